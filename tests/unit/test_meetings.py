"""Meetings: calling, holding, reviewing actions, finishing and sending; what cannot be is refused in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app.casework.meeting_holding import attend, change, finish, hold, record_sent, review_action
from fpz_app.casework.meeting_reading import all_meetings, family_meetings, proposed_day
from fpz_app.casework.meetings import Guest, add_guest, call, cancel
from fpz_app.casework.plans import put_action
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import ActionReview, Meeting, MeetingState, MinutesSent, NeedNow, Presence, Progress, Purpose
from fpz_app.domain.plans import Action, ActionStatus, Plan
from fpz_app.store.store import Store
from tests.helpers.desks import NOW
from tests.helpers.duties import CLOCKS, due, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.meetings import called, held, page_of, plan_with
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    see(store, made, TODAY)
    return made


def refused(words: str, field: str = "") -> "pytest.RaisesExc[Problem]":
    return pytest.RaisesExc(Problem, match=words, check=lambda problem: not field or problem.field == field)


def review_of(store: Store, meeting: Meeting, action: Action) -> ActionReview:
    return next(row.review for row in page_of(store, meeting).actions if row.action.id == action.id)


def test_the_family_is_asked_first_and_those_who_help_after(store: Store, marlows: Marlows) -> None:
    names = [each.name for each in page_of(store, called(store, marlows)).people]
    assert names == ["Kerry Marlow", "Callum", "Ellie", "Noah", "Sam Ellery"]


def test_a_meeting_of_a_day_that_has_passed_is_refused(store: Store, marlows: Marlows) -> None:
    with refused("in the past", "on"):
        called(store, marlows, on=YESTERDAY)


def test_a_meeting_is_somewhere(store: Store, marlows: Marlows) -> None:
    with refused("where the meeting is", "place"):
        called(store, marlows, place="")


def test_written_updates_need_no_place(store: Store, marlows: Marlows) -> None:
    assert called(store, marlows, place="", purpose=Purpose.UPDATES).where == "by written updates"


def test_nobody_asked_is_no_meeting(store: Store, marlows: Marlows) -> None:
    meeting = Meeting(file_id=marlows.id, family_id=marlows.id, called_on=TODAY, on=TODAY, place="Library")
    with refused("Nobody is asked", "who"):
        call(store, PRIYA, meeting, [], TODAY)


def test_two_meetings_are_not_called_for_one_day(store: Store, marlows: Marlows) -> None:
    called(store, marlows)
    with refused("called for that day", "on"):
        called(store, marlows)


def test_who_is_no_longer_asked_is_taken_off_and_the_others_stay(store: Store, marlows: Marlows) -> None:
    meeting = called(store, marlows)
    call(store, PRIYA, meeting, [Guest("Kerry Marlow", marlows.kerry.id)], TODAY)
    assert [each.name for each in page_of(store, meeting).people] == ["Kerry Marlow"]


def test_a_meeting_is_not_held_before_it_was_called(store: Store, marlows: Marlows) -> None:
    meeting = called(store, marlows)
    with refused("before it was called", "held_on"):
        hold(store, PRIYA, meeting.id, YESTERDAY, TODAY)


def test_a_meeting_is_not_held_in_the_future(store: Store, marlows: Marlows) -> None:
    meeting = called(store, marlows, on=TOMORROW)
    with refused("not been held yet", "held_on"):
        hold(store, PRIYA, meeting.id, TOMORROW, TODAY)


def test_cancelling_says_why(store: Store, marlows: Marlows) -> None:
    meeting = called(store, marlows)
    with refused("why", "why"):
        cancel(store, PRIYA, meeting.id, " ")
    assert cancel(store, PRIYA, meeting.id, "Noah is ill.").state is MeetingState.CANCELLED


def test_an_action_done_at_the_meeting_is_done_in_the_plan(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    meeting = held(store, marlows)
    review = replace(review_of(store, meeting, action), progress=Progress.BETTER, status=ActionStatus.DONE, note="Agreed.")
    review_action(store, PRIYA, review)
    now = store.get(Action, action.id)
    assert (now.status, now.ended_on, now.outcome) == (ActionStatus.DONE, TODAY, "Agreed.")


def test_an_action_not_done_says_why_and_nothing_typed_is_lost(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    meeting = held(store, marlows)
    review = replace(review_of(store, meeting, action), status=ActionStatus.NOT_DONE)
    with refused("does not say why", f"note:{action.id}"):
        review_action(store, PRIYA, review)
    assert store.get(ActionReview, review.id).status is ActionStatus.NOT_DONE
    assert store.get(Action, action.id).status is ActionStatus.NOT_STARTED


def test_a_new_day_is_not_before_the_meeting(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    meeting = held(store, marlows)
    with refused("in the past", f"day:{action.id}"):
        review_action(store, PRIYA, replace(review_of(store, meeting, action), new_day=YESTERDAY))


def test_a_new_action_at_the_meeting_is_in_the_plan_and_marked_as_new(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    meeting = held(store, marlows)
    new = put_action(store, PRIYA, replace(action, id=marlows.noah.id, text="Buy a lamp"), TODAY)
    finish(store, PRIYA, meeting.id, now=NOW)
    page = page_of(store, meeting)
    assert ([row.action.id for row in page.actions], [row.action.id for row in page.new_actions]) == ([action.id], [new.id])


def test_an_action_is_not_made_for_a_day_that_has_passed(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    with refused("in the past", "action.by_when"):
        put_action(store, PRIYA, replace(action, by_when=YESTERDAY), TODAY)


def test_an_action_that_fell_over_can_still_be_changed(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    late = action.by_when + timedelta(days=3) if action.by_when else TODAY
    assert put_action(store, PRIYA, replace(action, how_known="A letter comes."), late).how_known == "A letter comes."


def test_an_action_is_not_given_to_someone_who_left(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    put(store, replace(marlows.sam, ended=True))
    with refused("Sam Ellery has left", "action.who_ids"):
        put_action(store, PRIYA, replace(action, who_ids=(marlows.sam.id,)), TODAY)


def test_someone_who_came_unasked_is_added_once(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    add_guest(store, PRIYA, meeting.id, Guest("Ann Reed", role="advocate"))
    with refused("on the list", "someone"):
        add_guest(store, PRIYA, meeting.id, Guest("ann reed"))


@pytest.mark.parametrize("score", [-1, 11])
def test_a_score_lies_on_the_scale(store: Store, marlows: Marlows, score: int) -> None:
    person = page_of(store, held(store, marlows)).people[0]
    with refused("from 0 to 10"):
        attend(store, PRIYA, replace(person, score=score), TODAY)


def test_a_report_is_not_of_a_later_day(store: Store, marlows: Marlows) -> None:
    person = page_of(store, called(store, marlows)).people[0]
    with refused("dated in the future"):
        attend(store, PRIYA, replace(person, report="All well.", report_on=TOMORROW), TODAY)


def test_the_scores_of_the_meeting_before_are_shown_beside(store: Store, marlows: Marlows) -> None:
    first = held(store, marlows, on=date(2026, 10, 5))
    kerry = page_of(store, first).people[0]
    attend(store, PRIYA, replace(kerry, score=3), TODAY)
    finish(store, PRIYA, first.id, now=NOW)
    second = held(store, marlows)
    assert page_of(store, second).was == {marlows.kerry.id: 3}


def test_the_next_meeting_is_proposed_by_the_clock(store: Store, marlows: Marlows) -> None:
    assert proposed_day(page_of(store, held(store, marlows))) == date(2027, 1, 4)


def test_a_proposed_day_is_a_working_day(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows, on=date(2026, 11, 16))  # six weeks on is the bank holiday of Monday 28 December
    assert proposed_day(page_of(store, meeting)) == date(2026, 12, 24)


def test_the_next_meeting_is_after_this_one(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    with refused("not after this one", "next_on"):
        change(store, PRIYA, replace(store.get(Meeting, meeting.id), next_on=TODAY), TODAY)


def test_minutes_need_someone_who_was_there(store: Store, marlows: Marlows) -> None:
    meeting = called(store, marlows)
    hold(store, PRIYA, meeting.id, TODAY, TODAY)
    with refused("Nobody is marked as here", "who"):
        finish(store, PRIYA, meeting.id, now=NOW)


def test_written_updates_are_finished_without_a_meeting(store: Store, marlows: Marlows) -> None:
    meeting = called(store, marlows, purpose=Purpose.UPDATES, place="")
    hold(store, PRIYA, meeting.id, TODAY, TODAY)
    with refused("No written update"):
        finish(store, PRIYA, meeting.id, now=NOW)
    attend(store, PRIYA, replace(page_of(store, meeting).people[0], report="All well.", report_on=TODAY), TODAY)
    assert finish(store, PRIYA, meeting.id, now=NOW).state is MeetingState.FINISHED


def test_a_level_considered_has_a_reason(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    change(store, PRIYA, replace(store.get(Meeting, meeting.id), need=NeedNow.UP), TODAY)
    with refused("no reason", "need_why"):
        finish(store, PRIYA, meeting.id, now=NOW)


def test_finished_minutes_stay_as_they_are(store: Store, marlows: Marlows) -> None:
    meeting = finish(store, PRIYA, held(store, marlows).id, now=NOW)
    with refused("is finished"):
        change(store, PRIYA, replace(meeting, worries="Later thoughts"), TODAY)
    with refused("is finished"):
        attend(store, PRIYA, replace(page_of(store, meeting).people[0], presence=Presence.APOLOGIES), TODAY)


def test_finishing_sets_the_plans_next_review(store: Store, marlows: Marlows) -> None:
    plan_with(store, marlows, "Ask for two workshop days")
    meeting = held(store, marlows)
    change(store, PRIYA, replace(store.get(Meeting, meeting.id), next_on=date(2027, 1, 4), next_place="Library"), TODAY)
    finish(store, PRIYA, meeting.id, now=NOW)
    (plan,) = store.find(Plan)
    assert (plan.review_on, plan.review_place) == (date(2027, 1, 4), "Library")


@pytest.mark.parametrize(
    ("to", "how", "on", "words"),
    [
        ([], "By post", TODAY, "Nobody is named"),
        (["Kerry"], " ", TODAY, "how they were sent"),
        (["Kerry"], "By post", TOMORROW, "in the future"),
        (["Kerry"], "By post", YESTERDAY, "before the meeting"),
    ],
)
def test_sending_that_cannot_be_is_refused(store: Store, marlows: Marlows, to: list[str], how: str, on: date, words: str) -> None:
    meeting = finish(store, PRIYA, held(store, marlows).id, now=NOW)
    with refused(words):
        record_sent(store, PRIYA, meeting.id, to=to, how=how, on=on, today=TODAY)


def test_a_hidden_familys_meetings_are_as_if_not_there(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    meeting = called(store, marlows)
    assert (all_meetings(store, MANAGER, CLOCKS), len(all_meetings(store, PRIYA, CLOCKS))) == ([], 1)
    with pytest.raises(Problem, match="no longer there"):
        family_meetings(store, OUTSIDER, marlows.id, CLOCKS)
    with pytest.raises(Problem, match="may not"):
        cancel(store, OUTSIDER, meeting.id, "Because")


def lines(store: Store, what: str, today: date = TODAY) -> list[tuple[str, str]]:
    return [(each.when, each.why) for each in due(store, today=today) if each.what == what]


def test_a_meeting_called_is_on_today_in_its_week(store: Store, marlows: Marlows) -> None:
    called(store, marlows, on=TODAY + timedelta(days=4))
    assert lines(store, "Meeting") == [("13:30 on Friday", "due Friday 27 November: the day for which it was called")]


def test_minutes_not_sent_are_over_after_five_working_days(store: Store, marlows: Marlows) -> None:
    finish(store, PRIYA, held(store, marlows).id, now=NOW)
    over = lines(store, "Send the minutes", date(2026, 12, 1))
    assert over == [
        ("1 working day over", "due Monday 30 November: 5 working days after the meeting of 23 November; zone setting")
    ]


def test_minutes_that_were_sent_are_off_today(store: Store, marlows: Marlows) -> None:
    meeting = finish(store, PRIYA, held(store, marlows).id, now=NOW)
    record_sent(store, PRIYA, meeting.id, to=["Kerry"], how="By post", on=TODAY, today=TODAY)
    assert (lines(store, "Send the minutes"), len(store.find(MinutesSent))) == ([], 1)

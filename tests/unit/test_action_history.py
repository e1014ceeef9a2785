"""The history of each action: agreed, reviewed, changed; by whom and when."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.casework.meeting_holding import finish, review_action
from fpz_app.casework.meetings import cancel
from fpz_app.casework.plans import Signing, agree_plan, put_action, remove_action
from fpz_app.domain.meetings import Meeting, Progress, Purpose
from fpz_app.domain.plans import Action, ActionStatus, Goal, Plan
from fpz_app.presenters.action_history import ActionPast, pasts_of
from fpz_app.presenters.plan_history import Changing
from fpz_app.store.store import Store
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.meetings import held, page_of, plan_with
from tests.helpers.stores import PRIYA

SEPTEMBER, OCTOBER = date(2026, 9, 7), date(2026, 10, 5)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def agree(store: Store, on: date) -> None:
    plan = store.find(Plan)[0]
    agree_plan(store, PRIYA, plan, (Signing("Kerry Marlow"),), today=on, now=NOW)


def review(store: Store, meeting: Meeting, action: Action, **said: object) -> None:
    found = next(row.review for row in page_of(store, meeting).actions if row.action.id == action.id)
    review_action(store, PRIYA, replace(found, **said))  # type: ignore[arg-type]


def past(store: Store, marlows: Marlows) -> ActionPast:
    return pasts_of(desk_for(store, Kept()), marlows.id, store.find(Goal)[0].id)[0]


def tells(store: Store, marlows: Marlows) -> list[tuple[str, str, str]]:
    """All but what was written first."""
    return [(each.who, each.when, " ".join(each.lines)) for each in past(store, marlows).steps[:-1]]


def test_what_was_written_first_is_told_with_who_wrote_it(store: Store, marlows: Marlows) -> None:
    plan_with(store, marlows, "Ask for two workshop days")
    (written,) = past(store, marlows).steps
    assert (written.who, written.lines) == (
        "Priya Nair",
        ("Words: Ask for two workshop days", "Who: Kerry", "By when: 30 November 2026", "It is: not started"),
    )


def test_an_action_is_agreed_with_the_first_version_that_holds_it(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    agree(store, SEPTEMBER)
    put_action(store, PRIYA, replace(action, id=marlows.noah.id, text="Get a lamp", place=1), TODAY)
    agree(store, OCTOBER)
    pasts = pasts_of(desk_for(store, Kept()), marlows.id, action.goal_id)
    agreed = [step for each in pasts for step in each.steps if step.who == "Agreed"]
    assert agreed == [
        Changing("Agreed", "7 September", ("In version 1 of the plan.",)),
        Changing("Agreed", "5 October", ("In version 2 of the plan.",)),
    ]


def test_each_review_tells_progress_how_it_stands_the_note_and_the_new_day(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    meeting = held(store, marlows, on=OCTOBER)
    said = {"progress": Progress.WORSE, "status": ActionStatus.UNDER_WAY, "note": "College shut.", "new_day": date(2027, 1, 4)}
    review(store, meeting, action, **said)
    finish(store, PRIYA, meeting.id, now=NOW)
    assert tells(store, marlows) == [
        ("Review", "5 October", "Worse. Under way. College shut. New day: 4 January 2027 Written down by Priya Nair")
    ]


def test_the_newest_review_comes_first_and_done_is_told(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    first = held(store, marlows, on=OCTOBER)
    review(store, first, action, progress=Progress.SAME, status=ActionStatus.UNDER_WAY)
    finish(store, PRIYA, first.id, now=NOW)
    review(store, held(store, marlows), action, progress=Progress.BETTER, status=ActionStatus.DONE)
    told = [(when, words.partition(" Written")[0]) for _, when, words in tells(store, marlows)]
    assert told == [("23 November", "Better. Done."), ("5 October", "No change. Under way.")]


def test_a_change_by_hand_is_told_and_a_review_is_not_told_twice(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    review(store, held(store, marlows, on=OCTOBER), action, progress=Progress.BETTER, status=ActionStatus.UNDER_WAY)
    now = store.get(Action, action.id)
    put_action(store, PRIYA, replace(now, text="Ask for three workshop days"), TODAY)
    said = [words for who, _, words in tells(store, marlows) if who == "Priya Nair"]
    assert said == ["Words: Ask for three workshop days (was Ask for two workshop days)"]


def test_written_updates_are_called_so(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    meeting = held(store, marlows)
    with store.work(PRIYA, "Make it updates") as work:
        work.put(replace(meeting, purpose=Purpose.UPDATES))
    review(store, meeting, action, progress=Progress.BETTER, status=ActionStatus.UNDER_WAY)
    assert tells(store, marlows)[0][0] == "Written updates"


def test_what_a_cancelled_meeting_said_is_no_review(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    meeting = held(store, marlows)
    review(store, meeting, action, progress=Progress.BETTER, status=ActionStatus.UNDER_WAY)
    cancel(store, PRIYA, meeting.id, "The fire alarm went.")
    assert tells(store, marlows) == []


def test_an_action_no_longer_needed_keeps_its_history(store: Store, marlows: Marlows) -> None:
    (action,) = plan_with(store, marlows, "Ask for two workshop days")
    agree(store, SEPTEMBER)
    remove_action(store, PRIYA, store.get(Action, action.id))
    assert past(store, marlows).stands == "no longer needed"
    assert "It is: no longer needed (was not started)" in [words for _, _, words in tells(store, marlows)]

"""The meetings of the invented zone: held, planned, cancelled; with words, scales and minutes that agree with the plans."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta

import pytest

from fpz_app.casework.goal_scales import scales_of
from fpz_app.casework.meeting_reading import meeting_page
from fpz_app.casework.plan_reading import plan_page
from fpz_app.domain.goal_scales import TOGETHER
from fpz_app.domain.meetings import ActionReview, Attendance, Meeting, MeetingState, MinutesSent, Purpose
from fpz_app.domain.notes import Note
from fpz_app.domain.periods import add_working_days, is_working_day
from fpz_app.domain.plan_signals import Limits
from fpz_app.domain.plans import Action, ActionStatus, Goal, Plan, PlanVersion
from fpz_app.paths import resources
from fpz_app.settings import load_settings
from tests.helpers.invented import TODAY, InventedZone, invented_zone

SETTINGS = load_settings([resources()])
CLOCKS = SETTINGS.zone.clocks
LIMITS = Limits(SETTINGS.zone.plans.actions_at_most, CLOCKS.drift_months, CLOCKS.drift_reviews)


@pytest.fixture(scope="module")
def zone() -> Iterator[InventedZone]:
    with invented_zone() as made:
        yield made


def held(zone: InventedZone) -> list[Meeting]:
    return [each for each in zone.all(Meeting) if each.state is MeetingState.FINISHED]


def test_every_version_of_a_plan_was_agreed_at_a_meeting(zone: InventedZone) -> None:
    days = {(each.family_id, each.day) for each in held(zone)}
    assert len(days) > 80
    assert {(each.family_id, each.agreed_on) for each in zone.all(PlanVersion)} == days


def test_every_meeting_that_was_held_could_have_been_finished(zone: InventedZone) -> None:
    people: dict[str, list[Attendance]] = defaultdict(list)
    for each in zone.all(Attendance):
        people[each.meeting_id].append(each)
    for meeting in held(zone):
        meeting.check_held(meeting.day, TODAY)
        assert all((meeting.need, meeting.need_why, meeting.going_well, meeting.worries))
        assert meeting.next_on is None or meeting.next_on > meeting.day
        if meeting.purpose is Purpose.UPDATES:
            assert any(each.report for each in people[meeting.id])
        else:
            assert sum(each.presence.is_there for each in people[meeting.id]) > 1


def test_the_first_meeting_of_a_family_is_called_so_and_no_other(zone: InventedZone) -> None:
    by_family: dict[str, list[Meeting]] = defaultdict(list)
    for each in sorted(held(zone), key=lambda meeting: meeting.day):
        by_family[each.family_id].append(each)
    for meetings in by_family.values():
        assert [each.purpose is Purpose.FIRST for each in meetings] == [True] + [False] * (len(meetings) - 1)


def test_a_review_says_something_of_each_action_that_was_open(zone: InventedZone) -> None:
    told = {(each.meeting_id, each.action_id) for each in zone.all(ActionReview)}
    assert {(meeting.id, action) for meeting in held(zone) for action in meeting.open_actions} == told
    actions = {each.id: each for each in zone.all(Action)}
    done = [each for each in zone.all(ActionReview) if each.status is ActionStatus.DONE]
    assert len(done) > 10
    for each in zone.all(ActionReview):
        each.check(actions[each.action_id].text)


def test_goals_stand_on_the_scale_at_three_reviews_and_more(zone: InventedZone) -> None:
    scales = scales_of(zone.store, zone.all(Goal))
    assert sum(len(points) >= 3 for points in scales.values()) > 30
    for goal in zone.all(Goal):
        if goal.id in scales:
            assert (goal.then, goal.now) == (scales[goal.id][0].score, scales[goal.id][-1].score)


def test_people_put_goals_elsewhere_than_the_number_agreed_on(zone: InventedZone) -> None:
    points = [point for each in scales_of(zone.store, zone.all(Goal)).values() for point in each]
    assert any(len(set(dict(point.said).values())) > 1 for point in points)
    assert all(TOGETHER in dict(point.said) for point in points)


def test_minutes_went_out_but_for_the_newest_of_some(zone: InventedZone) -> None:
    sent = {each.meeting_id for each in zone.all(MinutesSent)}
    unsent = [each for each in held(zone) if each.id not in sent]
    assert 1 < len(unsent) < 8
    for each in zone.all(MinutesSent):
        meeting = zone.records[each.meeting_id]
        assert isinstance(meeting, Meeting)
        assert meeting.day <= each.on <= min(TODAY, meeting.day + timedelta(days=7))
        assert each.on.weekday() < 5


def test_meetings_are_planned_for_this_week_and_the_next_days(zone: InventedZone) -> None:
    planned = [each for each in zone.all(Meeting) if each.state is MeetingState.CALLED]
    assert len(planned) >= 5
    assert all(TODAY <= each.on <= add_working_days(TODAY, 4) and is_working_day(each.on) for each in planned)
    led = {each.id for each in zone.store.find(type(zone.family("Marlow")), lead_id=zone.actor.id)}
    assert sum(each.family_id in led for each in planned) >= 3


def test_some_meetings_were_cancelled_with_a_reason(zone: InventedZone) -> None:
    cancelled = [each for each in zone.all(Meeting) if each.state is MeetingState.CANCELLED]
    assert cancelled
    assert all(each.cancelled_why for each in cancelled)


def test_every_meetings_page_opens(zone: InventedZone) -> None:
    numbers = Counter(
        meeting_page(zone.store, zone.actor, each.id, today=TODAY, zone=CLOCKS).number for each in held(zone)
    )
    assert numbers[1] == len({each.family_id for each in held(zone)})
    assert max(numbers) >= 4


def test_no_sentence_of_a_meeting_is_said_twice_in_one_family(zone: InventedZone) -> None:
    said: dict[str, list[str]] = defaultdict(list)
    outcomes = {each.outcome for each in zone.all(Action)}
    for meeting in held(zone):
        said[meeting.family_id] += [meeting.going_well, meeting.worries, meeting.need_why, meeting.agreement_note]
    for each in zone.all(Attendance):
        said[each.family_id] += [each.said, each.report]
    for each in zone.all(ActionReview):
        said[each.family_id] += [each.note] if each.note not in outcomes else []
    for note in zone.all(Note):
        said[note.family_id].append(note.text)
    for texts in said.values():
        sentences = Counter(each for text in texts for each in re.split(r"(?<=[.!?”])\s+", text) if len(each.split()) > 3)
        assert [sentence for sentence, count in sentences.items() if count > 1] == []


def test_one_plan_has_come_to_a_halt(zone: InventedZone) -> None:
    told: dict[str, list[str]] = defaultdict(list)
    for plan in zone.all(Plan):
        page = plan_page(zone.store, zone.actor, plan.family_id, found=[], limits=LIMITS, today=TODAY)
        told[plan.family_id] += [each.text for each in page.signals]
    drifting = [texts for texts in told.values() if any("12 months" in each for each in texts)]
    assert len(drifting) == 1
    assert any("over 3 reviews" in each for each in drifting[0]), drifting

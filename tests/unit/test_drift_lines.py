"""Drift on Today: a plan that stands still, and a plan open for a year, for those who answer for them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.meeting_goals import score_goal
from fpz_app.casework.meeting_holding import attend, change, finish
from fpz_app.casework.meetings import cancel
from fpz_app.casework.plans import end_goal
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.meetings import Meeting, NeedNow
from fpz_app.domain.plans import Goal, GoalScore, Plan, PlanState, PlanVersion
from fpz_app.store.store import Store
from tests.helpers.desks import NOW
from tests.helpers.duties import due, next_up, put
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.meetings import held, page_of, plan_with
from tests.helpers.stores import OUTSIDER, PRIYA

DAYS = [date(2026, 6, 1) + timedelta(weeks=6 * at) for at in range(4)]


@pytest.fixture
def marlows(store: Store) -> Marlows:
    """With an agreed plan of one goal."""
    made = make_marlows(store)
    plan_with(store, made, "Ask for two workshop days")
    put(
        store,
        replace(store.find(Plan)[0], state=PlanState.AGREED),
        replace(store.find(Episode)[0], state=EpisodeState.PLAN_ACTIVE),
    )
    return made


def scale(store: Store, *scores: int) -> Goal:
    (goal,) = store.find(Goal)
    for day, each in zip(DAYS, scores, strict=False):
        put(store, GoalScore(file_id=goal.file_id, family_id=goal.family_id, goal_id=goal.id, on=day, score=each, by="Kerry"))
    return goal


def still(found: list[Due]) -> list[Due]:
    return [each for each in found if each.what == "The plan stands still"]


def test_three_reviews_without_change_are_on_today_for_a_decision(store: Store, marlows: Marlows) -> None:
    goal = scale(store, 4, 4, 4, 4)
    (line,) = still(due(store))
    assert (line.urgency, line.detail, line.tab, line.item_id) == (
        Urgency.DECIDE,
        "“Callum is in school each day” has stood at 4 over 3 reviews.",
        "plan",
        goal.id,
    )
    assert line.why == "The same since 1 June; reviewed on 13 July, 24 August and 5 October. Zone setting: 3 reviews"


@pytest.mark.parametrize("scores", [(4, 4, 4), (4, 4, 4, 5), (4, 5, 4, 4)])
def test_fewer_reviews_or_a_move_are_not(store: Store, marlows: Marlows, scores: tuple[int, ...]) -> None:
    scale(store, *scores)
    assert still(due(store)) == []


def test_the_line_is_the_leads_and_on_the_familys_own_page(store: Store, marlows: Marlows) -> None:
    scale(store, 4, 4, 4, 4)
    assert (still(due(store, OUTSIDER)), len(still(next_up(store, marlows)))) == ([], 1)


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.ENDED])
def test_a_plan_that_is_not_agreed_or_has_ended_does_not_drift(store: Store, marlows: Marlows, state: PlanState) -> None:
    scale(store, 4, 4, 4, 4)
    put(store, replace(store.find(Plan)[0], state=state))
    assert still(due(store)) == []


def test_a_goal_that_ended_does_not_drift(store: Store, marlows: Marlows) -> None:
    end_goal(store, PRIYA, scale(store, 4, 4, 4, 4), TODAY)
    assert still(due(store)) == []


def test_meetings_that_ask_nobody_count_as_reviews_once_they_are_finished(store: Store, marlows: Marlows) -> None:
    scale(store, 4)
    for day in DAYS[1:3]:
        finish(store, PRIYA, held(store, marlows, on=day).id, now=NOW)
    last = held(store, marlows, on=DAYS[3])
    assert still(due(store)) == []
    finish(store, PRIYA, last.id, now=NOW)
    assert len(still(due(store))) == 1


def test_a_number_said_at_a_meeting_moves_the_plan_once_it_is_finished(store: Store, marlows: Marlows) -> None:
    goal = scale(store, 4, 4, 4, 4)
    meeting = held(store, marlows)
    score_goal(store, PRIYA, meeting.id, goal_id=goal.id, who=page_of(store, meeting).people[0], score=6)
    assert len(still(due(store))) == 1
    finish(store, PRIYA, meeting.id, now=NOW)
    assert still(due(store)) == []


def test_where_only_people_scale_themselves_their_numbers_tell(store: Store, marlows: Marlows) -> None:
    for day in DAYS:
        meeting = held(store, marlows, on=day)
        attend(store, PRIYA, replace(page_of(store, meeting).people[0], score=3), day)
        finish(store, PRIYA, meeting.id, now=NOW)
    assert [each.detail for each in still(due(store))] == ["Nobody’s number has moved over 3 reviews."]


def agreed(store: Store, marlows: Marlows, on: date) -> None:
    plan = store.find(Plan)[0]
    put(
        store,
        PlanVersion(
            file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, version=1, agreed_on=on, agreed_at=NOW, content={},
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("on", "today", "urgency"),
    [
        (date(2025, 11, 23), date(2026, 11, 22), Urgency.WEEK),
        (date(2025, 11, 23), date(2026, 11, 23), Urgency.TODAY),
        (date(2025, 11, 23), date(2026, 11, 24), Urgency.OVERDUE),
        (date(2024, 2, 29), date(2025, 2, 28), Urgency.TODAY),
    ],
)
def test_a_plan_is_asked_about_when_twelve_months_are_full(
    store: Store, marlows: Marlows, on: date, today: date, urgency: Urgency
) -> None:
    agreed(store, marlows, on)
    assert [each.urgency for each in due(store, today=today) if each.what == "Is the plan still the right help?"] == [urgency]


@pytest.mark.parametrize(
    ("on", "need", "whys"),
    [
        (
            date(2026, 11, 22),
            NeedNow.SAME,
            ["due Monday 23 November: 12 months after the plan was first agreed on 23 November 2025"],
        ),
        (TODAY, NeedNow.NOT_ASKED, ["due Monday 23 November: 12 months after the plan was first agreed on 23 November 2025"]),
        (TODAY, NeedNow.SAME, []),
    ],
)
def test_a_review_then_that_considers_the_level_of_need_answers(
    store: Store, marlows: Marlows, on: date, need: NeedNow, whys: list[str]
) -> None:
    agreed(store, marlows, date(2025, 11, 23))
    meeting = held(store, marlows, on=on)
    change(store, PRIYA, replace(store.get(Meeting, meeting.id), need=need, need_why="Still right." if need else ""), TODAY)
    finish(store, PRIYA, meeting.id, now=NOW)
    lines = [each for each in due(store, today=TODAY) if each.what == "Is the plan still the right help?"]
    assert [each.why.removesuffix("; zone setting") for each in lines] == whys


def test_numbers_of_a_cancelled_meeting_do_not_put_off_the_next_scaling(store: Store, marlows: Marlows) -> None:
    agreed(store, marlows, DAYS[0])
    goal, meeting = store.find(Goal)[0], held(store, marlows, on=DAYS[1])
    score_goal(store, PRIYA, meeting.id, goal_id=goal.id, who=None, score=4)
    cancel(store, PRIYA, meeting.id, "The fire alarm went.")
    (line,) = [each for each in due(store) if each.what == "Scale the goals"]
    assert line.detail == "for the first time"

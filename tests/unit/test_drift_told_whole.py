"""What is fetched for drift and endings of plans leaves out no family that has a line: the same as when all are looked at."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from fpz_app.casework.asking import Asking, seen_families, under_way
from fpz_app.casework.decision_lines import endings
from fpz_app.casework.drift import standing_still
from fpz_app.casework.goal_scales import overall_scales, reviewed_on, scales_of
from fpz_app.domain.drift import Moves, drift
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.families import Family
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState
from fpz_app.domain.plans import Goal, GoalScore, Plan, PlanState
from fpz_app.domain.record import Record, new_id
from fpz_app.store.store import Store
from tests.helpers.duties import SETTINGS
from tests.helpers.marlows import TODAY
from tests.helpers.stores import PRIYA

FAMILIES = 150
DAYS = [date(2026, 2, 2) + timedelta(weeks=5 * at) for at in range(6)]


def a_family(chance: Random) -> Iterator[Record]:
    """With one agreed plan or two, as two laptops may make, numbers that seldom move, and reviews that seldom ask for them."""
    key = new_id()
    own: dict[str, Any] = {"file_id": key, "family_id": key}
    yield Family(id=key, file_id=key, name="Marlow", lead_id=PRIYA.id)
    yield Episode(**own, state=chance.choice([EpisodeState.PLAN_ACTIVE] * 5 + [EpisodeState.CLOSED]))
    meetings = [
        Meeting(
            **own, called_on=day, on=day, held_on=day, state=chance.choice([MeetingState.FINISHED] * 4 + [MeetingState.CALLED])
        )
        for day in chance.sample(DAYS, chance.randint(0, 6))
    ]
    yield from meetings
    for each in meetings:
        if chance.random() < 0.6:
            yield Attendance(**own, meeting_id=each.id, name="Kerry", score=chance.choice([4, 4, 4, 5]))
    for _ in range(chance.choice([1, 1, 2])):
        plan = Plan(**own, state=chance.choice([PlanState.AGREED, PlanState.CHANGED, PlanState.ENDED]))
        yield plan
        for _ in range(chance.randint(0, 2)):
            goal = Goal(**own, plan_id=plan.id, text="Sleep", ended_on=chance.choice([None, None, TODAY]))
            yield goal
            for day in chance.sample(DAYS, chance.choice([0, 0, 1, 4])):
                by, score = chance.choice(meetings).id if meetings and chance.random() < 0.3 else "", chance.choice([3, 3, 3, 6])
                yield GoalScore(**own, goal_id=goal.id, on=day, score=score, by="Kerry", meeting_id=by)


def all_looked_at(asking: Asking) -> list[tuple[str, str, str]]:
    """By family, plan or goal and words, with nothing left out beforehand."""
    store, families = asking.store, sorted(under_way(asking))
    plans = store.find(Plan, family_id=families, state=[PlanState.AGREED, PlanState.CHANGED])
    goals = store.find(Goal, plan_id=[plan.id for plan in plans], ended_on=None, order="place")
    scales, overall, reviewed = scales_of(store, goals), overall_scales(store, families), reviewed_on(store, families)
    found = []
    for plan in plans:
        own = [(goal.id, goal.text) for goal in goals if goal.plan_id == plan.id]
        numbers = {key: scales[key] for key, _ in own if key in scales}
        moves = Moves(numbers, overall.get(plan.family_id, ()), reviewed.get(plan.family_id, ()))
        still = drift(moves, own, reviews=asking.clocks.drift_reviews, today=asking.today)
        if still is not None:
            found.append((plan.family_id, still.goal_id or plan.id, still.text))
    return found


def without_a_goal(store: Store) -> list[str]:
    """Families whose agreed plans have had goals, all of which have ended."""
    agreed = [plan for plan in store.find(Plan) if plan.state is not PlanState.ENDED]
    goals = {plan.family_id: store.find(Goal, plan_id=[one.id for one in agreed if one.family_id == plan.family_id])
             for plan in agreed}  # fmt: skip
    return sorted(key for key, each in goals.items() if each and all(goal.ended_on for goal in each))


def test_today_tells_of_every_plan_that_stands_still_or_has_no_goal_left(store: Store) -> None:
    chance = Random(20261123)
    with store.work(PRIYA, "Write") as work:
        work.add([each for _ in range(FAMILIES) for each in a_family(chance)])
    asking = Asking(store, PRIYA, seen_families(store, PRIYA), datetime(2026, 11, 23, 9, 30), SETTINGS)
    expected = all_looked_at(asking)
    assert len(expected) > 10
    assert sorted((line.family_id, line.item_id, line.detail) for line in standing_still(asking)) == sorted(expected)
    assert sorted(line.family_id for line in endings(asking)) == without_a_goal(store)

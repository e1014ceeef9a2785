"""Drift lines: plans whose reviews have moved nothing, for those who answer for them."""

from collections import Counter
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.asking import Asking, Opens, rows_of, under_way, waiting_line
from fpz_app.casework.due import Due
from fpz_app.casework.goal_scales import overall_scales, reviewed_on, scales_of
from fpz_app.domain.drift import Moves, drift
from fpz_app.domain.meetings import Meeting, MeetingState
from fpz_app.domain.plans import Goal, GoalScore, Plan, PlanState
from fpz_app.store.tables import table_of


def standing_still(asking: Asking) -> list[Due]:
    """At most one line a family; it goes once a number moves, or the goal ends."""
    store, families = asking.store, _looked_at_often(asking)
    agreed, gives_way = store.find(Plan, family_id=families, state=[PlanState.AGREED, PlanState.CHANGED]), store.standing().of
    plans = [each for each in agreed if each.id not in gives_way]
    goals = store.find(Goal, plan_id=[plan.id for plan in plans], ended_on=None, order="place")
    scales, reviewed = scales_of(store, goals), reviewed_on(store, families)
    scaled = {goal.plan_id for goal in goals if goal.id in scales}
    overall = overall_scales(store, {plan.family_id for plan in plans if plan.id not in scaled})
    of_plan: dict[str, list[tuple[str, str]]] = {}
    for goal in goals:
        of_plan.setdefault(goal.plan_id, []).append((goal.id, goal.text))
    lines = []
    for plan in plans:
        own = of_plan.get(plan.id, [])
        moves = Moves(
            {key: scales[key] for key, _ in own if key in scales},
            overall.get(plan.family_id, ()),
            reviewed.get(plan.family_id, ()),
        )
        still = drift(moves, own, reviews=asking.clocks.drift_reviews, today=asking.today)
        if still is not None:
            opens = Opens(plan.family_id, "plan", still.goal_id or plan.id)
            line = waiting_line(asking, "The plan stands still", still.text, opens, when=still.remedy)
            lines.append(replace(line, why=still.why.removesuffix(".")))
    return lines


def _looked_at_often(asking: Asking) -> list[str]:
    """Families under way with a first number and so many reviews after it that they could stand still: of the others nothing is
    fetched."""
    days = Counter[str]()
    for row in (*rows_of(asking, _days_scaled), *rows_of(asking, _days_reviewed)):
        days[row.family_id] += row.days
    goes_on, least = under_way(asking), asking.clocks.drift_reviews + 1
    return [key for key in asking.families if key in goes_on and days[key] >= least]


def _days_scaled() -> sa.Select[Any]:
    table = table_of(GoalScore)
    return sa.select(table.c.family_id, sa.func.count(sa.distinct(table.c.on)).label("days")).group_by(table.c.family_id)


def _days_reviewed() -> sa.Select[Any]:
    table = table_of(Meeting)
    counted = sa.select(table.c.family_id, sa.func.count().label("days")).where(table.c.state == MeetingState.FINISHED)
    return counted.group_by(table.c.family_id)

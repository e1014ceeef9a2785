"""Drift lines: plans whose reviews have moved nothing, for those who answer for them."""

from dataclasses import replace

from fpz_app.casework.asking import Asking, Opens, under_way, waiting_line
from fpz_app.casework.due import Due
from fpz_app.casework.goal_scales import overall_scales, reviewed_on, scales_of
from fpz_app.domain.drift import Moves, drift
from fpz_app.domain.plans import Goal, Plan, PlanState


def standing_still(asking: Asking) -> list[Due]:
    """At most one line a family; it goes once a number moves, or the goal ends."""
    goes_on, store = under_way(asking), asking.store
    families = [key for key in asking.families if key in goes_on]
    plans = store.find(Plan, family_id=families, state=[PlanState.AGREED, PlanState.CHANGED])
    goals = store.find(Goal, plan_id=[plan.id for plan in plans], ended_on=None, order="place")
    scales, overall, reviewed = scales_of(store, goals), overall_scales(store, families), reviewed_on(store, families)
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

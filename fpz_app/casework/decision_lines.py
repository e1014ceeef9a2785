"""Decision lines: disagreements, step downs and endings of early help that somebody waits for."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.asking import Asking, Opens, line_of, rows_of, running_line, standing_plans, waiting_line
from fpz_app.casework.clock_days import latest
from fpz_app.casework.closing import closings_asked
from fpz_app.casework.due import Due, gist
from fpz_app.domain.clocks import AFTER_STEP_DOWN, ESCALATION, LEAD, MANAGER, start
from fpz_app.domain.dates import say_day
from fpz_app.domain.disagreements import LEVELS, Disagreement
from fpz_app.domain.episodes import Episode
from fpz_app.domain.plans import Goal
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.domain.step_up import PlanGoes, StepUp, StepUpState
from fpz_app.store.tables import table_of

TAB = "decisions"
CLOSE = "Go on, or close early help"
CLOSE_DECISION = "Closing: the manager decides"
GUARD = "actions"
"""The first condition of the closing guard, which a line about closing opens."""


def disagreements(asking: Asking) -> list[Due]:
    """The stage that each is at; those who talk at that stage answer for it."""
    lines = []
    for each in asking.store.find(Disagreement, settled_on=None):
        if each.family_id not in asking.families or not each.stages:
            continue
        runs = start(ESCALATION, each.stages[-1].began_on, asking.clocks)
        what, opens = f"Disagreement with the front door: {each.stage_words}", Opens(each.family_id, TAB, each.id)
        day = each.due(runs.count) or runs.due
        why = runs.explained(asking.today)
        if each.unsafe:
            why = f"due {day:%A} {say_day(day, asking.today)}: at once, for a child is not safe; {runs.reason(asking.today)} else"
        who = LEAD if each.stage == 1 else LEVELS[each.stage - 1]
        lines.append(line_of(asking, day, what, gist(each.issue), opens, why=why, who=who))
    return lines


def step_downs(asking: Asking) -> list[Due]:
    """To be answered, to be met about, and for social care to close."""
    lines = []
    for each in asking.store.find(StepDown):
        if each.family_id not in asking.families:
            continue
        opens = Opens(each.family_id, TAB, each.id)
        if each.state is StepDownState.PROPOSED:
            when = f"came {say_day(each.received_on, asking.today)}"
            what = "Step down: accept or decline"
            lines.append(waiting_line(asking, what, gist(each.why), opens, when=when, who=each.lead or LEAD))
        elif each.state is StepDownState.ACCEPTED and each.answered_on:
            what = "First meeting after the step down" if each.joint_on else "Joint meeting, then the first, after the step down"
            detail = f"social care stays until then: {each.social_worker}"
            lines.append(running_line(asking, start(AFTER_STEP_DOWN, each.answered_on, asking.clocks), what, detail, opens))
        elif each.state is StepDownState.MET and each.met_on:
            when = f"the team met {say_day(each.met_on, asking.today)}"
            lines.append(waiting_line(asking, "Social care to close", each.social_worker, opens, when=when, who="social care"))
    return lines


def closings(asking: Asking) -> list[Due]:
    """Early help that somebody asks a manager to close, and what the manager sent back."""
    lines = []
    for each in closings_asked(asking.store, asking.families):
        back = bool(each.manager_why)
        what, who = ("Closing came back", LEAD) if back else (CLOSE_DECISION, MANAGER)
        when = f"from {each.manager}" if back else f"to end {say_day(each.on, asking.today)}"
        opens = Opens(each.family_id, TAB, each.id)
        lines.append(waiting_line(asking, what, gist(each.manager_why or str(each.reason)), opens, when=when, who=who))
    return lines


def closings_to_decide(asking: Asking) -> list[Due]:
    """Those that wait for a manager."""
    return [line for line in closings(asking) if line.what == CLOSE_DECISION]


def endings(asking: Asking) -> list[Due]:
    """Early help that runs on although social care has accepted and the plan ends, or with no goal left in its plan."""
    accepted = _accepted(asking)
    lines = [
        waiting_line(asking, "Close early help", "social care has accepted, and the plan ends", opens, when=when)
        for opens, when in accepted
    ]
    known = {opens.family_id for opens, _when in accepted}
    for family_id, last in _goals_ended(asking).items():
        if family_id not in known:
            when = f"the last goal ended {say_day(last, asking.today)}"
            lines.append(waiting_line(asking, CLOSE, "the plan has no goal left", Opens(family_id, TAB, GUARD), when=when))
    return lines


def _accepted(asking: Asking) -> list[tuple[Opens, str]]:
    found = asking.store.find(StepUp, state=StepUpState.ACCEPTED, plan_goes=PlanGoes.ENDED)
    running = {each.id for each in asking.store.find(Episode, id=[each.episode_id for each in found]) if each.state.is_under_way}
    return [
        (Opens(each.family_id, TAB, GUARD), f"accepted {say_day(each.answered_on, asking.today)}")
        for each in found
        if each.family_id in asking.families and each.episode_id in running and each.answered_on
    ]


def _goals_ended(asking: Asking) -> dict[str, date]:
    """By family whose agreed plans have had goals and have none now, the day the last one ended."""
    standing = standing_plans(asking)
    rows = [row for row in rows_of(asking, _last_goals) if row.plan_id in standing]
    go_on = {row.family_id for row in rows if row.going_on}
    return latest(row for row in rows if row.family_id not in go_on)


def _last_goals() -> sa.Select[Any]:
    goals = table_of(Goal)
    going_on = (sa.func.count() - sa.func.count(goals.c.ended_on)).label("going_on")
    last = sa.func.max(goals.c.ended_on).label("last")
    return sa.select(goals.c.family_id, goals.c.plan_id, last, going_on).group_by(goals.c.family_id, goals.c.plan_id)

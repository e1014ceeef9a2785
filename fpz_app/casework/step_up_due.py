"""Step ups that wait: for a manager, for being sent, for the front door, for telling the family."""

from collections.abc import Mapping
from datetime import date, datetime

from fpz_app.casework.due import Due, Urgency, say_due, urgency_of
from fpz_app.domain.dates import say_day
from fpz_app.domain.families import Family
from fpz_app.domain.front_door_clocks import acknowledge_by, decide_by
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.step_up import StepUp, StepUpState
from fpz_app.domain.workers import Worker
from fpz_app.domain.zone_settings import FrontDoor
from fpz_app.store.store import Store

TAB = "decisions"


def step_ups_due(store: Store, asker: Worker, families: Mapping[str, Family], today: date, clocks: FrontDoor) -> list[Due]:
    """For those who lead the family, and where a manager is waited for, for managers too."""
    lines: list[Due] = []
    for each in store.find(StepUp):
        family = families.get(each.family_id)
        if family is None:
            continue
        if each.state.is_being_written and (family.lead_id == asker.id or may(asker, Doing.DECIDE, Scope(family))):
            lines.append(_waits(each, family, today))
        elif family.lead_id == asker.id:
            lines += _running(each, family, today, clocks)
    return lines


def _waits(step_up: StepUp, family: Family, today: date) -> Due:
    back = step_up.state is StepUpState.RETURNED_TO_PROPOSE
    what = "Step up came back" if back else "Step up: the manager decides"
    detail = step_up.manager_why if back else step_up.why
    when = f"proposed {say_day(step_up.proposed_on, today)}"
    return Due(Urgency.DECIDE, what, detail, family.name, when, family.id, TAB, step_up.id, None)


def _running(step_up: StepUp, family: Family, today: date, clocks: FrontDoor) -> list[Due]:
    if step_up.state is StepUpState.AGREED:
        return [_line(step_up, family, today, due=today, what="Send the step up", detail=f"{step_up.manager} agrees")]
    if step_up.state.waits_for_answer and step_up.sent_on:
        return _waiting(step_up, family, today, clocks)
    if step_up.answer is not None and step_up.family_told_on is None:
        detail = f"{step_up.answered_by}: {step_up.answer}"
        return [_line(step_up, family, today, due=today, what="Tell the family the front door’s answer", detail=detail)]
    return []


def _waiting(step_up: StepUp, family: Family, today: date, clocks: FrontDoor) -> list[Due]:
    sent = f"sent {say_day(step_up.sent_on, today)}" if step_up.sent_on else ""
    lines = []
    by = acknowledge_by(step_up, clocks)
    if step_up.state is StepUpState.SENT and by:
        lines.append(_line(step_up, family, today, due=by, what="Front door to say that it has the step up", detail=sent))
    decided = decide_by(step_up, clocks)
    if decided:
        day = decided.date() if isinstance(decided, datetime) else decided
        when = f"by {decided:%H:%M}, {say_due(day, today)}" if isinstance(decided, datetime) else ""
        detail = f"{step_up.speed.partition(':')[0]}, {sent}"
        what = "Front door to answer the step up"
        lines.append(_line(step_up, family, today, due=day, what=what, detail=detail, when=when))
    return lines


def _line(step_up: StepUp, family: Family, today: date, *, due: date, what: str, detail: str, when: str = "") -> Due:
    said = when or say_due(due, today)
    return Due(urgency_of(due, today), what, detail, family.name, said, family.id, TAB, step_up.id, due)

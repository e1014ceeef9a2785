"""Step ups that wait: for a manager, for being sent, for the front door, for telling the family and the school."""

from datetime import date

from fpz_app.casework.asking import Asking, Opens, line_of, running_line, waiting_line
from fpz_app.casework.due import Due, gist
from fpz_app.domain.clocks import LEAD, MANAGER
from fpz_app.domain.dates import say_day
from fpz_app.domain.front_door_clocks import acknowledge_by, decide_by, tell_school_by
from fpz_app.domain.people import Person
from fpz_app.domain.step_up import StepUp, StepUpState
from fpz_app.store.store import Store

TAB = "decisions"


def step_ups(asking: Asking) -> list[Due]:
    """Every step up that goes on."""
    return [line for each in _found(asking) for line in (*_being_written(asking, each), *_running(asking, each))]


def step_ups_to_decide(asking: Asking) -> list[Due]:
    """Those that wait for a manager."""
    proposed = [each for each in _found(asking) if each.state is StepUpState.PROPOSED]
    return [line for each in proposed for line in _being_written(asking, each)]


def _found(asking: Asking) -> list[StepUp]:
    return [each for each in asking.store.find(StepUp) if each.family_id in asking.families]


def _being_written(asking: Asking, step_up: StepUp) -> list[Due]:
    if not step_up.state.is_being_written:
        return []
    back = step_up.state is StepUpState.RETURNED_TO_PROPOSE
    what = "Step up came back" if back else "Step up: the manager decides"
    detail = gist(step_up.manager_why if back else step_up.why)
    when = f"proposed {say_day(step_up.proposed_on, asking.today)}"
    return [waiting_line(asking, what, detail, _opens(step_up), when=when, who=LEAD if back else MANAGER)]


def _running(asking: Asking, step_up: StepUp) -> list[Due]:
    today = asking.today
    if step_up.state is StepUpState.AGREED:
        agreed = step_up.manager_on or today
        return [_at_once(asking, step_up, "Send the step up", f"{step_up.manager} agrees", agreed, "it was agreed")]
    if step_up.state.waits_for_answer and step_up.sent_on:
        return _waiting(asking, step_up, f"sent {say_day(step_up.sent_on, today)}")
    if step_up.answer is not None and step_up.family_told_on is None and step_up.answered_on:
        detail = f"{step_up.answered_by}: {step_up.answer}"
        what = "Tell the family the front door’s answer"
        family = _at_once(asking, step_up, what, detail, step_up.answered_on, "the front door answered")
        return [family, *_schools(asking, step_up)]
    return []


def _waiting(asking: Asking, step_up: StepUp, sent: str) -> list[Due]:
    lines = []
    acknowledged, decided = acknowledge_by(step_up, asking.front_door), decide_by(step_up, asking.front_door)
    if acknowledged and step_up.state is StepUpState.SENT:
        what = "Front door to say that it has the step up"
        lines.append(running_line(asking, acknowledged, what, sent, _opens(step_up)))
    if decided:
        detail = f"{step_up.speed.partition(':')[0]}, {sent}"
        lines.append(running_line(asking, decided, "Front door to answer the step up", detail, _opens(step_up)))
    return lines


def _schools(asking: Asking, step_up: StepUp) -> list[Due]:
    """One line where any of the children goes to school."""
    runs = tell_school_by(step_up, asking.front_door, asking.zone.school_holidays)
    schools = schools_of(asking.store, step_up)
    if runs is None or not schools:
        return []
    return [running_line(asking, runs, "Tell the school the front door’s answer", ", ".join(schools), _opens(step_up))]


def schools_of(store: Store, step_up: StepUp) -> list[str]:
    """Where its children go to school."""
    return sorted({each.school for each in store.find(Person, id=list(step_up.children)) if each.school})


def _at_once(asking: Asking, step_up: StepUp, what: str, detail: str, since: date, since_words: str) -> Due:
    """Due each day until it is done: nothing is waited for, so no clock runs."""
    why = f"due today: {since_words} on {say_day(since, asking.today)}; no clock runs"
    return line_of(asking, asking.today, what, detail, _opens(step_up), why=why)


def _opens(step_up: StepUp) -> Opens:
    return Opens(step_up.family_id, TAB, step_up.id)

"""Clock lines: each runs from its record, is explained, opens its place, and is overdue on the day after its last."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.today import what_is_due, what_is_next
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.meetings import Meeting, MeetingState, MinutesSent
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.plans import GoalScore, Plan, PlanState, PlanVersion
from fpz_app.store.store import Store
from tests.helpers.duties import SETTINGS, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, PRIYA

FAR = date(2027, 6, 1)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    put(store, MANAGER)
    return made


def ids(marlows: Marlows) -> dict[str, str]:
    return {"file_id": marlows.id, "family_id": marlows.id}


def ask_for_help(store: Store, marlows: Marlows, on: date) -> None:
    put(store, replace(marlows.family, lead_id=""), replace(store.find(Episode)[0], requested_on=on))


def begin_assessment(store: Store, marlows: Marlows, on: date) -> None:
    put(store, Assessment(**ids(marlows), form="f", form_version=1, started_on=on, state=AssessmentState.DRAFT))


def finish_assessment(store: Store, marlows: Marlows, on: date) -> None:
    more = {"started_on": on, "completed_on": on, "state": AssessmentState.APPROVED}
    put(store, Assessment(**ids(marlows), form="f", form_version=1, **more))  # type: ignore[arg-type]


def agree_plan(store: Store, marlows: Marlows, on: date) -> Plan:
    plan = Plan(**ids(marlows), state=PlanState.AGREED)
    at = datetime.combine(on, datetime.min.time())
    put(store, plan, PlanVersion(**ids(marlows), plan_id=plan.id, version=1, agreed_on=on, agreed_at=at, content={}))
    return plan


def scale(store: Store, marlows: Marlows, on: date) -> None:
    agree_plan(store, marlows, date(2026, 1, 5))
    put(store, GoalScore(**ids(marlows), goal_id="g", on=on, score=4))


def meet(store: Store, marlows: Marlows, on: date) -> Meeting:
    agree_plan(store, marlows, date(2026, 1, 5))
    meeting = Meeting(**ids(marlows), called_on=on, on=on, held_on=on, state=MeetingState.FINISHED)
    put(store, meeting)
    return meeting


def supervise(store: Store, marlows: Marlows, on: date) -> None:
    put(store, Note(**ids(marlows), author_id=MANAGER.id, on=on, kind=NoteKind.SUPERVISION, text="Go on."))


def warn(store: Store, marlows: Marlows, on: date) -> None:
    put(store, WarningNote(**ids(marlows), text="dog", made_on=on, review_on=date(2027, 2, 28)))


def begin_help(store: Store, marlows: Marlows, on: date) -> None:
    put(store, replace(store.find(Episode)[0], requested_on=on))


@dataclass(frozen=True)
class Case:
    """What is recorded on a day, and the line that comes of it: its words, its last day, why, and who answers."""

    records: Callable[[Store, Marlows, date], object]
    began: date
    what: str
    due: date
    why: str
    tab: str
    who: str = "Priya Nair"


CASES = [
    Case(
        ask_for_help, date(2026, 12, 22), "Find a lead practitioner", date(2026, 12, 31),
        "5 working days after the request of 22 December 2026", "family_details", "",
    ),
    Case(
        begin_assessment, date(2027, 3, 1), "Assessment", date(2027, 4, 14),
        "30 working days after the assessment began on 1 March 2027", "assessment",
    ),
    Case(
        finish_assessment, date(2026, 2, 13), "Hold the first meeting", date(2026, 3, 6),
        "15 working days after the assessment of 13 February", "meetings",
    ),
    Case(
        agree_plan, date(2028, 1, 18), "Review the plan", date(2028, 2, 29), "6 weeks after the plan was agreed on 18 January",
        "plan",
    ),
    Case(
        meet, date(2026, 9, 14), "Review the plan", date(2026, 10, 26), "6 weeks after the last meeting, held on 14 September",
        "meetings",
    ),
    Case(
        meet, date(2026, 12, 23), "Send the minutes", date(2027, 1, 4), "5 working days after the meeting of 23 December",
        "meetings",
    ),
    Case(
        agree_plan, date(2027, 3, 1), "Scale the goals", date(2027, 3, 29), "4 weeks after the plan was first agreed on 1 March",
        "plan",
    ),
    Case(
        scale, date(2026, 9, 1), "Scale the goals", date(2026, 11, 24), "12 weeks after the last scaling of 1 September", "plan",
    ),
    Case(
        supervise, date(2027, 1, 31), "Case supervision", date(2027, 2, 28), "1 month after the last supervision, on 31 January",
        "notes", "",
    ),
    Case(
        warn, date(2026, 8, 31), "Warning note needs review", date(2027, 2, 28),
        "6 months after the warning note of 31 August 2026", "sharing",
    ),
    Case(
        see, date(2026, 10, 1), "See the children", date(2026, 10, 29), "4 weeks after the child was last seen on 1 October",
        "notes",
    ),
    Case(
        begin_help, date(2028, 2, 1), "See the children", date(2028, 2, 29), "4 weeks after early help began on 1 February",
        "notes",
    ),
]  # fmt: skip
NAMES = [f"{case.what}, {case.records.__name__}" for case in CASES]


def lines(store: Store, marlows: Marlows, what: str, day: date) -> list[Due]:
    """As the manager sees the family, who answers for what has to be found and supervised."""
    found = what_is_next(store, MANAGER, marlows.id, datetime.combine(day, datetime.min.time()), SETTINGS)
    return [each for each in found if each.what == what]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_clock_is_explained_and_opens_its_place(store: Store, marlows: Marlows, case: Case) -> None:
    case.records(store, marlows, case.began)
    (line,) = lines(store, marlows, case.what, case.due)
    because = f"due {case.due:%A} {case.due.day} {case.due:%B}: {case.why}"
    assert (line.due, line.tab, line.who) == (case.due, case.tab, case.who)
    assert line.why.startswith(because.replace(f" {case.due.year}", ""))
    assert line.why.endswith("; zone setting")


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_clock_is_due_on_its_last_day_and_overdue_on_the_next(store: Store, marlows: Marlows, case: Case) -> None:
    case.records(store, marlows, case.began)
    found = [lines(store, marlows, case.what, case.due + timedelta(days=days))[0].urgency for days in (-1, 0, 1)]
    assert found == [Urgency.WEEK, Urgency.TODAY, Urgency.OVERDUE]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_clock_stands_still_while_early_help_rests(store: Store, marlows: Marlows, case: Case) -> None:
    case.records(store, marlows, case.began)
    put(store, replace(store.find(Episode)[0], state=EpisodeState.PAUSED))
    still = {"Assessment", "Send the minutes", "Warning note needs review"}
    assert bool(lines(store, marlows, case.what, FAR)) == (case.what in still)


def test_minutes_that_were_sent_stop_their_clock(store: Store, marlows: Marlows) -> None:
    meeting = meet(store, marlows, TODAY)
    put(store, MinutesSent(**ids(marlows), meeting_id=meeting.id, to="Kerry", how="by hand", on=TODAY))
    assert lines(store, marlows, "Send the minutes", FAR) == []


def test_a_manager_is_asked_for_a_lead_practitioner_and_for_supervision(store: Store, marlows: Marlows) -> None:
    supervise(store, marlows, date(2026, 10, 1))
    ask_for_help(store, marlows, date(2026, 10, 1))
    found = {each.what for each in what_is_due(store, MANAGER, datetime.combine(TODAY, datetime.min.time()), SETTINGS)}
    assert {"Find a lead practitioner", "Case supervision"} <= found
    assert what_is_due(store, PRIYA, datetime.combine(TODAY, datetime.min.time()), SETTINGS) == []

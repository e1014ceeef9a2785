"""Clocks: every time limit of early help as data, and one of them running from a day or an hour, with its end explained."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache

from fpz_app.domain.dates import say_day
from fpz_app.domain.periods import add_months, add_working_days, hours_after
from fpz_app.domain.zone_settings import Clocks, FrontDoor

LEAD, MANAGER, FRONT_DOOR = "the lead practitioner", "the zone manager", "the front door"
"""Who answers for a clock."""


class Unit(StrEnum):
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    HOURS = "hours"
    TOLD_BY = "told by"
    """A time of the school day."""


@dataclass(frozen=True)
class Clock:
    """`starts` reads on with a day: "the assessment of" 13 February. `limit` and `warn` name zone settings; the unit is the
    end of the limit's name. `answers` says who answers for it."""

    name: str
    starts: str
    limit: str
    answers: str = LEAD
    warn: str = ""

    @property
    def unit(self) -> Unit:
        return _unit_of(self.limit)


@cache
def _unit_of(limit: str) -> Unit:
    return next(unit for unit in Unit if limit.endswith(unit.replace(" ", "_")))


ALLOCATION = Clock("A lead practitioner", "the request of", "allocation_working_days", MANAGER)
ASSESSMENT = Clock("Assessment", "the assessment began on", "assessment_working_days", warn="assessment_warn_working_days")
FIRST_SCALING = Clock("First scaling", "the plan was first agreed on", "first_scaling_weeks")
SCALING = Clock("Scaling", "the last scaling of", "scaling_weeks")
FIRST_MEETING = Clock("First meeting", "the assessment of", "first_meeting_working_days")
REVIEW = Clock("Review", "the last meeting, held on", "review_weeks")
REVIEW_OF_PLAN = Clock("Review", "the plan was agreed on", "review_weeks")
MINUTES = Clock("Minutes", "the meeting of", "minutes_working_days")
CHILD_SEEN = Clock("Child seen", "the child was last seen on", "child_seen_weeks")
CHILD_NOT_SEEN = Clock("Child seen", "early help began on", "child_seen_weeks")
DRIFT = Clock("Drift", "the plan was first agreed on", "drift_months")
DRIFT_AGAIN = Clock("Drift", "the level of need was considered on", "drift_months")
SUPERVISION = Clock("Supervision", "the last supervision, on", "supervision_months", MANAGER)
WARNING = Clock("Warning note", "the warning note of", "warning_review_months")
ESCALATION = Clock("Stage of a disagreement", "the stage began on", "escalation_working_days")
AFTER_STEP_DOWN = Clock("First meeting after a step down", "it was accepted on", "after_step_down_working_days")
ACKNOWLEDGED = Clock("Step up acknowledged", "it was sent on", "acknowledge_working_days", FRONT_DOOR)
RED = Clock("Step up decided, red", "it was sent on", "red_hours", FRONT_DOOR)
AMBER = Clock("Step up decided, amber", "it was sent on", "amber_working_days", FRONT_DOOR)
GREEN = Clock("Step up decided, green", "it was sent on", "green_working_days", FRONT_DOOR)
SCHOOL_TOLD = Clock("School told", "the front door’s answer of", "school_told_by")
BREAK_GLASS_REVIEW = Clock("Review of a break-glass", "it was opened on", "break_glass_review_working_days", MANAGER)
CLOCKS = (
    ALLOCATION, ASSESSMENT, FIRST_SCALING, SCALING, FIRST_MEETING, REVIEW, REVIEW_OF_PLAN, MINUTES, CHILD_SEEN, CHILD_NOT_SEEN,
    DRIFT, DRIFT_AGAIN, SUPERVISION, WARNING, ESCALATION, AFTER_STEP_DOWN, ACKNOWLEDGED, RED, AMBER, GREEN, SCHOOL_TOLD,
    BREAK_GLASS_REVIEW,
)  # fmt: skip


@dataclass(frozen=True)
class Running:
    """A clock that runs: from which day, how long, until when; `warn` is the day from which it is spoken of, if it has one.

    `length` reads on with what starts it: "15 working days after". `began_at` and `due_at` are times such as 14:05 where it
    ends at an hour, else "".
    """

    clock: Clock
    began: date
    count: int
    due: date
    length: str
    warn: date | None = None
    began_at: str = ""
    due_at: str = ""

    def is_over(self, now: datetime) -> bool:
        """From its hour on, or from the day after its last."""
        return moment(self.due, self.due_at) <= now if self.due_at else self.due < now.date()

    def explained(self, today: date) -> str:
        """'due Friday 6 March: 15 working days after the assessment of 13 February; zone setting'."""
        return f"due {_moment(f'{self.due:%A} {say_day(self.due, today)}', self.due_at)}: {self.reason(today)}"

    def reason(self, today: date) -> str:
        """'15 working days after the assessment of 13 February; zone setting'."""
        began = _moment(f"{self.clock.starts} {say_day(self.began, today)}", self.began_at)
        around = ", nights and weekends counted" if self.clock.unit is Unit.HOURS else ""
        return f"{self.length} {began}{around}; zone setting"

    def agreed(self, day: date, today: date) -> str:
        """The same where people chose a day of their own: it stands, and the zone's is told beside it."""
        by = f"the zone’s limit is {say_day(self.due, today)}, {self.reason(today).removesuffix('; zone setting')}"
        return f"due {day:%A} {say_day(day, today)}: the day that was agreed; {by}"


def start(clock: Clock, began: date, zone: Clocks | FrontDoor) -> Running:
    """The clock as it runs from that day, by the zone's settings."""
    count: int = getattr(zone, clock.limit)
    warn = after(began, getattr(zone, clock.warn), clock.unit) if clock.warn else None
    return Running(clock, began, count, after(began, count, clock.unit), _length(count, clock.unit), warn)


def start_hours(clock: Clock, began: datetime, zone: FrontDoor) -> Running:
    """A clock of hours as it runs from a moment of the English wall clock."""
    count: int = getattr(zone, clock.limit)
    due = hours_after(began, count)
    return Running(
        clock, began.date(), count, due.date(), _length(count, clock.unit), began_at=f"{began:%H:%M}", due_at=f"{due:%H:%M}"
    )


def after(began: date, count: int, unit: Unit) -> date:
    """The day so long after another."""
    if unit is Unit.WORKING_DAYS:
        return add_working_days(began, count)
    return add_months(began, count) if unit is Unit.MONTHS else began + timedelta(weeks=count)


def moment(day: date, at: str) -> datetime:
    """'14:05' of a day."""
    return datetime.combine(day, time.fromisoformat(at))


def _length(count: int, unit: Unit) -> str:
    return f"{count} {unit.removesuffix('s') if count == 1 else unit} after"


def _moment(words: str, at: str) -> str:
    return f"{words} at {at}" if at else words

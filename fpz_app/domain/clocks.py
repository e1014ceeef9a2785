"""Clocks: every time limit of early help as data, and one of them running from a day, with its due day explained."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from fpz_app.domain.dates import say_day
from fpz_app.domain.periods import add_months, add_working_days
from fpz_app.domain.zone_settings import Clocks


class Unit(StrEnum):
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    HOURS = "hours"


@dataclass(frozen=True)
class Clock:
    """`starts` reads on with a day: "the assessment of" 13 February. `limit` and `warn` name zone settings; the unit is the
    end of the limit's name. `answers` says who answers for it."""

    name: str
    starts: str
    limit: str
    answers: str = "the lead practitioner"
    warn: str = ""

    @property
    def unit(self) -> Unit:
        return next(unit for unit in Unit if self.limit.endswith(unit.replace(" ", "_")))


MANAGER = "the zone manager"
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
SUPERVISION = Clock("Supervision", "the last supervision, on", "supervision_months", MANAGER)
WARNING = Clock("Warning note", "the warning note of", "warning_review_months")
CLOCKS = (
    ALLOCATION, ASSESSMENT, FIRST_SCALING, SCALING, FIRST_MEETING, REVIEW, REVIEW_OF_PLAN, MINUTES, CHILD_SEEN, CHILD_NOT_SEEN,
    DRIFT, SUPERVISION, WARNING,
)  # fmt: skip


@dataclass(frozen=True)
class Running:
    """A clock that runs: from which day, how long, until when; `warn` is the day from which it is spoken of, if it has one."""

    clock: Clock
    began: date
    count: int
    due: date
    warn: date | None = None

    def explained(self, today: date) -> str:
        """'due Friday 6 March: 15 working days after the assessment of 13 February; zone setting'."""
        return f"due {self.due:%A} {say_day(self.due, today)}: {self.reason(today)}"

    def reason(self, today: date) -> str:
        """'15 working days after the assessment of 13 February; zone setting'."""
        unit = self.clock.unit.removesuffix("s") if self.count == 1 else self.clock.unit
        return f"{self.count} {unit} after {self.clock.starts} {say_day(self.began, today)}; zone setting"

    def agreed(self, day: date, today: date) -> str:
        """The same where people chose a day of their own: it stands, and the zone's is told beside it."""
        by = f"the zone’s limit is {say_day(self.due, today)}, {self.reason(today).removesuffix('; zone setting')}"
        return f"due {day:%A} {say_day(day, today)}: the day that was agreed; {by}"


def start(clock: Clock, began: date, zone: Clocks) -> Running:
    """The clock as it runs from that day, by the zone's settings."""
    count: int = getattr(zone, clock.limit)
    warn = after(began, getattr(zone, clock.warn), clock.unit) if clock.warn else None
    return Running(clock, began, count, after(began, count, clock.unit), warn)


def after(began: date, count: int, unit: Unit) -> date:
    """The day so long after another. Hours are counted by `add_hours`."""
    if unit is Unit.WORKING_DAYS:
        return add_working_days(began, count)
    return add_months(began, count) if unit is Unit.MONTHS else began + timedelta(weeks=count)


def add_hours(moment: datetime, hours: int) -> datetime:
    """So many hours that really pass: over the clocks' change in March and October too. `moment` must know its zone."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)

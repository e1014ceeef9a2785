"""Due: one line of what is to be done, how urgent it is, and when in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fpz_app.domain.dates import say_day
from fpz_app.domain.periods import working_days_between

WEEK = timedelta(days=7)


class Urgency(StrEnum):
    OVERDUE = "Overdue"
    DECIDE = "Needs your decision"
    TODAY = "Due today"
    WEEK = "This week"
    LATER = "Later"


@dataclass(frozen=True)
class Due:
    """One line: what (bold), detail, the family's name, when in words; and the tab and record it opens. `why` explains the day;
    `warned` is spoken of before its week."""

    urgency: Urgency
    what: str
    detail: str
    family: str
    when: str
    family_id: str
    tab: str
    item_id: str
    due: date | None
    is_draft: bool = False
    warned: bool = False
    why: str = ""


def urgency_of(due: date, today: date) -> Urgency:
    """This week reaches to the same weekday of the next."""
    if due < today:
        return Urgency.OVERDUE
    if due == today:
        return Urgency.TODAY
    return Urgency.WEEK if due <= today + WEEK else Urgency.LATER


def say_due(due: date, today: date) -> str:
    """'6 days over', 'today', 'tomorrow', 'by Friday 27 November', with the year where it is another one."""
    over = (today - due).days
    if over > 0:
        return _over(over, "day")
    return {0: "today", -1: "tomorrow"}.get(over, f"by {due:%A} {say_day(due, today)}")


def say_working_days(began: date, due: date, today: date, limit: int) -> str:
    """A clock of working days: '2 working days over', 'by Thursday, day 27 of 30', 'by Monday 14 December, day 12 of 30'."""
    if due < today:
        over = working_days_between(due, today)
        return _over(over, "working day") if over else f"was due {due:%A}"
    by = f"by {due:%A}" if due - today < WEEK else f"by {due:%A} {say_day(due, today)}"
    by = {0: "today", 1: "tomorrow"}.get((due - today).days, by)
    return f"{by}, day {working_days_between(began, today)} of {limit}"


def _over(count: int, what: str) -> str:
    return f"1 {what} over" if count == 1 else f"{count} {what}s over"

"""Due: one line of what is to be done, how urgent it is, and when in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from fpz_app.domain.clocks import moment
from fpz_app.domain.dates import say_day
from fpz_app.domain.periods import working_days_between
from fpz_app.domain.putting_off import Guard
from fpz_app.domain.record import derived_id
from fpz_app.domain.times import span

GIST = 90
"""Characters of a narrative."""
WEEK, NIGHT = timedelta(days=7), timedelta(hours=12)


STAY = frozenset({"decisions", "visit", "conflicts"})
"""Tabs and pages whose lines are never put off: front-door clocks, steps up and down, visits, two versions of one text."""


class Urgency(StrEnum):
    OVERDUE = "Overdue"
    DECIDE = "Needs your decision"
    TODAY = "Due today"
    WEEK = "This week"
    LATER = "Later"
    PUT_OFF = "Put off"


@dataclass(frozen=True)
class Due:
    """One line: what (bold), detail, the family's name, when in words; and the tab and record it opens. `why` explains the day;
    `warned` is spoken of before its week; `at` is a time such as 14:05 where the clock ends at an hour; `who` answers for it,
    "" where it is the asker; `begins` is the hour of a visit or meeting.
    `safety`: somebody may be unsafe while it waits; `put_off_id` is the record by which it was put off."""

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
    at: str = ""
    who: str = ""
    begins: str = ""
    safety: bool = False
    put_off_id: str = ""

    @property
    def key(self) -> str:
        """The same line for whoever looks at it, while it is about the same record; "" where it is in no family's file."""
        what = self.what.removeprefix("Your ").casefold()
        return derived_id(self.family_id, "line", self.tab, self.item_id, what) if self.family_id else ""

    @property
    def guard(self) -> Guard:
        """How far it may be put off: not at all where somebody waits, an hour runs or a child was not seen as planned."""
        if self.is_draft:
            return Guard.DRAFT
        is_decision = self.urgency is Urgency.DECIDE and self.tab != "plan"
        if is_decision or self.at or not self.family_id or self.tab in STAY:
            return Guard.NEVER
        return Guard.TOMORROW if self.safety else Guard.OPEN


def gist(text: str) -> str:
    """A narrative as a line has room for it: its first sentence, or as many whole words as fit."""
    first = re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]
    return first if len(first) <= GIST else f"{first[:GIST].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def urgency_at(due: date, at: str, now: datetime) -> Urgency:
    """That of its day; where it ends at an hour, overdue from that hour on, and for today where that comes in this night."""
    if at and moment(due, at) <= now:
        return Urgency.OVERDUE
    return Urgency.TODAY if at and moment(due, at) <= now + NIGHT else urgency_of(due, now.date())


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


def say_hours(day: date, at: str, until: str, today: date) -> str:
    """Of what begins at an hour: '10:30 to 11:15', '13:30 tomorrow', '09:15 on Friday', '09:15 on Friday 4 December'."""
    far = f" on {day:%A}" if timedelta() < day - today < WEEK else f" on {day:%A} {say_day(day, today)}"
    near = {0: "", 1: " tomorrow"}.get((day - today).days, far)
    return f"{span(at, until)}{near}" if at else ""


def say_at(due: date, at: str, now: datetime) -> str:
    """'since 14:05 today', 'by 02:05 tomorrow', 'by 15:00 on Wednesday 25 November'."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    day = near.get((due - now.date()).days, f"on {due:%A} {say_day(due, now.date())}")
    return f"{'since' if moment(due, at) <= now else 'by'} {at} {day}"


def say_working_days(began: date, due: date, today: date, limit: int) -> str:
    """A clock of working days: '2 working days over', 'by Thursday, day 27 of 30', 'by Monday 14 December, day 12 of 30'."""
    if due < today:
        over = working_days_between(due, today)
        return _over(over, "working day") if over else f"was due {due:%A}"
    by = f"by {due:%A}" if due - today < WEEK else f"by {due:%A} {say_day(due, today)}"
    by = {0: "today", 1: "tomorrow"}.get((due - today).days, by)
    return f"{by}, day {working_days_between(began, today)} of {limit}"


def in_order(found: Sequence[Due]) -> list[Due]:
    """The most urgent first; in each block what ends at an hour, by that hour, then the days by hours, then what has none."""
    rank = list(Urgency)

    def key(due: Due) -> tuple[object, ...]:
        return rank.index(due.urgency), not due.at, due.due or date.max, due.at or due.begins or "~", due.family

    return sorted(found, key=key)


def next_change(found: Sequence[Due], now: datetime) -> datetime:
    """The next moment at which one of these lines comes into another block, or another day begins."""
    ends = [moment(each.due, each.at) for each in found if each.at and each.due]
    turns = [turn for end in ends for turn in (end - NIGHT, end) if turn > now]
    return min([*turns, datetime.combine(now.date() + timedelta(days=1), time())])


def _over(count: int, what: str) -> str:
    return f"1 {what} over" if count == 1 else f"{count} {what}s over"

"""Deciding: for what a form of the Level and decisions tab is opened, and the questions that its forms share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from fpz_app.casework import naming
from fpz_app.casework.access import scope_of
from fpz_app.casework.closing import ClosingPage, closing_page
from fpz_app.casework.naming import Someone
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.forms import Choice, Field, Kind, Rule
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.times import read_time
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.small_form import Given


@dataclass(frozen=True)
class Deciding:
    """`record_id` is what the form is about, '' for something new."""

    desk: Desk
    family_id: str
    record_id: str = ""

    @cached_property
    def everyone(self) -> list[Someone]:
        return naming.around(self.desk.store, self.desk.actor, self.family_id, self.desk.today)

    @property
    def children(self) -> list[Someone]:
        return [each for each in self.everyone if each.is_child]

    @cached_property
    def decides(self) -> bool:
        """Whether the one who writes is a manager and decides in their own name."""
        desk = self.desk
        return may(desk.actor, Doing.DECIDE, scope_of(desk.store, desk.actor, desk.store.get(Family, self.family_id)))

    def closing_page(self) -> ClosingPage:
        desk = self.desk
        return closing_page(desk.store, desk.actor, self.family_id, desk.today, seen_limit=seen_limit(desk))

    def child_choices(self) -> tuple[Choice, ...]:
        return tuple(Choice(each.id, each.title) for each in self.children)


def seen_limit(desk: Desk) -> timedelta:
    return timedelta(weeks=desk.settings.zone.clocks.child_seen_weeks)


def narrative(
    key: str, label: str, *, required: bool = False, either: bool = False, when: Rule | None = None, help: str = "",
    lines: int = 3, for_family: bool = False,
) -> Field:  # fmt: skip
    """`either`: not optional, and the record itself says what is missing."""
    return Field(
        key=key, kind=Kind.NARRATIVE, label=label, required=required and when is None,
        required_when=when if required else None, shown_when=when, either=either, help=help, lines=lines,
        for_family=for_family,
    )  # fmt: skip


def manager_fields(asking: Deciding, *, when: Rule | None, why: str, required: bool) -> tuple[Field, ...]:
    """Who decided, when and why; a manager is asked for the reason alone, for the rest is known.

    `when` shows them; `required` leaves a gap to the form, not to the record's own rules.
    """
    reason = narrative("manager_why", why, required=required, either=not required, when=when)
    if asking.decides:
        return (reason,)
    needed = Rule(field="manager_why") if not required else when
    told = (
        Field(key="manager", kind=Kind.SHORT_TEXT, label="Which manager decided?", shown_when=when, required_when=needed),
        Field(
            key="manager_on", kind=Kind.DATE, label="When did they tell you?", shown_when=when, required_when=needed, past=True
        ),
        at_time("manager_at", when=when, needed=needed),
    )
    return (*told, reason)


def at_time(key: str, *, when: Rule | None = None, needed: Rule | None = None) -> Field:
    """The time beside the day before it; required unless `needed` says when."""
    return Field(
        key=key, kind=Kind.SHORT_TEXT, label="At what time?", help="Such as 14:30", required=needed is None, required_when=needed,
        shown_when=when, beside=True, narrow=True,
    )  # fmt: skip


def day_of(given: Given, key: str) -> date | None:
    return date.fromisoformat(given[key]) if given.get(key) else None


def time_of(given: Given, key: str) -> str:
    """'14:05'. Raises Problem at that question."""
    try:
        return read_time(str(given.get(key) or ""))
    except Problem as problem:
        raise Problem(problem.message, problem.remedy, field=key) from None


def text_of(given: Given, key: str) -> str:
    return str(given.get(key) or "").strip()


def each_of(given: Given, key: str) -> tuple[str, ...]:
    found: Sequence[Any] = given.get(key) or ()
    return tuple(str(each) for each in found)

"""Warning notes: writing, reviewing and ending them."""

from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.dates import say_day
from fpz_app.domain.errors import Problem
from fpz_app.domain.periods import add_months
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

MONTHS_AT_MOST = 12  # domain.md §14, where a zone does not set fewer


@dataclass(frozen=True)
class WarningRow:
    """A warning in words: about whom, how we know, and when to look at it again or why it ended."""

    note: WarningNote
    text: str
    about: str
    reason: str
    review: str
    overdue: bool
    ended: bool


@dataclass(frozen=True)
class Warnings:
    """Standing ones first, then ended ones."""

    rows: tuple[WarningRow, ...]
    may_warn: bool


def write_warning(store: Store, actor: Worker, note: WarningNote, *, months_at_most: int = MONTHS_AT_MOST) -> WarningNote:
    """Raises Problems: no text, no reason, or a review later than the zone allows."""
    note.check(latest_review=add_months(note.made_on, months_at_most))
    with store.work(actor, "Write a warning note") as work:
        work.require(Doing.WARN, note.family_id)
        return work.put(note)


def review_warning(
    store: Store, actor: Worker, warning_id: str, *, review_on: date, today: date, months_at_most: int = MONTHS_AT_MOST
) -> WarningNote:
    """Still true: the next day to look at it again. Raises Problems."""
    with store.work(actor, "Review a warning note") as work:
        reviewed = replace(_standing(work.get(WarningNote, warning_id)), review_on=review_on)
        work.require(Doing.WARN, reviewed.family_id)
        replace(reviewed, made_on=today).check(latest_review=add_months(today, months_at_most))
        return work.put(reviewed)


def end_warning(store: Store, actor: Worker, warning_id: str, *, why: str, today: date) -> WarningNote:
    """No longer true. Raises Problem without a reason."""
    with store.work(actor, "End a warning note") as work:
        note = _standing(work.get(WarningNote, warning_id))
        work.require(Doing.WARN, note.family_id)
        if not why.strip():
            raise Problem("It does not say why the warning ends.", "Write what has changed.", field="ended_why")
        return work.put(replace(note, ended_on=today, ended_why=why))


def warnings(store: Store, asker: Worker, family_id: str, today: date) -> Warnings:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    called = naming.called(store, family_id)
    found = sorted(store.find(WarningNote, family_id=family_id, order="made_on"), key=lambda each: each.ended_on is not None)
    rows = tuple(_row(each, called.get(each.person_id, ""), today) for each in found)
    return Warnings(rows, may(asker, Doing.WARN, scope_of(store, asker, family)))


def _standing(note: WarningNote) -> WarningNote:
    if note.ended_on is not None:
        raise Problem("This warning has ended.", "Write a new one if it is true again.")
    return note


def _row(note: WarningNote, about: str, today: date) -> WarningRow:
    if note.ended_on:
        ended = f"Ended {say_day(note.ended_on, today)}: {note.ended_why}"
        return WarningRow(note, note.text, about, note.reason, ended, False, True)
    overdue = note.review_on < today
    review = f"To be reviewed by {say_day(note.review_on, today)}"
    if overdue:
        review = f"Review was due {say_day(note.review_on, today)}"
    return WarningRow(note, note.text, about, note.reason, review, overdue, False)

"""Warning notes: writing, reviewing and ending them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from fpz_app.casework.access import readable
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class WarningRow:
    note: WarningNote
    text: str
    detail: str
    overdue: bool
    ended: bool


def write_warning(store: Store, actor: Worker, note: WarningNote) -> WarningNote:
    """Raises Problems: no text, no reason, or a review more than 12 months away (domain.md §14)."""
    note.check(latest_review=note.made_on + LONGEST)
    with store.work(actor, "Write a warning note") as work:
        work.require(Doing.WARN, note.family_id)
        return work.put(note)


def review_warning(store: Store, actor: Worker, note: WarningNote, *, review_on: date, today: date) -> WarningNote:
    """Still true: the next day to look at it again. Raises Problems."""
    reviewed = replace(note, review_on=review_on)
    replace(reviewed, made_on=today).check(latest_review=today + LONGEST)
    with store.work(actor, "Review a warning note") as work:
        work.require(Doing.WARN, note.family_id)
        return work.put(reviewed)


def end_warning(store: Store, actor: Worker, note: WarningNote, *, why: str, today: date) -> WarningNote:
    """No longer true. Raises Problem without a reason."""
    if not why.strip():
        raise Problem("It does not say why the warning ends.", "Write what has changed.", field="ended_why")
    with store.work(actor, "End a warning note") as work:
        work.require(Doing.WARN, note.family_id)
        return work.put(replace(work.get(WarningNote, note.id), ended_on=today, ended_why=why))


def warnings(store: Store, asker: Worker, family_id: str, today: date) -> list[WarningRow]:
    """Standing ones first, then ended ones."""
    readable(store, asker, family_id)
    found = store.find(WarningNote, family_id=family_id, order="made_on")
    return [_row(each, today) for each in sorted(found, key=lambda each: each.ended_on is not None)]


def _row(note: WarningNote, today: date) -> WarningRow:
    if note.ended_on:
        return WarningRow(note, note.text, f"Ended on {say_date(note.ended_on)}: {note.ended_why}", False, True)
    return WarningRow(note, note.text, f"{note.reason} Review by {say_date(note.review_on)}.", note.review_on < today, False)

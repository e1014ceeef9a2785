"""Visits: planning one, changing it, and saying what became of it."""

from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import may_here, readable
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.permissions import Doing, sees
from fpz_app.domain.visits import Missed, Visit, VisitState
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Gone, Work


@dataclass(frozen=True)
class VisitRow:
    """A visit as its family's list shows it: who visits and whom, by name."""

    visit: Visit
    visitor: str
    whom: tuple[str, ...]


@dataclass(frozen=True)
class VisitPage:
    """One visit, or None for a new one, with whom it can name; `note` tells of it, `untied` are those that may, latest first."""

    family: Family
    row: VisitRow | None
    people: tuple[naming.Someone, ...]
    workers: tuple[Worker, ...]
    note: Note | None
    may_record: bool
    untied: tuple[Note, ...] = ()


def plan_visit(store: Store, actor: Worker, visit: Visit, today: date) -> Visit:
    """The actor's own where it does not say whose. Raises Problems, each at its field."""
    visit = replace(visit, visitor_id=visit.visitor_id or actor.id)
    with store.work(actor, "Plan a visit") as work:
        work.require(Doing.RECORD, visit.family_id)
        visit.check_planned(today)
        _check_visitor(work, visit)
        return work.put(visit)


def change_visit(store: Store, actor: Worker, visit: Visit, today: date) -> Visit:
    """Another day, place or purpose of a visit that is planned. Raises Problems."""
    with store.work(actor, "Change a visit") as work:
        known = open_visit(work, visit.id)
        visit.check_planned(today)
        if visit.visitor_id != known.visitor_id:
            _check_visitor(work, visit)
        return work.put(visit)


def cancel_visit(store: Store, actor: Worker, visit_id: str, why: str, today: date) -> Visit:
    """Raises Problem without a reason."""
    if not why.strip():
        raise Problem("It does not say why the visit is cancelled.", "Write the reason.", field="why")
    with store.work(actor, "Cancel a visit") as work:
        visit = open_visit(work, visit_id)
        return work.put(replace(visit, state=VisitState.CANCELLED, why=why.strip(), settled_on=today))


def visit_missed(store: Store, actor: Worker, visit_id: str, *, missed: Missed, why: str, today: date) -> Visit:
    """Somebody went, or should have gone, and it could not be made. Raises Problems."""
    with store.work(actor, "Say that a visit could not be made") as work:
        visit = replace(open_visit(work, visit_id), missed=missed, why=why.strip(), settled_on=today)
        visit.check_missed(today)
        return work.put(replace(visit, state=VisitState.MISSED))


def visit_made(store: Store, actor: Worker, visit_id: str, *, on: date, today: date, note_id: str = "") -> Visit:
    """Made on this day; a note of the family can be given at once or later.

    Raises Problem for a day ahead, or a visit that is over; Gone for a note of another family.
    """
    with store.work(actor, "Say that a visit was made") as work:
        if note_id and work.get(Note, note_id).family_id != work.get(Visit, visit_id).family_id:
            raise Gone
        return settle_made(work, visit_id, on=on, today=today, note_id=note_id)


def settle_made(work: Work, visit_id: str, *, on: date, today: date, note_id: str = "") -> Visit:
    """The same within the work of another action, such as finishing the note, so that one Undo takes back both."""
    if on > today:
        raise Problem("The visit has not been made yet.", "Give the day it was made.", field="on")
    visit = work.get(Visit, visit_id)
    work.require(Doing.RECORD, visit.family_id)
    if not visit.waits_for_note:
        raise _over(visit)
    return work.put(replace(visit, state=VisitState.MADE, settled_on=on, note_id=note_id))


def told_of(work: Work, visit_id: str, *, on: date, today: date, note_id: str) -> None:
    """The visit was made, says its note. One that was cancelled, missed or told of meanwhile, or is gone, stays as it is: nobody
    could finish the note else."""
    visit = work.find(Visit, visit_id)
    if visit is not None and visit.waits_for_note:
        settle_made(work, visit_id, on=on, today=today, note_id=note_id)


def open_visit(work: Work, visit_id: str) -> Visit:
    visit = work.get(Visit, visit_id)
    work.require(Doing.RECORD, visit.family_id)
    if not visit.is_open:
        raise _over(visit)
    return visit


def family_visits(store: Store, asker: Worker, family_id: str) -> list[VisitRow]:
    """The latest day first. Raises Gone for a file hidden from the asker."""
    readable(store, asker, family_id)
    found = store.find(Visit, family_id=family_id)
    return _rows(store, family_id, sorted(found, key=lambda visit: (visit.on, visit.at, visit.id), reverse=True))


def visit_page(store: Store, asker: Worker, family_id: str, today: date, *, visit_id: str = "") -> VisitPage:
    """One visit of the family, or what a new one needs; visitors are those who may open the file."""
    family = readable(store, asker, family_id)
    visit = store.get(Visit, visit_id) if visit_id else None
    if visit is not None and visit.family_id != family.id:
        visit = None
    found = store.find(Note, id=visit.note_id) if visit is not None and visit.note_id else []
    workers = [each for each in store.find(Worker, order="name") if sees(each, family)]
    return VisitPage(
        family=family,
        row=_rows(store, family_id, [visit])[0] if visit is not None else None,
        people=tuple(naming.around(store, asker, family_id, today)),
        workers=tuple(each for each in workers if not each.left or (visit is not None and visit.visitor_id == each.id)),
        note=found[0] if found else None,
        may_record=may_here(store, asker, Doing.RECORD, family_id),
        untied=_untied(store, visit) if visit is not None and visit.waits_for_note else (),
    )


def _untied(store: Store, visit: Visit) -> tuple[Note, ...]:
    """Notes of a visit from its day on, of which no visit says that they tell of it."""
    tied = {each.note_id for each in store.find(Visit, family_id=visit.family_id)}
    notes = table_of(Note).c
    found = store.find(Note, notes.kind == NoteKind.VISIT, notes.on >= visit.on, family_id=visit.family_id, order="on")
    return tuple(note for note in reversed(found) if note.id not in tied)


def _rows(store: Store, family_id: str, visits: list[Visit]) -> list[VisitRow]:
    called, workers = naming.called(store, family_id), naming.workers(store)
    return [
        VisitRow(each, workers.get(each.visitor_id, "Someone"), tuple(called.get(one, "someone") for one in each.whom))
        for each in visits
    ]


def _check_visitor(work: Work, visit: Visit) -> None:
    if visit.visitor_id == work.actor.id:
        return
    family, visitor = work.get(Family, visit.family_id), work.find(Worker, visit.visitor_id)
    if visitor is None or visitor.left or not sees(visitor, family):
        remedy = "Choose somebody who works here and may open this file."
        raise Problem("They cannot make this visit.", remedy, field="visitor_id")


def _over(visit: Visit) -> Problem:
    how = "could not be made" if visit.state is VisitState.MISSED else f"is {visit.state}"
    return Problem(f"This visit {how}.", "Plan another one.")

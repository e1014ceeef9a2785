"""Notes: writing, finishing and appending to case notes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.casework.follow_ups import FollowUpRow, follow_up_problems, follow_ups, placed, put_follow_ups
from fpz_app.casework.visits import told_of
from fpz_app.casework.voices import heard
from fpz_app.domain.dates import say_day
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.families import Family
from fpz_app.domain.kinship import listed
from fpz_app.domain.notes import Appendment, Note
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.plans import Action
from fpz_app.domain.visits import Visit
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Work


@dataclass(frozen=True)
class AppendmentRow:
    author: str
    on: str
    text: str


@dataclass(frozen=True)
class Said:
    """A child's words in a note: who, what, and how it was heard."""

    name: str
    said: str
    how: str


@dataclass(frozen=True)
class NoteRow:
    """A note as its tab lists it: `on`, `about` and `seen` in words, such as 'Callum seen alone, Ellie and Noah seen'."""

    note: Note
    kind: str
    on: str
    author: str
    about: str
    seen: str
    words: tuple[Said, ...]
    appendments: tuple[AppendmentRow, ...]
    decided_by: str = ""
    follow_ups: tuple[FollowUpRow, ...] = ()


@dataclass(frozen=True)
class More:
    """What is stored with a note: actions agreed in it, the next visit, and the id of the planned visit that it tells of."""

    follow_up: Sequence[Action] = ()
    next_visit: Visit | None = None
    visit_id: str = ""


NOTHING_MORE = More()


@dataclass(frozen=True)
class NotesPage:
    """Newest first; `people` can be named in a note, `may_write` is whether the asker may write one."""

    family: Family
    notes: tuple[NoteRow, ...]
    people: tuple[naming.Someone, ...]
    may_write: bool


def finish_note(store: Store, actor: Worker, note: Note, *, today: date, now: datetime, more: More = NOTHING_MORE) -> Note:
    """Stores a note and locks it, with what was agreed in it. Raises Problems; Problem where it was finished before."""
    raise_any(problems_of(store, note, more, today))
    with store.work(actor, "Finish a note") as work:
        work.require(Doing.RECORD, note.family_id)
        put_follow_ups(work, [replace(each, note_id=note.id) for each in placed(store, more.follow_up)])
        if more.next_visit is not None:
            work.put(more.next_visit)
        if more.visit_id:
            told_of(work, more.visit_id, on=note.on, today=today, note_id=note.id)
        return put_finished(work, note, now)


def problems_of(store: Store, note: Note, more: More, today: date) -> list[Problem]:
    """What the note and what was agreed in it still lack, each at its field."""
    found = [*_found_by(lambda: note.check(today)), *follow_up_problems(store, more.follow_up, today)]
    if more.next_visit is not None:
        visit = more.next_visit
        told = _found_by(lambda: visit.check_planned(today))
        found += [Problem(each.message, each.remedy, field=_OF_VISIT.get(each.field, each.field)) for each in told]
    return found


_OF_VISIT = {"on": "next_on", "at": "next_at", "whom": "who"}
"""Where the note's form tells what is wrong with the next visit."""


def _found_by(check: Callable[[], None]) -> list[Problem]:
    try:
        check()
    except Problem as problem:
        return list(problem.each)
    return []


def put_finished(work: Work, note: Note, now: datetime) -> Note:
    """Stores and locks a note within another action's work. Raises Problem where it was finished before."""
    stored = work.find(Note, note.id)
    if stored is not None and stored.finished_at is not None:
        raise Problem("This note is finished.", "Add to it instead; the note itself stays as it was.")
    return work.put(replace(note, finished_at=now))


def append_to_note(store: Store, actor: Worker, note: Note, text: str, today: date) -> Appendment:
    """Adds a correction or addition below a finished note. Raises Problem when it is empty."""
    if not text.strip():
        raise Problem("There is nothing to add yet.", "Write what should be added.", field="text")
    with store.work(actor, "Add to a note") as work:
        work.require(Doing.RECORD, note.family_id)
        stored = work.get(Note, note.id)
        return work.put(
            Appendment(
                file_id=stored.file_id, family_id=stored.family_id, note_id=stored.id, author_id=actor.id, on=today, text=text
            )
        )


def deciders(store: Store) -> list[Worker]:
    """Who decides in supervision: the zone's managers; where none is on record, everyone who works here."""
    here = [each for each in store.find(Worker, order="name") if not each.left]
    return [each for each in here if each.role is Role.MANAGER] or here


def notes_page(store: Store, asker: Worker, family_id: str, today: date, *, about: str = "") -> NotesPage:
    """The family's notes, or those about, seeing or hearing one child. Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    people = tuple(naming.around(store, asker, family_id, today))
    found = notes(store, asker, family_id, today)
    kept = tuple(row for row in found if not about or about in _named_in(row.note))
    return NotesPage(family, kept, people, may(asker, Doing.RECORD, scope_of(store, asker, family)))


def notes(store: Store, asker: Worker, family_id: str, today: date) -> list[NoteRow]:
    """The family's notes, newest first, each with what was added to it."""
    readable(store, asker, family_id)
    called, authors = naming.called(store, family_id), naming.workers(store)
    added: dict[str, list[AppendmentRow]] = {}
    for each in store.find(Appendment, family_id=family_id, order="on"):
        row = AppendmentRow(authors.get(each.author_id, "Someone"), say_day(each.on, today), each.text)
        added.setdefault(each.note_id, []).append(row)
    agreed = follow_ups(store, asker, family_id, today)
    found = sorted(store.find(Note, family_id=family_id), key=lambda note: (note.on, note.at, note.id), reverse=True)
    return [
        NoteRow(
            note,
            note.kind.capitalize(),
            say_day(note.on, today),
            authors.get(note.author_id, "Someone"),
            _names(note.about, called),
            _seen(note, called),
            tuple(Said(called.get(each.person_id, "Someone"), each.said, heard(note, each)) for each in note.words),
            tuple(added.get(note.id, ())),
            authors.get(note.decided_by, "") if note.decided_by else "",
            agreed.get(note.id, ()),
        )
        for note in found
    ]


def _named_in(note: Note) -> set[str]:
    return {*note.about, *note.seen, *note.seen_alone, *(each.person_id for each in note.words)}


def _names(ids: Sequence[str], called: dict[str, str]) -> str:
    return listed([called.get(each, "someone") for each in ids])


def _seen(note: Note, called: dict[str, str]) -> str:
    with_others = [each for each in note.seen if each not in note.seen_alone]
    parts = [f"{_names(note.seen_alone, called)} seen alone"] if note.seen_alone else []
    parts += [f"{_names(with_others, called)} seen"] if with_others else []
    return ", ".join(parts)

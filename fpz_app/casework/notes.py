"""Notes: writing, finishing and appending to case notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.casework.follow_ups import FollowUpRow, follow_up_problems, follow_ups, placed, put_follow_ups
from fpz_app.casework.voices import heard
from fpz_app.domain.dates import say_day
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.families import Family
from fpz_app.domain.kinship import listed
from fpz_app.domain.notes import Appendment, Note
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.plans import Action
from fpz_app.domain.workers import Worker
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
class NotesPage:
    """Newest first; `people` can be named in a note, `may_write` is whether the asker may write one."""

    family: Family
    notes: tuple[NoteRow, ...]
    people: tuple[naming.Someone, ...]
    may_write: bool


def finish_note(
    store: Store, actor: Worker, note: Note, *, today: date, now: datetime, follow_up: Sequence[Action] = ()
) -> Note:
    """Stores a note and locks it, with the actions agreed in it. Raises Problems; Problem where it was finished before."""
    actions = [replace(each, note_id=note.id) for each in placed(store, follow_up)]
    raise_any([*note_problems(note, today), *follow_up_problems(store, actions, today)])
    with store.work(actor, "Finish a note") as work:
        work.require(Doing.RECORD, note.family_id)
        put_follow_ups(work, actions)
        return put_finished(work, note, now)


def note_problems(note: Note, today: date) -> list[Problem]:
    """What the note still lacks, each at its field."""
    try:
        note.check(today)
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

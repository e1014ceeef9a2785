"""Notes: writing, finishing and appending to case notes."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.notes import Appendment, Note
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


@dataclass(frozen=True)
class AppendmentRow:
    author: str
    on: str
    text: str


@dataclass(frozen=True)
class NoteRow:
    """A note as its tab lists it: `about` and `seen` in words; `words` are pairs of a child's name and what was said."""

    note: Note
    kind: str
    on: str
    author: str
    about: str
    seen: str
    words: tuple[tuple[str, str], ...]
    appendments: tuple[AppendmentRow, ...]


def finish_note(store: Store, actor: Worker, note: Note, *, today: date, now: datetime) -> Note:
    """Stores a note and locks it. Raises Problems; Problem where it was finished before."""
    note.check(today)
    with store.work(actor, "Finish a note") as work:
        work.require(Doing.RECORD, note.family_id)
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
        return work.put(
            Appendment(file_id=note.file_id, family_id=note.family_id, note_id=note.id, author_id=actor.id, on=today, text=text)
        )


def notes(store: Store, asker: Worker, family_id: str) -> list[NoteRow]:
    """The family's notes, newest first, each with what was added to it."""
    readable(store, asker, family_id)
    called, authors = naming.called(store, family_id), naming.workers(store)
    added: dict[str, list[AppendmentRow]] = {}
    for each in store.find(Appendment, family_id=family_id, order="on"):
        row = AppendmentRow(authors.get(each.author_id, "Someone"), say_date(each.on), each.text)
        added.setdefault(each.note_id, []).append(row)
    found = sorted(store.find(Note, family_id=family_id), key=lambda note: (note.on, note.at, note.id), reverse=True)
    return [_row(note, called, authors, tuple(added.get(note.id, ()))) for note in found]


def _row(note: Note, called: dict[str, str], authors: dict[str, str], added: tuple[AppendmentRow, ...]) -> NoteRow:
    def named(ids: tuple[str, ...]) -> str:
        return ", ".join(called.get(each, "someone") for each in ids)

    seen = [f"{called.get(each, 'someone')} seen alone" for each in note.seen_alone]
    seen += [f"{called.get(each, 'someone')} seen" for each in note.seen if each not in note.seen_alone]
    words = tuple((called.get(each.person_id, "Someone"), each.said) for each in note.words)
    author = authors.get(note.author_id, "Someone")
    return NoteRow(note, note.kind.capitalize(), say_date(note.on), author, named(note.about), ", ".join(seen), words, added)

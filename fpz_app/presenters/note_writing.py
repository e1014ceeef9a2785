"""Note writing: one note from its first word to its finish, kept as a draft meanwhile."""

from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

import msgspec

from fpz_app.casework import naming
from fpz_app.casework.notes import More, finish_note, problems_of
from fpz_app.domain.dates import say_when
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.notes import Note
from fpz_app.domain.record import new_id
from fpz_app.domain.visits import Visit
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.note_choices import NoteForm, headings_of, note_form
from fpz_app.presenters.typed_note import ReadNote, Typed, Writer, read_note

TAB = "notes"


class WritingView(Protocol):
    def show_form(self, form: NoteForm) -> None: ...
    def show_saved(self, words: str) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...


def key_of(family_id: str) -> str:
    """Each family has its own draft; Today opens it by the key's first two words."""
    return f"{TAB}:{places.NEW}:{family_id}"


class NoteWriting:
    """A finish that is undone makes the note a draft again, so that Undo loses no word."""

    def __init__(self, view: WritingView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._family_id = ""
        self._begun = Typed()
        self._finished: tuple[str, Typed] | None = None

    def open(self, family_id: str, visit_id: str = "") -> None:
        """Goes on with the draft there is, or begins a note of today, or of a planned visit."""
        desk = self._desk
        draft = self.draft(family_id)
        fresh = Typed(id=new_id(), begun=desk.now().isoformat(timespec="minutes"), on=desk.today.isoformat())
        self._family_id, self._begun = family_id, draft or fresh
        if visit_id and self._begun.visit_id != visit_id:
            self._begun = _of_visit(self._begun, desk.store.get(Visit, visit_id), desk.today)
        begun = f"You started this {self._when(draft)}." if draft else ""
        self._view.show_form(note_form(desk, family_id, self._begun, begun=begun))

    def draft(self, family_id: str) -> Typed | None:
        """What was typed of a note that is not finished; what a finished note left behind is cleared away."""
        kept = self._desk.draft(key_of(family_id))
        if kept is None:
            return None
        typed = msgspec.convert(kept.content, Typed)
        if self._desk.store.find(Note, id=typed.id):
            self._desk.discard_draft(key_of(family_id))
            return None
        return typed

    def says(self, typed: Typed) -> str:
        """'Visit on 20 November, started today 14:02'."""
        title = typed.title(self._desk.today)
        return f"{title[:1].upper()}{title[1:]}, started {self._when(typed)}"

    def keep(self, typed: Typed) -> None:
        """Keeps what is typed, so that closing, locking or crashing loses nothing."""
        if typed.is_empty and self._desk.draft(key_of(self._family_id)) is None:
            return
        try:
            self._save(self._family_id, self._own(typed))
        except Problem as problem:
            self._view.show_problem(problem)

    def finish(self, typed: Typed) -> bool:
        """Stores and locks the note; False where a problem was shown."""
        typed, desk = self._own(typed), self._desk
        self.keep(typed)
        read = self._read(typed)
        more = More(read.follow_up, read.next_visit, typed.visit_id)
        try:
            if read.problems:
                raise_any(read.with_problems(problems_of(desk.store, read.note, more, desk.today)))
            finish_note(desk.store, desk.actor, read.note, today=desk.today, now=desk.now(), more=more)
        except Problem as problem:
            self._view.show_problem(problem)
            return False
        desk.discard_draft(key_of(self._family_id))
        self._finished = (self._family_id, typed)
        desk.did("The note is finished.")
        return True

    def throw_away(self, family_id: str) -> Typed | None:
        """Takes the draft away and returns it, so that it can be brought back."""
        typed = self.draft(family_id)
        self._desk.discard_draft(key_of(family_id))
        return typed

    def bring_back(self, family_id: str, typed: Typed) -> None:
        self._save(family_id, typed)

    def bring_back_undone(self) -> str:
        """Makes a note whose finishing was undone a draft again; returns the id of its family, or ''."""
        if self._finished is None or self._desk.store.find(Note, id=self._finished[1].id):
            return ""
        (family_id, typed), self._finished = self._finished, None
        if self._desk.draft(key_of(family_id)) is None:
            self._save(family_id, typed)
        return family_id

    def _read(self, typed: Typed) -> ReadNote:
        desk = self._desk
        children = [each.id for each in naming.around(desk.store, desk.actor, self._family_id, desk.today) if each.is_child]
        named = tuple(dict.fromkeys((*typed.about, *typed.seen))) or tuple(children)
        writer = Writer(family_id=self._family_id, author_id=desk.actor.id, today=desk.today, whom=named)
        return read_note(typed, writer, headings=headings_of(desk, typed.template))

    def _own(self, typed: Typed) -> Typed:
        return replace(typed, id=self._begun.id, begun=self._begun.begun, visit_id=self._begun.visit_id)

    def _save(self, family_id: str, typed: Typed) -> None:
        title = f"your note, {typed.title(self._desk.today)}"
        saved = self._desk.save_draft(key_of(family_id), title, family_id, msgspec.to_builtins(typed))
        self._view.show_saved(f"Saved {saved}")

    def _when(self, typed: Typed) -> str:
        return say_when(datetime.fromisoformat(typed.begun), self._desk.today)


def _of_visit(typed: Typed, visit: Visit, today: date) -> Typed:
    """A note that tells of a planned visit; in one that was begun already nothing that was typed is written over.

    Whom it was to see it is about; that they were seen, who was there says.
    """
    if not typed.is_empty:
        return replace(typed, visit_id=visit.id)
    day = (visit.settled_on or min(visit.on, today)).isoformat()
    return replace(typed, visit_id=visit.id, on=day, at=visit.at, about=visit.whom)

"""Notes: a family's notes, newest first, with what was added to each; and the note being written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from fpz_app.casework.notes import NoteRow, append_to_note, notes_page
from fpz_app.casework.plans import put_action
from fpz_app.domain.errors import Problem
from fpz_app.domain.notes import Appendment, Note
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.plans import Action, ActionStatus
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.note_cards import NoteCard, card_of
from fpz_app.presenters.note_choices import Option
from fpz_app.presenters.note_writing import TAB, NoteWriting, WritingView
from fpz_app.presenters.typed_note import Typed
from fpz_app.store.store import Changed

AT_ONCE = 15
EVERYONE = ""


@dataclass(frozen=True, kw_only=True)
class NoteList:
    """`unfinished` says what is being written, '' for nothing; `empty` what stands where there is no note."""

    cards: Sequence[NoteCard]
    more: int
    children: Sequence[Option]
    chosen: str
    unfinished: str
    may_write: bool
    empty: tuple[str, str]


class NotesView(WritingView, Protocol):
    def show_list(self, notes: NoteList) -> None: ...
    def show_card(self, note_id: str) -> None: ...
    def show_card_saved(self, note_id: str, words: str) -> None: ...
    def show_card_problem(self, note_id: str, problem: Problem) -> None: ...
    def show_thrown_away(self, words: str) -> None: ...


class NotesPresenter:
    def __init__(self, view: NotesView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.writing = NoteWriting(view, desk)
        self._family_id, self._child, self._shown = "", EVERYONE, AT_ONCE
        self._is_writing = False
        self._adding: set[str] = set()
        self._thrown: Typed | None = None
        self._added: tuple[Appendment, str] | None = None

    def open(self, family_id: str, item_id: str = "") -> None:
        """The list; with NEW the note being written, of a planned visit where one is named; with a note's id that note."""
        if family_id != self._family_id:
            self._child, self._shown, self._thrown = EVERYONE, AT_ONCE, None
            self._adding = set()
        self._family_id, self._is_writing = family_id, False
        self.writing.bring_back_undone()
        if item_id == places.NEW or item_id.startswith(places.OF_VISIT):
            self.write(item_id.removeprefix(places.OF_VISIT) if item_id != places.NEW else "")
            return
        if item_id:
            self._child = EVERYONE
        self._show(item_id)

    def refresh(self, changed: Changed) -> None:
        """Shows what others or an Undo changed; a form that is being filled in stays as it is."""
        if self._is_writing or self._family_id not in changed.files:
            return
        if self.writing.bring_back_undone() == self._family_id:
            self.write()
            return
        self._bring_back_addition()
        self._show()

    def choose_child(self, person_id: str) -> None:
        self._child, self._shown = person_id, AT_ONCE
        self._show()

    def show_more(self) -> None:
        self._shown += AT_ONCE
        self._show()

    def write(self, visit_id: str = "") -> None:
        if not may(self._desk.actor, Doing.RECORD, Scope()):
            self._show()
            return
        self._is_writing = True
        self.writing.open(self._family_id, visit_id)

    def finish(self, typed: Typed) -> None:
        if self.writing.finish(typed):
            self.close()

    def close(self) -> None:
        """Back to the list; what is typed stays a draft."""
        self._is_writing = False
        self._show()

    def throw_away(self) -> None:
        self._thrown = self.writing.throw_away(self._family_id)
        self.close()
        self._view.show_thrown_away("Your note was thrown away.")

    def bring_back(self) -> None:
        if self._thrown is not None:
            self.writing.bring_back(self._family_id, self._thrown)
            self._thrown = None
            self.write()

    def start_adding(self, note_id: str) -> None:
        self._adding.add(note_id)
        self._show(note_id)

    def show_history(self, note_id: str) -> None:
        self._desk.go(places.history(self._family_id, note_id))

    def keep_addition(self, note_id: str, text: str) -> None:
        """Keeps what is typed below a note."""
        key = f"{TAB}:{note_id}"
        if not text.strip():
            self._desk.discard_draft(key)
            return
        try:
            saved = self._desk.save_draft(key, "your addition to a note", self._family_id, {"text": text})
            self._view.show_card_saved(note_id, f"Saved {saved}")
        except Problem as problem:
            self._view.show_card_problem(note_id, problem)

    def add(self, note_id: str, text: str) -> None:
        """Stores the addition; it is locked like the note."""
        desk = self._desk
        try:
            note = desk.store.get(Note, note_id)
            added = append_to_note(desk.store, desk.actor, note, text, desk.today)
        except Problem as problem:
            self._view.show_card_problem(note_id, problem)
            return
        self.stop_adding(note_id)
        self._added = (added, text)
        desk.did("Added to the note.")

    def stop_adding(self, note_id: str) -> None:
        self._desk.discard_draft(f"{TAB}:{note_id}")
        self._adding.discard(note_id)
        self._show(note_id)

    def settle(self, action_id: str, status: str) -> None:
        """What became of an action that was agreed in a note: done, or no longer needed."""
        desk = self._desk
        action = desk.store.get(Action, action_id)
        try:
            put_action(desk.store, desk.actor, replace(action, status=ActionStatus(status)), desk.today)
        except Problem as problem:
            self._view.show_card_problem(action.note_id, problem)
            return
        desk.did(f"The action is {status}.")
        self._show(action.note_id)

    def open_plan(self, action_id: str) -> None:
        self._desk.go(places.family(self._family_id, "plan", action_id))

    def _bring_back_addition(self) -> None:
        if self._added is not None and not self._desk.store.find(Appendment, id=self._added[0].id):
            (added, text), self._added = self._added, None
            self.keep_addition(added.note_id, text)

    def _show(self, note_id: str = "") -> None:
        desk = self._desk
        page = notes_page(desk.store, desk.actor, self._family_id, desk.today, about=self._child)
        at = next((place for place, row in enumerate(page.notes) if row.note.id == note_id), 0)
        self._shown = max(self._shown, at + 1)
        draft = self.writing.draft(self._family_id)
        children = [(person.id, person.name) for person in page.people if person.is_child]
        name = dict(children).get(self._child, "")
        notes = NoteList(
            cards=[self._card(row, may_write=page.may_write) for row in page.notes[: self._shown]],
            more=max(0, len(page.notes) - self._shown),
            children=[(EVERYONE, "The whole family"), *children],
            chosen=self._child,
            unfinished=self.writing.says(draft) if draft else "",
            may_write=page.may_write,
            empty=(f"There is no note about {name} yet.", "Choose the whole family to see every note.") if name else NO_NOTES,
        )
        self._view.show_list(notes)
        if note_id:
            self._view.show_card(note_id)

    def _card(self, row: NoteRow, *, may_write: bool) -> NoteCard:
        kept = self._desk.draft(f"{TAB}:{row.note.id}")
        typed = kept.content["text"] if kept else "" if row.note.id in self._adding else None
        return card_of(row, may_add=may_write, adding=typed, today=self._desk.today)


NO_NOTES = ("There are no notes yet.", "Write one after each visit, call or message; one note can be about several children.")

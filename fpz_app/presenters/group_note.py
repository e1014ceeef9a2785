"""Group note: one session with several families, written in one form and finished in each family's file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from fpz_app.casework import naming
from fpz_app.casework.access import may_here
from fpz_app.casework.group_notes import (
    GroupFamily,
    families_for_group,
    finish_group_note,
    group_family,
    group_problems,
)
from fpz_app.domain.dates import read_date, say_date, say_when
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.note_templates import NoteTemplate
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.record import new_id
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.group_draft import GroupDraft
from fpz_app.presenters.note_choices import Option, headings_of
from fpz_app.presenters.typed_group_note import TypedGroup, TypedPart, note_id, read_group

KINDS = (NoteKind.MEETING, NoteKind.VISIT, NoteKind.CALL, NoteKind.MESSAGE, NoteKind.OTHER)
LEFT_OUT = (
    "A family that you had chosen is left out: you may no longer write in its file. "
    "Read the text for all again: the names of its people are no longer found for you."
)
"""What was typed for all is the author's own and stays; the names that would have been found in it went with the file."""


@dataclass(frozen=True, kw_only=True)
class GroupPart:
    """A family of the session, who of it can have been there, and what was typed for it."""

    family: GroupFamily
    people: Sequence[naming.Someone]
    typed: TypedPart


@dataclass(frozen=True, kw_only=True)
class GroupForm:
    """The choices, what is typed, when that was begun in words, and how days are read and said."""

    kinds: Sequence[Option]
    templates: Sequence[NoteTemplate]
    typed: TypedGroup
    parts: Sequence[GroupPart]
    begun: str
    read_day: Callable[[str], date]
    say_day: Callable[[date], str]


class GroupNoteView(Protocol):
    def show_form(self, form: GroupForm) -> None: ...
    def show_found(self, families: Sequence[GroupFamily]) -> None: ...
    def add_part(self, part: GroupPart) -> None: ...
    def show_saved(self, words: str) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...
    def show_told(self, words: str) -> None: ...
    def show_thrown_away(self, words: str) -> None: ...
    def show_closed(self, words: str, detail: str) -> None: ...


class GroupNotePresenter:
    """A finish that is undone makes the note a draft again, so that Undo loses no word."""

    def __init__(self, view: GroupNoteView, desk: Desk) -> None:
        self._view, self._desk, self._kept = view, desk, GroupDraft(desk)
        self._begun = TypedGroup()
        self._finished: TypedGroup | None = None
        self._thrown: TypedGroup | None = None

    def open(self) -> None:
        """Goes on with the draft there is, or begins a note of today; families whose files have closed are left out."""
        desk = self._desk
        if not may(desk.actor, Doing.RECORD, Scope()):
            self._view.show_closed("Notes are not written in your role.", "Ask the zone manager if your work needs it.")
            return
        self._bring_back_undone()
        draft = self._draft()
        fresh = TypedGroup(id=new_id(), begun=desk.now().isoformat(timespec="minutes"), on=desk.today.isoformat())
        typed = draft or fresh
        kept = self._open_parts(typed)
        self._begun = replace(typed, parts=kept)
        if len(kept) < len(typed.parts):
            self._kept.save(self._begun)
        when = say_when(datetime.fromisoformat(typed.begun), desk.today)
        self._view.show_form(
            GroupForm(
                kinds=[(kind, kind.capitalize()) for kind in KINDS],
                templates=desk.settings.note_templates,
                typed=self._begun,
                parts=[self._part(each) for each in kept],
                begun=f"You started this {when}." if draft else "",
                read_day=lambda words: read_date(words, desk.today),
                say_day=say_date,
            )
        )
        self._view.show_told(LEFT_OUT if len(kept) < len(typed.parts) else "")

    def refresh(self, typed: TypedGroup | None) -> None:
        """An Undo brings the form back with everything in it, wherever one is by then. `typed` is what the form holds: a family
        whose file has closed meanwhile is left out at once."""
        if self._bring_back_undone():
            self._desk.go(places.GROUP_NOTE)
        elif typed is not None and len(self._open_parts(typed)) < len(typed.parts):
            self.keep(typed)
            self.open()

    def find(self, typed: str, chosen: Sequence[str]) -> None:
        desk = self._desk
        found = families_for_group(desk.store, desk.actor, typed, desk.today, but=chosen) if typed.strip() else []
        self._view.show_found(found)

    def add(self, family_id: str) -> None:
        self._view.add_part(self._part(TypedPart(family_id=family_id)))

    def keep(self, typed: TypedGroup) -> None:
        """Keeps what is typed, so that closing, locking or crashing loses nothing."""
        if typed.is_empty and not self._kept.is_there:
            return
        try:
            self._save(self._own(typed))
        except Problem as problem:
            self._view.show_problem(problem)

    def finish(self, typed: TypedGroup) -> None:
        """Stores and locks a note in each family's file; problems leave the form with everything in it."""
        typed, desk = self._own(typed), self._desk
        self.keep(typed)
        try:
            read = read_group(
                typed, author_id=desk.actor.id, today=desk.today, headings=headings_of(desk, typed.template),
                children={each.family_id: self._children(each.family_id) for each in typed.parts},
            )  # fmt: skip
            if read.problems:
                more = group_problems(
                    desk.store, desk.actor, read.common, read.parts, today=desk.today, names_nobody=typed.names_nobody
                )
                raise_any([*read.problems, *more])
            finish_group_note(
                desk.store, desk.actor, read.common, read.parts, today=desk.today, now=desk.now(),
                names_nobody=typed.names_nobody,
            )  # fmt: skip
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._kept.discard()
        self._finished = typed
        desk.did(f"The note is finished in the files of {len(typed.parts)} families.")
        desk.go(places.TODAY)

    def close(self) -> None:
        """What is typed stays a draft; Today leads back to it."""
        self._desk.go(places.TODAY)

    def throw_away(self) -> None:
        self._thrown = self._draft()
        self._kept.discard()
        self.open()
        self._view.show_thrown_away("Your group note was thrown away.")

    def bring_back(self) -> None:
        if self._thrown is not None:
            self._save(self._thrown)
            self._thrown = None
            self.open()

    def _draft(self) -> TypedGroup | None:
        typed = self._kept.load()
        if typed is not None and self._is_stored(typed):
            self._kept.discard()
            return None
        return typed

    def _open_parts(self, typed: TypedGroup) -> tuple[TypedPart, ...]:
        desk = self._desk
        return tuple(each for each in typed.parts if may_here(desk.store, desk.actor, Doing.RECORD, each.family_id))

    def _bring_back_undone(self) -> bool:
        if self._finished is None or self._is_stored(self._finished):
            return False
        typed, self._finished = self._finished, None
        if not self._kept.is_there:
            self._save(typed)
        return True

    def _is_stored(self, typed: TypedGroup) -> bool:
        ids = [note_id(typed, each.family_id) for each in typed.parts]
        return bool(ids) and bool(self._desk.store.find(Note, id=ids))

    def _own(self, typed: TypedGroup) -> TypedGroup:
        return replace(typed, id=self._begun.id, begun=self._begun.begun)

    def _save(self, typed: TypedGroup) -> None:
        self._view.show_saved(f"Saved {self._kept.save(typed)}")

    def _part(self, typed: TypedPart) -> GroupPart:
        desk = self._desk
        family = group_family(desk.store, desk.actor, typed.family_id)
        people = naming.around(desk.store, desk.actor, typed.family_id, desk.today)
        return GroupPart(family=family, people=[each for each in people if each.is_born], typed=typed)

    def _children(self, family_id: str) -> frozenset[str]:
        people = naming.around(self._desk.store, self._desk.actor, family_id, self._desk.today)
        return frozenset(each.id for each in people if each.is_child)

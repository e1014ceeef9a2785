"""Ties: how the household holds to the people and services around it, beside the ecomap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

import msgspec

from fpz_app.casework.access import may_here
from fpz_app.casework.ecomap import record_tie, remove_tie
from fpz_app.casework.unfinished import unfinished
from fpz_app.domain.dates import read_about, read_date, say_date
from fpz_app.domain.ecomap.around import WITH_ALL, Ecomap, Neighbour
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing
from fpz_app.domain.ties import Gives, Strength, Tie
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.places import ECOMAP, NEW
from fpz_app.store.drafts import Draft

TITLE = "a tie around the family"
Option = tuple[str, str]
T = TypeVar("T")


@dataclass(frozen=True)
class TieRow:
    """'Strong with Ellie', and with whom it is; `tie` None where nothing is described yet."""

    key: str
    name: str
    what: str
    words: str
    tie: Tie | None


@dataclass(frozen=True)
class TieForm:
    """What the small form holds, dates as typed. `with_key` is a neighbour's key, or empty for `other` in words."""

    whose_id: str = ""
    with_key: str = ""
    other: str = ""
    strength: str = ""
    gives: str = ""
    since: str = ""
    until: str = ""
    note: str = ""


class TiesView(Protocol):
    def show_ties(self, heading: str, rows: Sequence[TieRow], *, may_change: bool) -> None: ...
    def show_form(
        self, heading: str, whose: Sequence[Option], around: Sequence[Option], form: TieForm, *, is_new: bool
    ) -> None: ...
    def hide_form(self) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...


class TiesPresenter:
    """What is typed of a tie is a draft until it is recorded."""

    def __init__(self, view: TiesView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._family_id = self._chosen = self._key = ""
        self._ecomap = Ecomap((), ())
        self._changing: Tie | None = None
        self._begun = TieForm()
        self._may_change = False

    def open(self, family_id: str, ecomap: Ecomap, chosen: str = "") -> None:
        """`chosen` is the key of the neighbour whose ties are shown; empty for none. What was begun there is gone on with."""
        self._view.hide_form()
        self._family_id, self._ecomap, self._chosen, self._changing = family_id, ecomap, chosen, None
        self._may_change = may_here(self._desk.store, self._desk.actor, Doing.RECORD, family_id)
        shown = [each for each in ecomap.neighbours if each.key == chosen]
        heading = shown[0].name if shown else "Ties"
        self._view.show_ties(heading, [row for each in shown for row in rows_of(each)], may_change=self._may_change)
        if self._may_change:
            self._go_on()

    def add(self) -> None:
        if self._may_change:
            self._view.hide_form()
            self._changing = None
            self._show_form(TieForm(with_key=self._chosen))

    def change(self, row: TieRow) -> None:
        """One that is not described yet is described now."""
        if not self._may_change:
            return
        self._view.hide_form()
        self._changing = tie = row.tie
        if tie is None:
            self._show_form(TieForm(with_key=row.key))
            return
        self._show_form(_form_of(tie, row.key))

    def keep(self, form: TieForm) -> None:
        """Keeps what is typed, so that leaving, locking or crashing loses nothing."""
        if form == self._begun and self._desk.draft(self._key) is None:
            return
        try:
            self._desk.save_draft(self._key, TITLE, self._family_id, msgspec.to_builtins(form))
        except Problem as problem:
            self._view.show_problem(problem)

    def tell_newer(self) -> None:
        """While the form is open: what others changed of the tie meanwhile."""
        self._desk.tell_newer(self._key)

    def save(self, form: TieForm) -> None:
        self.keep(form)
        if not form.strength:
            self._view.show_problem(Problem("It does not say how strong the tie is.", "Choose one.", field="strength"))
            return
        today = self._desk.today
        try:
            since = _read(lambda: read_about(form.since, today), "since") if form.since.strip() else ""
            until = _read(lambda: read_date(form.until, today), "until") if form.until.strip() else None
        except Problem as problem:
            self._view.show_problem(problem)
            return
        tie = self._with(form, since, until)
        self._do(lambda: record_tie(self._desk.store, self._desk.actor, tie, today=today), "Tie recorded.")

    def remove(self) -> None:
        known = self._changing
        if known is not None:
            self._do(lambda: remove_tie(self._desk.store, self._desk.actor, known), "Tie removed.")

    def cancel(self) -> None:
        self._desk.discard_draft(self._key)
        self._changing = None
        self._view.hide_form()

    def _go_on(self) -> None:
        """With the latest draft of the one who is chosen, or of anyone where nobody is."""
        desk = self._desk
        for draft in unfinished(desk.store, desk.actor, self._family_id, ECOMAP):
            form = _form_in(draft)
            if self._chosen in ("", form.with_key):
                self._changing = next(iter(desk.store.find(Tie, id=draft.key.split(":")[1])), None)
                # What was typed in it is the draft's; the rest is as the record has it by now.
                on_record = _form_of(self._changing, self._with_whom(self._changing, form)) if self._changing else form
                self._show_form(on_record, key=draft.key)
                return

    def _with_whom(self, tie: Tie, form: TieForm) -> str:
        keys = (each.key for each in self._ecomap.neighbours for strand in each.strands if strand.tie == tie)
        return next(keys, form.with_key)

    def _with(self, form: TieForm, since: str, until: date | None) -> Tie:
        base = self._changing or Tie(file_id=self._family_id, family_id=self._family_id, strength=Strength(form.strength))
        found = next((each for each in self._ecomap.neighbours if each.key == form.with_key), None)
        in_words = found is None or found.key == found.name.casefold()
        return replace(
            base, whose_id=form.whose_id, other_id="" if in_words or found is None else found.key,
            other=(found.name if found else form.other) if in_words else "", strength=Strength(form.strength),
            gives=Gives(form.gives), since=since, until=until, note=form.note,
        )  # fmt: skip

    def _do(self, action: Callable[[], object], words: str) -> None:
        try:
            with self._desk.since_opened(self._key):
                action()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.finish_draft(self._key)
        self._changing = None
        self._view.hide_form()
        self._desk.did(self._desk.done(self._key, words))

    def _show_form(self, form: TieForm, *, key: str = "") -> None:
        """`key` is that of the draft that is gone on with; else the draft there may be of this tie is."""
        whose = [(each.id, each.name) for each in self._ecomap.household if each.name]
        around = [(each.key, each.name) for each in self._ecomap.neighbours]
        heading = "A tie" if self._changing is None else "Change the tie"
        self._key = key or f"{ECOMAP}:{self._changing.id if self._changing else NEW}:{self._family_id}"
        known, self._begun = [self._changing] if self._changing else [], form
        shown = self._desk.open_form(self._key, msgspec.to_builtins(form), *known)
        self._view.show_form(heading, whose, around, msgspec.convert(shown, TieForm), is_new=self._changing is None)
        self.tell_newer()


def rows_of(neighbour: Neighbour) -> list[TieRow]:
    """A row for each of its ties."""
    return [
        TieRow(neighbour.key, neighbour.name, neighbour.what, f"{each.said[:1].upper()}{each.said[1:]}", each.tie)
        for each in neighbour.strands
    ]


def _form_of(tie: Tie, with_key: str) -> TieForm:
    return TieForm(
        tie.whose_id, with_key, tie.other, str(tie.strength), str(tie.gives), say_date(tie.since) if tie.since else "",
        say_date(tie.until) if tie.until else "", tie.note,
    )  # fmt: skip


def _form_in(draft: Draft) -> TieForm:
    return msgspec.convert(draft.content, TieForm)


def _read(read: Callable[[], T], field: str) -> T:
    try:
        return read()
    except Problem as problem:
        raise Problem(problem.message, problem.remedy, field=field) from problem


WHOLE = WITH_ALL.capitalize()

"""Chronology import: another agency's list comes into a family's chronology step by step, and can be taken back whole.

Brings the Excel reader with it: import it late.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from fpz_app.casework import history, naming
from fpz_app.casework.access import may_here, readable
from fpz_app.casework.chronology_rows import BroughtIn, bring_in_events, events_on_record
from fpz_app.casework.partner_matching import Meant, who_is_meant
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing
from fpz_app.interchange.partner_columns import Taken
from fpz_app.interchange.partner_rows import Row
from fpz_app.presenters import places
from fpz_app.presenters.caseload_lines import counted
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.one_task import OneTask
from fpz_app.presenters.partner_draft import Decided, PartnerDraft
from fpz_app.presenters.partner_list import PartnerList, RowLine, lines_of, named_in
from fpz_app.presenters.partner_pages import (
    EVERY_ROW,
    OTHERS,
    ColumnsPage,
    Done,
    NameChoice,
    columns_page,
    done_of,
    name_choices,
    summary_of,
)  # fmt: skip
from fpz_app.presenters.partner_reading import content_of, read_list
from fpz_app.store.store import Changed

_SHOWN: dict[str, Callable[[RowLine], bool]] = {
    "all": lambda _line: True,
    "problems": lambda line: bool(line.notes) and not line.here,
    "new": lambda line: line.comes_in,
}


class ChronologyImportView(Protocol):
    def show_choosing(self, family: str, begun: str, *, is_kept: bool) -> None: ...
    def show_saved(self, words: str) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_columns(self, page: ColumnsPage) -> None: ...
    def show_names(self, names: Sequence[NameChoice], options: Sequence[tuple[str, str]]) -> None: ...
    def show_rows(self, rows: Sequence[RowLine], summary: str, do_it: str) -> None: ...
    def show_done(self, done: Done) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...


class ChronologyImportPresenter:
    """Nothing comes in before `bring_in`, and then all of it or nothing; until then the list is a draft."""

    def __init__(self, view: ChronologyImportView, desk: Desk) -> None:
        self._view, self._desk, self._draft = view, desk, PartnerDraft(desk, "")
        self._task = OneTask(view, desk.run)
        self._family_id = self._group = ""
        self._list: PartnerList | None = None
        self._brought_in: tuple[PartnerList | None, bytes | None] = (None, None)
        self._rows: Sequence[Row] = ()
        self._names: Sequence[Meant] = ()
        self._shown, self._step = "all", "columns"

    @property
    def family_id(self) -> str:
        return self._family_id

    def open(self, family_id: str) -> None:
        """Goes on with the list that is under way for this family, where it was left."""
        if family_id == self._family_id and self._list is not None:
            return
        self._family_id, self._draft, self._group = family_id, PartnerDraft(self._desk, family_id), ""
        self.begin()
        self.go_on()

    def begin(self) -> None:
        """Another file can be chosen; what was decided of the one before can be gone on with until that is done."""
        family = readable(self._desk.store, self._desk.actor, self._family_id)
        self._list = None
        decided = self._draft.decided()
        kept = self._draft.content() is not None
        self._view.show_choosing(f"{family.name} family", decided.name if decided else "", is_kept=kept)
        if not may_here(self._desk.store, self._desk.actor, Doing.RECORD, self._family_id):
            self._view.show_problem(Problem("You may not record in this family’s file.", "Ask the zone manager."))

    def go_on(self) -> None:
        """With the list that was begun, where its file was kept."""
        decided, content = self._draft.decided(), self._draft.content()
        if decided is not None and content is not None:
            read = decided.name, content
            self._task.do("Reading the list…", lambda: read_list(*read), lambda made: self._go_on_with(decided, made))

    def throw_away(self) -> None:
        self._draft.discard()
        self.begin()

    def choose(self, file: Path) -> None:
        """A file that was chosen before comes with what was decided of it."""

        def read() -> tuple[bytes, PartnerList]:
            content = content_of(file)
            return content, read_list(file.name, content)

        self._task.do("Reading the list…", read, lambda made: self._chosen(*made))

    def keep(self) -> None:
        """Keeps what was decided, so that leaving, closing or crashing loses nothing."""
        if self._list is not None:
            self._view.show_saved(f"Saved {self._draft.keep(self._list, self._step)}")

    def choose_sheet(self, number: str) -> None:
        if self._list is not None:
            self._begin_with(self._list.on_sheet(int(number)))
            self.keep()

    def take(self, letter: str, taken: str) -> None:
        """What a column is taken for; an empty word leaves it alone."""
        if self._list is not None:
            self._list = self._list.taking(letter, Taken(taken) if taken else None)
            self._show_columns()
            self.keep()

    def name_agency(self, typed: str) -> None:
        if self._list is not None:
            self._list = replace(self._list, agency=typed)

    def look_at_columns(self) -> None:
        self._show_columns()
        self.keep()

    def look_at_names(self) -> None:
        """The names of the list, each with whom it is likeliest to mean."""
        desk = self._desk
        if self._list is None:
            return
        try:
            self._list.check()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._rows = self._list.rows(desk.today)
        found = named_in(row for row in self._rows if not row.problems)
        self._names = who_is_meant(desk.store, desk.actor, self._family_id, list(found))
        guessed = {each.named: each.person_id for each in self._names}
        self._list = replace(
            self._list, who={**guessed, **{name: who for name, who in self._list.who.items() if name in guessed}}
        )
        self._show_names()
        self.keep()

    def mean(self, of: int, who: str) -> None:
        """Whom a name means: a person's id, EVERYONE or OUT."""
        if self._list is not None:
            self._list = replace(self._list, who={**self._list.who, self._names[of].named: who})
            self.keep()

    def look_at_rows(self) -> None:
        if self._list is None:
            return
        undecided = [each.named.text or EVERY_ROW for each in self._names if not self._list.who.get(each.named)]
        if undecided:
            one = f"It is not said who “{undecided[0]}” is."
            words = one if len(undecided) == 1 else f"{len(undecided)} names are not decided yet."
            self._view.show_problem(Problem(words, "Choose who it is, or leave those rows out.", field="names"))
            return
        self._shown = "all"
        self._show_rows()
        self.keep()

    def show(self, which: str) -> None:
        """`which` is all, problems or new."""
        self._shown = which
        self._show_rows()

    def toggle(self, line: RowLine) -> None:
        """Leaves a row out, or takes it in again; one that cannot come in stays out."""
        if self._list is not None and line.event is not None and not line.here:
            self._list = replace(self._list, left_out=self._list.left_out ^ {line.event.row})
            self._show_rows()
            self.keep()

    def bring_in(self) -> None:
        desk, family_id = self._desk, self._family_id
        events = [line.event for line in self._lines() if line.comes_in and line.event]
        if not events:
            self._view.show_problem(Problem("No row would come in.", "What is new in this list is shown under “New”."))
            return

        def bring() -> tuple[BroughtIn, str]:
            return bring_in_events(desk.store, desk.actor, family_id, events, today=desk.today), desk.store.just_written

        self._task.do("Bringing in…", bring, lambda done: self._brought(*done))

    def undo(self) -> None:
        """Takes back all that came in, at once; the list is under way again."""
        desk = self._desk
        try:
            history.undo(desk.store, desk.actor, self._group)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        if self._group:
            self._taken_back()

    def hear(self, changed: Changed) -> None:
        """What came in was taken back from elsewhere, as from the notice."""
        if self._group and changed.undoes == self._group:
            self._taken_back()

    def leave(self) -> None:
        self._list = None
        self._desk.go(places.family(self._family_id, "chronology"))

    def _taken_back(self) -> None:
        self._group, (self._list, content) = "", self._brought_in
        if content is not None:
            self._draft.keep_file(content)
        self.look_at_rows()

    def _begin_with(self, made: PartnerList) -> None:
        self._list = made
        self._show_columns()

    def _chosen(self, content: bytes, made: PartnerList) -> None:
        decided = self._draft.decided()
        self._draft.keep_file(content)
        if decided is not None and decided.digest == made.file.digest:
            self._go_on_with(decided, made)
        else:
            self._begin_with(made)
        self.keep()

    def _go_on_with(self, decided: Decided, made: PartnerList) -> None:
        people = frozenset(each.id for each in naming.people_of(self._desk.store, self._family_id))
        self._begin_with(decided.again(made, people))
        if decided.step != "columns":
            self.look_at_names()
        if decided.step == "rows" and self._step == "names":
            self.look_at_rows()

    def _show_columns(self) -> None:
        if self._list is not None:
            self._step = "columns"
            self._view.show_problem(None)
            self._view.show_columns(columns_page(self._list))

    def _show_names(self) -> None:
        if self._list is not None:
            self._step = "names"
            people = [(each.id, each.called) for each in naming.people_of(self._desk.store, self._family_id)]
            self._view.show_problem(None)
            self._view.show_names(name_choices(self._list, self._rows, self._names), [*people, *OTHERS])

    def _lines(self) -> list[RowLine]:
        desk, of = self._desk, self._list
        if of is None:
            return []
        called = {each.id: each.called for each in naming.people_of(desk.store, self._family_id)}
        here = events_on_record(desk.store, desk.actor, self._family_id)
        return lines_of(of, self._rows, family_id=self._family_id, called=called, here=here)

    def _show_rows(self) -> None:
        lines = self._lines()
        self._step = "rows"
        new = sum(line.comes_in for line in lines)
        self._view.show_problem(None)
        self._view.show_rows(
            [line for line in lines if _SHOWN[self._shown](line)], summary_of(lines), f"Bring in {counted(new, 'event')}"
        )

    def _brought(self, brought: BroughtIn, group: str) -> None:
        """`group` names the work to take back: others may have been written since."""
        self._group = group
        self._brought_in = self._list, self._draft.content()
        self._draft.finish(group)
        self._list = None
        if self._group:
            self._desk.tell(f"Brought in {counted(brought.new, 'event')}.", self._group)
        self._view.show_done(done_of(brought))

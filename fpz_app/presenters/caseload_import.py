"""Caseload import: choose a workbook, see what was understood, choose the rows, bring them in, and take them back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from fpz_app.casework import history
from fpz_app.casework.caseload_import import BroughtIn, bring_in, keys_on_record
from fpz_app.casework.directory import unjoined
from fpz_app.domain.errors import Problem
from fpz_app.presenters import places
from fpz_app.presenters.caseload_lines import Line, Understood, counted, listed
from fpz_app.presenters.desk import Desk
from fpz_app.store.store import Changed

_SHOWN: dict[str, Callable[["RowLine"], bool]] = {
    "all": lambda row: True,  # noqa: ARG005
    "problems": lambda row: bool(row.line.problems),
    "new": lambda row: not row.line.here and row.line.can_come_in,
    "out": lambda row: not row.chosen,
}


@dataclass(frozen=True)
class RowLine:
    """A row of a list as the page shows it, chosen or not."""

    line: Line
    chosen: bool

    @property
    def shape(self) -> str:
        if not self.line.can_come_in:
            return "error"
        return "ticked" if self.chosen else "unticked"

    @property
    def notes(self) -> str:
        """The row's problems in words, after what becomes of it where that is not plain."""
        if not self.line.can_come_in:
            return f"Cannot come in. {self.line.problems}"
        if self.line.here:
            return ". ".join(part for part in ("Already here: only gaps are filled", self.line.problems) if part)
        return self.line.problems


@dataclass(frozen=True)
class Done:
    """What came in, as facts to read; `waiting` says how many children have no family yet."""

    heading: str
    facts: tuple[tuple[str, str, str], ...]
    waiting: str
    can_undo: bool


class CaseloadImportView(Protocol):
    def show_choosing(self, waiting: str) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_understood(self, file_name: str, understood: Understood) -> None: ...
    def show_rows(self, rows: Sequence[RowLine], summary: str, do_it: str) -> None: ...
    def show_done(self, done: Done) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...


class CaseloadImportPresenter:
    def __init__(self, view: CaseloadImportView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._understood: Understood | None = None
        self._file_name, self._shown, self._group = "", "all", ""
        self._chosen: set[str] = set()

    def open(self) -> None:
        """From the start; a workbook that was looked at before is let go."""
        self._understood, self._group = None, ""
        self._view.show_choosing(self._waiting())

    def choose(self, file: Path) -> None:
        self._file_name = file.name
        self._view.show_busy("Reading the workbook…")
        self._desk.run(lambda: self._read(file), self._show_understood, self._refused)

    def look_at_columns(self) -> None:
        if self._understood:
            self._view.show_understood(self._file_name, self._understood)

    def look_at_rows(self) -> None:
        self._shown = "all"
        self._show_rows()

    def show(self, which: str) -> None:
        """`which` is all, problems, new or out."""
        self._shown = which
        self._show_rows()

    def toggle(self, row: RowLine) -> None:
        """Takes a row in or leaves it out; one that cannot come in stays out."""
        if row.line.can_come_in:
            self._chosen ^= {_key(row.line)}
        self._show_rows()

    def choose_shown(self, *, take: bool) -> None:
        """Takes in, or leaves out, every row that is shown."""
        keys = {_key(row.line) for row in self._rows() if _SHOWN[self._shown](row) and row.line.can_come_in}
        self._chosen = self._chosen | keys if take else self._chosen - keys
        self._show_rows()

    def bring_in(self) -> None:
        if self._understood is None:
            return
        children = self._understood.children
        events = [row.line.event for row in self._rows() if row.chosen and row.line.event]
        if not events:
            self._view.show_problem(Problem("No row is chosen.", "Choose at least one row to bring in."))
            return
        self._view.show_busy("Bringing in…")
        desk = self._desk

        def bring() -> tuple[BroughtIn, str]:
            return bring_in(desk.store, desk.actor, children, events), desk.store.just_written

        desk.run(bring, lambda done: self._brought(*done), self._failed)

    def undo(self) -> None:
        try:
            history.undo(self._desk.store, self._desk.actor, self._group)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.did("Took the caseload back")
        if self._group:
            self._taken_back()

    def hear(self, changed: Changed) -> None:
        """What came in was taken back from elsewhere, as from the notice."""
        if self._group and changed.undoes == self._group:
            self._taken_back()

    def join(self) -> None:
        self._desk.go(places.JOINING)

    def leave(self) -> None:
        self._desk.go(places.FAMILIES)

    def _taken_back(self) -> None:
        """The rows stand again as they were chosen."""
        self._group, found = "", self._understood
        if found is None:
            self.open()
            return
        here = keys_on_record(self._desk.store, self._desk.actor)
        self._understood = replace(found, lines=tuple(replace(line, here=line.key in here) for line in found.lines))
        self._show_rows()

    def _read(self, file: Path) -> tuple[Understood, frozenset[str]]:
        from fpz_app.presenters.caseload_reading import read_workbook  # the Excel reader is loaded when it is first needed

        understood = read_workbook(file, self._desk.today)
        return understood, keys_on_record(self._desk.store, self._desk.actor)

    def _show_understood(self, found: tuple[Understood, frozenset[str]]) -> None:
        understood, here = found
        lines = tuple(replace(line, here=line.key in here) for line in understood.lines)
        self._understood = replace(understood, lines=lines)
        self._chosen = {_key(line) for line in lines if line.can_come_in and not line.hidden}
        self._view.show_understood(self._file_name, self._understood)

    def _refused(self, problem: Exception) -> None:
        self.open()
        self._show_problem(problem)

    def _failed(self, problem: Exception) -> None:
        self._show_rows()
        self._show_problem(problem)

    def _show_problem(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)

    def _rows(self) -> list[RowLine]:
        lines = self._understood.lines if self._understood else ()
        return [RowLine(line, _key(line) in self._chosen) for line in lines]

    def _show_rows(self) -> None:
        rows = self._rows()
        new = sum(row.chosen and not row.line.here for row in rows)
        filling = sum(row.chosen and row.line.here for row in rows)
        do_it = f"Bring in {counted(new, 'row')}" if new or not filling else "Fill gaps only"
        self._view.show_rows([row for row in rows if _SHOWN[self._shown](row)], _summary(rows), do_it)

    def _brought(self, brought: BroughtIn, group: str) -> None:
        """`group` names the work to take back: others may have been written since."""
        self._group = group
        if group:
            self._desk.tell(f"Brought in {_whole(brought)}", group)
        heading = "Nothing in this workbook was new" if brought.nothing else "The caseload is in"
        self._view.show_done(Done(heading, tuple(_facts(brought)), self._waiting(), can_undo=bool(self._group)))

    def _waiting(self) -> str:
        waiting = len(unjoined(self._desk.store, self._desk.actor))
        return (
            f"{counted(waiting, 'child', 'children')} on record {'has' if waiting == 1 else 'have'} no family yet."
            if waiting
            else ""
        )


def _key(line: Line) -> str:
    """A hidden copy of a sheet has the same keys as the sheet itself, and is chosen apart from it."""
    return f"{line.where} {line.key}"


def _summary(rows: Sequence[RowLine]) -> str:
    said = [
        counted(len(rows), "row"),
        _some(sum(bool(row.line.problems) for row in rows), "to look at"),
        _some(sum(not row.line.can_come_in for row in rows), "that cannot come in"),
        _some(sum(row.line.here for row in rows), "already here"),
    ]
    return " · ".join(part for part in said if part)


def _some(number: int, what: str) -> str:
    return f"{number:,} {what}" if number else ""


def _counts(brought: BroughtIn) -> Iterable[tuple[int, str, str]]:
    yield brought.children, "child", "children"
    yield brought.contacts, "contact", "contacts"
    yield brought.episodes, "early help episode", "early help episodes"
    yield brought.referrals, "referral", "referrals"


def _whole(brought: BroughtIn) -> str:
    new = [counted(number, one, many) for number, one, many in _counts(brought) if number]
    return listed(new) if new else f"what was missing in {counted(brought.filled, 'record')}"


def _facts(brought: BroughtIn) -> Iterable[tuple[str, str, str]]:
    for number, one, many in _counts(brought):
        if number:
            yield f"{number:,}", f"{one if number == 1 else many}, new on record", ""
    if brought.filled:
        yield f"{brought.filled:,}", "already on record; gaps were filled, nothing was overwritten", ""
    if brought.already:
        yield (
            f"{brought.already:,}",
            f"{'row was' if brought.already == 1 else 'rows were'} here before and did not come in twice",
            "",
        )

"""Families: the caseload as a list to filter, sort and find in; what is not found can be added from there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from fpz_app.casework.access import witness_search
from fpz_app.casework.caseload import FamilyRow, caseload
from fpz_app.casework.finding import family_ids, warm
from fpz_app.casework.finding_words import LIMIT, FoundWords, find_words
from fpz_app.domain.dates import say_day, short_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk


class Order(StrEnum):
    NAME = "By name"
    DUE = "By what is due next"
    LEVEL = "By level of need"


_ORDERS: dict[Order, Callable[[FamilyRow], tuple[object, ...]]] = {
    Order.NAME: lambda row: (row.name.casefold(),),
    Order.DUE: lambda row: (row.due_on or date.max,),
    Order.LEVEL: lambda row: (-row.level,),
}
WHERE_WORDS_ARE = "Notes, assessments, plans, meetings and decisions are searched, in every file that you may read."
BREAK_GLASS = "Open a restricted file in an emergency"
_SHORT_STATES = {"Paused while a statutory plan leads": "Paused"}


@dataclass(frozen=True)
class FamilyLine:
    """A family as the list shows it; its children are put into words when they are looked at."""

    row: FamilyRow = field(repr=False)
    level: str
    state: str
    due: str
    due_detail: str

    @property
    def name(self) -> str:
        return self.row.name

    @property
    def children(self) -> str:
        return self.row.children

    @property
    def overdue(self) -> bool:
        return self.row.overdue


@dataclass(frozen=True)
class WordsLine:
    """Where the typed words stand in somebody's file; `day` is '' where it has none."""

    found: FoundWords = field(repr=False)
    day: str

    @property
    def what(self) -> str:
        return self.found.what

    @property
    def around(self) -> str:
        return self.found.around

    @property
    def family(self) -> str:
        return self.found.family


MINE, ALL, WORDS = "mine", "all", "words"
"""What the page lists: families that are one's own, all that one may see, or places in files where words stand."""


class FamiliesView(Protocol):
    def show_tools(self, *, may_read: bool, may_add: bool, may_import: bool, may_break_glass: bool, may_write: bool) -> None: ...
    def show_choosing(self, words: str) -> None: ...
    def show_which(self, which: str) -> None: ...
    def show_families(self, lines: Sequence[FamilyLine], count: str) -> None: ...
    def show_words(self, lines: Sequence[WordsLine], count: str) -> None: ...
    def show_none(self, words: str, detail: str, *, instead: str = "") -> None: ...
    def show_problem(self, problem: Problem) -> None: ...


class FamiliesPresenter:
    def __init__(self, view: FamiliesView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._all: list[FamilyRow] = []
        self._which, self._order, self._typed, self._tab, self._item = MINE, Order.NAME, "", "", ""
        self._asked = False
        self._read: set[str] = set()

    def open(self, tab: str = "", item_id: str = "") -> None:
        """With a tab: choose the family in which to open it, at that item."""
        self._tab, self._item = tab, item_id
        self._view.show_tools(
            may_read=self._may(Doing.READ), may_add=self._may(Doing.MAKE_FAMILY), may_import=self._may(Doing.IMPORT),
            may_break_glass=self._may(Doing.BREAK_GLASS), may_write=self._may(Doing.RECORD),
        )  # fmt: skip
        if not self._may(Doing.READ):
            more = "A caseload can be brought in here." if self._may(Doing.IMPORT) else ""
            self._view.show_none("Families’ files are not open to your role.", more)
            return
        self._view.show_choosing("Choose the family that the note is about." if tab == "notes" else "")
        self.reload()

    def reload(self) -> None:
        """Reads the caseload anew, off the interface thread."""
        if not self._may(Doing.READ):
            return
        store, actor, today = self._desk.store, self._desk.actor, self._desk.today

        def read() -> list[FamilyRow]:
            return caseload(store, actor, today)

        self._desk.run(read, self._loaded, self._failed)
        self._desk.run(lambda: warm(store), lambda _done: None, self._failed)

    def find(self, typed: str) -> None:
        self._typed = typed.strip()
        self._show()

    def choose(self, which: str) -> None:
        self._which = which
        self._show()

    def sort(self, order: str) -> None:
        self._order = Order(order)
        self._show()

    def go(self, line: FamilyLine) -> None:
        self._desk.go(places.family(line.row.family_id, self._tab or "overview", self._item))

    def go_to(self, line: WordsLine) -> None:
        """Opens the very place where the words stand."""
        self._desk.go(places.family(line.found.family_id, line.found.tab, line.found.item_id))

    def leave(self) -> None:
        """The page is left: whose words were shown there is put on record, once for each file."""
        if self._read:
            witness_search(self._desk.store, self._desk.actor, self._read)
            self._read = set()

    def go_first(self) -> None:
        """Enter in the search field opens the best match."""
        if self._which == WORDS:
            if lines := self._worded():
                self.go_to(lines[0])
        elif self._typed and (found := self._shown()):
            self.go(self._line(found[0]))

    def add(self) -> None:
        self._desk.go(places.new_family(self._typed))

    def duplicates(self) -> None:
        self._desk.go(places.DUPLICATES)

    def break_glass(self) -> None:
        """What was typed and not found goes along."""
        self._desk.go(places.break_glass(self._typed if self._typed and not self._shown() else ""))

    def write_group_note(self) -> None:
        self._desk.go(places.GROUP_NOTE)

    def bring_in(self) -> None:
        self._desk.go(places.CASELOAD_IMPORT)

    def _loaded(self, rows: list[FamilyRow]) -> None:
        self._all = rows
        if not self._asked:
            self._asked = True
            self._which = ALL if self._which == MINE and not any(row.mine for row in rows) else self._which
        self._show()

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Problem):
            self._view.show_problem(problem)

    def _show(self) -> None:
        self._view.show_which(self._which)
        if self._which == WORDS:
            self._show_words()
            return
        found, mine = self._shown(), self._which == MINE
        if found:
            count = f"{len(found):,}".replace(",", "\u202f") + (" family" if len(found) == 1 else " families")
            self._view.show_families([self._line(row) for row in found], f"{count} you lead or help" if mine else count)
        elif self._typed:
            words, instead = f"Nothing found for “{self._typed}”.", BREAK_GLASS if self._may(Doing.BREAK_GLASS) else ""
            self._view.show_none(words, "Try another spelling, a date of birth or a postcode.", instead=instead)
        elif mine and self._all:
            self._view.show_none("No family is yours yet.", "You see a family here when you lead it or help it.")
        else:
            self._view.show_none("There are no families here yet.", "Add the first one, or bring in a caseload from a workbook.")

    def _show_words(self) -> None:
        lines = self._worded()
        self._read |= {line.found.family_id for line in lines}
        if lines:
            more = "The newest " if len(lines) >= LIMIT else ""
            self._view.show_words(lines, f"{more}{len(lines)} place{'' if len(lines) == 1 else 's'} on record")
        elif self._typed:
            words = f"“{self._typed}” stands in no file that you may read."
            self._view.show_none(words, "Try fewer words, or the beginning of one.")
        else:
            self._view.show_none("Type a word that was written down.", WHERE_WORDS_ARE)

    def _worded(self) -> list[WordsLine]:
        found = find_words(self._desk.store, self._desk.actor, self._typed) if self._typed else []
        return [WordsLine(each, say_day(each.on, self._desk.today) if each.on else "") for each in found]

    def _shown(self) -> list[FamilyRow]:
        rows = [row for row in self._all if row.mine or self._which != MINE]
        if not self._typed:
            return sorted(rows, key=_ORDERS[self._order])
        found = family_ids(self._desk.store, self._desk.actor, self._typed, self._desk.today)
        by_id = {row.family_id: row for row in rows}
        return [by_id[each] for each in found if each in by_id]

    def _may(self, doing: Doing) -> bool:
        return may(self._desk.actor, doing, Scope())

    def _line(self, row: FamilyRow) -> FamilyLine:
        level = f"{row.level} {self._desk.settings.zone.levels[row.level]}" if row.level else ""
        due = _due_words(row.due_on, self._desk.today) if row.due_on else ""
        return FamilyLine(row, level, _SHORT_STATES.get(row.state, row.state), due, row.due)


def _due_words(day: date, today: date) -> str:
    over = (today - day).days
    if over > 0:
        return "1 day over" if over == 1 else f"{over} days over"
    return "today" if over == 0 else short_date(day, today)

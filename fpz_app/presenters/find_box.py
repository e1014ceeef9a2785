"""Find box: people, families, what is on record, pages and commands, found from anywhere while one types."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from rapidfuzz import fuzz

from fpz_app.casework.access import witness_search
from fpz_app.casework.finding import FoundFamily, FoundPerson, find_both
from fpz_app.casework.finding_words import FoundWords, find_words
from fpz_app.casework.recent import opened, recent_families
from fpz_app.domain.dates import say_day
from fpz_app.domain.names import words_of
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.places import Place

NAMES, ON_RECORD, LEAST_WORD, ALIKE = 8, 8, 3, 80.0
"""How many people and families, and how many places on record are shown; the least letters that are searched in what is on
record, or told apart from a slip of the finger; and how like a command's word must be to one with such a slip (0–100)."""

TABS: tuple[tuple[str, str], ...] = (
    ("overview", "Overview"), ("chronology", "Chronology"), ("notes", "Notes"), ("assessment", "Assessment"), ("plan", "Plan"),
    ("meetings", "Meetings"), ("decisions", "Level and decisions"), ("sharing", "Sharing"), ("papers", "Papers"),
)  # fmt: skip
"""The tabs of a family's file: 'marlow plan' finds the family's plan."""
PICTURES: tuple[tuple[str, str], ...] = (("genogram", "Genogram"), ("ecomap", "Ecomap"))
"""Found in the same way; they stand on a page of their own."""

GOING: tuple[tuple[str, Place, Doing | None], ...] = (
    ("Write a note", places.CHOOSE_FOR_NOTE, Doing.RECORD),
    ("Write a group note about several families", places.GROUP_NOTE, Doing.RECORD),
    ("Today", places.TODAY, None),
    ("Week: your visits and meetings", places.week(), Doing.READ),
    ("Families", places.FAMILIES, Doing.READ),
    ("Meetings", Place("meetings"), Doing.READ),
    ("Team: who carries what", Place("team"), Doing.APPROVE),
    ("Add a family", places.new_family(), Doing.MAKE_FAMILY),
    ("Bring in a caseload", places.CASELOAD_IMPORT, Doing.IMPORT),
    ("Possible duplicates: people and families on record twice", places.DUPLICATES, Doing.MAKE_FAMILY),
    ("Open a restricted file in an emergency", places.BREAK_GLASS, Doing.BREAK_GLASS),
    ("Opened restricted files: review them", places.BREAK_GLASS_REVIEWS, Doing.REVIEW),
    ("Sync: what is sent and what waits", Place("sync"), None),
    ("People and laptops", Place("people"), Doing.KEEP_DIRECTORY),
    ("Work left for you", Place("left"), Doing.READ),
    ("Your page: look, text size, passphrase, recovery code, backup", Place("you"), None),
)
"""Pages found by their words, each with what one must be allowed to do there."""


@dataclass(frozen=True)
class FindCommand:
    """A command of the window: `key` names it, `keys` is how it is reached without the box."""

    key: str
    words: str
    keys: str


@dataclass(frozen=True)
class FindLine:
    """Something found: what it is called, what sort of thing it is, and the place or the command it leads to."""

    words: str
    detail: str
    sort: str
    place: Place | None = field(default=None, repr=False)
    command: str = ""


class FindBoxView(Protocol):
    def show_lines(self, lines: Sequence[FindLine], said: str) -> None: ...
    def close_box(self) -> None: ...


class FindBoxPresenter:
    """`do` runs a command of the window by its key."""

    def __init__(self, view: FindBoxView, desk: Desk, commands: Sequence[FindCommand], do: Callable[[str], None]) -> None:
        self._view, self._desk, self._commands, self._do = view, desk, commands, do
        self._typed = ""
        self._read: set[str] = set()

    def find(self, typed: str) -> None:
        """Names, pages and commands at once, what is on record when it is found; with nothing typed, what was open of late."""
        self._typed = typed = " ".join(typed.split())
        if not typed:
            self._view.show_lines(list(self._at_rest()), "")
            return
        at_once = [*self._names(typed), *self._commanded(typed)]
        if len(typed) < LEAST_WORD:
            self._show(at_once, [])
            return
        desk = self._desk
        self._show(at_once, None)
        desk.run(
            lambda: find_words(desk.store, desk.actor, typed, limit=ON_RECORD),
            lambda found: self._add(typed, at_once, found),
            self._failed,
        )

    def choose(self, line: FindLine) -> None:
        self._view.close_box()
        if line.place is not None:
            self._desk.go(line.place)
        else:
            self._do(line.command)

    def leave(self) -> None:
        """The box is closed: whose words it showed is put on record, once for each file."""
        self._typed = ""
        read, self._read = self._read, set()
        if read:
            witness_search(self._desk.store, self._desk.actor, read)

    def _add(self, typed: str, at_once: Sequence[FindLine], found: Sequence[FoundWords]) -> None:
        if typed == self._typed:
            self._read |= {each.family_id for each in found}
            self._show(at_once, found)

    def _show(self, at_once: Sequence[FindLine], found: Sequence[FoundWords] | None) -> None:
        lines = [*at_once, *(self._worded(each) for each in found or ())]
        if not lines and found is not None:
            lines = list(self._instead())
            self._view.show_lines(lines, f"Nothing found for “{self._typed}”.")
        elif lines or found is not None:
            self._view.show_lines(lines, "")

    def _at_rest(self) -> Iterator[FindLine]:
        desk = self._desk
        for each in recent_families(desk.store, desk.actor):
            yield FindLine(each.name, each.reference, "Opened of late", places.family(each.id))
        yield from self._going()
        for command in self._commands:
            yield _command_line(command)

    def _names(self, typed: str) -> Iterator[FindLine]:
        desk = self._desk
        late = opened(desk.store)
        for words, tab in _with_tab(typed):
            for found in find_both(desk.store, desk.actor, words, desk.today, recent=late, limit=NAMES if not tab else 2):
                yield from _family_lines(found, tab) if isinstance(found, FoundFamily) else _person_lines(found, tab)

    def _commanded(self, typed: str) -> Iterator[FindLine]:
        """Pages and commands that answer to every word."""
        for line in (*self._going(), *(_command_line(each) for each in self._commands)):
            if _answers(line.words, typed):
                yield line

    def _going(self) -> Iterator[FindLine]:
        for words, place, doing in GOING:
            if doing is None or may(self._desk.actor, doing, Scope()):
                yield FindLine(words, "", "Page", place)

    def _worded(self, found: FoundWords) -> FindLine:
        day = f", {say_day(found.on, self._desk.today)}" if found.on else ""
        place = places.family(found.family_id, found.tab, found.item_id)
        return FindLine(found.family, found.around, f"{found.what}{day}", place)

    def _instead(self) -> Iterator[FindLine]:
        """Where nothing is found: what was looked for can be added from here."""
        if may(self._desk.actor, Doing.MAKE_FAMILY, Scope()):
            yield FindLine(f"Add “{self._typed}” as a family", "", "Page", places.new_family(self._typed))
        if may(self._desk.actor, Doing.BREAK_GLASS, Scope()):
            yield FindLine("Open a restricted file in an emergency", "", "Page", places.break_glass(self._typed))

    def _failed(self, problem: Exception) -> None:
        raise problem


def _with_tab(typed: str) -> Iterator[tuple[str, str]]:
    """What was typed; and, where its last word begins a tab's name, the words before it with the tab's key."""
    words, _, last = typed.rpartition(" ")
    if words and len(last) >= LEAST_WORD:
        for key, name in (*TABS, *PICTURES):
            if name.casefold().startswith(last.casefold()) or key.startswith(last.casefold()):
                yield words, key
    yield typed, ""


def _family_lines(found: FoundFamily, tab: str) -> Iterator[FindLine]:
    detail = ", ".join(part for part in (dict((*TABS, *PICTURES)).get(tab, ""), found.reference, found.address) if part)
    yield FindLine(found.name, detail, "Family", places.family(found.family_id, tab or "overview"))


def _person_lines(found: FoundPerson, tab: str) -> Iterator[FindLine]:
    """One for each family that the person belongs to; nobody shall open the wrong file."""
    if tab:
        return
    called = found.families.split(", ")
    for family_id, name in zip(found.family_ids, called, strict=False):
        yield FindLine(found.name, ", ".join(part for part in (found.age, name) if part), "Person", places.family(family_id))
    if not found.family_ids:
        detail = ", ".join(part for part in (found.age, "not in a family yet") if part)
        yield FindLine(found.name, detail, "Person", places.JOINING)


def _command_line(command: FindCommand) -> FindLine:
    return FindLine(command.words, command.keys, "Command", command=command.key)


def _answers(words: str, typed: str) -> bool:
    known = words_of(words)
    return all(
        any(each.startswith(word) or (len(word) > LEAST_WORD and fuzz.ratio(each, word) >= ALIKE) for each in known)
        for word in words_of(typed)
    )

"""Duplicates: records that are likely one, side by side, and whether they are the same; what was said can be said otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from fpz_app.casework.access import hidden_files, witness
from fpz_app.casework.aliases import KIND, Told, choose, join, may_join, tell_apart, told_pairs
from fpz_app.casework.duplicate_lines import reckon
from fpz_app.casework.duplicate_pairs import Pair
from fpz_app.domain.aliases import Sort, Verdict
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.history_words import HistoryWords
from fpz_app.presenters.places import Place
from fpz_app.store.store import Changed
from fpz_app.store.work import Gone

PAGE = "duplicates"
LOOKED = "Looked at two records that may be the same"
FACTS: dict[Sort, tuple[str, ...]] = {
    Sort.PERSON: (
        "given_name", "family_name", "known_as", "born", "due_on", "died_on", "sex", "ethnicity", "nhs_number", "upn", "school",
        "address", "postcode", "phone", "email",
    ),
    Sort.FAMILY: ("name", "reference", "address", "postcode", "phone", "locality", "lead_id"),
}  # fmt: skip
"""What is shown side by side; what neither record says is left out."""
WAITS = "One of the files is restricted now. They are read apart for as long as it is."
OF_MANAGER = "Different people lead their families, so the zone manager joins them."
JOINED = {
    Sort.PERSON: "They are read as one person, in every family of either, and can be parted again. What a family wrote of them"
    " stays with that family. Details that were changed since they were joined stay with {stands}, at the left.",
    Sort.FAMILY: "They are read as one family, and can be parted again. What was written before lies where it was. What was"
    " written since they were joined lies in the file of the {stands}, at the left, and stays there.",
}


@dataclass(frozen=True)
class Line:
    """A pair as the page lists it."""

    key: str
    who: str
    why: str
    sort: str


@dataclass(frozen=True)
class SideBySide:
    """One fact of both; `choice` names the field where somebody should choose which is right."""

    said: str
    left: str
    right: str
    differs: bool
    choice: str = ""


@dataclass(frozen=True)
class Shown:
    """A pair opened: `names` as they are told apart; `verdict` '' where nothing was said yet."""

    heading: str
    beneath: str
    names: tuple[str, str]
    facts: tuple[SideBySide, ...]
    verdict: str
    may_join: bool
    hint: str


class DuplicatesView(Protocol):
    def show_working(self) -> None: ...
    def show_lists(self, possible: Sequence[Line], joined: Sequence[Line], apart: Sequence[Line]) -> None: ...
    def show_pair(self, shown: Shown) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def leave_pair(self) -> None: ...


@dataclass(frozen=True)
class _Open:
    """The pair that is looked at, the left one first; `told` where something was said of it."""

    sort: Sort
    left: Person | Family
    right: Person | Family
    why: tuple[str, ...]
    told: Told | None


class DuplicatesPresenter:
    def __init__(self, view: DuplicatesView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._pairs: list[Pair] = []
        self._open: _Open | None = None

    def open(self, key: str = "") -> None:
        """The lists, looked for off the interface thread; or one pair of them."""
        self._view.show_problem(None)
        if key:
            self._show_pair(key)
            return
        self._open = None
        desk = self._desk
        self._view.show_working()
        desk.run(lambda: (reckon(desk.store, desk.actor), told_pairs(desk.store, desk.actor)), self._show, self._failed)

    def look_at(self, line: Line) -> None:
        self._desk.go(Place(PAGE, item_id=line.key))

    def same(self, *, left_stands: bool, reason: str) -> None:
        """The one whose facts stand is the left or the right one."""
        if self._open is not None:
            first, second = (self._open.left, self._open.right) if left_stands else (self._open.right, self._open.left)
            desk, sort = self._desk, self._open.sort
            self._do(lambda: join(desk.store, desk.actor, sort, stands=first.id, gives_way=second.id, reason=reason), "Joined.")

    def not_the_same(self, *, reason: str = "") -> None:
        if self._open is not None:
            desk, found = self._desk, self._open
            parted = found.told is not None and found.told.alias.verdict is Verdict.SAME
            words = "Parted. Each is where it was written." if parted else "They are not asked about again."
            self._do(lambda: tell_apart(desk.store, desk.actor, found.sort, found.left.id, found.right.id, reason=reason), words)

    def later(self) -> None:
        self._view.leave_pair()

    def choose(self, field: str, *, left: bool) -> None:
        """Which of both facts is right; the left one is of the record that stands."""
        found = self._open
        if found is None or found.told is None:
            return
        try:
            choose(self._desk.store, self._desk.actor, found.told, field, theirs=not left)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.did("Chosen.")
        self._show_pair(_key(found.left.id, found.right.id))

    def refresh(self, changed: Changed) -> None:
        """An undo, or what another laptop said."""
        if self._open is not None and not changed.files.isdisjoint((self._open.left.file_id, self._open.right.file_id)):
            self._show_pair(_key(self._open.left.id, self._open.right.id))

    def _do(self, act: Callable[[], object], words: str) -> None:
        try:
            act()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._open = None
        self._desk.did(words)
        self._view.leave_pair()

    def _show(self, found: tuple[list[Pair], list[Told]]) -> None:
        self._pairs, told = found
        people = self._names(self._pairs)
        possible = [
            Line(_key(each.one_id, each.other_id), f"{people[each.one_id]} and {people[each.other_id]}",
                 ", ".join(each.why).capitalize(), each.sort.capitalize())
            for each in self._pairs if each.one_id in people and each.other_id in people
        ]  # fmt: skip
        lines = [(each, self._told_line(each)) for each in told]
        joined = [line for each, line in lines if each.alias.verdict is Verdict.SAME]
        self._view.show_lists(possible, joined, [line for each, line in lines if each.alias.verdict is not Verdict.SAME])

    def _names(self, pairs: Sequence[Pair]) -> dict[str, str]:
        found: dict[str, str] = {}
        for sort, kind in KIND.items():
            ids = sorted({each for pair in pairs if pair.sort is sort for each in (pair.one_id, pair.other_id)})
            found.update({each.id: _named(each) for each in self._desk.store.find(kind, id=ids)} if ids else {})
        return found

    def _told_line(self, told: Told) -> Line:
        waiting = f"{len(told.facts)} facts differ" if len(told.facts) > 1 else "One fact differs" if told.facts else ""
        why = waiting if told.alias.verdict is Verdict.SAME else told.alias.reason
        names = f"{_named(told.stands)} and {_named(told.other)}"
        return Line(
            _key(told.stands.id, told.other.id), names, WAITS if told.waits and waiting else why, told.alias.sort.capitalize()
        )

    def _show_pair(self, key: str) -> None:
        desk = self._desk
        found = self._open = self._find(key)
        if found is None:
            self._view.show_problem(Gone())
            self._view.leave_pair()
            return
        for file_id in sorted({found.left.file_id, found.right.file_id}):
            witness(desk.store, desk.actor, LOOKED, file_id)
        told, names = found.told, (_named(found.left), _named(found.right))
        same = told is not None and told.alias.verdict is Verdict.SAME
        allowed = may_join(desk.store, desk.actor, found.left, found.right)
        hint = "" if allowed or same else OF_MANAGER
        if same and told is not None:
            hint = WAITS if told.waits else JOINED[found.sort].format(stands=names[0])
        why = ", ".join(found.why).capitalize() if told is None else told.alias.reason
        verdict = str(told.alias.verdict) if told else ""
        self._view.show_pair(Shown(f"{names[0]} and {names[1]}", why, names, tuple(self._facts(found)), verdict, allowed, hint))

    def _find(self, key: str) -> _Open | None:
        """None where one of both has gone, or is not to be seen."""
        desk = self._desk
        one, _, other = key.partition(".")
        told = next((each for each in told_pairs(desk.store, desk.actor) if {*each.alias.pair} == {one, other}), None)
        if told is not None:
            return _Open(told.alias.sort, told.stands, told.other, (), told)
        hidden = hidden_files(desk.store, desk.actor)
        for sort, kind in KIND.items():
            pair = sorted((each for each in desk.store.find(kind, id=[one, other])), key=lambda each: each.id)
            if len(pair) == 2 and hidden.isdisjoint(each.file_id for each in pair):
                why = next((each.why for each in self._pairs if _key(each.one_id, each.other_id) == key), ())
                return _Open(sort, pair[0], pair[1], why, None)
        return None

    def _facts(self, found: _Open) -> list[SideBySide]:
        words, kind = HistoryWords(self._desk, ""), found.sort.value
        to_choose = (
            {each.field for each in found.told.facts} if found.told and found.told.alias.verdict is Verdict.SAME else set()
        )
        rows = []
        for name in FACTS[found.sort]:
            left, right = (words.said(kind, name, getattr(each, name)) for each in (found.left, found.right))
            if left or right:
                differs = bool(left and right and left != right)
                rows.append(SideBySide(words.field(kind, name), left, right, differs, name if name in to_choose else ""))
        return [*rows, SideBySide("Family" if found.sort is Sort.PERSON else "People", *self._around(found), False)]

    def _around(self, found: _Open) -> tuple[str, str]:
        """The family in whose file each person was written down; the people of each family."""
        store = self._desk.store
        left, right = (each.id if found.sort is Sort.FAMILY else each.file_id for each in (found.left, found.right))
        if found.sort is Sort.PERSON:
            names = {each.id: each.name for each in store.find(Family, id=[left, right])}
            return names.get(left, "In no family yet"), names.get(right, "In no family yet")
        belongs = store.find(Membership, family_id=[left, right], until=None)
        people = {each.id: each.called for each in store.find(Person, id=sorted({each.person_id for each in belongs}))}
        said = [", ".join(people[each.person_id] for each in belongs if each.file_id == own) for own in (left, right)]
        return said[0], said[1]

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)


def _key(one: str, other: str) -> str:
    first, second = sorted((one, other))
    return f"{first}.{second}"


def _named(record: Person | Family) -> str:
    return f"{record.name} family" if isinstance(record, Family) else record.full_name


def joined_with(desk: Desk, record_id: str) -> tuple[str, Place | None]:
    """What a record's own page says of the one it is joined with, and where both are compared; '' where it is alone."""
    told = [each for each in told_pairs(desk.store, desk.actor) if record_id in each.alias.pair]
    found = next((each for each in told if each.alias.verdict is Verdict.SAME and not each.waits), None)
    if found is None:
        return "", None
    other = found.other if found.stands.id == record_id else found.stands
    differ = f": {len(found.facts)} facts differ" if len(found.facts) > 1 else ": one fact differs" if found.facts else ""
    return f"Joined with {_named(other)}{differ}", Place(PAGE, item_id=_key(*found.alias.pair))

"""Name index: the names, addresses and numbers of people and families in memory, so that finding answers while one types."""

import threading
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from rapidfuzz import fuzz, process

from fpz_app.domain.aliases import Alias
from fpz_app.domain.dates import earliest, latest
from fpz_app.domain.families import Family
from fpz_app.domain.names import same_names, sound, words_of
from fpz_app.domain.people import Membership, Person
from fpz_app.store.standing import Standing
from fpz_app.store.store import Changed, Store
from fpz_app.store.tables import table_of

NAME, EARLIER, ADDRESS = 1.0, 0.85, 0.6
EXACT, BEGINS, KNOWN_SHORT, SOUNDS, ALIKE, UNLIKE = 100.0, 90.0, 85.0, 72.0, 78.0, 40.0
_P, _F, _M = table_of(Person), table_of(Family), table_of(Membership)


@dataclass(slots=True, frozen=True)
class Entry:
    """One person or family. `weights` say how much each of its words counts; `codes` are its numbers without spaces."""

    id: str
    is_family: bool
    file_id: str
    weights: dict[str, float]
    codes: tuple[str, ...]
    given: tuple[str, ...] = ()
    family_name: tuple[str, ...] = ()
    born: str = ""
    span: tuple[date, date] | None = None
    address: str = ""
    postcode: str = ""


class NameIndex:
    """Kept fresh by the store's changes; refreshed when next asked."""

    def __init__(self, store: Store) -> None:
        self.entries: dict[str, Entry] = {}
        self.members: dict[str, set[str]] = {}
        self.families: dict[str, set[str]] = {}
        self._words: list[str] = []
        self._postings: dict[str, dict[str, float]] = {}
        self._sounds: dict[str, set[str]] = {}
        self._own: dict[str, Entry] = {}
        self._seen: dict[frozenset[str], dict[str, Entry]] = {}
        self._numbers: list[tuple[str, str]] | None = None
        self._stale: set[str] | None = None
        self._refreshing = threading.Lock()
        store.listeners.append(self._hear)

    def refresh(self, store: Store) -> None:
        """Reads what has changed since the last time; everything at the first. Safe from any thread."""
        with self._refreshing:
            self._refresh(store)

    def _refresh(self, store: Store) -> None:
        stale, self._stale = self._stale, set()
        if stale is not None and not stale:
            return
        standing, self._seen, self._numbers = store.standing(), {}, None
        if stale is None:
            self.members, self.families, self._own = {}, {}, {}
        with store.read() as connection:
            belongs = connection.execute(_memberships(stale)).all()
            people = connection.execute(_people(stale, {row.person_id for row in belongs})).all()
            families = connection.execute(_families(stale)).all()
        self._let_go(stale)
        for row in belongs:
            family_id, person_id = standing.stands(row.family_id), standing.stands(row.person_id)
            self.members.setdefault(family_id, set()).add(person_id)
            self.families.setdefault(person_id, set()).add(family_id)
        for entry in (*map(_person_entry, people), *map(_family_entry, families)):
            self._put(self._joined(entry, standing) if entry.id in standing.ids else entry)

    def seen(self, hidden: frozenset[str]) -> dict[str, Entry]:
        """What somebody may know of from whom these files are hidden: all else, and people who belong to a family that is not
        hidden too."""
        seen = self._seen.get(hidden)
        if seen is None:
            seen = {each.id: each for each in self.entries.values() if self._shows(each, hidden)}
            self._seen = {hidden: seen}
        return seen

    def numbered(self, code: str) -> set[str]:
        """The ids of what has a number that begins so."""
        numbers = self._numbers
        if numbers is None:
            numbers = self._numbers = sorted((known, each.id) for each in self.entries.values() for known in each.codes)
        start, end = bisect_left(numbers, (code, "")), bisect_left(numbers, (code + "\uffff", ""))
        return {entry_id for _known, entry_id in numbers[start:end]}

    def _shows(self, entry: Entry, hidden: frozenset[str]) -> bool:
        return entry.file_id not in hidden or (not entry.is_family and bool(self.families.get(entry.id, set()) - hidden))

    def with_word(self, word: str, *, whole: bool = False) -> dict[str, float]:
        """How well each entry answers to one folded word, 0 to 100; `whole` leaves out mere beginnings."""
        found: dict[str, float] = {}
        for known, score in self._like(word, whole=whole).items():
            for entry_id, weight in self._postings[known].items():
                found[entry_id] = max(found.get(entry_id, 0.0), score * weight)
        return found

    def _like(self, word: str, *, whole: bool) -> dict[str, float]:
        alike: dict[str, float] = {}
        if not word.isdigit() and len(word) > 3:
            for known, score, _ in process.extract(word, self._words, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
                alike[known] = score * 0.8
        if len(word) > 2 and sound(word):
            near = ((name, fuzz.ratio(word, name)) for name in self._sounds.get(sound(word), ()))
            alike.update({name: SOUNDS + likeness / 8 for name, likeness in near if likeness >= UNLIKE})
        for other in same_names(word):
            alike.update(dict.fromkeys(self._sounds.get(sound(other), ()), KNOWN_SHORT - 1))
            alike.update({other: KNOWN_SHORT} if other in self._postings else {})
        if not whole:
            alike.update(dict.fromkeys(self._beginning(word), BEGINS))
        if word in self._postings:
            alike[word] = EXACT
        return alike

    def _beginning(self, word: str) -> Sequence[str]:
        start = bisect_left(self._words, word)
        end = bisect_left(self._words, word + "\uffff")
        return self._words[start:end]

    def _hear(self, changed: Changed) -> None:
        if changed.touches(Alias):
            self._stale = None
        elif changed.touches(Person, Family, Membership) and self._stale is not None:
            self._stale |= changed.files

    def _joined(self, entry: Entry, standing: Standing) -> Entry:
        """The entry of the one that stands, which answers to the words and numbers of those that give way to it too."""
        self._own[entry.id] = entry
        if entry.id in standing.of and entry.id in self.entries:
            self._drop(self.entries[entry.id])
        own = [self._own[each] for each in standing.all_of(entry.id) if each in self._own]
        own.sort(key=lambda each: each.id in standing.of)
        weights = {word: max(each.weights.get(word, 0.0) for each in own) for one in own for word in one.weights}
        codes = tuple(dict.fromkeys(code for each in own for code in each.codes))
        return replace(own[0], id=standing.stands(entry.id), weights=weights, codes=codes)

    def _let_go(self, stale: set[str] | None) -> None:
        for family_id in stale or ():
            for person_id in self.members.pop(family_id, ()):
                self.families[person_id].discard(family_id)
        for entry in [each for each in self.entries.values() if stale and each.file_id in stale]:
            self._drop(entry)

    def _put(self, entry: Entry) -> None:
        if entry.id in self.entries:
            self._drop(self.entries[entry.id])
        self.entries[entry.id] = entry
        for word, weight in entry.weights.items():
            if word not in self._postings:
                self._postings[word] = {}
                insort(self._words, word)
                self._sounds.setdefault(sound(word), set()).add(word)
            self._postings[word][entry.id] = weight

    def _drop(self, entry: Entry) -> None:
        del self.entries[entry.id]
        for word in entry.weights:
            holders = self._postings[word]
            del holders[entry.id]
            if not holders:
                del self._postings[word]
                del self._words[bisect_left(self._words, word)]
                self._sounds[sound(word)].discard(word)


_indexes: "WeakKeyDictionary[Store, NameIndex]" = WeakKeyDictionary()


def index_of(store: Store) -> NameIndex:
    """The store's index, up to date. The first time reads every name: some 150 ms for 6 000 people."""
    index = _indexes.get(store)
    if index is None:
        index = _indexes[store] = NameIndex(store)
    index.refresh(store)
    return index


def entry_of(person: Person) -> Entry:
    """The entry that a person would have, stored or not."""
    return _person_entry(person)


def _memberships(stale: Iterable[str] | None) -> sa.Select[Any]:
    query = sa.select(_M.c.family_id, _M.c.person_id).where(_M.c.until.is_(None))
    return query if stale is None else query.where(_M.c.family_id.in_(stale))


def _people(stale: Iterable[str] | None, members: set[str]) -> sa.Select[Any]:
    names = ("id", "file_id", "given_name", "family_name", "known_as", "earlier_names", "born", "due_on")
    query = sa.select(*(_P.c[name] for name in (*names, "nhs_number", "upn", "external_id", "address", "postcode")))
    return query if stale is None else query.where(_P.c.file_id.in_(stale) | _P.c.id.in_(members))


def _families(stale: Iterable[str] | None) -> sa.Select[Any]:
    query = sa.select(_F.c.id, _F.c.name, _F.c.reference, _F.c.address, _F.c.postcode)
    return query if stale is None else query.where(_F.c.id.in_(stale))


def _person_entry(row: Any) -> Entry:
    given, family_name = words_of(f"{row.given_name} {row.known_as}"), words_of(row.family_name)
    weights = dict.fromkeys(_address_words(row), ADDRESS)
    weights.update(dict.fromkeys(words_of(row.earlier_names), EARLIER))
    weights.update(dict.fromkeys((*given, *family_name), NAME))
    born = row.born or (str(row.due_on) if row.due_on else "")
    return Entry(
        row.id, False, row.file_id, weights, _codes(row.nhs_number, row.upn, row.external_id),
        given, family_name, born, (earliest(born), latest(born)) if born else None, *_place(row),
    )  # fmt: skip


def _family_entry(row: Any) -> Entry:
    weights = dict.fromkeys(_address_words(row), ADDRESS)
    weights.update(dict.fromkeys(words_of(row.name), NAME))
    return Entry(row.id, True, row.id, weights, _codes(row.reference), (), (), "", None, *_place(row))


def _codes(*numbers: str) -> tuple[str, ...]:
    return tuple(code for number in numbers if (code := "".join(words_of(number))))


def _address_words(row: Any) -> tuple[str, ...]:
    """With the postcode in two words and in one."""
    words, joined = words_of(f"{row.address} {row.postcode}"), "".join(words_of(row.postcode))
    return (*words, joined) if joined else words


def _place(row: Any) -> tuple[str, str]:
    return " ".join(words_of(row.address)), "".join(words_of(row.postcode))

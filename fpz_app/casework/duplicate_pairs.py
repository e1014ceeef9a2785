"""Duplicate pairs: people and families on record who are likely one and the same, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from fpz_app.casework.access import hidden_files
from fpz_app.casework.duplicates import rate
from fpz_app.casework.finding import seen_entries
from fpz_app.casework.name_index import NAME, Entry, NameIndex, index_of
from fpz_app.domain.aliases import Alias, Sort
from fpz_app.domain.families import Family
from fpz_app.domain.names import same_names, sound
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

CROWD = 60
"""A name or birthday that more people share tells too little to compare them all."""
NAMES_ALIKE = 85
TELLING = ("same date", "date of birth", "day and month", "same address")
"""A like name alone is no reason to ask."""
MOST = 200


@dataclass(frozen=True)
class Pair:
    """Two records that are likely one; `why` in words, the strongest first; `rank` is higher for what is likelier."""

    sort: Sort
    one_id: str
    other_id: str
    why: tuple[str, ...]
    rank: int


def duplicate_pairs(store: Store, asker: Worker) -> list[Pair]:
    """The likeliest first, at most 200; none of which somebody said whether they are the same. Slow: a task."""
    if not may(asker, Doing.RECORD, Scope()):
        return []
    restricted = {family.id for family in store.find(Family, restricted=True)}
    index, hidden = index_of(store), hidden_files(store, asker) | restricted
    said = {each.pair for each in store.find(Alias)}
    seen = {each.id: each for each in seen_entries(index, hidden).values() if each.file_id not in hidden}
    people = list(_people(index, [each for each in seen.values() if not each.is_family], hidden))
    found = [*people, *_families(index, [each for each in seen.values() if each.is_family], people)]
    found = [each for each in found if (each.one_id, each.other_id) not in said]
    return sorted(found, key=lambda each: (-each.rank, each.one_id, each.other_id))[:MOST]


def _people(index: NameIndex, people: Iterable[Entry], hidden: frozenset[str]) -> Iterator[Pair]:
    for one, other in _near(people):
        rank, why, certain = rate(index, one, other, hidden)
        if rank and (certain or any(each.startswith(TELLING) for each in why)):
            first, second = sorted((one.id, other.id))
            yield Pair(Sort.PERSON, first, second, why, rank)


def _near(people: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs who share a number, or a birthday, or how both names sound; each once."""
    blocks: dict[tuple[str, ...], list[Entry]] = {}
    for each in people:
        for key in _keys(each):
            blocks.setdefault(key, []).append(each)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) > CROWD:
            continue
        for one, other in combinations(block, 2):
            pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def _keys(person: Entry) -> set[tuple[str, ...]]:
    keys: set[tuple[str, ...]] = {("number", code) for code in person.codes}
    keys |= {("born", person.born)} if len(person.born) == len("2012-05-17") else set()
    for family in person.family_name:
        for given in person.given:
            keys |= {("name", sound(each), sound(family)) for each in (given, *same_names(given))}
    return keys


def _families(index: NameIndex, families: Iterable[Entry], people: Iterable[Pair]) -> Iterator[Pair]:
    """Families of like names at one address or with people who are alike, and any two with several who are."""
    alike: dict[tuple[str, str], set[str]] = {}
    for pair in people:
        for one in index.families.get(pair.one_id, ()):
            for other in index.families.get(pair.other_id, set()) - {one}:
                key = (one, other) if one < other else (other, one)
                alike.setdefault(key, set()).add(pair.one_id)
    known = {each.id: each for each in families}
    places: dict[str, list[str]] = {}
    for each in known.values():
        if each.postcode:
            places.setdefault(each.postcode, []).append(each.id)
    near = set(alike) | {pair for block in places.values() if len(block) <= CROWD for pair in combinations(sorted(block), 2)}
    for one, other in sorted(near):
        if one in known and other in known:
            yield from _family_pair(known[one], known[other], len(alike.get((one, other), ())))


def _family_pair(one: Entry, other: Entry, people: int) -> Iterator[Pair]:
    likeness = int(fuzz.ratio(_name(one), _name(other)))
    same_place = bool(one.postcode) and (one.address, one.postcode) == (other.address, other.postcode)
    if (likeness >= NAMES_ALIKE and (same_place or people)) or people > 1:
        why = ["same name" if likeness == 100 else "like name"] if likeness >= NAMES_ALIKE else []
        why += ["same address"] if same_place else []
        why += [f"{people} people alike" if people > 1 else "one person alike"] if people else []
        yield Pair(Sort.FAMILY, one.id, other.id, tuple(why), likeness + 40 * same_place + 40 * people)


def _name(family: Entry) -> str:
    return " ".join(word for word, weight in family.weights.items() if weight == NAME)

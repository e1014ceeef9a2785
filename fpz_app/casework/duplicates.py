"""Duplicates: who on record may be the same as a person about to be added, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from fpz_app.casework.access import hidden_files
from fpz_app.casework.finding import seen_entries
from fpz_app.casework.name_index import Entry, NameIndex, entry_of, index_of
from fpz_app.domain.dates import say_date
from fpz_app.domain.families import Family
from fpz_app.domain.names import same_names, sound
from fpz_app.domain.people import Person
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

MOST = 5
ALIKE, VERY_ALIKE, SAME = 60, 80, 100
SPELT_ALIKE = 85


@dataclass(frozen=True)
class Likely:
    """`why` in words, strongest first; `certain` when a number that only one person has is the same."""

    person_id: str
    name: str
    born: str
    families: str
    family_ids: tuple[str, ...]
    why: tuple[str, ...]
    certain: bool


def likely_duplicates(store: Store, asker: Worker, person: Person, today: date, *, family: Family | None = None) -> list[Likely]:
    """The likeliest first, at most five; `family` is the one the person is to be added to, for its address."""
    if not may(asker, Doing.READ, Scope()):
        return []
    index, hidden = index_of(store), hidden_files(store, asker)
    seen = seen_entries(index, hidden)
    asked = entry_of(person)
    rated = []
    for each in _worth_a_look(index, asked, seen.values()):
        if each.id != person.id:
            rank, why, certain = _rate(asked, each, same_place=_same_place(index, asked, each, family, hidden))
            if rank:
                rated.append((rank, each.id, why, certain))
    rated.sort(key=lambda each: (-each[0], each[1]))
    return _rows(store, index, rated[:MOST], hidden, today)


def likeness(one: Person, other: Person) -> tuple[int, str]:
    """How likely a name with a date of birth means someone of the same household, 0 for not at all, and why in words."""
    rank, why, _ = _rate(entry_of(one), entry_of(other), same_place=True)
    return rank, ", ".join(each for each in why if each != "same address")


def rate(index: NameIndex, one: Entry, other: Entry, hidden: frozenset[str]) -> tuple[int, tuple[str, ...], bool]:
    """How likely two people on record are one (0: not at all), why, and whether it is certain."""
    if not _names_alike(one, other)[0] and set(one.codes).isdisjoint(other.codes):
        return 0, (), False
    return _rate(one, other, same_place=bool(_homes(index, one, hidden) & _homes(index, other, hidden)))


def _worth_a_look(index: NameIndex, asked: Entry, known: Iterable[Entry]) -> Iterator[Entry]:
    """Who shares a number or a like name with the one asked about, or has no first name on record."""
    words = asked.given or asked.family_name
    alike = {entry_id for word in words for entry_id in index.with_word(word, whole=True)}
    codes = set(asked.codes)
    for each in known:
        if not each.is_family and (each.id in alike or not each.given or not codes.isdisjoint(each.codes)):
            yield each


def _rate(asked: Entry, known: Entry, *, same_place: bool) -> tuple[int, tuple[str, ...], bool]:
    """How likely the two are one person (0: not at all), why, and whether it is certain."""
    shared = set(asked.codes) & set(known.codes)
    name, said = _names_alike(asked, known)
    born, when = _born_alike(asked, known)
    certain = bool(shared)
    likely = (name >= VERY_ALIKE and born >= 0) or (name >= ALIKE and born > 0) or (name >= ALIKE and born >= 0 and same_place)
    if not certain and not likely:
        return 0, (), False
    said_so = ("same number" if certain else "", said, when, "same address" if same_place else "")
    why = tuple(words for words in said_so if words)
    return name + born + (15 if same_place else 0) + (200 if certain else 0), why, certain


def _names_alike(one: Entry, other: Entry) -> tuple[int, str]:
    """0 to 100 with its words; a name that is not known on one side counts as half alike."""
    given, given_said = _best(one.given, other.given)
    family, family_said = _best(one.family_name, other.family_name)
    if not one.given or not other.given:
        given, given_said = (ALIKE, "first name not known") if family == SAME else (0, "")
    if not one.family_name or not other.family_name:
        family, family_said = (VERY_ALIKE, "") if given == SAME else (0, "")
    if min(given, family) < ALIKE:
        return 0, ""
    if given == family == SAME:
        return SAME, "same name"
    return (given + family) // 2, given_said or family_said or "like name"


def _best(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[int, str]:
    return max((_word_alike(left, right) for left in one for right in other), default=(0, ""), key=lambda each: each[0])


def _word_alike(one: str, other: str) -> tuple[int, str]:
    if one == other:
        return SAME, ""
    if other in same_names(one) or one in same_names(other):
        return 90, "known by a like name"
    if len(one) > 2 and sound(one) == sound(other):
        return 85, "sounds the same"
    likeness = int(fuzz.ratio(one, other))
    return (likeness - 5, "spelt much the same") if likeness >= SPELT_ALIKE - 10 and min(len(one), len(other)) > 3 else (0, "")


def _born_alike(one: Entry, other: Entry) -> tuple[int, str]:
    """Above 0 for a date of birth that fits, 0 where one is not known, below where both are known and differ."""
    if not one.span or not other.span:
        return 0, ""
    if one.born == other.born and _is_exact(one):
        return 40, "same date of birth"
    if one.span[0] <= other.span[1] and other.span[0] <= one.span[1]:
        return 25, "date of birth fits"
    if _is_exact(one) and _is_exact(other):
        first, second = one.born, other.born
        if first[:4] == second[:4] and (first[5:7], first[8:]) == (second[8:], second[5:7]):
            return 25, "day and month the other way round"
        if sum(left != right for left, right in zip(first, second, strict=True)) == 1:
            return 15, f"one digit of the date of birth differs: {say_date(second)}"
    return -40, ""


def _is_exact(entry: Entry) -> bool:
    """As `is_exact` of the date of birth, without reading it again."""
    return entry.span is not None and entry.span[0] == entry.span[1] and len(entry.born) == len("2012-05-17")


def _same_place(index: NameIndex, asked: Entry, known: Entry, family: Family | None, hidden: frozenset[str]) -> bool:
    """Whether both live at one address, their own or their family's. No hidden file's address is looked at."""
    wanted = {asked.postcode and (asked.address, asked.postcode)}
    if family is not None:
        home = index.entries.get(family.id)
        wanted.add(home.postcode and (home.address, home.postcode) if home else "")
    lives = {known.postcode and (known.address, known.postcode)} if known.file_id not in hidden else set()
    for family_id in index.families.get(known.id, set()) - hidden:
        home = index.entries[family_id]
        lives.add(home.postcode and (home.address, home.postcode))
    return bool((wanted & lives) - {""})


def _homes(index: NameIndex, person: Entry, hidden: frozenset[str]) -> set[tuple[str, str]]:
    every = [person, *(index.entries[each] for each in index.families.get(person.id, set()) - hidden)]
    return {(each.address, each.postcode) for each in every if each.postcode}


def _rows(
    store: Store, index: NameIndex, rated: list[tuple[int, str, tuple[str, ...], bool]], hidden: frozenset[str], today: date
) -> list[Likely]:
    people = {each.id: each for each in store.find(Person, id=[person_id for _, person_id, _, _ in rated])} if rated else {}
    rows = []
    for _, person_id, why, certain in rated:
        person = people[person_id]
        ids = tuple(sorted(index.families.get(person_id, set()) - hidden))
        names = ", ".join(family.name for family in store.find(Family, id=list(ids))) if ids else ""
        age = person.age_said(today)
        born = f"born {say_date(person.born)} ({age})" if person.born else age
        rows.append(Likely(person_id, person.full_name, born, names, ids, why, certain))
    return rows

"""Finding: people and families by whatever is known of them, while it is typed."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework.access import as_seen, hidden_files
from fpz_app.casework.name_index import ADDRESS, EXACT, Entry, NameIndex, index_of
from fpz_app.domain.date_reading import MONTHS
from fpz_app.domain.dates import earliest, is_exact, latest, read_about
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.names import words_of
from fpz_app.domain.people import Person, Stage
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

LIMIT, SAME_DAY, SAME_TIME, SAME_CODE, THROUGH = 20, 100.0, 80.0, 120.0, 0.7
_DATE_PART = re.compile(r"^[\d/.\-]+(?:st|nd|rd|th)?$")


@dataclass(frozen=True)
class FoundPerson:
    """`age` in words, `families` by name; `address` where they live as far as it is known."""

    person_id: str
    name: str
    age: str
    family_ids: tuple[str, ...]
    families: str
    address: str


@dataclass(frozen=True)
class FoundFamily:
    family_id: str
    name: str
    reference: str
    address: str
    locality: str


@dataclass(frozen=True)
class _Typed:
    """What was typed, taken apart: words, and the span of days where part of it reads as a date."""

    words: tuple[str, ...]
    days: tuple[date, date] | None
    date_words: tuple[str, ...] = ()
    code: str = ""


def find_people(store: Store, asker: Worker, typed: str, today: date, *, limit: int = LIMIT) -> list[FoundPerson]:
    """Best first: by names as written, heard or shortened, date of birth, address, NHS number, UPN, other identifiers."""
    index, hidden = index_of(store), hidden_files(store, asker)
    best = _best(index, _matches(index, hidden, asker, _take_apart(typed, today), _to_people), families=False)[:limit]
    people = {each.id: each for each in store.find(Person, id=best)} if best else {}
    homes = {family for person_id in best for family in index.families.get(person_id, ())} - hidden
    families = {each.id: each for each in store.find(Family, id=homes)} if homes else {}
    found = (people[each] for each in best if each in people)
    return [_person_row(as_seen(each, hidden), index, families, today) for each in found]


def find_families(store: Store, asker: Worker, typed: str, today: date, *, limit: int = LIMIT) -> list[FoundFamily]:
    """Best first: by name, case reference or address, or by one of their people."""
    best = family_ids(store, asker, typed, today)[:limit]
    families = {each.id: each for each in store.find(Family, id=best)} if best else {}
    return [_family_row(families[each]) for each in best if each in families]


def find_both(
    store: Store, asker: Worker, typed: str, today: date, *, recent: Sequence[str] = (), limit: int = LIMIT
) -> list[FoundFamily | FoundPerson]:
    """People and families in one list, best first; of equals what stands first in `recent` families, then families."""
    index, hidden = index_of(store), hidden_files(store, asker)
    scores = _matches(index, hidden, asker, _take_apart(typed, today), _to_both)
    order = {each: at for at, each in enumerate(recent)}

    def rank(each: str) -> tuple[object, ...]:
        entry = index.entries[each]
        late = min(order.get(own, len(order)) for own in {each} | index.families.get(each, set()))
        return -scores[each], late, not entry.is_family, entry.family_name, entry.given, each

    least = sorted(scores.values(), reverse=True)[:limit][-1] if scores else 0.0
    best = sorted((each for each, score in scores.items() if score >= least), key=rank)[:limit]
    people = {each.id: each for each in store.find(Person, id=best)} if best else {}
    homes = {family for person_id in people for family in index.families.get(person_id, ())} | set(best) - people.keys()
    families = {each.id: each for each in store.find(Family, id=homes - hidden)} if homes - hidden else {}
    return [
        _family_row(families[each]) if each in families else _person_row(as_seen(people[each], hidden), index, families, today)
        for each in best
        if each in families or each in people
    ]


def family_ids(store: Store, asker: Worker, typed: str, today: date) -> list[str]:
    """The ids of the families that answer to what was typed, best first."""
    index, hidden = index_of(store), hidden_files(store, asker)
    return _best(index, _matches(index, hidden, asker, _take_apart(typed, today), _to_families), families=True)


def words_known(store: Store, asker: Worker) -> frozenset[str]:
    """The folded words of every name and address that the asker may know of, and of the zone's workers. Slow: a task."""
    may_read = may(asker, Doing.READ, Scope())
    entries = seen_entries(index_of(store), hidden_files(store, asker)).values() if may_read else ()
    names = {word for each in entries for word in each.weights}
    return frozenset(names.union(*(words_of(each.name) for each in store.find(Worker))))


def warm(store: Store) -> None:
    """Reads the names ahead of the first key typed. Slow: a task."""
    index_of(store)


def seen_entries(index: NameIndex, hidden: frozenset[str]) -> dict[str, Entry]:
    """What the asker may know of, by id; nobody may change it."""
    return index.seen(hidden)


Spread = Callable[[NameIndex, dict[str, float], frozenset[str]], dict[str, float]]


def _matches(index: NameIndex, hidden: frozenset[str], asker: Worker, parts: _Typed, spread: Spread) -> dict[str, float]:
    """The scores of what answers to every part of what was typed; `spread` tells whom else a word's hits stand for."""
    if not may(asker, Doing.READ, Scope()) or not (parts.words or parts.days or parts.code):
        return {}
    seen = seen_entries(index, hidden)

    def hits(words: Iterable[str]) -> list[dict[str, float]]:
        return [spread(index, _own(index.with_word(word), seen, hidden), hidden) for word in words]

    wanted = hits(parts.words)
    if parts.days:
        either = _born_in(seen.values(), parts.days)
        for each, score in _all_of(hits(parts.date_words)).items():
            either[each] = max(either.get(each, 0.0), score)
        wanted.append(spread(index, either, hidden))
    scores = _all_of(wanted)
    if parts.code:
        known = (each for each in index.numbered(parts.code) if each in seen and seen[each].file_id not in hidden)
        numbered = dict.fromkeys(known, SAME_CODE)
        scores.update(spread(index, numbered, hidden))
    return scores


def _own(found: dict[str, float], seen: dict[str, Entry], hidden: frozenset[str]) -> dict[str, float]:
    """The hits that the asker may know of, and none that a hidden file's address made."""
    return {
        each: score
        for each, score in found.items()
        if each in seen and (seen[each].file_id not in hidden or score > EXACT * ADDRESS)
    }


def _to_people(index: NameIndex, found: dict[str, float], hidden: frozenset[str]) -> dict[str, float]:
    """A family's words find its people too: what lies at the family's address, or goes by its name."""
    scores = dict(found)
    for family_id in found.keys() & index.members.keys() - hidden:
        for person_id in index.members[family_id]:
            scores[person_id] = max(scores.get(person_id, 0.0), found[family_id] * THROUGH)
    return scores


def _to_families(index: NameIndex, found: dict[str, float], hidden: frozenset[str]) -> dict[str, float]:
    """A person's words find their families too."""
    scores = dict(found)
    for person_id in found.keys() & index.families.keys():
        for family_id in index.families[person_id] - hidden:
            scores[family_id] = max(scores.get(family_id, 0.0), found[person_id] * THROUGH)
    return scores


def _to_both(index: NameIndex, found: dict[str, float], hidden: frozenset[str]) -> dict[str, float]:
    scores = _to_people(index, found, hidden)
    return {**scores, **{each: max(score, scores.get(each, 0.0)) for each, score in _to_families(index, found, hidden).items()}}


def _all_of(wanted: list[dict[str, float]]) -> dict[str, float]:
    """Those that answer to every part, with the mean of their scores."""
    if not wanted:
        return {}
    fewest, *others = sorted(wanted, key=len)
    return {
        each: (score + sum(other[each] for other in others)) / len(wanted)
        for each, score in fewest.items()
        if all(each in other for other in others)
    }


def _born_in(entries: Iterable[Entry], days: tuple[date, date]) -> dict[str, float]:
    first, last = days
    exact = first == last
    return {
        each.id: SAME_DAY if each.span == days or not exact else SAME_TIME
        for each in entries
        if each.span and each.span[0] <= last and first <= each.span[1]
    }


def _best(index: NameIndex, scores: dict[str, float], *, families: bool) -> list[str]:
    chosen = [each for each in scores if index.entries[each].is_family is families]
    return sorted(chosen, key=lambda each: (-scores[each], index.entries[each].family_name, index.entries[each].given, each))


def _take_apart(typed: str, today: date) -> _Typed:
    said = typed.split()
    dated = [part for part in said if _is_date_part(part)]
    days = _days(" ".join(dated), today)
    code = "".join(words_of(typed))
    code = code if len(code) >= 4 and any(sign.isdigit() for sign in code) else ""
    rest = said if days is None else [part for part in said if part not in dated]
    return _Typed(words_of(" ".join(rest)), days, words_of(" ".join(dated)) if days else (), code)


def _is_date_part(part: str) -> bool:
    return bool(_DATE_PART.match(part)) or (
        len(part) >= 3 and any(month.casefold().startswith(part.casefold()) for month in MONTHS) and part.casefold() != "mar"
    )


def _days(text: str, today: date) -> tuple[date, date] | None:
    """The span that a date of birth may lie in: a day, month, year or an age; none for a day without its year."""
    numbers = re.findall(r"\d+", text)
    if not numbers or (len(numbers) == 1 and len(numbers[0]) == 3) or (len(numbers) == 2 and len(numbers[1]) <= 2):
        return None
    if len(numbers) == 1 and len(numbers[0]) <= 2:
        age = int(numbers[0])
        return (
            (date(today.year - age - 1, today.month, 1), date(today.year - age, today.month, 28)) if text == numbers[0] else None
        )
    try:
        born = read_about(text, today)
    except Problem:
        return None
    return (earliest(born), latest(born)) if is_exact(born) or "~" not in born else None


def _family_row(family: Family) -> FoundFamily:
    return FoundFamily(family.id, family.name, family.reference, _joined(family.address, family.postcode), family.locality)


def _person_row(person: Person, index: NameIndex, families: dict[str, Family], today: date) -> FoundPerson:
    own = [families[each] for each in sorted(index.families.get(person.id, ())) if each in families]
    address = _joined(person.address, person.postcode) or next((_joined(each.address, each.postcode) for each in own), "")
    name = person.full_name if person.stage is not Stage.UNBORN else f"{person.full_name} (unborn)"
    return FoundPerson(
        person.id, name, person.age_said(today), tuple(each.id for each in own), ", ".join(each.name for each in own), address
    )


def _joined(address: str, postcode: str) -> str:
    return ", ".join(part for part in (address, postcode) if part)

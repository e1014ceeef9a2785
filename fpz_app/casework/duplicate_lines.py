"""Duplicate lines: Today's line about records that may be the same, from what was found the last time that anybody looked."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from fpz_app.casework.asking import Asking
from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.duplicate_pairs import Pair, duplicate_pairs
from fpz_app.casework.name_index import NameIndex, index_of
from fpz_app.domain.aliases import Alias, Sort
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Changed, Store

PAGE = "duplicates"
TWICE = "Possible duplicates"
COUNTED = {
    Sort.PERSON: ("two people who look alike", "{} pairs of people who look alike"),
    Sort.FAMILY: ("two families that look alike", "{} pairs of families that look alike"),
}


class _Found:
    """By asker the pairs that were found, until somebody's name, family or what was said of a pair changes."""

    def __init__(self, store: Store) -> None:
        self.pairs: dict[str, list[Pair]] = {}
        self.fresh: set[str] = set()
        store.listeners.append(self._hear)

    def _hear(self, changed: Changed) -> None:
        if changed.touches(Alias, Person, Family, Membership):
            self.fresh.clear()


def reckon(store: Store, asker: Worker) -> list[Pair]:
    """As `duplicate_pairs`, found anew where anything has changed since the last time. Slow: a task."""
    found = _found(store)
    if asker.id not in found.fresh:
        found.fresh.add(asker.id)
        found.pairs[asker.id] = duplicate_pairs(store, asker)
    return found.pairs[asker.id]


def is_to_reckon(store: Store, asker: Worker) -> bool:
    """Whether Today's line would say something old, and the asker leads the team or families whose records they may join."""
    if asker.id in _found(store).fresh or not may(asker, Doing.MAKE_FAMILY, Scope()):
        return False
    return may(asker, Doing.APPROVE, Scope()) or bool(store.find(Family, lead_id=asker.id))


def duplicate_lines(asking: Asking) -> list[Due]:
    """One line for who leads the team about all pairs, for others about those that are theirs to join; it looks for none."""
    asker, known = asking.asker, _found(asking.store).pairs.get(asking.asker.id)
    if not known:
        return []
    told, index = {each.pair for each in asking.store.find(Alias)}, index_of(asking.store)
    leads_team = may(asker, Doing.APPROVE, Scope())
    pairs = []
    for each in known:
        near = [asking.families.get(one) for one in _families(index, each)]
        seen = [one for one in near if one is not None and not one.restricted]
        is_own = leads_team or {one.lead_id for one in seen if one.lead_id} == {asker.id}
        if is_own and len(seen) == len(near) and (each.one_id, each.other_id) not in told:
            pairs.append(each)
    return [_line(pairs)] if pairs else []


def _families(index: NameIndex, pair: Pair) -> set[str]:
    """The families of both, or both where they are families themselves."""
    both = {pair.one_id, pair.other_id}
    return both if pair.sort is Sort.FAMILY else {family for one in both for family in index.families.get(one, ())}


def _line(pairs: Iterable[Pair]) -> Due:
    sorts = [each.sort for each in pairs]
    said = (COUNTED[sort][sorts.count(sort) > 1].format(sorts.count(sort)) for sort in Sort if sort in sorts)
    why = "they may be on record twice; no clock runs"
    return Due(Urgency.DECIDE, TWICE, " and ".join(said), "", "", "", PAGE, "", None, why=why)


_every: "WeakKeyDictionary[Store, _Found]" = WeakKeyDictionary()


def _found(store: Store) -> _Found:
    if store not in _every:
        _every[store] = _Found(store)
    return _every[store]

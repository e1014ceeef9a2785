"""Standing: which records stand for which while aliases join them: ids are read as of the one that stands, and written as before.

Nothing is re-keyed: a row keeps the id it was written with, and when an alias ends everything is where it was. A restricted file
stands alone: an alias that touches one waits until it is open again, so that nothing of it shows through a join.
"""

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from fpz_app.domain.aliases import Alias, Sort, Verdict, standing
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.plans import Plan, PlanState
from fpz_app.store.rows import fields_of, records
from fpz_app.store.tables import table_of

_KEPT = frozenset({"id", "file_id"})
_ALIAS, _PERSON, _FAMILY, _BELONGS, _PLAN = (table_of(kind) for kind in (Alias, Person, Family, Membership, Plan))
_SAME = sa.select(*fields_of(Alias)).where(_ALIAS.c.verdict == Verdict.SAME)


@dataclass(frozen=True)
class Standing:
    """`of` has by each id that gives way the one that stands; `ids` by each id of a joined record all ids of it; `local` by file
    and id that stands the id under which that file knows the person."""

    of: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    local: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def stands(self, record_id: str) -> str:
        return self.of.get(record_id, record_id)

    def all_of(self, record_id: str) -> tuple[str, ...]:
        """Every id that the record's person or family goes by."""
        return self.ids.get(record_id, (record_id,))

    def named(self, record_id: str, file_id: str) -> str:
        """The id under which a file knows whom this id stands for."""
        return self.local.get((file_id, record_id), record_id)

    def widened(self, equal: dict[str, Any]) -> dict[str, Any]:
        """What rows are asked for by: any id of a joined record finds what names each of them."""
        if not self.of:
            return equal
        return {name: value if name == "id" else self._widened(value) for name, value in equal.items()}

    def read(self, row: dict[str, Any]) -> dict[str, Any]:
        """A plain row with the ids that stand; its own id and its file are as they were."""
        if self.spares(row.values()):
            return row
        return {name: value if name in _KEPT else _swapped(value, self.of) for name, value in row.items()}

    def spares(self, values: Iterable[Any]) -> bool:
        """Whether nothing that a row says is an id that gives way: so it is with nearly all, which need no other look."""
        if not self.of:
            return True
        try:
            return self.of.keys().isdisjoint(values)
        except TypeError:  # a list among them
            return self.of.keys().isdisjoint(text for value in values for text in _texts(value))

    def write(self, new: Mapping[str, Any], old: Mapping[str, Any] | None, file_id: str) -> dict[str, Any]:
        """Plain values as they are stored: an id that stood for what was there stays, and a new one is the file's own."""
        written = {}
        for name, value in new.items():
            back = {self.of[each]: each for each in _texts(old.get(name)) if each in self.of} if old else {}
            known = set(_texts(old.get(name))) if old else set()
            own = {each: name_ for each in _texts(value) if (name_ := self.named(each, file_id)) != each and each not in known}
            swaps = {each: to for each, to in {**own, **back}.items() if each not in known}
            written[name] = value if name in _KEPT or not swaps else _swapped(value, swaps)
        if written.get("family_id") and self.of.get(file_id) == written["family_id"]:
            written["family_id"] = file_id
        return written

    def _widened(self, value: Any) -> Any:
        if isinstance(value, str):
            every = self.all_of(value)
            return list(every) if len(every) > 1 else value
        if isinstance(value, list | tuple | set | frozenset) and all(isinstance(each, str) for each in value):
            return sorted({each for one in value for each in self.all_of(one)})
        return value


NONE = Standing()


class Kept:
    """The standing as it was read last, and as it was when a change was told last."""

    def __init__(self) -> None:
        self._as_of, self._now, self._told = -1, NONE, NONE

    def now(self, reading: AbstractContextManager[sa.Connection], as_of: int) -> Standing:
        """Read anew where `as_of`, the count of what was ever written, has moved on."""
        if as_of != self._as_of:
            with reading as connection:
                self._now = standing_in(connection)
            self._as_of = as_of
        return self._now

    def joined(self, files: frozenset[str], now: Standing) -> frozenset[str]:
        """The files, and those that they are joined to, or were until now."""
        before, self._told = self._told, now
        return files.union(known.stands(each) for known in (before, now) for each in files)


def standing_in(connection: sa.Connection) -> Standing:
    """As the aliases have it that are in force here: both records are on this laptop, and neither lies in a restricted file."""
    aliases = records(Alias, connection.execute(_SAME))
    if not aliases:
        return NONE
    open_ids = _open(connection, {each for alias in aliases for each in alias.pair})
    of = standing(alias for alias in aliases if open_ids.issuperset(alias.pair))
    of |= _plans(connection, of)
    together: dict[str, list[str]] = {}
    for each, stands in of.items():
        together.setdefault(stands, [stands]).append(each)
    ids = {each: tuple(sorted(every)) for every in together.values() for each in every}
    people = {each for alias in aliases if alias.sort is Sort.PERSON for each in alias.pair}
    return Standing(of, ids, _local(connection, {each: of.get(each, each) for each in people if each in ids}))


def _plans(connection: sa.Connection, of: Mapping[str, str]) -> dict[str, str]:
    """Families that are joined have one plan that goes on: that of the one that stands, with the goals of the others in it."""
    families = sorted({*of, *of.values()})
    going_on = sa.select(_PLAN.c.id, _PLAN.c.family_id).where(_PLAN.c.family_id.in_(families), _PLAN.c.state != PlanState.ENDED)
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    rows = connection.execute(going_on.order_by(_PLAN.c.id.desc())).all()
    for row in sorted(rows, key=lambda row: row.family_id in of):
        family_id = of.get(row.family_id, row.family_id)
        if first.setdefault(family_id, row.id) != row.id:
            found[row.id] = first[family_id]
    return found


def _open(connection: sa.Connection, ids: Collection[str]) -> set[str]:
    restricted = sa.select(_FAMILY.c.id).where(_FAMILY.c.restricted.is_(True))
    hidden = set(connection.execute(restricted).scalars())
    people = connection.execute(sa.select(_PERSON.c.id, _PERSON.c.file_id).where(_PERSON.c.id.in_(ids))).all()
    families = connection.execute(sa.select(_FAMILY.c.id).where(_FAMILY.c.id.in_(ids))).scalars()
    return {row.id for row in people if row.file_id not in hidden} | (set(families) - hidden)


def _local(connection: sa.Connection, stands: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """What each file calls a joined person who is not known there under the id that stands."""
    query = sa.select(_BELONGS.c.file_id, _BELONGS.c.person_id).where(_BELONGS.c.person_id.in_(list(stands)))
    known: dict[str, set[str]] = {}
    for row in connection.execute(query.order_by(_BELONGS.c.id)):
        known.setdefault(row.file_id, set()).add(row.person_id)
    return {
        (file_id, stands[each]): each
        for file_id, every in known.items()
        for each in sorted(every)
        if stands[each] != each and stands[each] not in every
    }


def _swapped(value: Any, swaps: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return swaps.get(value, value)
    if isinstance(value, list | tuple):
        return type(value)(_swapped(each, swaps) for each in value)
    if isinstance(value, dict):
        return {name: _swapped(each, swaps) for name, each in value.items()}
    return value


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)

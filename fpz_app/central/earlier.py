"""Earlier: what works of the journal did to the records of a push, for joining to look at; each work is read once."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.central.database import among
from fpz_app.central.states import Key
from fpz_app.central.tables import journal
from fpz_app.domain.changes import Change, Op

_BYTES = 4 * 1024 * 1024
"""Of works in memory at a time; of each what it did to these records is kept."""


class Earlier:
    def __init__(self, connection: sa.Connection, zone: str, about: Collection[Key]) -> None:
        self._connection, self._zone, self._about = connection, zone, about
        self._known: dict[str, list[Change]] = {}

    def changes(self, work: str) -> Sequence[Change]:
        """Of these records; none of a work that the journal does not have."""
        if work not in self._known:
            self.read_ahead([work])
        return self._known[work]

    def read_ahead(self, works: Iterable[str]) -> None:
        """Many at once."""
        wanted = sorted(set(works) - self._known.keys())
        self._known |= {work: [] for work in wanted}
        for some in self._portions(wanted):
            for text in self._connection.execute(self._of(sa.select(journal.c.work), some)).scalars():
                work = msgspec.json.decode(text, type=_Work)
                self._known[work.id] = [each.read() for each in work.changes if (each.kind, each.id) in self._about]

    def _portions(self, works: Sequence[str]) -> Iterator[list[str]]:
        some: list[str] = []
        size = 0
        for work, length in self._connection.execute(self._of(sa.select(journal.c.id, journal.c.size), works)) if works else ():
            if some and size + length > _BYTES:
                yield some
                some, size = [], 0
            some.append(work)
            size += length
        if some:
            yield some

    def _of(self, query: sa.Select[*tuple[Any, ...]], works: Sequence[str]) -> sa.Select[*tuple[Any, ...]]:
        return query.where(journal.c.zone == self._zone, among(self._connection, journal.c.id, works))


class _Part(msgspec.Struct):
    """A change whose values are read where it is asked for: many records often come from one work."""

    kind: str
    id: str
    op: Op
    values: msgspec.Raw
    bases: dict[str, list[str]]

    def read(self) -> Change:
        values = msgspec.json.decode(self.values)
        return Change(kind=self.kind, id=self.id, op=self.op, values=values, bases=self.bases)


class _Work(msgspec.Struct):
    id: str
    changes: list[_Part]

"""Earlier: works of the journal that joining asks for, each read and decoded once in a push."""

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from fpz_app.central.tables import journal
from fpz_app.domain.changes import WorkEntry

_AT_ONCE, _SMALL = 500, 16 * 1024
_LARGE = 100
"""Large works held at a time: many records often come from one of them."""


class Earlier:
    def __init__(self, connection: sa.Connection, zone: str) -> None:
        self._connection, self._zone = connection, zone
        self._small: dict[str, WorkEntry] = {}
        self._large: dict[str, WorkEntry | None] = {}

    def read_ahead(self, wanted: Iterable[str]) -> None:
        """Many at once; large ones wait until they are asked for."""
        ids = sorted(set(wanted))
        for at in range(0, len(ids), _AT_ONCE):
            which = journal.c.id.in_(ids[at : at + _AT_ONCE]), journal.c.size < _SMALL
            for text in self._connection.execute(self._query().where(*which)).scalars():
                work = _work(text)
                self._small[work.id] = work

    def work(self, work_id: str) -> WorkEntry | None:
        if work_id in self._small:
            return self._small[work_id]
        if work_id not in self._large:
            if len(self._large) == _LARGE:
                self._large.clear()
            text = self._connection.execute(self._query().where(journal.c.id == work_id)).scalar()
            self._large[work_id] = _work(text) if text else None
        return self._large[work_id]

    def _query(self) -> sa.Select[str]:
        return sa.select(journal.c.work).where(journal.c.zone == self._zone)


def _work(text: str) -> WorkEntry:
    return msgspec.json.decode(text, type=WorkEntry)

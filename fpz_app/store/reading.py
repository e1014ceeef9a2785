"""Reading: what one thread reads for one page: over one connection, and no records twice while nobody writes."""

import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

LITTLE, MUCH = (f"PRAGMA cache_size = {-kilobytes}" for kilobytes in (4_000, 24_000))
"""Each page that is read again costs its decryption anew, so what looks at all families keeps more of them meanwhile."""


class Reading(threading.local):
    """`connection` is the one that this thread reads over; None outside of `over`."""

    def __init__(self) -> None:
        self.connection: sa.Connection | None = None
        self._known: dict[Hashable, tuple[Any, ...]] = {}
        self._as_of = -1

    @contextmanager
    def over(self, connection: sa.Connection, *, much: bool) -> Iterator[None]:
        self.connection = connection
        if much:
            connection.exec_driver_sql(MUCH)
        try:
            yield
        finally:
            self.connection = None
            self._known = {}
            if much:
                connection.exec_driver_sql(LITTLE)

    def once(self, key: Hashable, ask: Callable[[], Sequence[Any]], as_of: int) -> Sequence[Any]:
        """What was asked for by this key before, unless `as_of`, the count of what was ever written, has moved on."""
        if self.connection is None:
            return ask()
        if as_of != self._as_of:
            self._known, self._as_of = {}, as_of
        if key not in self._known:
            self._known[key] = tuple(ask())
        return self._known[key]

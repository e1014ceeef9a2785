"""Turns: one writer at a time, and a long job that gives way to a click."""

import threading
import time
from types import TracebackType

_GIVEN = 0.05


class Turns:
    """Held by the one who writes; may be taken again by the thread that has it."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._count = threading.Lock()
        self._waiting = 0

    def __enter__(self) -> None:
        with self._count:
            self._waiting += 1
        self._lock.acquire()
        with self._count:
            self._waiting -= 1

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._lock.release()

    @property
    def wanted(self) -> bool:
        """Whether another thread waits: a long job ends its transaction."""
        return self._waiting > 0

    def give_way(self) -> None:
        """Between two transactions of a long job. Python's locks are not fair: without a pause who let go takes it again."""
        until = time.monotonic() + _GIVEN
        while self.wanted and time.monotonic() < until:
            time.sleep(0.001)

"""Turns: one writer at a time, and a long job that gives way to a click and to whatever the interface has to do."""

import threading
import time
from collections.abc import Callable
from types import TracebackType

_GIVEN = 0.1
"""Seconds that a long job waits at most between two transactions: where the interface never rests, works come in all the same."""
_AT_ONCE = 0.005
"""Seconds in which an interface with nothing to do has answered."""
_OF_LATE = 5.0
"""Seconds for which somebody who was waited for is taken to be still at work."""


class Turns:
    """Held by the one who writes; may be taken again by the thread that has it. `answers` is asked by a long job whether the
    interface has nothing to do, or is done with it within so many seconds: what runs in Python beside it slows it down."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._count = threading.Lock()
        self._waiting = 0
        self._wanted_at = -_OF_LATE
        self.answers: Callable[[float], bool] = at_rest

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
        """Whether another thread waits, or the interface is at work: a long job ends its transaction."""
        wanted = self._waiting > 0 or not self.answers(_AT_ONCE)
        if wanted:
            self._wanted_at = time.monotonic()
        return wanted

    @property
    def wanted_of_late(self) -> bool:
        """Whether somebody was waited for a moment ago: a long job takes short steps."""
        return time.monotonic() - self._wanted_at < _OF_LATE

    def give_way(self) -> None:
        """Between two transactions of a long job. Python's locks are not fair: without a pause who let go takes it again."""
        until = time.monotonic() + _GIVEN
        while (left := until - time.monotonic()) > 0:
            if self._waiting:
                time.sleep(0.001)
            elif self.answers(left):
                return


def at_rest(_seconds: float) -> bool:
    """What answers where there is no interface."""
    return True

"""Passing: how late it is at least, by the highest time seen and what has passed since on a clock that nobody can set."""

import time
from collections.abc import Callable


def steady_seconds() -> float:
    """Seconds since the machine started, sleep included where the system counts it."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Passing:
    """Begins with `highest`, the latest time that was seen before, in milliseconds."""

    def __init__(self, highest: int, steady: Callable[[], float] = steady_seconds) -> None:
        self._steady, self._highest, self._at = steady, highest, steady()

    def at_least(self, now: int) -> int:
        """`now` (milliseconds), or what it must be by now where that is later: a clock that is set back stops nothing."""
        at = self._steady()
        passed = self._highest + int((at - self._at) * 1000)
        if now < passed:
            return passed
        self._highest, self._at = now, at
        return now

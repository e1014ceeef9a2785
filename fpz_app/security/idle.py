"""Idle: when an unused laptop warns and when it locks."""

from enum import Enum

from fpz_app.security.clocks import Moment

DEFAULT_MINUTES = 5
LEAST_MINUTES, MOST_MINUTES = 1, 15
WARNING_SECONDS = 30.0


class Idle(Enum):
    """What the window should be doing."""

    IN_USE = "in use"
    WARNING = "warning"
    LOCKED = "locked"


class IdleWatch:
    """Told of each use and asked for its state; once locked it stays locked.

    Idle time is the longer of two clocks': a laptop that slept, or whose clock was moved, locks rather than stays open.
    `minutes` is a zone setting, held within 1 and 15.
    """

    def __init__(self, started: Moment, minutes: int = DEFAULT_MINUTES) -> None:
        self._limit = 60.0 * min(max(minutes, LEAST_MINUTES), MOST_MINUTES)
        self._last_use = started
        self._locked = False

    def used(self, now: Moment) -> Idle:
        """A key or a pointer was touched. Too late once the limit has passed: waking a laptop does not open it."""
        if self.state(now) is not Idle.LOCKED:
            self._last_use = now
        return self.state(now)

    def state(self, now: Moment) -> Idle:
        left = self.left(now)
        self._locked = self._locked or left <= 0
        if self._locked:
            return Idle.LOCKED
        return Idle.WARNING if left <= WARNING_SECONDS else Idle.IN_USE

    def left(self, now: Moment) -> float:
        """Seconds until it locks."""
        idle = max(now.boot - self._last_use.boot, now.wall - self._last_use.wall)
        return max(0.0, self._limit - idle)

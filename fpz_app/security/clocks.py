"""Clocks: seconds since the machine started, counting sleep, and the time of day."""

import sys
import time
from typing import NamedTuple


class Moment(NamedTuple):
    """One instant on two clocks: `boot` cannot be set by hand, `wall` survives a restart. Both in seconds."""

    boot: float
    wall: float


def boot_seconds() -> float:
    """Seconds since the machine started, sleep included: Linux and macOS have a clock for it, Windows counts it."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


def now() -> Moment:
    return Moment(boot_seconds(), time.time())

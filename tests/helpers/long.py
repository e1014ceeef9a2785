"""How much the tests of faults look at: a little every day, much with FPZ_LONG=1, twice as much with FPZ_LONG=2."""

import os

LONG = int(os.environ.get("FPZ_LONG") or "0")


def times(daily: int, long: int) -> int:
    return long * LONG or daily

"""Table: how every bench shows its figures: median and 95th percentile, the bar, and beside it what is bare."""

import resource
import statistics
from collections.abc import Callable, Sequence
from time import perf_counter

WIDE = 62


def heading(title: str, unit: str = "ms") -> None:
    print(f"\n{title}\n{'':{WIDE}} {'median':>9} {'p95':>9} {'bar':>9}  {unit}")


def row(what: str, seconds: Sequence[float], bar: str = "") -> None:
    """Times in seconds, shown in milliseconds."""
    print(f"{what:{WIDE}} {statistics.median(seconds) * 1000:9.1f} {p95(seconds) * 1000:9.1f} {bar:>9}", flush=True)


def figure(what: str, value: float, bar: str = "") -> None:
    """One figure that is no time."""
    print(f"{what:{WIDE}} {value:9.1f} {'':9} {bar:>9}", flush=True)


def most_memory() -> float:
    """Megabytes that this process has held at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def p95(found: Sequence[float]) -> float:
    return sorted(found)[max(0, round(len(found) * 0.95) - 1)]


def timed(work: Callable[[], object], times: int) -> list[float]:
    found = []
    for _ in range(times):
        began = perf_counter()
        work()
        found.append(perf_counter() - began)
    return found

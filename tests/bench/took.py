"""Took: what a sync took, apart for its two halves and, in each, for the laptop, the centre and PostgreSQL's processes."""

from dataclasses import dataclass, field
from time import perf_counter, process_time

from fpz_app.sync.report import RoundReport
from tests.bench.table import row


@dataclass
class Time:
    """Seconds by the clock, and of these the processor's."""

    clock: float = 0.0
    work: float = 0.0

    def add(self, other: "Time") -> None:
        self.clock, self.work = self.clock + other.clock, self.work + other.work


@dataclass
class Half:
    """`database` has the processor's seconds alone: the centre waits by the clock while it works."""

    laptop: Time = field(default_factory=Time)
    centre: Time = field(default_factory=Time)
    database: float = 0.0

    @property
    def clock(self) -> float:
        return self.laptop.clock + self.centre.clock

    @property
    def work(self) -> float:
        return self.laptop.work + self.centre.work + self.database

    def tell(self, what: str, bar: str = "") -> None:
        row(f"{what}: by the clock", [self.clock], bar)
        row(f"{what}: the processor’s, of all three", [self.work], bar)
        row("    on the laptop", [self.laptop.work])
        row("    at the centre", [self.centre.work])
        row("    in PostgreSQL’s processes", [self.database])


@dataclass
class Took:
    """`sending` goes from a round's beginning to its first pull, `fetching` from there to its end."""

    sending: Half
    fetching: Half
    report: RoundReport

    @property
    def together(self) -> float:
        return self.sending.clock + self.fetching.clock

    @property
    def laptop(self) -> Time:
        return Time(*(self._of("laptop", name) for name in ("clock", "work")))

    @property
    def centre(self) -> Time:
        return Time(*(self._of("centre", name) for name in ("clock", "work")))

    @property
    def work(self) -> float:
        return self.laptop.work + self.centre.work

    def tell(self, what: str, bar: str = "") -> None:
        row(f"{what}: laptop and centre", [self.together], bar)
        row("  on the laptop", [self.laptop.clock])
        row("  at the centre", [self.centre.clock])
        row("Processor time of both", [self.work], bar)
        row("  on the laptop", [self.laptop.work])
        row("  at the centre", [self.centre.work])
        row("  and of its database", [self.sending.database + self.fetching.database])

    def _of(self, side: str, name: str) -> float:
        return float(sum(getattr(getattr(half, side), name) for half in (self.sending, self.fetching)))


class Watch:
    """Gives what passes to one half or the other; time that measuring itself takes is given to none."""

    def __init__(self) -> None:
        self.sending, self.fetching = Half(), Half()
        self._now = self.sending
        self._since = _here()

    def begin(self, *, fetching: bool) -> None:
        """The laptop asks, and waits from here."""
        self.lap()
        if fetching:
            self._now = self.fetching

    def answered(self, took: Time, database: float) -> None:
        """The laptop goes on from here."""
        self._now.centre.add(took)
        self._now.database += database
        self._since = _here()

    def lap(self) -> None:
        now = _here()
        self._now.laptop.add(Time(now.clock - self._since.clock, now.work - self._since.work))
        self._since = now


def _here() -> Time:
    return Time(perf_counter(), process_time())

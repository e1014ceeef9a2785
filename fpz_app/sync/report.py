"""Report: what one round of sync did, as a sync page and a rail tell it."""

from collections.abc import Callable
from dataclasses import dataclass, field

SKEW = 10 * 60 * 1000


@dataclass
class RoundReport:
    """Counts are works unless they say otherwise. `skew` is how far the laptop's clock is ahead of the centre's, in
    milliseconds, where it is more than ten minutes; `left` the files still to be loaded; `afresh` those that did not agree
    with the centre's and were loaded again; `taken` those that the centre took back; `filling` while earlier works are to come;
    `left_behind` are those refused that were written in `taken` files: they wait for whoever looks after these;
    `pieces` of attachments that went out, and `pieces_left` those that the next round goes on with.
    """

    sent: int = 0
    received: int = 0
    refused: int = 0
    held: int = 0
    conflicts: int = 0
    merged: int = 0
    loaded: int = 0
    left: int = 0
    skew: int = 0
    afresh: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    must_update: bool = False
    wipe: bool = False
    filling: bool = False
    left_behind: int = 0
    pieces: int = 0
    pieces_left: int = 0

    def note_time(self, ahead: int) -> None:
        self.skew = ahead if abs(ahead) > SKEW else 0


@dataclass(frozen=True)
class Progress:
    """How far a first load is: records that came in this round, and records to come (an estimate); or, of attachments, the bytes
    still to be sent."""

    rows: int = 0
    rows_left: int = 0
    attached: int = 0


Told = Callable[[Progress], None]


def tell_nobody(_: Progress) -> None:
    """For a round that nobody watches."""

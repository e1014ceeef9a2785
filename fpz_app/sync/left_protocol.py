"""Left protocol: work that the centre did not take, handed over or left behind, and whoever looks after the file settles it."""

from enum import StrEnum
from typing import Annotated

import msgspec

from fpz_app.store.left import MOST_WORDS
from fpz_app.sync.protocol import Said

MOST_HANDED, MOST_FATES = 100, 500
Words = Annotated[str, msgspec.Meta(max_length=MOST_WORDS)]
Number = Annotated[int, msgspec.Meta(ge=1, le=2**53)]


class LeftAddress(StrEnum):
    """A file's lead practitioner and those who decide as managers are told what was left there."""

    LEFT = "/v1/left"
    """GET ?place=next&limit=works: LeftWork a work, LeftEnd."""
    HANDED = "/v1/left/handed"
    """POST HandedOver, of the device's own refused works: 204. The first words stand."""
    TAKEN = "/v1/left/taken"
    """POST Settled: 204. What somebody else settled before stays as it was."""


class How(StrEnum):
    """What became of a work that was left."""

    NOTE = "written into a note"
    OWN = "done in their own name"
    AWAY = "put away"


class LeftWork(Said, frozen=True, kw_only=True):
    """`worker` is whose laptop wrote it; `words` say why the centre did not take it, `said` what its author adds. `revoked` where
    the laptop's trust was taken away; times are the centre's milliseconds. `work` is the WorkEntry as it was sent."""

    device: str
    number: int
    file: str
    worker: str
    words: str
    said: str
    received: int
    handed: int
    revoked: bool
    work: msgspec.Raw


class Fate(Said, frozen=True, kw_only=True):
    """What became of a work that this device handed over, and by whom."""

    number: int
    how: How
    by: str
    why: str
    at: int


class LeftEnd(Said, frozen=True, kw_only=True):
    """`next` is handed back as `place` for the next page; empty at the end. `mark` is what Control.left says of all this."""

    count: int
    next: str = ""
    mark: str = ""
    fates: tuple[Fate, ...] = ()


class Handing(Said, frozen=True, kw_only=True):
    """One of the device's own works by its number, with what its author says to whoever takes it up."""

    number: Number
    said: Words = ""


class HandedOver(Said, frozen=True, kw_only=True):
    works: Annotated[tuple[Handing, ...], msgspec.Meta(max_length=MOST_HANDED)]


class Settled(Said, frozen=True, kw_only=True):
    device: Annotated[str, msgspec.Meta(max_length=36)]
    number: Number
    how: How
    why: Words = ""

"""Pieces' protocol: how attachments go between a laptop and the centre, after words, piece by piece."""

from enum import StrEnum

from fpz_app.sync.protocol import Said

BYTES = "application/octet-stream"


class PiecesAddress(StrEnum):
    """Carries token and proof like any other. What this device may not have, what nobody named and what has not been sent yet are
    one and the same 404."""

    PIECE = "/v1/piece"
    """PUT ?file=id&digest=sha256 with the bytes of a piece that a work of the file names: 204. GET: the bytes."""
    PIECES = "/v1/pieces"
    """POST Pieces: Sought."""


class Pieces(Said, frozen=True, kw_only=True):
    """Asks which pieces of a file the centre has; at most 500."""

    file: str
    digests: tuple[str, ...]


class Sought(Said, frozen=True, kw_only=True):
    """Of the pieces asked about: those that the centre has, and those that it waits for. Of any other it knows nothing yet."""

    here: tuple[str, ...]
    wanted: tuple[str, ...]

"""Pieces: attachments are kept and sent in pieces that are named by the hash of what they hold."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

PIECE_BYTES = 1024 * 1024
"""The most that one piece holds; only the last of an attachment is smaller."""
FIELD = "pieces"
"""The field of a record that names the pieces of what is attached, in order."""
_DIGEST = re.compile("[0-9a-f]{64}")


def digest_of(data: bytes) -> str:
    """SHA-256 in small hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def is_digest(text: object) -> bool:
    return isinstance(text, str) and _DIGEST.fullmatch(text) is not None


def split(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The pieces of an attachment in order, each with its digest; none for what is empty."""
    for at in range(0, len(data), PIECE_BYTES):
        piece = data[at : at + PIECE_BYTES]
        yield digest_of(piece), piece


def named_in(values: Mapping[str, Any]) -> Sequence[str]:
    """The pieces that a change names, whatever kind of record it is of; what is no digest is passed over."""
    named = values.get(FIELD)
    return [each for each in named if is_digest(each)] if isinstance(named, list | tuple) else []

"""Record: a frozen dataclass that holds one stored fact, and how its fields are described."""

import hashlib
import itertools
import secrets
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

_COUNTED, _CHANCE = 10, 52
"""Bits of the last 62 of an id that go on with the count of `made`, and those that are left to chance."""
made = itertools.count(secrets.randbits(20))
"""How many ids this process has made, from a chance beginning."""


def new_id(milliseconds: int | None = None) -> str:
    """A UUIDv7: 48 bits of milliseconds (now, unless given), then chance. Made where the record is made; its time orders keys.

    Ids that one process makes in the same millisecond stand in the order in which they were made, 4 000 000 at a time
    (RFC 9562, section 6.2, method 1).
    """
    at = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    count = next(made)
    tail = (count >> _COUNTED & 0xFFF) << 64 | (count & (1 << _COUNTED) - 1) << _CHANCE | secrets.randbits(_CHANCE)
    return _uuid7(at, tail.to_bytes(10, "big"))


def derived_id(parent_id: str, *parts: str) -> str:
    """The id of a record that can exist once under its parent, such as the answer to one question about one child.

    Two laptops that make it offline make the same record, so they meet as an edit and not as a double.
    """
    digest = hashlib.sha256("\x1f".join((parent_id, *parts)).encode()).digest()
    return _uuid7(uuid.UUID(parent_id).int >> 80, digest[:10])


def _uuid7(milliseconds: int, tail: bytes) -> str:
    bits = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(tail, "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@dataclass(frozen=True, kw_only=True)
class Record:
    """`file_id` names the file (the unit of need-to-know) that the record lies in: a family's id, or the zone's."""

    id: str = field(default_factory=new_id)
    file_id: str


def narrative() -> Any:
    """A text in sentences; two people's versions of it are joined by sentences, or shown side by side."""
    return field(default="", metadata={"merge": "narrative"})


def safety(default: Any) -> Any:
    """A field whose more protective value is shown while two versions of it wait to be settled."""
    return field(default=default, metadata={"merge": "safety"})

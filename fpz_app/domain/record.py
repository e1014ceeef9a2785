"""Record: a frozen dataclass that holds one stored fact, and how its fields are described."""

import hashlib
import secrets
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any


class _InOrder:
    """Chance for the ids of one millisecond, each after the one before it (RFC 9562, section 6.2, method 2)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._milliseconds, self._tail = -1, 0

    def tail(self, milliseconds: int) -> bytes:
        with self._lock:
            again = milliseconds == self._milliseconds
            self._tail = self._tail + 1 + secrets.randbits(32) if again else secrets.randbits(80) & ~(1 << 61)
            self._milliseconds = milliseconds
            return self._tail.to_bytes(10, "big")


_in_order = _InOrder()


def new_id(milliseconds: int | None = None) -> str:
    """A UUIDv7: 48 bits of milliseconds (now, unless given), then chance. Made where the record is made; its time orders keys.

    Ids that one process makes in the same millisecond stand in the order in which they were made.
    """
    at = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    return _uuid7(at, _in_order.tail(at))


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
    return str(uuid.UUID(int=bits))


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

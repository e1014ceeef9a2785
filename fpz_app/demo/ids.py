"""Ids: the same UUIDv7 keys for the same seed and day, in the order in which they are made."""

import hashlib
import uuid
from datetime import UTC, date, datetime, time


class Ids:
    """Hands out keys of one file; `number` tells the files of a zone apart."""

    def __init__(self, seed: int, today: date, number: int) -> None:
        noon = datetime.combine(today, time(12), UTC)
        self._milliseconds = int(noon.timestamp()) * 1000 - 400 * 86_400_000 + number * 5_000
        self._tail = hashlib.sha256(f"{seed} {today} {number}".encode()).digest()

    def new(self) -> str:
        self._milliseconds += 1
        tail = hashlib.sha256(self._tail + self._milliseconds.to_bytes(6, "big")).digest()[:10]
        bits = self._milliseconds << 80 | int.from_bytes(tail, "big")
        bits = bits & ~(0xF << 76) | 0x7 << 76
        bits = bits & ~(0x3 << 62) | 0x2 << 62
        return str(uuid.UUID(int=bits))

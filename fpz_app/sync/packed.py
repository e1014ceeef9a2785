"""Packed: bodies as they go over the wire: lines of JSON, compressed."""

from collections.abc import Iterable

import msgspec
import zstandard

BODY_BYTES = 16 * 1024 * 1024
"""The most that a body may grow to when it is unpacked."""


def pack(lines: Iterable[object]) -> bytes:
    return zstandard.compress(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))


def unpack(body: bytes, most: int = BODY_BYTES) -> list[bytes]:
    """The lines of a body, each still JSON. Raises ValueError as `unpacked` does."""
    return unpacked(body, most).splitlines()


def unpacked(body: bytes, most: int = BODY_BYTES) -> bytes:
    """Raises ValueError where it is torn, no zstd, or grows beyond `most` bytes."""
    try:
        reader = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(body)
        raw = reader.read(most + 1)
    except zstandard.ZstdError as error:
        raise ValueError("the body is no zstd") from error
    if len(raw) > most:
        raise ValueError("the body is too large")
    if raw and not raw.endswith(b"\n"):
        raise ValueError("the body is torn")
    return raw

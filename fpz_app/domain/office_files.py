"""Office files: whether a package or an older container is a document or a message, from its list of parts alone."""

import struct
from collections.abc import Collection, Iterator

from fpz_app.domain.media_refusals import NotAttached

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"
MESSAGE = "application/vnd.ms-outlook"
_MOST_PARTS, _MOST_LIST, _MOST_UNPACKED = 2_000, 1 << 20, 256 << 20


def office_media(data: bytes) -> str | None:
    """The media type, or None for another archive or an older kind of Office file. Nothing is unpacked. Raises Problem."""
    return _package(data) if data.startswith(b"PK") else _container(data)


def _package(data: bytes) -> str | None:
    try:
        parts = list(_parts(data))
        said = _says(data)
    except struct.error:
        raise NotAttached.BROKEN.problem() from None
    if sum(size for _, size in parts) > _MOST_UNPACKED:
        raise NotAttached.SWELLS.problem()
    names = {name.lstrip("/").casefold() for name, _ in parts}
    if _holds_program(names):
        raise NotAttached.MACROS.problem()
    if {"[content_types].xml", "word/document.xml"} <= names:
        return WORD
    if said == OPEN_TEXT.encode():
        return OPEN_TEXT
    if "[content_types].xml" in names or said.startswith(b"application/"):
        raise NotAttached.OTHER_OFFICE.problem()
    return None


def _says(data: bytes) -> bytes:
    """What the first part of an OpenDocument file says that it is, stored as it stands (OpenDocument 1.3, part 2, 3.3)."""
    size, _, name = struct.unpack_from("<IIH", data, 18)
    return data[38 : 38 + size] if data[30 : 30 + name] == b"mimetype" else b""


def _holds_program(names: Collection[str]) -> bool:
    return any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in names)


def _parts(data: bytes) -> Iterator[tuple[str, int]]:
    """Each part's name and its size unpacked, from the list at the end (APPNOTE.TXT 4.3.12 and 4.3.16). The closing record
    comes first: only to list a million parts would take seconds."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end < 0:
        raise NotAttached.BROKEN.problem()
    count, size = struct.unpack_from("<HI", data, end + 10)
    if count > _MOST_PARTS or size > _MOST_LIST:
        raise NotAttached.SWELLS.problem()
    at = end - size
    for _ in range(count):
        mark, unpacked, name, *more = struct.unpack_from("<4s20xIHHH", data, at) if at >= 0 else (b"", 0, 0)
        if mark != b"PK\x01\x02":
            raise NotAttached.BROKEN.problem()
        yield data[at + 46 : at + 46 + name].decode("utf-8", "replace"), unpacked
        at += 46 + name + sum(more)


def _container(data: bytes) -> str | None:
    """A message of Outlook has its table of properties ([MS-OXMSG] 2.2); a document with macros has a folder of them."""
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise NotAttached.MACROS.problem()
    return MESSAGE if "__properties_version1.0".encode("utf-16-le") in data else None

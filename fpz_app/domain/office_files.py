"""Office files: whether a package or an older container is a document or a message, from its list of parts alone."""

import io
import struct
import zipfile
from collections.abc import Collection

from fpz_app.domain.media_refusals import NotAttached

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"
MESSAGE = "application/vnd.ms-outlook"
_MOST_PARTS, _MOST_LIST, _MOST_UNPACKED = 2_000, 1 << 20, 256 << 20


def office_media(data: bytes) -> str | None:
    """The media type, or None for another archive or an older kind of Office file. Nothing is unpacked. Raises Problem."""
    return _package(data) if data.startswith(b"PK") else _container(data)


def _package(data: bytes) -> str | None:
    _check_list(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, EOFError, NotImplementedError):
        raise NotAttached.BROKEN.problem() from None
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise NotAttached.SWELLS.problem()
    names = {part.filename.lstrip("/").casefold() for part in parts}
    if _holds_program(names):
        raise NotAttached.MACROS.problem()
    if {"[content_types].xml", "word/document.xml"} <= names:
        return WORD
    said = _says(data)
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


def _check_list(data: bytes) -> None:
    """The zip's closing record comes first: only to list a million parts would take seconds."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end < 0 or len(data) < end + 22:
        raise NotAttached.BROKEN.problem()
    count, size = struct.unpack_from("<HI", data, end + 10)
    if count > _MOST_PARTS or size > _MOST_LIST or data[end - 20 : end - 16] == b"PK\x06\x07":
        raise NotAttached.SWELLS.problem()


def _container(data: bytes) -> str | None:
    """A message of Outlook has its table of properties ([MS-OXMSG] 2.2); a document with macros has a folder of them."""
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise NotAttached.MACROS.problem()
    return MESSAGE if "__properties_version1.0".encode("utf-16-le") in data else None

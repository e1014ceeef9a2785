"""Workbook package: the few parts of an .xlsx that are read, unpacked within limits."""

import io
import posixpath
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from fpz_app.interchange.file_kind import refuse_other_kinds
from fpz_app.interchange.refusals import Refusal

MOST_UNPACKED = 128 << 20
_MOST_PARTS = 2_000
_MOST_DIRECTORY = 1 << 20
_MOST_RATIO = 200  # a real sheet packs 10 to 40 times
_SMALL = 4 << 20  # below this a ratio says nothing
_CHUNK = 1 << 18
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ALWAYS_READ = ("[content_types].xml", "_rels/.rels", "xl/workbook.xml", "xl/sharedstrings.xml", "xl/styles.xml")
_PACKED = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar", ".xlsx", ".xlsm", ".xlsb", ".docx", ".pptx")
_OTHER_KINDS = (
    ("word/document.xml", Refusal.WORD),
    ("ppt/presentation.xml", Refusal.POWERPOINT),
    ("xl/workbook.bin", Refusal.BINARY_EXCEL),
    ("content.xml", Refusal.OPEN_DOCUMENT),
)
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError),
    *(EOFError, LookupError, OSError, ValueError, NotImplementedError, RuntimeError),
)


def read_parts(content: bytes) -> dict[str, bytes]:
    """By name, what sheets, words and dates need; pictures, links, macros and what is embedded stay packed.

    Raises Problem where the file is something else, locked, damaged, or unpacks to more than a workbook would.
    """
    refuse_other_kinds(content)
    _check_directory(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = {info.filename.lstrip("/").casefold(): info for info in package.infolist()}
            _check_kind(entries)
            for info in package.infolist():
                _check_entry(info)
            return dict(_unpack_needed(package, entries))
    except _DAMAGED:
        raise Refusal.DAMAGED.problem() from None


def _check_directory(content: bytes) -> None:
    """The zip's closing record comes first: only to list a million entries would take seconds."""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 66_000))
    if end < 0 or len(content) < end + 22:
        raise Refusal.DAMAGED.problem()
    entries, size = struct.unpack_from("<HI", content, end + 10)
    if entries > _MOST_PARTS or size > _MOST_DIRECTORY:
        raise Refusal.UNPACKS_TOO_FAR.problem()


def _check_kind(entries: dict[str, zipfile.ZipInfo]) -> None:
    for name, refusal in _OTHER_KINDS:
        if name in entries:
            raise refusal.problem()
    if "xl/workbook.xml" not in entries:
        raise Refusal.NOT_A_WORKBOOK.problem()
    if sum(info.file_size for info in entries.values()) > MOST_UNPACKED:
        raise Refusal.UNPACKS_TOO_FAR.problem()


def _check_entry(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & 0x1:
        raise Refusal.LOCKED.problem()
    if _swells(info.file_size, info):
        raise Refusal.UNPACKS_TOO_FAR.problem()
    if info.filename.casefold().endswith(_PACKED):
        raise Refusal.FILE_INSIDE.problem()
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Refusal.LINK_INSIDE.problem()


def _swells(size: int, info: zipfile.ZipInfo) -> bool:
    return size > _SMALL and size > _MOST_RATIO * max(1, info.compress_size)


def _unpack_needed(package: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    if _RELATIONS not in entries:
        raise Refusal.DAMAGED.problem()
    relations = _unpack(package, entries[_RELATIONS], MOST_UNPACKED)
    yield _RELATIONS, relations
    room = MOST_UNPACKED - len(relations)
    for name in dict.fromkeys((*_ALWAYS_READ, *_sheet_names(relations))):
        if name in entries:
            unpacked = _unpack(package, entries[name], room)
            room -= len(unpacked)
            yield entries[name].filename.lstrip("/"), unpacked


def _unpack(package: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    """Counts what really comes out, for a zip may say anything about its sizes."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal.DAMAGED.problem()
    chunks, size = [], 0
    with package.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > room or _swells(size, info):
                raise Refusal.UNPACKS_TOO_FAR.problem()
            chunks.append(chunk)
    return b"".join(chunks)


def _sheet_names(relations: bytes) -> list[str]:
    """The parts that hold sheets, in lower case; targets outside the file are left alone."""
    names: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        inside = attributes.get("TargetMode") != "External"
        if tag.endswith("Relationship") and inside and attributes.get("Type", "").endswith("/worksheet"):
            target = posixpath.join("/xl", attributes.get("Target", ""))
            names.append(posixpath.normpath(target).lstrip("/").casefold())

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(relations, True)
    return names

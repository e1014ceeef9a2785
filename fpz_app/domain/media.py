"""Media: what a file that is to be attached holds, found from its bytes, never from its name; and what is refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from fpz_app.domain.errors import Problem
from fpz_app.domain.media_refusals import NotAttached
from fpz_app.domain.office_files import office_media
from fpz_app.domain.picture_sizes import picture_size

MOST_PIXELS = 64_000_000
"""The most points that a picture may have: what a telephone's camera makes. One point takes four bytes when it is shown."""


class Shown(StrEnum):
    """How it is shown inside the app."""

    PAGES = "pages"
    PICTURE = "picture"
    TEXT = "text"
    NOT_HERE = "not here"


@dataclass(frozen=True)
class Media:
    """A kind of file that may be attached: its words, the ending it is saved with, and how it is shown."""

    words: str
    ending: str
    shown: Shown


KINDS_OF_MEDIA: dict[str, Media] = {
    "application/pdf": Media("PDF", ".pdf", Shown.PAGES),
    "image/jpeg": Media("JPEG picture", ".jpg", Shown.PICTURE),
    "image/png": Media("PNG picture", ".png", Shown.PICTURE),
    "image/gif": Media("GIF picture", ".gif", Shown.PICTURE),
    "image/webp": Media("WebP picture", ".webp", Shown.PICTURE),
    "text/plain": Media("Text", ".txt", Shown.TEXT),
    "message/rfc822": Media("E-mail", ".eml", Shown.NOT_HERE),
    "application/vnd.ms-outlook": Media("Outlook e-mail", ".msg", Shown.NOT_HERE),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Media("Word document", ".docx", Shown.NOT_HERE),
    "application/vnd.oasis.opendocument.text": Media("OpenDocument text", ".odt", Shown.NOT_HERE),
}
UNKNOWN = Media("File", ".bin", Shown.NOT_HERE)
"""What a newer version of the app may have attached."""

_REFUSED: tuple[tuple[bytes, NotAttached], ...] = (
    (b"MZ", NotAttached.PROGRAM), (b"\x7fELF", NotAttached.PROGRAM), (b"\xca\xfe\xba\xbe", NotAttached.PROGRAM),
    (b"\xcf\xfa\xed\xfe", NotAttached.PROGRAM), (b"#!", NotAttached.PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", NotAttached.PROGRAM), (b"Rar!", NotAttached.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", NotAttached.ARCHIVE), (b"\x1f\x8b", NotAttached.ARCHIVE), (b"BZh", NotAttached.ARCHIVE),
    (b"\xfd7zXZ", NotAttached.ARCHIVE), (b"MSCF", NotAttached.ARCHIVE), (b"{\\rtf", NotAttached.RICH_TEXT),
    (b"II*\x00", NotAttached.TIFF), (b"MM\x00*", NotAttached.TIFF),
)  # fmt: skip
"""By how such a file begins."""
_TELEPHONES = (b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1")
_CODE = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")
_HEAD_OF_MAIL = re.compile(rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.MULTILINE)
_MAIL_SAYS = re.compile(rb"^(from|to|subject|date|received|message-id|mime-version|return-path):", re.MULTILINE | re.IGNORECASE)
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\f\r")))


def media_of(data: bytes) -> str:
    """The media type, a key of KINDS_OF_MEDIA. Raises Problem for what is empty, damaged, too large a picture, or not allowed."""
    if not data:
        raise NotAttached.EMPTY.problem()
    for start, why in _REFUSED:
        if data.startswith(start):
            raise why.problem()
    if data[4:8] == b"ftyp" and data[8:12] in _TELEPHONES:
        raise NotAttached.HEIC.problem()
    for start, found in _FOUND:
        if data.startswith(start):
            return found(data)
    if b"%PDF-" in data[:1024]:
        return _pdf(data)
    return _text(data)


def say_media(media: str) -> Media:
    return KINDS_OF_MEDIA.get(media, UNKNOWN)


def _pdf(data: bytes) -> str:
    if b"startxref" not in data:
        raise NotAttached.BROKEN.problem()
    return "application/pdf"


def _picture(media: str) -> Callable[[bytes], str]:
    def found(data: bytes) -> str:
        size = picture_size(media, data)
        if size is None or 0 in size:
            raise NotAttached.BROKEN.problem()
        if size[0] * size[1] > MOST_PIXELS:
            too_large = f"This picture is too large: {size[0]:,} by {size[1]:,} points."
            raise Problem(too_large, "Save it smaller, and attach that.", field="file")
        return media

    return found


def _riff(data: bytes) -> str:
    if data[8:12] != b"WEBP":
        raise NotAttached.OTHER.problem()
    return _picture("image/webp")(data)


def _office(data: bytes) -> str:
    found = office_media(data)
    if found is None:
        raise (NotAttached.ARCHIVE if data.startswith(b"PK") else NotAttached.OLD_OFFICE).problem()
    return found


_FOUND: tuple[tuple[bytes, Callable[[bytes], str]], ...] = (
    (b"\xff\xd8\xff", _picture("image/jpeg")),
    (b"\x89PNG\r\n\x1a\n", _picture("image/png")),
    (b"GIF87a", _picture("image/gif")),
    (b"GIF89a", _picture("image/gif")),
    (b"RIFF", _riff),
    (b"PK", _office),
    (b"\xd0\xcf\x11\xe0", _office),
)


def _text(data: bytes) -> str:
    text = data.decode("utf-16", "replace").encode() if data.startswith((b"\xff\xfe", b"\xfe\xff")) else data
    if len(text.translate(None, _CONTROLS)) < len(text):
        raise NotAttached.OTHER.problem()
    start = text[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_CODE):
        raise NotAttached.WEB_PAGE.problem()
    head = _HEAD_OF_MAIL.match(data[:65_536].replace(b"\r\n", b"\n"))
    return "message/rfc822" if head and len(set(_MAIL_SAYS.findall(head[0].lower()))) > 1 else "text/plain"


def read_text(data: bytes) -> str:
    """The words of a plain text, however they were written down; what cannot be read shows as �."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")

"""Attached: invented files of each kind that can be attached, and of those that are refused, made in code."""

import io
import struct
import zipfile
import zlib
from datetime import date
from typing import Any

from fpz_app.casework.attachments import add_attachment
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.office_files import OPEN_TEXT
from fpz_app.store.store import Store
from tests.helpers.stores import PRIYA

TODAY = date(2026, 11, 23)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"
TEXT = b"Dear Priya,\nCallum was in school on four days.\nMrs Adeyemi"
MAIL = b"From: office@swanage.example\r\nTo: priya@purbeck.example\r\nSubject: Callum\r\n\r\nHe came in.\r\n"
MESSAGE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__properties_version1.0".encode("utf-16-le")
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")


def png(width: int = 40, height: int = 30, *, drawn: bool = True) -> bytes:
    """A grey picture; not `drawn`, only its head says how large it is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x99" * width) * height if drawn else b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg_head(width: int, height: int) -> bytes:
    """As a camera begins a picture: a comment, then the frame with its size."""
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xfe\x00\x06note\xff\xc0" + frame + b"\xff\xd9"


LATITUDE = struct.pack("<IIIIII", 50, 1, 36, 1, 3141, 100)
LONGITUDE = struct.pack("<IIIIII", 1, 1, 57, 1, 2718, 100)
TURNED = struct.pack("<HHII", 0x0112, 3, 1, 6)
"""Where a telephone was, and how it was held, as it writes them into a picture."""


def telephone_jpeg() -> bytes:
    """A picture with the place in Exif and in words, before its frame."""
    gps = struct.pack("<H", 2) + struct.pack("<HHIIHHII", 2, 5, 3, 68, 4, 5, 3, 92) + bytes(4)
    head = b"II*\x00" + struct.pack("<IH", 8, 2) + TURNED + struct.pack("<HHII", 0x8825, 4, 1, 38) + bytes(4)
    exif = b"Exif\x00\x00" + head + gps + LATITUDE + LONGITUDE
    words = b"http://ns.adobe.com/xap/1.0/\x00<place>14 Bay Close</place>"
    plain = jpeg_head(4000, 3000)
    told = b"".join(b"\xff\xe1" + struct.pack(">H", len(each) + 2) + each for each in (exif, words))
    return plain[:2] + told + plain[2:]


def gif_head(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x00\x00\x00;"


def webp_head(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + size


def package(*parts: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in parts:
            packed.writestr(name, content)
    return made.getvalue()


WORD_PARTS = (("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<document/>"))
DOCX = package(*WORD_PARTS)
WITH_MACROS = package(*WORD_PARTS, ("word/vbaProject.bin", b"Sub AutoOpen()"))
ODT = package(("mimetype", OPEN_TEXT.encode()), ("content.xml", b"<text/>"))
XLSX = package(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>"))
ODS = package(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<table/>"))
ARCHIVE = package(("letter.txt", b"Dear Priya"), ("run.exe", b"MZ"))


def swelling() -> bytes:
    """A document of a few hundred bytes that says it unpacks to four gigabytes."""
    made = bytearray(package(*WORD_PARTS, ("word/media.xml", b"x")))
    at = made.rfind(b"PK\x01\x02")
    made[at + 24 : at + 28] = struct.pack("<I", 0xFFFF_0000)
    return bytes(made)


def attach(store: Store, family_id: str, data: bytes = TEXT, *, photos: bool = False, **said: Any) -> Attachment:
    """A letter from school in a family's file, added by Priya."""
    told = {"file_id": family_id, "title": "Letter on attendance", "on": date(2026, 11, 9), "name": "scan0012.txt", **said}
    return add_attachment(store, PRIYA, Attachment(family_id=family_id, **told), data, photos=photos, today=TODAY)

"""Bombs: small files that would fill the memory of a program that trusts them."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping

from fpz_app.interchange.refusals import Refusal
from tests.helpers.workbooks import SAMPLE, repacked

_SHEET = "xl/worksheets/sheet1.xml"
_MEBIBYTE = 1 << 20


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return packed.getvalue()


def _blown_up() -> bytes:
    """A sheet of 300 MiB of spaces in 300 kB."""
    packed = io.BytesIO(SAMPLE)
    with (
        zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/worksheets/sheet12.xml", "w") as stream,
    ):
        for _ in range(300):
            stream.write(b" " * _MEBIBYTE)
    return packed.getvalue()


def _lying() -> bytes:
    """60 MiB in the first sheet, while the zip says that there are 100 bytes."""
    content = bytearray(_with_sheet(b"<worksheet>" + b" " * (60 * _MEBIBYTE) + b"</worksheet>"))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        name_length = struct.unpack_from("<H", content, at + 28)[0]
        if content[at + 46 : at + 46 + name_length] == _SHEET.encode():
            struct.pack_into("<I", content, at + 24, 100)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def _with_sheet(sheet: bytes) -> bytes:
    return repacked(SAMPLE, lambda parts: parts.update({_SHEET: sheet}))


def _many_parts() -> bytes:
    return repacked(SAMPLE, lambda parts: parts.update({f"xl/media/{number}.png": b"" for number in range(3_000)}))


def _zip_inside() -> bytes:
    return repacked(SAMPLE, lambda parts: parts.update({"xl/embeddings/inner.zip": zip_of({"a": b"a"})}))


def _link_inside() -> bytes:
    packed = io.BytesIO(SAMPLE)
    with zipfile.ZipFile(packed, "a") as package:
        link = zipfile.ZipInfo("xl/media/passwords")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
    return packed.getvalue()


def _far_cell() -> bytes:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="190000"><c r="XFD190000"><v>1</v></c></row>'
    return _with_sheet(b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>")


def _one_text_in_every_cell() -> bytes:
    long = "".join(chr(97 + (number * number) % 26) for number in range(30_000)).encode()
    rows = b"".join(b'<row><c t="s"><v>0</v></c></row>' for _ in range(10_000))

    def fill(parts: dict[str, bytes]) -> None:
        parts["xl/sharedStrings.xml"] = b"<sst><si><t>" + long + b"</t></si></sst>"
        parts[_SHEET] = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"

    return repacked(SAMPLE, fill)


def _growing_entities() -> bytes:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return _with_sheet(entities + b"<worksheet><sheetData>&b;</sheetData></worksheet>")


def _locked_entry() -> bytes:
    content = bytearray(SAMPLE)
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


BOMBS: dict[str, tuple[Callable[[], bytes], Refusal]] = {
    "a sheet that swells": (_blown_up, Refusal.UNPACKS_TOO_FAR),
    "a zip that lies about a size": (_lying, Refusal.DAMAGED),
    "thousands of parts": (_many_parts, Refusal.UNPACKS_TOO_FAR),
    "a zip in the zip": (_zip_inside, Refusal.FILE_INSIDE),
    "a link in the zip": (_link_inside, Refusal.LINK_INSIDE),
    "a value in a far cell": (_far_cell, Refusal.UNPACKS_TOO_FAR),
    "one long text in every cell": (_one_text_in_every_cell, Refusal.UNPACKS_TOO_FAR),
    "entities that grow": (_growing_entities, Refusal.UNPACKS_TOO_FAR),
    "an encrypted part": (_locked_entry, Refusal.LOCKED),
}

"""Attachments: letters, photos and scans that belong to a family, and what a file's name may show."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.pieces import PIECE_BYTES
from fpz_app.domain.record import Record

MOST_BYTES = 25 * PIECE_BYTES
"""The most that one attachment holds: a long report scanned in colour."""
NAME_LENGTH = 120


class AttachmentKind(StrEnum):
    LETTER = "letter"
    REPORT = "report"
    PHOTO = "photo"
    SCAN = "scan"
    OTHER = "other"


def _in_order() -> Any:
    """Pieces make one file: two versions of them are never mixed."""
    return field(default=(), metadata={"merge": "choice"})


@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """`pieces` are the SHA-256 (hexadecimal) of the file's pieces, in order; the bytes lie in the store's table of pieces.

    `name` is the file's name, only ever shown; `media` was found from what the file holds, never from its name; `on` is the
    document's date; `about` are people's ids. One that is removed keeps its pieces, so that it can be brought back: they go
    with the family's file.
    """

    family_id: str
    title: str
    kind: AttachmentKind = AttachmentKind.LETTER
    name: str = ""
    media: str = ""
    size: int = 0
    pieces: tuple[str, ...] = _in_order()
    on: date
    about: tuple[str, ...] = ()
    from_whom: str = ""
    added_by: str = ""
    added_on: date | None = None
    removed_why: str = ""
    removed_by: str = ""
    removed_on: date | None = None

    def check(self, today: date) -> None:
        found = []
        if not self.title.strip():
            found.append(Problem("It does not say what it is.", "Write it, such as “Letter from school”.", field="title"))
        if self.on > today:
            found.append(Problem("It is dated in the future.", "Give the date on the document.", field="on"))
        raise_any(found)


def clean_name(name: str) -> str:
    """What is shown of a file's name: no folder, nothing invisible or turning the reading direction, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    kept = (sign for sign in unicodedata.normalize("NFC", last) if sign == " " or unicodedata.category(sign)[0] not in "CZ")
    shown = re.sub(r"^[A-Za-z]:", "", "".join(kept)).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > NAME_LENGTH and dot and len(ending) <= 8:
        return f"{stem[: NAME_LENGTH - len(ending) - 2]}….{ending}"
    return shown if len(shown) <= NAME_LENGTH else f"{shown[: NAME_LENGTH - 1]}…"


def say_size(count: int) -> str:
    """'340 KB', '2.4 MB'; a kilobyte is 1000 bytes, as file managers count."""
    if count < 1_000_000:
        return f"{max(round(count / 1000), 1)} KB"
    return f"{count / 1_000_000:.1f} MB"

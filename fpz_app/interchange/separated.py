"""Separated text: the rows of a CSV file, whichever letters, separator and line ends it was saved with."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.domain.errors import Problem
from fpz_app.interchange.file_kind import MOST_BYTES

MOST_ROWS, MOST_COLUMNS = 20_000, 200
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LETTERS = (("utf-8-sig", "UTF-8"), ("cp1252", "Windows letters"))
_LOOKED_AT = 20
_LONGEST = 1 << 20
"""Letters of one cell: a quotation mark that is never closed would swallow the whole file."""


@dataclass(frozen=True)
class Separated:
    """`rows` with where each begins in the file, its lines counted from 1; `how` such as 'UTF-8, commas'."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    how: str


def read_separated(content: bytes) -> Separated:
    """Text only: nothing that looks like a formula is worked out. Raises Problem for what is no table of text."""
    if len(content) > MOST_BYTES:
        raise Problem("This file is too large.", "Keep only the rows that you mean to bring in, and choose it again.")
    text, letters = _decoded(content)
    separator = _separator(text)
    rows = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
        before = 0
        for cells in reader:
            begins, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                rows.append((begins, tuple(cells)))
            if len(rows) > MOST_ROWS:
                raise Problem(f"This list has more than {MOST_ROWS:,} rows.", "Split it, and bring in one part after the other.")
            if len(cells) > MOST_COLUMNS:
                raise Problem(f"Row {begins} has more than {MOST_COLUMNS} columns.", "Look whether this is the right file.")
    except csv.Error:
        words = f"The file cannot be read after line {before}."
        raise Problem(words, "Look there for a quotation mark that is opened and never closed, or save it anew.") from None
    if not rows:
        raise Problem("There is nothing in this file.", "Copy or download the list again.")
    return Separated(tuple(rows), f"{letters}, {_SEPARATORS[separator]}")


def _decoded(content: bytes) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _without_nulls(content.decode("utf-16", errors="replace")), "UTF-16"
    if b"\0" in content:
        raise Problem("This is not a list that can be read.", "Choose an Excel workbook (.xlsx) or a CSV file.")
    for encoding, said in _LETTERS:
        try:
            return content.decode(encoding), said
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1"), "Western letters"


def _without_nulls(text: str) -> str:
    return text.replace("\0", "")


def _separator(text: str) -> str:
    """The one that cuts the first rows into the most columns, the same number in most of them."""
    return max(_SEPARATORS, key=lambda each: _evenness(_first_rows(text, each)))


def _first_rows(text: str, separator: str) -> list[int]:
    found: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(text[: 1 << 16], newline=""), delimiter=separator):
            if any(cell.strip() for cell in cells):
                found.append(len(cells))
            if len(found) == _LOOKED_AT:
                break
    except csv.Error:
        return []
    return found


def _evenness(widths: Sequence[int]) -> float:
    """How many of the rows are as wide as most are; nothing where that is one column."""
    if not widths:
        return 0.0
    usual = max(set(widths), key=lambda wide: (widths.count(wide), wide))
    return widths.count(usual) / len(widths) + usual / 1000 if usual > 1 else 0.0


csv.field_size_limit(_LONGEST)

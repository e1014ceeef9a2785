"""Partner rows: what each row of another agency's chronology says, and what is wrong with it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fpz_app.domain.chronology_rows import LONGEST_EVENT
from fpz_app.domain.date_reading import read_about
from fpz_app.domain.dates import earliest, say_date
from fpz_app.domain.errors import Problem
from fpz_app.interchange.annex_values import is_empty
from fpz_app.interchange.partner_columns import Table, Taken
from fpz_app.interchange.sheet_extent import column_number
from fpz_app.interchange.workbook import Cell

YES = {"yes", "y", "true", "1", "x", "✓", "✔", "significant", "high"}
NO = {"no", "n", "false", "0", "", "not significant", "low"}
_CLOCK = re.compile(r"[ T,]+(at )?\d{1,2}[:.]\d{2}([:.]\d{2})?\s*([ap]m)?Z?$", re.IGNORECASE)
_HAS_YEAR = re.compile(r"(?<!\d)\d{4}s?(?!\d)|\d{1,2}\D+(\d{1,2}|[a-z]{3,9})\D+\d{2}(?!\d)|(?<!\d)\d{8}(?!\d)", re.IGNORECASE)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # days that Excel counts: 1954 to 2119
_KEPT = "\n\t"


@dataclass(frozen=True)
class Row:
    """One row by its number in the file. `on` is an EDTF text; a row with `problems` cannot come in."""

    number: int
    on: str
    event: str
    child: str = ""
    born: str = ""
    agency: str = ""
    source: str = ""
    effect: str = ""
    action: str = ""
    significant: bool = True
    problems: tuple[str, ...] = ()


def read_rows(table: Table, columns: Mapping[str, Taken], *, first_day: date, today: date) -> list[Row]:
    """`columns` says by letter what each is taken for; rows that are empty in all of them are passed over."""
    at = {taken: column_number(letter) - 1 for letter, taken in columns.items()}
    found = []
    for number, cells in table.rows:
        values = {taken: cells[place] if place < len(cells) else None for taken, place in at.items()}
        if any(not is_empty(value) for value in values.values()):
            found.append(_row(number, values, first_day, today))
    return found


def _row(number: int, values: Mapping[Taken, Cell], first_day: date, today: date) -> Row:
    said = {taken: text_of(value) for taken, value in values.items()}
    problems: list[str] = []
    on = _noting(problems, values.get(Taken.ON), first_day, today)
    problems += _lacking(said)
    marked = said.get(Taken.SIGNIFICANT, "yes").casefold()
    if marked not in YES | NO:
        problems.append(f"“{marked[:30]}” says neither yes nor no to significant")
    born = values.get(Taken.BORN)
    return Row(
        number=number,
        on=on,
        event=said.get(Taken.EVENT, ""),
        child=" ".join(said.get(Taken.CHILD, "").split()),
        born="" if born is None else _quietly(born, first_day, today),
        agency=" ".join(said.get(Taken.AGENCY, "").split()),
        source=" ".join(said.get(Taken.SOURCE, "").split()),
        effect=said.get(Taken.EFFECT, ""),
        action=said.get(Taken.ACTION, ""),
        significant=marked in YES,
        problems=tuple(problems),
    )


def _lacking(said: Mapping[Taken, str]) -> Iterator[str]:
    if not said.get(Taken.EVENT, "").strip():
        yield "it does not say what happened"
    for taken in (Taken.EVENT, Taken.EFFECT, Taken.ACTION):
        if len(said.get(taken, "")) > LONGEST_EVENT:
            yield f"“{taken}” is longer than {LONGEST_EVENT:,} letters"


def _noting(problems: list[str], cell: Cell, first_day: date, today: date) -> str:
    try:
        on = read_on(cell, first_day, today)
    except Problem as problem:
        problems.append(problem.message)
        return ""
    if earliest(on) > today:
        problems.append(f"{say_date(on)} is in the future")
    return on


def _quietly(cell: Cell, first_day: date, today: date) -> str:
    """A date of birth only helps to tell who is meant; one that cannot be read says nothing."""
    try:
        return read_on(cell, first_day, today)
    except Problem:
        return ""


def read_on(cell: Cell, first_day: date, today: date) -> str:
    """A day, or about when, as EDTF: a real date, Excel's day number, or a text with a year, day first. Raises Problem."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = _CLOCK.sub("", " ".join(text_of(cell).split()))
    if not text:
        raise Problem("it has no date")
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and _FIRST_SERIAL <= float(text) < _LAST_SERIAL:
        return (first_day + timedelta(days=int(float(text)))).isoformat()
    if re.fullmatch(r"(19|20)\d{6}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if not _HAS_YEAR.search(text):
        raise Problem(f"“{text[:40]}” is not a date with a year")
    try:
        return read_about(text, today)
    except Problem:
        raise Problem(f"“{text[:40]}” is not a date that can be read") from None


def text_of(cell: Cell) -> str:
    """As it was written, line by line, without what cannot be seen; a formula's text stays text."""
    if cell is None or (isinstance(cell, str) and is_empty(cell)):
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date | time | timedelta):
        return cell.isoformat() if isinstance(cell, date | time) else str(cell)
    text = str(cell).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return "".join(sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co")).strip()


def repeated(rows: Sequence[Row]) -> dict[int, int]:
    """By number, rows that say the same as one above them, and the number of that one."""
    first: dict[tuple[str, str, str], int] = {}
    found = {}
    for row in rows:
        key = (row.on, " ".join(row.event.casefold().split()), row.child.casefold())
        if key in first:
            found[row.number] = first[key]
        first.setdefault(key, row.number)
    return found

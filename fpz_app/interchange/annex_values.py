"""Annex A values: a cell as words, a number, a day, a child's number, however the workbook holds it."""

import re
import unicodedata
from datetime import date, timedelta

from fpz_app.domain.date_reading import read_date
from fpz_app.domain.errors import Problem
from fpz_app.interchange.workbook import Cell

_EMPTY = {"", "-", ".", "n/a", "na", "none", "null", "nil", "tbc", "blank"}
_UNKNOWN = {"unknown", "not known", "not recorded", "not stated", "?"}
_UNBORN = {"unborn", "ubb", "not born", "not yet born"}
_HAS_YEAR = re.compile(r"\D*\d{1,2}\D+(\d{1,2}|[a-z]{3,9})\D+(\d{4}|\d{2})|\d{4}\D\d{1,2}\D\d{1,2}|\d{8}", re.IGNORECASE)
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000  # 1927 to 2119; smaller numbers are ages, larger ones years and days
_LONGEST = 200


def words(cell: Cell) -> str:
    """Text in one line: non-breaking and repeated spaces become one, control and direction marks go, at most 200 signs."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    text = _whole(cell) if isinstance(cell, float | int) else str(cell)
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:_LONGEST].rstrip()
    spaced = "".join(" " if sign.isspace() else sign for sign in text)
    kept = "".join(sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co"))
    return " ".join(kept.split())[:_LONGEST].rstrip()


def is_empty(cell: Cell) -> bool:
    """Whether nothing is told: blank, '#N/A' and its like, a dash."""
    text = words(cell).casefold()
    return text in _EMPTY or (text.startswith("#") and text.rstrip("!?").lstrip("#") in _EXCEL_ERRORS)


_EXCEL_ERRORS = {"n/a", "ref", "value", "name", "num", "div/0", "null", "spill", "calc", "getting_data"}


def is_unknown(cell: Cell) -> bool:
    return is_empty(cell) or words(cell).casefold() in _UNKNOWN


def says_unborn(cell: Cell) -> bool:
    return words(cell).casefold() in _UNBORN


def read_child_id(cell: Cell) -> str:
    """A number loses Excel's '.0', a text keeps its leading noughts."""
    text = words(cell)
    return re.sub(r"^(\d+)\.0+$", r"\1", text)


def read_day(cell: Cell, today: date, first_day: date) -> date:
    """A real date, Excel's day number, 20150125, or a text with a year, day first. Raises Problem."""
    if isinstance(cell, date):
        return cell
    text = _CLOCK.sub("", words(cell))
    number = _number(text)
    if number is not None and _FIRST_SERIAL <= number < _LAST_SERIAL:
        return first_day + timedelta(days=int(number))
    if re.fullmatch(r"(19|20)\d{6}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if not _HAS_YEAR.fullmatch(text):
        raise Problem(f"“{_short(text)}” is not a date we can read")
    try:
        return read_date(text, today)
    except Problem as problem:
        raise Problem(f"“{_short(text)}” is not a date we can read", problem.message) from None


def read_age(cell: Cell) -> float:
    """Years, in fractions too; −1 before birth; '8 months' is 0.67. Raises Problem."""
    text = words(cell).casefold()
    if text in _UNBORN:
        return -1.0
    months = re.fullmatch(r"(\d{1,2}) ?m(on)?ths?", text)
    if months:
        return int(months[1]) / 12
    number = _number(re.sub(r" ?(years?|yrs?)( old)?$", "", text))
    if number is None or not (number == -1 or 0 <= number < 120):
        raise Problem(f"“{_short(text)}” is not an age")
    return number


def read_number(cell: Cell) -> int:
    """A whole number, nought or more. Raises Problem."""
    number = _number(words(cell))
    if number is None or number < 0 or number != int(number) or number > 9_999:
        raise Problem(f"“{_short(words(cell))}” is not a whole number")
    return int(number)


def _number(text: str) -> float | None:
    plain = text.replace("−", "-")
    return float(plain) if re.fullmatch(r"-?\d{1,12}(\.\d+)?", plain, re.ASCII) else None


def _whole(number: float) -> str:
    return str(int(number)) if number == number and abs(number) < 1e15 and number == int(number) else str(number)


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"

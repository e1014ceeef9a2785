"""Form checks: the value to keep for what was typed, and whether an answer can stand."""

import re
from datetime import date
from typing import Any

from fpz_app.domain.dates import earliest, latest, read_about, read_date, say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import NOT_AN_ISSUE, NOT_ASKED, NOT_KNOWN, Field, Kind

SPECIAL = (NOT_KNOWN, NOT_ASKED)
_SHORT = 300


def is_answered(value: Any) -> bool:
    """'Not known' and 'not asked yet' are answers; empty rows are not."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list):
        return any(is_answered(list(one.values()) if isinstance(one, dict) else one) for one in value)
    return value is not None


def settle(field: Field, raw: Any, today: date) -> Any:
    """The value to keep for what was typed: ISO, EDTF or a number; what cannot be read stays as it was typed."""
    if not isinstance(raw, str) or field.is_text:
        return raw
    typed = " ".join(raw.split())
    if typed.casefold() in SPECIAL:
        return typed.casefold()
    try:
        if field.kind is Kind.DATE and typed:
            return read_date(typed, today).isoformat()
        if field.kind is Kind.ABOUT_DATE and typed:
            return read_about(typed, today)
    except Problem:
        return raw
    if field.kind in (Kind.NUMBER, Kind.SCALE) and re.fullmatch(r"-?[0-9]{1,9}", typed):
        return int(typed)
    return raw


def check_field(field: Field, value: Any, today: date) -> Problem | None:
    """What is wrong with an answer that was given; an empty one is not wrong in itself."""
    if not is_answered(value) or value in SPECIAL:
        return None
    check = _CHECKS.get(field.kind)
    return check(field, value, today) if check else None


def is_edtf(value: Any) -> bool:
    """Whether a value is a date that was read, exact or about."""
    try:
        return isinstance(value, str) and bool(earliest(value))
    except ValueError:
        return False


def _check_date(field: Field, value: Any, today: date) -> Problem | None:
    if not is_edtf(value):
        try:
            (read_about if field.kind is Kind.ABOUT_DATE else read_date)(str(value), today)
        except Problem as problem:
            return problem
    elif field.kind is Kind.DATE and earliest(value) != latest(value):
        return Problem("That is not one day.", "Give a date such as " + say_date(today) + ".")
    elif field.past and earliest(value) > today:
        return Problem(f"{say_date(value)} is in the future.", "Give the day it happened.")
    return None


def _check_choice(field: Field, value: Any, _today: date) -> Problem | None:
    allowed = {choice.value for choice in field.choices}
    strange = [one for one in (value if isinstance(value, list) else [value]) if str(one) not in allowed]
    return Problem(f"“{strange[0]}” is not one of the answers.", "Choose again.") if strange else None


def _check_yes_no(_field: Field, value: Any, _today: date) -> Problem | None:
    return None if value in ("yes", "no") else Problem("The answer is neither yes nor no.", "Choose one.")


def _check_scale(_field: Field, value: Any, _today: date) -> Problem | None:
    fits = value == NOT_AN_ISSUE or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10)
    return None if fits else Problem("The scale goes from 0 to 10.", "Choose a number from 0 to 10.")


def _check_number(_field: Field, value: Any, _today: date) -> Problem | None:
    fits = isinstance(value, int | float) and value >= 0
    return None if fits else Problem("That is not a number.", "Give a number in figures, such as 12.")


def _check_phone(_field: Field, value: Any, _today: date) -> Problem | None:
    digits = re.sub(r"[\s()+\-.]", "", str(value))
    fits = digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 15
    return None if fits else Problem("That is not a phone number.", "Give it in figures, such as 01632 960 123.")


def _check_short(_field: Field, value: Any, _today: date) -> Problem | None:
    if len(str(value)) <= _SHORT:
        return None
    return Problem("This answer is too long for one line.", f"Keep it under {_SHORT} letters.")


def _check_table(field: Field, value: Any, today: date) -> Problem | None:
    for number, row in enumerate(value, start=1):
        filled = is_answered([row])
        for column in field.columns if filled else ():
            if column.required and not is_answered(row.get(column.key)):
                return Problem(f"Row {number}: “{column.label}” has no answer.", "Answer it, or say not known.")
            if problem := check_field(column, row.get(column.key), today):
                return Problem(f"Row {number}: {problem.message}", problem.remedy)
    return None


_CHECKS = {
    Kind.DATE: _check_date,
    Kind.ABOUT_DATE: _check_date,
    Kind.CHOICE: _check_choice,
    Kind.MANY: _check_choice,
    Kind.YES_NO: _check_yes_no,
    Kind.SCALE: _check_scale,
    Kind.NUMBER: _check_number,
    Kind.PHONE: _check_phone,
    Kind.SHORT_TEXT: _check_short,
    Kind.TABLE: _check_table,
}

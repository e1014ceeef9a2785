"""Meeting typed: what was typed on the page of a meeting as the values of its records."""

from datetime import date
from typing import Any

from fpz_app.domain.dates import read_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.times import read_time
from fpz_app.presenters.desk import Desk


def of_meeting(field: str, text: str, desk: Desk) -> dict[str, Any]:
    if field == "next_on":
        return {field: day_typed(text, desk, field)}
    return {field: read_time(text) if field == "next_at" else text}


def of_person(field: str, text: str, desk: Desk, key: str) -> dict[str, Any]:
    if field == "score":
        typed = text.strip()
        if typed and not typed.isdecimal():
            raise Problem("The scale goes from 0 to 10.", "Write a number on it, or leave it empty.", field=key)
        return {"score": int(typed) if typed else None}
    if field == "report":
        return {"report": text, "report_on": desk.today if text.strip() else None}
    return {field: text}


def day_typed(text: str, desk: Desk, key: str) -> date | None:
    try:
        return read_date(text, desk.today) if text.strip() else None
    except Problem as problem:
        raise Problem(problem.message, problem.remedy, field=key) from None

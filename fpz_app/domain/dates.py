"""Dates: exact ones and approximate EDTF ones, read, said in words, and turned into ages."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from fpz_app.domain.date_reading import MONTHS, SEASONS, WEEKDAYS, read_about, read_date

__all__ = [
    "age_on",
    "age_words",
    "due_words",
    "earliest",
    "is_exact",
    "latest",
    "read_about",
    "read_date",
    "say_date",
    "say_day",
    "say_when",
    "short_date",
]

_EDTF = re.compile(r"(\d{3}X|\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)
_SEASON_NAMES = {number: name for name, number in SEASONS.items()}
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


def earliest(when: date | str) -> date:
    """The first day that an approximate date can mean; winter 2019 begins in December 2019."""
    return _span(when)[0]


def latest(when: date | str) -> date:
    """The last day that an approximate date can mean."""
    return _span(when)[1]


def is_exact(when: date | str) -> bool:
    """Whether one day is meant, without 'about'."""
    return isinstance(when, date) or (len(when) == 10 and earliest(when) == latest(when))


def say_date(when: date | str) -> str:
    """'16 November 2026', 'May 2012', 'spring 2019', 'about 1992', 'the 1990s'."""
    if isinstance(when, date):
        return f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    year, month, day, about = _parts(when)
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    words = year
    if month in _SEASON_NAMES:
        words = f"{_SEASON_NAMES[month]} {year}"
    elif month:
        words = f"{day} {MONTHS[month - 1]} {year}" if day else f"{MONTHS[month - 1]} {year}"
    return f"about {words}" if about else words


def short_date(when: date | str, today: date | None = None) -> str:
    """'16 Nov'; with `today`, the year is added where it is another one: '16 Nov 2025'."""
    if not is_exact(when):
        return say_date(when)
    day = earliest(when)
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if today is None or today.year == day.year else f"{words} {day.year}"


def say_day(day: date, today: date) -> str:
    """'27 November'; the year is added where it is another one: '27 November 2025'."""
    words = say_date(day)
    return words.removesuffix(f" {day.year}") if day.year == today.year else words


def say_when(moment: date, today: date) -> str:
    """'today', 'Friday' (within six days), '6 October', '6 October 2025'; a datetime adds '18:40'."""
    day = moment.date() if isinstance(moment, datetime) else moment
    clock = f" {moment:%H:%M}" if isinstance(moment, datetime) else ""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    away = (day - today).days
    if away in near:
        return near[away] + clock
    if abs(away) <= 6:
        return WEEKDAYS[day.weekday()] + clock
    return say_day(day, today) + clock


def age_on(born: date | str | None, today: date) -> int | None:
    """Whole years; for a year alone, the age reached in that year; None where not known or not yet born."""
    if not born:
        return None
    if isinstance(born, str) and len(born.rstrip("~")) == 4:
        years = today.year - _middle(born).year
        return years if years >= 0 else None
    day = _middle(born)
    if day > today:
        return None
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def age_words(born: date | str | None, today: date) -> str:
    """'9', 'about 34', '8 months' (under two), '3 weeks', 'due 14 Feb', or '' where not known."""
    if not born:
        return ""
    if earliest(born) > today:
        return due_words(born)
    about = "" if is_exact(born) or (isinstance(born, str) and re.fullmatch(r"\d{4}-\d\d", born)) else "about "
    years = age_on(born, today)
    if years is None or (years < 2 and len(str(born).rstrip("~")) > 4):
        return about + _young_words(min(_middle(born), today), today)
    return f"{about}{years}"


def due_words(expected: date | str) -> str:
    """'due 14 Feb', for an unborn child, before the day and after it."""
    return f"due {short_date(expected) if is_exact(expected) else say_date(expected)}" if expected else "unborn"


def _young_words(born: date, today: date) -> str:
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months >= 1:
        return _count(months, "month")
    days = (today - born).days
    return _count(days // 7, "week") if days >= 7 else _count(days, "day")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _middle(when: date | str) -> date:
    first, last = _span(when)
    return first + timedelta(days=(last - first).days // 2)


def _parts(when: str) -> tuple[str, int, int, bool]:
    found = _EDTF.fullmatch(when)
    if not found:
        raise ValueError(f"not an EDTF date: {when!r}")
    return found[1], int(found[2] or 0), int(found[3] or 0), bool(found[4])


def _span(when: date | str) -> tuple[date, date]:
    if isinstance(when, date):
        day = when.date() if isinstance(when, datetime) else when
        return day, day
    year_text, month, day_of_month, _ = _parts(when)
    if year_text.endswith("X"):
        decade = int(year_text[:3]) * 10
        return date(decade, 1, 1), date(decade + 9, 12, 31)
    year = int(year_text)
    if day_of_month:
        return date(year, month, day_of_month), date(year, month, day_of_month)
    if month in _SEASON_STARTS:
        first = _SEASON_STARTS[month]
        ends_in, last = (year + 1, 2) if first == 12 else (year, first + 2)
        return date(year, first, 1), date(ends_in, last, monthrange(ends_in, last)[1])
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)

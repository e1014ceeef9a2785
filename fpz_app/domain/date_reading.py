"""Date reading: what a practitioner typed, day first, exact or about, as a date or an EDTF text."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from difflib import get_close_matches

from fpz_app.domain.errors import Problem

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}  # EDTF level 1

_ALLOWED = re.compile(r"[a-z0-9 /.,~?'’\-–—]*", re.ASCII)
_TOKEN = re.compile(r"[a-z]+|[0-9]+", re.ASCII)
_ABOUT = {"about", "around", "approx", "approximately", "circa", "c", "roughly", "maybe", "perhaps", "probably"}
_FILLER = {"of", "the", "on", "aged", "age", "born", "due", "early", "mid", "late", "old"}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_NUMBER_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_EARLIEST_YEAR = 1850
_YEARS_AHEAD = 60
_SHORT_YEAR_AHEAD = 10  # "36" typed in 2026 is 2036, "37" is 1937
_OLDEST = 120


def read_date(text: str, today: date) -> date:
    """The day meant by '16/11/26', '16 nov', 'last Friday', …; without a year, the nearest such day.

    Raises Problem in plain words; a month is never read before the day unless it is named or the date is ISO.
    """
    tokens = _tokens(text, today)
    relative = _relative(tokens, today)
    if relative is not None:
        return relative
    weekday = _weekday(tokens[0])
    if weekday is not None:
        tokens = tokens[1:]
    found = _calendar_day(tokens, today)
    if weekday is not None and found.weekday() != weekday:
        say = f"{found.day} {MONTHS[found.month - 1]} {found.year}"
        raise Problem(f"{say} is a {WEEKDAYS[found.weekday()]}.", "Check the day or the date.")
    return found


def read_about(text: str, today: date) -> str:
    """An EDTF text: '2012-05-17', '2012-05', '2012', '2019-21' (spring), '199X' (the 1990s), with '~' for about.

    A number alone, or 'about 34', is an age and becomes a year of birth. Raises Problem in plain words.
    """
    lowered = text.casefold()
    tokens = [token for token in _tokens(text, today) if token not in _FILLER]
    about = "~" if "~" in lowered or "?" in lowered or bool(_ABOUT & set(tokens)) or _vague(lowered) else ""
    tokens = [token for token in tokens if token not in _ABOUT]
    part = _part_of_time(tokens, today)
    if part:
        return part + about if part[-1] != "X" else part
    age = _from_age(tokens, today)
    if age:
        return age
    return read_date(" ".join(tokens), today).isoformat() + about


def _tokens(text: str, today: date) -> list[str]:
    lowered = " ".join(text.casefold().split())
    if not lowered:
        raise Problem("There is no date here.", _remedy(today))
    if not _ALLOWED.fullmatch(lowered):
        raise _not_a_date(today)
    tokens = _TOKEN.findall(re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", lowered, flags=re.ASCII))
    kept = [token for token in tokens if token not in {"of", "the", "on"}]
    if not kept:
        raise _not_a_date(today)
    return kept


def _relative(tokens: Sequence[str], today: date) -> date | None:
    match tokens:
        case ["today"]:
            return today
        case ["yesterday"]:
            return today - timedelta(days=1)
        case ["tomorrow"]:
            return today + timedelta(days=1)
        case ["last" | "this" | "next" as which, name] if (weekday := _weekday(name)) is not None:
            return _named_day(which, weekday, today)
        case [count, unit, "ago"] if (days := _days(count, unit)) is not None:
            return today - timedelta(days=days)
        case ["in", count, unit] if (days := _days(count, unit)) is not None:
            return today + timedelta(days=days)
    return None


def _named_day(which: str, weekday: int, today: date) -> date:
    if which == "next":
        raise Problem(f"Next {WEEKDAYS[weekday]} can mean two days.", _remedy(today))
    if which == "last":
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _days(count: str, unit: str) -> int | None:
    number = _NUMBER_WORDS.get(count) or (int(count) if count.isdigit() and len(count) <= 3 else None)
    each = _UNIT_DAYS.get(unit.removesuffix("s"))
    return None if number is None or each is None else number * each


def _calendar_day(tokens: Sequence[str], today: date) -> date:
    match [("n" if token.isdigit() else "w") for token in tokens]:
        case ["n", "n", "n"] if len(tokens[0]) == 4:
            return _day(tokens[2], int(tokens[1]), tokens[0], today)
        case ["n", "n", "n"]:
            return _day(tokens[0], int(tokens[1]), tokens[2], today)
        case ["n", "n"] if len(tokens[1]) <= 2:
            return _nearest(tokens[0], int(tokens[1]), today)
        case ["n"] if len(tokens[0]) in (6, 8):
            return _day(tokens[0][:2], int(tokens[0][2:4]), tokens[0][4:], today)
        case ["n", "w", "n"] if month := _month(tokens[1]):
            return _day(tokens[0], month, tokens[2], today)
        case ["w", "n", "n"] if month := _month(tokens[0]):
            return _day(tokens[1], month, tokens[2], today)
        case ["n", "w"] if month := _month(tokens[1]):
            return _nearest(tokens[0], month, today)
        case ["w", "n"] if (month := _month(tokens[0])) and len(tokens[1]) <= 2:
            return _nearest(tokens[1], month, today)
    raise _not_a_date(today)


def _day(day: str, month: int, year: str, today: date) -> date:
    if not 1 <= month <= 12:
        raise Problem(f"There is no month {month}.", f"Give the day first, then the month, such as {_example(today)}.")
    full_year = _year(year, today)
    try:
        return date(full_year, month, int(day))
    except (ValueError, OverflowError):
        leap = f" {full_year}" if (int(day), month) == (29, 2) else ""
        raise Problem(f"There is no {int(day)} {MONTHS[month - 1]}{leap}.", _remedy(today)) from None


def _nearest(day: str, month: int, today: date) -> date:
    near = []
    for year in (today.year - 1, today.year + 1):
        try:
            near.append(_day(day, month, str(year), today))
        except Problem:
            continue
    try:
        near.append(_day(day, month, str(today.year), today))
    except Problem:
        if not near:
            raise
    return min(near, key=lambda each: abs(each - today))


def _year(year: str, today: date) -> int:
    if len(year) == 2:
        short = today.year // 100 * 100 + int(year)
        return short - 100 if short > today.year + _SHORT_YEAR_AHEAD else short
    if len(year) != 4 or not _EARLIEST_YEAR <= int(year) <= today.year + _YEARS_AHEAD:
        raise Problem(f"The year {year[:8]} cannot be right.", _remedy(today))
    return int(year)


def _part_of_time(tokens: Sequence[str], today: date) -> str:
    """A year, decade, season or month as EDTF without '~'; empty where the words are none of these."""
    match tokens:
        case [year] if year.isdigit() and len(year) == 4:
            return str(_year(year, today))
        case [year, "s"] if year.isdigit() and len(year) == 4 and year[3] == "0":
            return f"{_year(year, today) // 10}X"
        case [season, year] if season in SEASONS and year.isdigit() and len(year) == 4:
            return f"{_year(year, today)}-{SEASONS[season]}"
        case [month, year] if year.isdigit() and len(year) == 4 and (number := _month(month)):
            return f"{_year(year, today)}-{number:02}"
        case [month, year] if month.isdigit() and year.isdigit() and len(month) <= 2 and len(year) == 4:
            _day("1", int(month), year, today)
            return f"{year}-{int(month):02}"
        case [year, month] if month.isdigit() and year.isdigit() and len(month) <= 2 and len(year) == 4:
            _day("1", int(month), year, today)
            return f"{year}-{int(month):02}"
    return ""


def _from_age(tokens: Sequence[str], today: date) -> str:
    match tokens:
        case [age] if age.isdigit() and len(age) <= 3:
            return _birth_year(int(age), today)
        case [age, "year" | "years" | "yrs" | "yr" | "y" | "yo"] if age.isdigit() and len(age) <= 3:
            return _birth_year(int(age), today)
        case [age, "month" | "months" | "mths" | "m"] if age.isdigit() and len(age) <= 2:
            months = today.year * 12 + today.month - 1 - int(age)
            return f"{months // 12}-{months % 12 + 1:02}~"
        case [age, unit] if (days := _days(age, unit)) is not None:
            return f"{(today - timedelta(days=days)).isoformat()}~"
    return ""


def _birth_year(age: int, today: date) -> str:
    if age > _OLDEST:
        raise Problem(f"Nobody is {age}.", "Give an age in years, or a year such as 1992.")
    return f"{today.year - age}~"


def _vague(text: str) -> bool:
    return bool(re.search(r"\b(early|mid|late)\b", text))


def _month(word: str) -> int:
    """1 to 12 for a month's name, its first letters or a near miss ('febuary'); 0 for anything else."""
    for number, name in enumerate(MONTHS, start=1):
        if len(word) >= 3 and name.casefold().startswith(word):
            return number
    if word == "sept":
        return 9
    near = get_close_matches(word, [name.casefold() for name in MONTHS], n=1, cutoff=0.8) if len(word) >= 5 else []
    return [name.casefold() for name in MONTHS].index(near[0]) + 1 if near else 0


def _weekday(word: str) -> int | None:
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= 3 and name.casefold().startswith(word):
            return number
    return None


def _example(today: date) -> str:
    recent = today - timedelta(days=7)
    return f"{recent.day} {MONTHS[recent.month - 1]} {recent.year}"


def _remedy(today: date) -> str:
    return f"Give a date such as {_example(today)}."


def _not_a_date(today: date) -> Problem:
    return Problem("That is not a date we can read.", _remedy(today))

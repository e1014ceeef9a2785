"""Times of day: read as people write them, kept as '14:05'."""

import re

from fpz_app.domain.errors import Problem

_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.ASCII)


def read_time(text: str) -> str:
    """'10.30', '1030', '9am', '2 pm', 'noon' as 'HH:MM'; '' for nothing. Raises Problem."""
    typed = " ".join(text.casefold().split())
    if not typed or typed in _WORDS:
        return _WORDS.get(typed, "")
    found = _TIME.fullmatch(typed)
    if not found:
        raise _not_a_time()
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise _not_a_time()
        hour = hour % 12 + (12 if found[3].startswith("p") else 0)
    if hour > 23 or minute > 59:
        raise _not_a_time()
    return f"{hour:02}:{minute:02}"


def span(at: str, until: str) -> str:
    """'10:30 to 11:15', '10:30', ''."""
    return f"{at} to {until}" if at and until else at


def _not_a_time() -> Problem:
    return Problem("That is not a time we can read.", "Give a time such as 14:30, or leave it empty.")

"""How urgent a day is, and how it is said."""

from datetime import date, timedelta

import pytest

from fpz_app.casework.due import Urgency, gist, say_due, say_working_days, urgency_of
from tests.helpers.duties import EDGES
from tests.helpers.marlows import TODAY


@pytest.mark.parametrize(("days", "urgency", "words"), EDGES)
def test_how_urgent_a_day_is_and_how_it_is_said(days: int, urgency: Urgency, words: str) -> None:
    day = TODAY + timedelta(days=days)
    assert (urgency_of(day, TODAY), say_due(day, TODAY)) == (urgency, words)


def test_a_day_of_another_year_says_its_year() -> None:
    assert say_due(date(2027, 1, 4), date(2026, 12, 30)) == "by Monday 4 January 2027"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 5), "by Monday, day 28 of 30"),
        (date(2026, 11, 8), "tomorrow, day 29 of 30"),
        (date(2026, 11, 9), "today, day 30 of 30"),
        (date(2026, 11, 10), "1 working day over"),
        (date(2026, 10, 20), "by Monday 9 November, day 16 of 30"),
    ],
)
def test_a_clock_of_working_days_says_which_day_it_is(today: date, words: str) -> None:
    assert say_working_days(date(2026, 9, 28), date(2026, 11, 9), today, 30) == words


def test_a_weekend_after_the_last_working_day_is_no_working_day_over() -> None:
    assert say_working_days(date(2026, 11, 13), date(2026, 11, 20), date(2026, 11, 21), 5) == "was due Friday"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("He is out at night.", "He is out at night."),
        ("He is out at night. We asked why.", "He is out at night."),
        (" Why now?\nSchool rang. ", "Why now?"),
        ("word " * 40, f"{'word ' * 17}word…"),
        ("x" * 200, f"{'x' * 90}…"),
    ],
)
def test_a_narrative_is_told_by_its_first_sentence(text: str, words: str) -> None:
    assert gist(text) == words

"""Months, working days of the England calendar, and times of day as people write them."""

from datetime import date

import pytest

from fpz_app.domain.errors import Problem
from fpz_app.domain.periods import add_months, add_working_days, bank_holidays, is_working_day, working_days_between
from fpz_app.domain.times import read_time


def test_the_bank_holidays_of_2026_are_those_published() -> None:
    assert sorted(bank_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 4),
        date(2026, 5, 25),
        date(2026, 8, 31),
        date(2026, 12, 25),
        date(2026, 12, 28),
    ]


def test_christmas_on_a_saturday_moves_both_days_on() -> None:
    assert {date(2027, 12, 27), date(2027, 12, 28)} <= bank_holidays(2027)


def test_new_year_on_a_saturday_is_kept_on_monday() -> None:
    assert date(2022, 1, 3) in bank_holidays(2022)


def test_a_saturday_is_no_working_day() -> None:
    assert not is_working_day(date(2026, 11, 21))


def test_a_month_that_is_shorter_ends_sooner() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_working_days_step_over_a_weekend_and_a_bank_holiday() -> None:
    assert add_working_days(date(2026, 12, 24), 2) == date(2026, 12, 30)


def test_from_friday_to_monday_is_one_working_day() -> None:
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 23)) == 1


@pytest.mark.parametrize(
    ("typed", "time"),
    [("10:30", "10:30"), ("10.30", "10:30"), ("0930", "09:30"), ("9am", "09:00"), ("2 pm", "14:00"), ("12 am", "00:00")],
)
def test_a_time_is_read_as_people_write_it(typed: str, time: str) -> None:
    assert read_time(typed) == time


def test_no_time_at_all_is_no_problem() -> None:
    assert read_time("  ") == ""


@pytest.mark.parametrize("typed", ["25:00", "10:75", "13pm", "teatime", "1234567"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Problem):
        read_time(typed)

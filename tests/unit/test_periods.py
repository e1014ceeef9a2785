"""Months, working days of the England calendar, and times of day as people write them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fpz_app.domain.errors import Problem
from fpz_app.domain.periods import add_months, add_working_days, bank_holidays, is_working_day, working_days_between
from fpz_app.domain.times import read_time

PUBLISHED = {
    int(line.split(":")[0]): [date.fromisoformat(f"{line.split(':')[0]}-{day}") for day in line.split(":")[1].split()]
    for line in (Path(__file__).parents[1] / "data" / "england-bank-holidays.txt").read_text("utf-8").splitlines()[1:]
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_bank_holidays_of_a_year_are_those_published(year: int) -> None:
    assert sorted(bank_holidays(year)) == PUBLISHED[year]


@pytest.mark.parametrize(
    ("began", "count", "due"),
    [
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # Good Friday and Easter Monday
        (date(2008, 3, 20), 1, date(2008, 3, 25)),  # an Easter in March
        (date(2038, 4, 22), 1, date(2038, 4, 27)),  # one as late as it gets
        (date(2020, 5, 1), 1, date(2020, 5, 4)),  # early May was moved to the Friday
        (date(2020, 5, 7), 1, date(2020, 5, 11)),
        (date(2022, 5, 27), 3, date(2022, 6, 1)),  # and late May to the Thursday, with a day more
        (date(2022, 6, 1), 1, date(2022, 6, 6)),
        (date(2022, 9, 16), 1, date(2022, 9, 20)),
        (date(2021, 12, 24), 1, date(2021, 12, 29)),  # Christmas on a Saturday
        (date(2022, 12, 23), 1, date(2022, 12, 28)),  # on a Sunday
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day on a Saturday
        (date(2021, 12, 31), 1, date(2022, 1, 4)),  # New Year on a Saturday
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2028, 3, 1)),
        (date(2026, 10, 30), 1, date(2026, 11, 2)),  # a month end
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # begun on a Saturday
    ],
)
def test_working_days_step_over_every_holiday(began: date, count: int, due: date) -> None:
    assert add_working_days(began, count) == due


DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(DAYS, st.integers(1, 60))
def test_working_days_end_on_a_working_day_that_many_later(began: date, count: int) -> None:
    due = add_working_days(began, count)
    assert is_working_day(due)
    assert working_days_between(began, due) == count


@given(DAYS, st.integers(1, 36))
def test_months_keep_the_day_or_end_with_a_shorter_month(began: date, months: int) -> None:
    due = add_months(began, months)
    assert (due.year * 12 + due.month) - (began.year * 12 + began.month) == months
    assert due.day == began.day or (due.day < began.day and (due + timedelta(days=1)).day == 1)


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

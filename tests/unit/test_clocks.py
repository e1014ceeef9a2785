"""Clocks: each at its edges, and its day explained."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from fpz_app.domain import clocks
from fpz_app.domain.clocks import Clock, Unit, add_hours, after, start
from fpz_app.domain.zone_settings import Clocks
from tests.helpers.duties import CLOCKS

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize("clock", clocks.CLOCKS, ids=lambda clock: f"{clock.name}, {clock.limit}")
def test_every_clock_names_a_limit_of_the_zone_and_its_unit(clock: Clock) -> None:
    assert isinstance(getattr(CLOCKS, clock.limit), int)
    assert clock.limit.endswith(clock.unit.replace(" ", "_"))


@pytest.mark.parametrize(
    ("clock", "began", "due"),
    [
        (clocks.ALLOCATION, date(2026, 11, 23), date(2026, 11, 30)),
        (clocks.ASSESSMENT, date(2026, 9, 28), date(2026, 11, 9)),
        (clocks.FIRST_MEETING, date(2026, 2, 13), date(2026, 3, 6)),
        (clocks.FIRST_MEETING, date(2026, 3, 27), date(2026, 4, 21)),  # Good Friday and Easter Monday between
        (clocks.MINUTES, date(2026, 12, 23), date(2027, 1, 4)),  # Christmas, Boxing Day on a Saturday, New Year
        (clocks.MINUTES, date(2026, 11, 21), date(2026, 11, 27)),  # held on a Saturday
        (clocks.REVIEW, date(2026, 11, 23), date(2027, 1, 4)),
        (clocks.REVIEW, date(2028, 1, 18), date(2028, 2, 29)),
        (clocks.FIRST_SCALING, date(2026, 3, 2), date(2026, 3, 30)),  # over the change to summer time
        (clocks.SCALING, date(2026, 9, 1), date(2026, 11, 24)),  # and over the change back
        (clocks.CHILD_SEEN, date(2026, 10, 1), date(2026, 10, 29)),
        (clocks.DRIFT, date(2028, 2, 29), date(2029, 2, 28)),
        (clocks.SUPERVISION, date(2027, 1, 31), date(2027, 2, 28)),
        (clocks.SUPERVISION, date(2028, 1, 31), date(2028, 2, 29)),
        (clocks.WARNING, date(2026, 8, 31), date(2027, 2, 28)),
    ],
)
def test_a_clock_ends_on_its_day(clock: Clock, began: date, due: date) -> None:
    assert start(clock, began, CLOCKS).due == due


def test_an_assessment_is_warned_of_after_twenty_working_days() -> None:
    assert start(clocks.ASSESSMENT, date(2026, 9, 28), CLOCKS).warn == date(2026, 10, 26)


def test_a_zone_may_set_its_own_limit() -> None:
    assert start(clocks.MINUTES, date(2026, 11, 23), replace_clock(minutes_working_days=2)).due == date(2026, 11, 25)


def replace_clock(**more: int) -> Clocks:
    return msgspec.structs.replace(CLOCKS, **more)


def test_a_clock_explains_its_day() -> None:
    said = start(clocks.FIRST_MEETING, date(2026, 2, 13), CLOCKS).explained(date(2026, 2, 20))
    assert said == "due Friday 6 March: 15 working days after the assessment of 13 February; zone setting"


def test_a_clock_of_one_says_so_in_the_singular_with_the_year_where_it_is_another() -> None:
    said = start(clocks.SUPERVISION, date(2026, 12, 31), CLOCKS).explained(date(2027, 1, 5))
    assert said == "due Sunday 31 January: 1 month after the last supervision, on 31 December 2026; zone setting"


def test_a_day_that_people_agreed_stands_with_the_zones_beside_it() -> None:
    said = start(clocks.REVIEW, date(2026, 10, 5), CLOCKS).agreed(date(2026, 11, 20), date(2026, 11, 1))
    assert said == (
        "due Friday 20 November: the day that was agreed; the zone’s limit is 16 November, 6 weeks after the last meeting,"
        " held on 5 October"
    )


@pytest.mark.parametrize(
    ("began", "hours", "ends"),
    [
        (datetime(2027, 3, 27, 12, tzinfo=LONDON), 24, datetime(2027, 3, 28, 13, tzinfo=LONDON)),
        (datetime(2026, 10, 24, 12, tzinfo=LONDON), 24, datetime(2026, 10, 25, 11, tzinfo=LONDON)),
        (datetime(2028, 2, 27, 9, tzinfo=LONDON), 72, datetime(2028, 3, 1, 9, tzinfo=LONDON)),
    ],
    ids=["summer time begins", "summer time ends", "29 February is a day"],
)
def test_hours_are_those_that_really_pass(began: datetime, hours: int, ends: datetime) -> None:
    assert add_hours(began, hours) == ends


def test_nothing_later_than_a_day_of_no_length() -> None:
    assert after(date(2026, 11, 28), 0, Unit.WORKING_DAYS) == date(2026, 11, 28)

"""Clocks: each at its edges, and its day explained."""

from datetime import date

import msgspec
import pytest

from fpz_app.domain import clocks
from fpz_app.domain.clocks import Clock, Unit, after, start
from fpz_app.domain.zone_settings import Clocks, FrontDoor
from tests.helpers.duties import CLOCKS, SETTINGS


@pytest.mark.parametrize("clock", clocks.CLOCKS, ids=lambda clock: f"{clock.name}, {clock.limit}")
def test_every_clock_names_a_limit_of_the_zone_and_its_unit(clock: Clock) -> None:
    assert hasattr(SETTINGS.clocks, clock.limit) or hasattr(SETTINGS.front_door, clock.limit)
    assert clock.limit.endswith(clock.unit.replace(" ", "_"))


LIMITS = {*Clocks.__struct_fields__, *FrontDoor.__struct_fields__}
NOT_A_CLOCK = {"assessment_warn_working_days", "review_least_weeks", "review_most_weeks", "warning_review_most_months"}
"""When to speak of one, and between what a day may be chosen."""
NO_RECORD_YET = {
    "screening_months", "return_interview_hours", "missing_alert_times", "missing_alert_days", "drift_reviews",
    "subject_access_months", "subject_access_more_months", "referral_working_days",
}  # fmt: skip
"""Kept for what is still to be recorded, but for reviews without change, which the plan itself counts."""


def test_every_limit_of_a_zone_is_a_clock_or_waits_for_its_record() -> None:
    assert {clock.limit for clock in clocks.CLOCKS} == LIMITS - NOT_A_CLOCK - NO_RECORD_YET


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
        (clocks.ALLOCATION, date(2020, 5, 1), date(2020, 5, 11)),  # early May moved to the Friday
        (clocks.ALLOCATION, date(2028, 2, 25), date(2028, 3, 3)),
        (clocks.ASSESSMENT, date(2026, 12, 1), date(2027, 1, 15)),
        (clocks.FIRST_MEETING, date(2027, 12, 20), date(2028, 1, 13)),  # Christmas on a Saturday, New Year too
        (clocks.REVIEW_OF_PLAN, date(2027, 2, 28), date(2027, 4, 11)),
        (clocks.CHILD_NOT_SEEN, date(2028, 2, 1), date(2028, 2, 29)),
        (clocks.DRIFT, date(2026, 11, 30), date(2027, 11, 30)),
        (clocks.ESCALATION, date(2026, 12, 21), date(2026, 12, 30)),
        (clocks.ESCALATION, date(2026, 11, 23), date(2026, 11, 30)),
        (clocks.AFTER_STEP_DOWN, date(2027, 3, 19), date(2027, 4, 6)),
        (clocks.AFTER_STEP_DOWN, date(2026, 10, 16), date(2026, 10, 30)),  # over the end of summer time
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


def test_nothing_later_than_a_day_of_no_length() -> None:
    assert after(date(2026, 11, 28), 0, Unit.WORKING_DAYS) == date(2026, 11, 28)

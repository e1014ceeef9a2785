"""Front-door clocks at their edges: hours of nights, weekends and the clocks' changes, working days, and the school day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fpz_app.domain.clocks import Running
from fpz_app.domain.front_door_clocks import acknowledge_by, decide_by, is_school_day, next_school_day, tell_school_by
from fpz_app.domain.periods import hours_after
from fpz_app.domain.step_up import Speed, StepUp
from fpz_app.domain.zone_settings import SchoolHoliday
from tests.helpers.duties import SETTINGS

CLOCKS, HOLIDAYS = SETTINGS.front_door, SETTINGS.school_holidays
LONDON = ZoneInfo("Europe/London")
RED, AMBER, GREEN = Speed.RED, Speed.AMBER, Speed.GREEN


def sent(on: date | None, at: str = "14:05", speed: Speed = RED) -> StepUp:
    return StepUp(file_id="f", family_id="f", speed=speed, proposed_on=date(2020, 1, 1), sent_on=on, sent_at=at)


def ends(runs: Running | None) -> tuple[date, str]:
    assert runs is not None
    return runs.due, runs.due_at


@pytest.mark.parametrize(
    ("on", "at", "due"),
    [
        (date(2026, 11, 23), "14:05", (date(2026, 11, 23), "18:05")),
        (date(2026, 11, 23), "22:30", (date(2026, 11, 24), "02:30")),  # over the night
        (date(2026, 11, 23), "20:00", (date(2026, 11, 24), "00:00")),
        (date(2026, 11, 28), "22:30", (date(2026, 11, 29), "02:30")),  # a weekend
        (date(2026, 12, 25), "09:00", (date(2026, 12, 25), "13:00")),  # Christmas Day
        (date(2026, 12, 31), "23:59", (date(2027, 1, 1), "03:59")),
        (date(2028, 2, 28), "23:00", (date(2028, 2, 29), "03:00")),
        (date(2028, 2, 29), "21:15", (date(2028, 3, 1), "01:15")),
        (date(2027, 3, 27), "22:00", (date(2027, 3, 28), "03:00")),  # the clocks go forward at 01:00
        (date(2027, 3, 27), "21:00", (date(2027, 3, 28), "02:00")),
        (date(2027, 3, 28), "02:00", (date(2027, 3, 28), "06:00")),
        (date(2026, 10, 24), "23:00", (date(2026, 10, 25), "02:00")),  # and back at 02:00
        (date(2026, 10, 24), "22:30", (date(2026, 10, 25), "01:30")),
        (date(2026, 10, 25), "02:00", (date(2026, 10, 25), "06:00")),
        (date(2026, 11, 23), "", (date(2026, 11, 23), "13:00")),  # nobody wrote down the time
    ],
)
def test_red_has_four_hours_of_any_day_and_night(on: date, at: str, due: tuple[date, str]) -> None:
    assert ends(decide_by(sent(on, at), CLOCKS)) == due


WORKING = [  # sent, a working day later, three working days later
    (date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 26)),
    (date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 2)),  # a Friday
    (date(2026, 11, 28), date(2026, 11, 30), date(2026, 12, 2)),  # a Saturday
    (date(2026, 12, 24), date(2026, 12, 29), date(2026, 12, 31)),
    (date(2026, 12, 31), date(2027, 1, 4), date(2027, 1, 6)),
    (date(2021, 12, 24), date(2021, 12, 29), date(2021, 12, 31)),
    (date(2027, 3, 25), date(2027, 3, 30), date(2027, 4, 1)),  # Easter
    (date(2020, 5, 7), date(2020, 5, 11), date(2020, 5, 13)),  # early May, moved
    (date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 2)),
]


@pytest.mark.parametrize(("on", "one", "three"), WORKING)
def test_the_others_count_working_days(on: date, one: date, three: date) -> None:
    assert ends(acknowledge_by(sent(on), CLOCKS)) == (one, "")
    assert ends(decide_by(sent(on, speed=AMBER), CLOCKS)) == (one, "")
    assert ends(decide_by(sent(on, speed=GREEN), CLOCKS)) == (three, "")


def test_nothing_runs_before_it_is_sent_or_answered() -> None:
    assert (acknowledge_by(sent(None), CLOCKS), decide_by(sent(None), CLOCKS)) == (None, None)
    assert tell_school_by(sent(date(2026, 11, 23)), CLOCKS, HOLIDAYS) is None


@pytest.mark.parametrize(
    ("on", "at", "due"),
    [
        (date(2026, 11, 23), "10:10", date(2026, 11, 23)),
        (date(2026, 11, 23), "14:59", date(2026, 11, 23)),
        (date(2026, 11, 23), "15:00", date(2026, 11, 24)),  # too late for the same day
        (date(2026, 11, 27), "16:00", date(2026, 11, 30)),  # over a weekend
        (date(2026, 11, 28), "10:00", date(2026, 11, 30)),
        (date(2026, 10, 23), "16:00", date(2026, 11, 2)),  # half-term, and the clocks go back
        (date(2026, 10, 28), "10:00", date(2026, 11, 2)),
        (date(2026, 12, 18), "15:30", date(2027, 1, 4)),  # Christmas
        (date(2027, 3, 25), "16:00", date(2027, 4, 12)),  # Easter, and the clocks go forward
        (date(2027, 5, 3), "10:00", date(2027, 5, 4)),  # a bank holiday in term
        (date(2027, 7, 21), "16:00", date(2027, 9, 2)),  # summer
        (date(2027, 7, 22), "10:00", date(2027, 9, 2)),
        (date(2027, 9, 1), "10:00", date(2027, 9, 2)),  # its last day
        (date(2028, 2, 28), "15:01", date(2028, 2, 29)),
    ],
)
def test_a_school_is_told_by_three_on_a_school_day(on: date, at: str, due: date) -> None:
    step_up = replace(sent(on), answered_on=on, answered_at=at)
    assert ends(tell_school_by(step_up, CLOCKS, HOLIDAYS)) == (due, "15:00")


SAID = [
    (
        decide_by(sent(date(2026, 11, 23), "22:30"), CLOCKS),
        "due Tuesday 24 November at 02:30: 4 hours after it was sent on 23 November at 22:30, nights and weekends counted;"
        " zone setting",
    ),
    (
        decide_by(sent(date(2026, 11, 27), speed=GREEN), CLOCKS),
        "due Wednesday 2 December: 3 working days after it was sent on 27 November; zone setting",
    ),
    (
        acknowledge_by(sent(date(2026, 11, 27)), CLOCKS),
        "due Monday 30 November: 1 working day after it was sent on 27 November; zone setting",
    ),
    (
        tell_school_by(replace(sent(None), answered_on=date(2026, 11, 23), answered_at="10:10"), CLOCKS, HOLIDAYS),
        "due Monday 23 November at 15:00: on the school day of the front door’s answer of 23 November at 10:10; zone setting",
    ),
    (
        tell_school_by(replace(sent(None), answered_on=date(2026, 12, 18), answered_at="16:00"), CLOCKS, HOLIDAYS),
        "due Monday 4 January 2027 at 15:00: on the first school day after the front door’s answer of 18 December at 16:00;"
        " zone setting",
    ),
]


@pytest.mark.parametrize(("runs", "words"), SAID, ids=["red", "green", "acknowledged", "school", "school after the holidays"])
def test_each_says_whether_it_counts_hours_working_days_or_school_days(runs: Running, words: str) -> None:
    assert runs.explained(date(2026, 11, 23)) == words


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 30))


@given(MOMENTS, st.integers(1, 72))
def test_hours_are_those_that_really_pass_by_the_worlds_time_zones(moment: datetime, hours: int) -> None:
    """The time zone database is the judge; a moment that the wall clock never shows is not asked about."""
    began = moment.replace(tzinfo=LONDON)
    real = (began.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)
    if began.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) == moment:
        assert hours_after(moment, hours) == real.replace(tzinfo=None)


@given(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(0, 60)), max_size=6),
)
def test_the_next_school_day_is_the_first_one_after(day: date, weeks: list[tuple[date, int]]) -> None:
    """Holidays that overlap too, as a zone may have written them."""
    holidays = [SchoolHoliday(name="x", first=first, last=first + timedelta(days=length)) for first, length in weeks]
    found = next_school_day(day, holidays)
    assert is_school_day(found, holidays)
    assert not any(is_school_day(day + timedelta(days=ahead), holidays) for ahead in range(1, (found - day).days))

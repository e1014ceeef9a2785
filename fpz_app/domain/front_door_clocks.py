"""Front-door clocks: by when a step up is to be acknowledged and decided, and by when the school hears of the answer."""

from collections.abc import Sequence
from datetime import date, timedelta

from fpz_app.domain.clocks import ACKNOWLEDGED, AMBER, GREEN, RED, SCHOOL_TOLD, Running, moment, start, start_hours
from fpz_app.domain.periods import is_working_day
from fpz_app.domain.step_up import Speed, StepUp
from fpz_app.domain.zone_settings import FrontDoor, SchoolHoliday

DAY_BEGINS = "09:00"
"""Where nobody wrote down the time."""


def acknowledge_by(step_up: StepUp, clocks: FrontDoor) -> Running | None:
    """None before it was sent."""
    return start(ACKNOWLEDGED, step_up.sent_on, clocks) if step_up.sent_on else None


def decide_by(step_up: StepUp, clocks: FrontDoor) -> Running | None:
    """Red counts hours, of nights and weekends too; amber and green count working days. None before it was sent."""
    if step_up.sent_on is None:
        return None
    if step_up.speed is Speed.RED:
        return start_hours(RED, moment(step_up.sent_on, step_up.sent_at or DAY_BEGINS), clocks)
    return start(AMBER if step_up.speed is Speed.AMBER else GREEN, step_up.sent_on, clocks)


def tell_school_by(step_up: StepUp, clocks: FrontDoor, holidays: Sequence[SchoolHoliday]) -> Running | None:
    """At the zone's time on the day of the answer where that is still to come and school is on, else on the next school day.

    None before the answer.
    """
    if step_up.answered_on is None:
        return None
    at, answered_at = clocks.school_told_by, step_up.answered_at or DAY_BEGINS
    same_day = is_school_day(step_up.answered_on, holidays) and answered_at < at
    due = step_up.answered_on if same_day else next_school_day(step_up.answered_on, holidays)
    length = "on the school day of" if same_day else "on the first school day after"
    return Running(SCHOOL_TOLD, step_up.answered_on, 1, due, length, began_at=answered_at, due_at=at)


def is_school_day(day: date, holidays: Sequence[SchoolHoliday]) -> bool:
    return is_working_day(day) and not any(each.first <= day <= each.last for each in holidays)


def next_school_day(day: date, holidays: Sequence[SchoolHoliday]) -> date:
    """The first school day after a day."""
    day += timedelta(days=1)
    while not is_school_day(day, holidays):
        day = max([each.last for each in holidays if each.first <= day <= each.last], default=day) + timedelta(days=1)
    return day

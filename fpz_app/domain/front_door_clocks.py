"""Front-door clocks: by when a step up is to be acknowledged and decided."""

from datetime import date, datetime, time, timedelta

from fpz_app.domain.periods import add_working_days
from fpz_app.domain.step_up import Speed, StepUp
from fpz_app.domain.zone_settings import FrontDoor

_HOUR = timedelta(hours=1)


def acknowledge_by(step_up: StepUp, clocks: FrontDoor) -> date | None:
    """None before it was sent."""
    return add_working_days(step_up.sent_on, clocks.acknowledge_working_days) if step_up.sent_on else None


def decide_by(step_up: StepUp, clocks: FrontDoor) -> datetime | date | None:
    """A moment for red, which counts hours of every day; a day for amber and green. None before it was sent."""
    if step_up.sent_on is None:
        return None
    if step_up.speed is Speed.RED:
        sent = datetime.combine(step_up.sent_on, time.fromisoformat(step_up.sent_at or "09:00"))
        return hours_after(sent, clocks.red_hours)
    days = clocks.amber_working_days if step_up.speed is Speed.AMBER else clocks.green_working_days
    return add_working_days(step_up.sent_on, days)


def hours_after(moment: datetime, hours: int) -> datetime:
    """What an English wall clock shows so many hours later, over the changes of March and October too."""
    later = moment + timedelta(hours=hours)
    return later + (_HOUR if _is_summer(later) else timedelta()) - (_HOUR if _is_summer(moment) else timedelta())


def _is_summer(moment: datetime) -> bool:
    """Whether the wall clock stands an hour ahead: from the last Sunday of March to that of October, at 01:00 UTC."""
    return _last_sunday(moment.year, 3) + _HOUR <= moment < _last_sunday(moment.year, 10) + 2 * _HOUR


def _last_sunday(year: int, month: int) -> datetime:
    last = date(year, month, 31)
    return datetime.combine(last - timedelta(days=(last.weekday() + 1) % 7), time())

"""Periods: months and hours ahead, and the working days of the England calendar."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import cache

_MONDAY, _SATURDAY = 0, 5
_HOUR = timedelta(hours=1)
_MOVED = {
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
"""Holidays that were kept on another day: jubilees, and 75 years of peace."""
_ONCE = frozenset({
    date(1999, 12, 31), date(2002, 6, 3), date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19),
    date(2023, 5, 8),
})  # fmt: skip


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def hours_after(moment: datetime, hours: int) -> datetime:
    """What an English wall clock shows so many hours later, over the changes of March and October too."""
    later = moment + timedelta(hours=hours)
    return later + (_HOUR if _is_summer(later) else timedelta()) - (_HOUR if _is_summer(moment) else timedelta())


def is_working_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """The working day that many working days after a day, which is not counted itself."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days come after `first` up to and with `last`; 0 where it is not later."""
    return sum(is_working_day(first + timedelta(days=count)) for count in range(1, (last - first).days + 1))


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's, by the rules of the Banking and Financial Dealings Act 1971 and the proclamations made since 1999."""
    easter = _easter(year)
    new_year = _next_free(date(year, 1, 1), frozenset())
    christmas = _next_free(date(year, 12, 25), frozenset())
    boxing = _next_free(date(year, 12, 26), frozenset({christmas}))
    may, late_may, august = _monday(date(year, 5, 1)), _monday(date(year, 5, 25)), _monday(date(year, 8, 25))
    fixed = {new_year, christmas, boxing, may, late_may, august}
    usual = fixed | {easter - timedelta(days=2), easter + timedelta(days=1)}
    return frozenset({_MOVED.get(day, day) for day in usual} | {day for day in _ONCE if day.year == year})


def _is_summer(moment: datetime) -> bool:
    """Whether the wall clock stands an hour ahead: from the last Sunday of March to that of October, at 01:00 UTC."""
    return _last_sunday(moment.year, 3) + _HOUR <= moment < _last_sunday(moment.year, 10) + 2 * _HOUR


def _last_sunday(year: int, month: int) -> datetime:
    last = date(year, month, 31)
    return datetime.combine(last - timedelta(days=(last.weekday() + 1) % 7), time())


def _next_free(day: date, taken: frozenset[date]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def _monday(first: date) -> date:
    """The first Monday on or after a day."""
    return first + timedelta(days=(_MONDAY - first.weekday()) % 7)


def _easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    left = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * left) // 451
    month, day = divmod(h + left - 7 * m + 114, 31)
    return date(year, month, day + 1)

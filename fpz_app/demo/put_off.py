"""Put off: lines of Today that wait until a later day, each with its reason."""

from collections.abc import Mapping
from datetime import date, datetime, time

from fpz_app.casework.putting_off import put_off_line
from fpz_app.casework.today import what_is_due
from fpz_app.domain.periods import add_working_days
from fpz_app.domain.putting_off import Guard
from fpz_app.domain.workers import Worker
from fpz_app.domain.zone_settings import ZoneSettings
from fpz_app.store.store import Store

_REASONS: Mapping[str, tuple[int, str]] = {
    "Send the minutes": (2, "The school corrects its part first."),
    "Is the plan still the right help?": (4, "We talk about it at the meeting."),
}
"""By what a line says, how many working days the first of its kind waits, and why."""


def put_some_off(store: Store, actor: Worker, today: date, zone: ZoneSettings) -> None:
    found = what_is_due(store, actor, datetime.combine(today, time(8)), zone)
    for what, (days, reason) in _REASONS.items():
        line = next((each for each in found if each.what == what and each.guard is Guard.OPEN), None)
        if line is not None:
            until, most = add_working_days(today, days), zone.putting_off.most_days
            put_off_line(store, actor, line, until=until, reason=reason, today=today, most_days=most)

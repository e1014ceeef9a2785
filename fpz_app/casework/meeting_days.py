"""Meeting days: of many families at once, when the team last met, what is planned, and whose minutes are not sent."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.asking import Asking, once, rows_of
from fpz_app.domain.meetings import Meeting, MeetingState, MinutesSent, Purpose
from fpz_app.store.tables import table_of


@dataclass(frozen=True)
class MeetingDay:
    """One meeting: planned for a day, or held on it."""

    id: str
    day: date
    at: str
    where: str
    is_updates: bool
    is_finished: bool


@dataclass(frozen=True)
class MeetingDays:
    """One family's: the last day they met (cancelled ones do not count), those ahead, and those whose minutes are not sent."""

    last_held: date | None = None
    planned: tuple[MeetingDay, ...] = ()
    unsent: tuple[MeetingDay, ...] = ()


@once
def meeting_days(asking: Asking) -> dict[str, MeetingDays]:
    """By family; families without a meeting are left out."""
    sent_of = {row.meeting_id for row in rows_of(asking, _sent)}
    found: dict[str, list[MeetingDay]] = {}
    states: dict[str, MeetingState] = {}
    for row in rows_of(asking, _not_cancelled):
        found.setdefault(row.family_id, []).append(_day(row))
        states[row.id] = MeetingState(row.state)
    return {family_id: _days(each, states, sent_of) for family_id, each in found.items()}


def _sent() -> sa.Select[Any]:
    table = table_of(MinutesSent)
    return sa.select(table.c.family_id, table.c.meeting_id)


def _not_cancelled() -> sa.Select[Any]:
    table = table_of(Meeting)
    columns = [table.c[name] for name in ("id", "family_id", "state", "purpose", "on", "at", "held_on", "place", "online")]
    return sa.select(*columns).where(table.c.state != MeetingState.CANCELLED).order_by(table.c.on)


def _days(each: list[MeetingDay], states: dict[str, MeetingState], sent: set[str]) -> MeetingDays:
    held = [day for day in each if states[day.id] is not MeetingState.CALLED]
    return MeetingDays(
        max((day.day for day in held), default=None),
        tuple(day for day in each if states[day.id] is MeetingState.CALLED),
        tuple(day for day in held if day.id not in sent),
    )


def _day(row: sa.Row[tuple[object, ...]]) -> MeetingDay:
    where = "" if row.purpose == Purpose.UPDATES else " and ".join(filter(None, (row.place, "online" if row.online else "")))
    return MeetingDay(
        id=row.id,
        day=date.fromisoformat(row.held_on or row.on),
        at=row.at,
        where=where,
        is_updates=row.purpose == Purpose.UPDATES,
        is_finished=row.state == MeetingState.FINISHED,
    )

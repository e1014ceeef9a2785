"""Moved: which files went from one zone of this centre to another."""

from collections.abc import Collection

import sqlalchemy as sa

from fpz_app.central import states
from fpz_app.central.database import among
from fpz_app.central.tables import moved
from fpz_app.domain.workers import Zone

_FURTHEST = 50


def now_in(connection: sa.Connection, zone: str, files: Collection[str]) -> dict[str, str]:
    """By file, the zone that has it now, of those that left this one."""
    found: dict[str, str] = {}
    if not files:
        return found
    some = among(connection, moved.c.file, files)
    rows = connection.execute(sa.select(moved.c.file, moved.c.to).where(moved.c.zone == zone, some))
    for row in rows.all():
        place = str(row.to)
        for _ in range(_FURTHEST):
            on = connection.execute(sa.select(moved.c.to).where(moved.c.zone == place, moved.c.file == row.file)).scalar()
            if on is None:
                break
            place = str(on)
        found[row.file] = place
    return found


def note(connection: sa.Connection, zone: str, file: str, to: str, now: int) -> None:
    """A file leaves a zone; one that comes back to a zone has left it no more."""
    connection.execute(sa.delete(moved).where(moved.c.zone.in_([zone, to]), moved.c.file == file))
    connection.execute(sa.insert(moved).values(zone=zone, file=file, to=to, at=now))


def name_of(connection: sa.Connection, zone: str) -> str:
    found = states.record_of("zone", zone, states.load(connection, zone, [("zone", zone)]).get(("zone", zone)))
    return found.name if isinstance(found, Zone) else ""

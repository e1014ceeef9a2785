"""Outbox: what this laptop has still to send to the centre."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files, scope_of
from fpz_app.casework.history import when
from fpz_app.domain.families import Family
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker
from fpz_app.store.replica import CENTRE, SENT, Replica
from fpz_app.store.store import Store
from fpz_app.store.tables import changes, works


@dataclass(frozen=True)
class Waiting:
    """A work that has still to be sent; `family` is empty for the zone's directory."""

    title: str
    family: str
    at: datetime


def unsent_changes(store: Store, sent: int) -> int:
    """How many of this laptop's works above the last number sent changed something; the rest are readings and prints."""
    with store.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(_unsent(store, sent).subquery())).scalar() or 0


def has_centre(store: Store) -> bool:
    """Whether this laptop shares its record with others."""
    return bool(store.fact(CENTRE))


def is_sent(store: Store, file_id: str) -> bool:
    """Whether the centre has all that this laptop wrote in a file; False on a laptop that has no centre."""
    if not has_centre(store):
        return False
    unsent = _unsent(store, Replica(store).number(SENT)).where(works.c.file == file_id).limit(1)
    with store.read() as connection:
        return connection.execute(unsent).first() is None


def waiting(store: Store, asker: Worker, sent: int, limit: int = 50) -> list[Waiting]:
    """The newest first. Of a file that is hidden from the asker, their own alone, without its name."""
    query = _unsent(store, sent).where(may_know(store, asker)).order_by(works.c.number.desc()).limit(limit)
    with store.read() as connection:
        rows = connection.execute(query).all()
    names = names_of(store, asker, {row.file for row in rows})
    return [Waiting(row.title, names.get(row.file, ""), when(row.stamp)) for row in rows]


def _unsent(store: Store, sent: int) -> sa.Select[tuple[str, str, str, int]]:
    changed = sa.exists().where(changes.c.work == works.c.id)
    columns = (works.c.title, works.c.file, works.c.stamp, works.c.number)
    return sa.select(*columns).where(works.c.device == store.device.id, works.c.number > sent, changed)


def may_know(store: Store, asker: Worker) -> sa.ColumnElement[bool]:
    """Of a file that is hidden from the asker, their own works alone."""
    return works.c.file.not_in(list(hidden_files(store, asker))) | (works.c.who == asker.id)


def names_of(store: Store, asker: Worker, files: set[str]) -> dict[str, str]:
    """By id, the families among these files that the asker may read, as the one that stands is called."""
    stands = store.standing().stands
    found = store.find(Family, id=sorted(files | {stands(each) for each in files}))
    seen = {each.id: each.name for each in found if may(asker, Doing.READ, scope_of(store, asker, each))}
    return {each: seen.get(stands(each), seen[each]) for each in files & seen.keys()}

"""Drafts: what is being typed, kept encrypted on this laptop and never synced, until the form is finished."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from fpz_app.store.tables import drafts as table
from fpz_app.store.tables import granted

_ONE = sa.select(table).where(table.c.key == sa.bindparam("key"), table.c.worker == sa.bindparam("worker"))


@dataclass(frozen=True)
class Draft:
    """`key` names the form and what it is about; `content` is plain (JSON); `saved_at` an ISO time."""

    key: str
    worker: str
    title: str
    family: str
    content: dict[str, Any]
    saved_at: str


def save(connection: sa.Connection, draft: Draft) -> None:
    """Nothing of a file that the centre has taken: what was typed there until then is on its way to whoever has the file."""
    taken = sa.select(granted.c.file).where(granted.c.file == draft.family, ~granted.c.given)
    if connection.execute(taken).first() is not None:
        return
    connection.execute(sa.insert(table).prefix_with("OR REPLACE"), [draft.__dict__])


def load(connection: sa.Connection, key: str, worker: str) -> Draft | None:
    row = connection.execute(_ONE, {"key": key, "worker": worker}).mappings().first()
    return None if row is None else Draft(**row)


def discard(connection: sa.Connection, key: str, worker: str) -> None:
    connection.execute(sa.delete(table).where(table.c.key == key, table.c.worker == worker))


def of_families(connection: sa.Connection) -> list[Draft]:
    """All workers' that are about a family, the earliest first."""
    rows = connection.execute(sa.select(table).where(table.c.family != "").order_by(table.c.saved_at, table.c.key)).mappings()
    return [Draft(**row) for row in rows]


def all_of(connection: sa.Connection, worker: str) -> list[Draft]:
    """A worker's drafts, newest first."""
    rows = connection.execute(sa.select(table).where(table.c.worker == worker).order_by(table.c.saved_at.desc())).mappings()
    return [Draft(**row) for row in rows]

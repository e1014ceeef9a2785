"""Drafts: what is being typed, kept encrypted on this laptop and never synced, until the form is finished."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import sqlalchemy as sa

from fpz_app.store.tables import drafts as table
from fpz_app.store.tables import granted

OPENED = "*opened"
"""Under this name the content of a stored draft also holds what its form was opened with."""
_ONE = sa.select(table).where(table.c.key == sa.bindparam("key"), table.c.worker == sa.bindparam("worker"))


@dataclass(frozen=True)
class Draft:
    """`key` names the form and what it is about; `content` is plain (JSON); `saved_at` an ISO time; `opened` what the form was
    opened with, also plain."""

    key: str
    worker: str
    title: str
    family: str
    content: dict[str, Any]
    saved_at: str
    opened: dict[str, Any] = field(default_factory=dict)


def save(connection: sa.Connection, draft: Draft) -> None:
    """Nothing of a file that the centre has taken: what was typed there until then is on its way to whoever has the file."""
    taken = sa.select(granted.c.file).where(granted.c.file == draft.family, ~granted.c.given)
    if connection.execute(taken).first() is not None:
        return
    row = asdict(draft)
    opened = row.pop("opened")
    if opened:
        row["content"] = {**row["content"], OPENED: opened}
    connection.execute(sa.insert(table).prefix_with("OR REPLACE"), [row])


def load(connection: sa.Connection, key: str, worker: str) -> Draft | None:
    row = connection.execute(_ONE, {"key": key, "worker": worker}).mappings().first()
    return None if row is None else _draft(row)


def discard(connection: sa.Connection, key: str, worker: str) -> None:
    connection.execute(sa.delete(table).where(table.c.key == key, table.c.worker == worker))


def of_families(connection: sa.Connection) -> list[Draft]:
    """All workers' that are about a family, the earliest first."""
    rows = connection.execute(sa.select(table).where(table.c.family != "").order_by(table.c.saved_at, table.c.key)).mappings()
    return [_draft(row) for row in rows]


def all_of(connection: sa.Connection, worker: str) -> list[Draft]:
    """A worker's drafts, newest first."""
    rows = connection.execute(sa.select(table).where(table.c.worker == worker).order_by(table.c.saved_at.desc())).mappings()
    return [_draft(row) for row in rows]


def _draft(row: Mapping[Any, Any]) -> Draft:
    content = dict(row["content"])
    opened = content.pop(OPENED, {})
    return Draft(row["key"], row["worker"], row["title"], row["family"], content, row["saved_at"], opened)

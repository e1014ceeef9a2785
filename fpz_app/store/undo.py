"""Undo: a new work with the inverse changes, refused where a field has changed since."""

from dataclasses import replace

import sqlalchemy as sa

from fpz_app.domain.changes import Change, Op, build, heads
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.record import Record
from fpz_app.store import journal
from fpz_app.store.tables import TABLES
from fpz_app.store.work import Work


class ChangedSince(Problem):
    """What is to be undone is no longer as that work left it."""

    def __init__(self) -> None:
        super().__init__("This cannot be undone: it has been changed since.", "The history shows both; change it by hand.")


def take_back(work: Work, group: str) -> None:
    """Writes the inverse of a transaction into `work`. Raises ChangedSince, and then nothing is written."""
    done = journal.entry_ids(work.connection, group)
    for change in reversed(journal.changes_of_group(work.connection, group)):
        _invert(work, change, group, done)


def _invert(work: Work, change: Change, group: str, done: set[str]) -> None:
    table = TABLES[change.kind]
    row = work.connection.execute(sa.select(table.c.versions).where(table.c.id == change.id)).first()
    before = journal.values_before(work.connection, change.id, group)
    if change.op is Op.REMOVE:
        if row is not None:
            raise ChangedSince
        work.add([build(change.kind, {"id": change.id, **before})])
        return
    if row is None:
        raise ChangedSince
    names = list(change.values) if change.op is Op.SET else list(row.versions)
    if any(set(heads(row.versions, name)) - done - set(work.entries.values()) for name in names):
        raise ChangedSince
    kind: type[Record] = KINDS[change.kind]
    record = work.get(kind, change.id)
    if change.op is Op.ADD:
        work.remove(record)
    else:
        old = build(change.kind, {"id": change.id, **before})
        work.put(replace(record, **{name: getattr(old, name) for name in change.values}))

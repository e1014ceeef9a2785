"""Journal: works and their changes, append only; the chain of hashes, history and undo."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import Change, Op, WorkEntry, link
from fpz_app.store import plain_rows
from fpz_app.store.tables import changes, works

_GUARDED = [(table, event) for table in ("journal_work", "journal_change") for event in ("UPDATE", "DELETE")]
GUARDS = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {table}_is_kept_{event.lower()} BEFORE {event} ON {table}"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END"
    for table, event in _GUARDED
)

Fields = dict[str, Any]
Changes = dict[str, list[tuple[str, Change]]]
"""By record the works that changed it, in order, each with its change."""


@dataclass(frozen=True)
class Tail:
    """The end of a device's chain: what the next work links to."""

    number: int = 0
    link: str = ""
    stamp: str = ""


@dataclass(frozen=True)
class Event:
    """One work as a person reads it in a history: who, when (stamp), what it is called, what it did to the record asked about."""

    work: str
    group: str
    file: str
    who: str
    title: str
    stamp: str
    changes: tuple[Change, ...]


def tail(connection: sa.Connection, device: str) -> Tail:
    row = connection.execute(
        sa.select(works.c.number, works.c.hash, works.c.signature, works.c.stamp)
        .where(works.c.device == device)
        .order_by(works.c.number.desc())
        .limit(1)
    ).first()
    return Tail(row.number, link(row.hash, row.signature), row.stamp) if row else Tail()


def append(connection: sa.Connection, many: Iterable[tuple[WorkEntry, Sequence[Fields | None]]]) -> None:
    """Adds works, each with what the fields of its changes said until then, None for a record that is new, or not known."""
    listed = list(many)
    if listed:
        connection.exec_driver_sql(_INSERT_WORK, [_head(entry) for entry, _ in listed])
    append_changes(connection, listed)


def append_changes(connection: sa.Connection, many: Iterable[tuple[WorkEntry, Sequence[Fields | None]]]) -> None:
    """Adds what works changed, whose heads are there."""
    parts = [
        (entry.id, place, change.kind, change.id, change.op.value, *map(_json, (change.values, change.bases, old)))
        for entry, before in many
        for place, (change, old) in enumerate(zip(entry.changes, before, strict=True))
    ]
    if parts:
        connection.exec_driver_sql(_INSERT_CHANGE, parts)


def _json(value: Fields | None) -> str | None:
    return None if value is None else _encode(value).decode()


def _insert(table: sa.Table) -> str:
    """By the driver alone: many at a time, with no look at each value."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(table.columns))})"


_encode = msgspec.json.Encoder().encode
_head = attrgetter(*(column.name for column in works.columns))
_INSERT_WORK, _INSERT_CHANGE = _insert(works), _insert(changes)


@contextmanager
def unguarded(connection: sa.Connection) -> Iterator[None]:
    """Inside one transaction the journal may be taken from: a file that this laptop may no longer hold."""
    for table, event in _GUARDED:
        connection.exec_driver_sql(f"DROP TRIGGER {table}_is_kept_{event.lower()}")
    yield
    for guard in GUARDS:
        connection.exec_driver_sql(guard)


def known(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    """Which of these works the journal holds."""
    query = "SELECT id FROM journal_work WHERE id IN (SELECT value FROM json_each(?))"
    return set(connection.exec_driver_sql(query, (plain_rows.listed(ids),)).scalars())


def own_works(connection: sa.Connection, ids: Iterable[str], *, who: str, device: str) -> set[str]:
    """Which of these works somebody wrote on a device."""
    mine = sa.select(works.c.id).where(works.c.id.in_(list(ids)), works.c.who == who, works.c.device == device)
    return set(connection.execute(mine).scalars())


def with_heirs(connection: sa.Connection, pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Of records, each with a work that changed it, those in which somebody here has written on top of that."""
    if not pairs:
        return []
    return list(connection.exec_driver_sql(_WITH_HEIRS, (_encode(pairs).decode(),)).scalars())


def own_changes(connection: sa.Connection, device: str, record_ids: Sequence[str]) -> Changes:
    """What a device did to these records."""
    found: Changes = {}
    if not record_ids:
        return found
    rows = connection.exec_driver_sql(_OF_RECORDS, (plain_rows.listed(record_ids), device)).all()
    for row in sorted(rows, key=lambda row: row.number):
        values, bases = msgspec.json.decode(row.values_), msgspec.json.decode(row.bases)
        found.setdefault(row.record, []).append(
            (row.work, Change(kind=row.kind, id=row.record, op=Op(row.op), values=values, bases=bases))
        )
    return found


_WITH_HEIRS = (
    "SELECT DISTINCT record FROM json_each(?) AS pair CROSS JOIN journal_change ON record = pair.value ->> 0"
    " WHERE instr(bases, pair.value ->> 1)"
)
# With an index on the device SQLite would go through all that it ever wrote: "+" keeps it from that.
_OF_RECORDS = (
    'SELECT work, kind, record, op, "values" AS values_, bases, number FROM json_each(?) AS wanted'
    " JOIN journal_change ON record = wanted.value JOIN journal_work ON journal_work.id = work WHERE +device = ?"
)


def _change(row: Any) -> Change:
    """Of a row that begins with `_CHANGE`."""
    _, kind, record, op, values, bases, *_ = row
    return Change(kind=kind, id=record, op=_OPS[op], values=values, bases=bases)


_OPS = {op.value: op for op in Op}
_CHANGE = (changes.c.work, changes.c.kind, changes.c.record, changes.c.op, changes.c["values"].label("values_"), changes.c.bases)


def entries(connection: sa.Connection, device: str, *, after: int = 0, limit: int = -1) -> Iterable[WorkEntry]:
    """A device's works above a number with their changes, in order of number; `limit` works of them, all where it is -1."""
    yield from entries_where(connection, works.c.device == device, works.c.number > after, limit=limit)


def entries_where(connection: sa.Connection, *where: sa.ColumnElement[bool], limit: int = -1) -> Iterable[WorkEntry]:
    """Works with their changes, by device and in order of number."""
    wanted = sa.select(works).where(*where).order_by(works.c.device, works.c.number).limit(limit).subquery()
    of: dict[str, list[Change]] = {}
    rows = connection.execute(
        sa.select(*_CHANGE).join(wanted, wanted.c.id == changes.c.work).order_by(wanted.c.number, changes.c.place)
    )
    for row in rows.all():
        of.setdefault(row[0], []).append(_change(row))
    names = [column.name for column in wanted.columns]
    for work in connection.execute(sa.select(wanted).order_by(wanted.c.device, wanted.c.number)).all():
        said = dict(zip(names, work, strict=True))
        yield WorkEntry(**said, changes=tuple(of.get(said["id"], ())))


def history(connection: sa.Connection, record_ids: Iterable[str]) -> list[Event]:
    """The works that changed any of these records, newest first, each with its changes to them."""
    rows = connection.execute(
        sa.select(*_CHANGE, works.c.id, works.c.group, works.c.file, works.c.who, works.c.title, works.c.stamp)
        .join(changes, works.c.id == changes.c.work)
        .where(changes.c.record.in_(list(record_ids)))
        .order_by(works.c.stamp.desc(), changes.c.place)
    )
    grouped: dict[str, list[Any]] = {}
    for row in rows:
        grouped.setdefault(row.id, []).append(row)
    return [
        Event(each[0].id, each[0].group, each[0].file, each[0].who, each[0].title, each[0].stamp, tuple(map(_change, each)))
        for each in grouped.values()
    ]


def events_of_file(connection: sa.Connection, file_id: str, limit: int) -> list[Event]:
    """The works of a file, newest first, readings and prints among them; without their changes."""
    rows = connection.execute(sa.select(works).where(works.c.file == file_id).order_by(works.c.stamp.desc()).limit(limit))
    return [Event(row.id, row.group, row.file, row.who, row.title, row.stamp, ()) for row in rows]


def oldest_of_file(connection: sa.Connection, file_id: str) -> str:
    """The stamp of the first of a file's works that is here."""
    return connection.execute(sa.select(sa.func.min(works.c.stamp)).where(works.c.file == file_id)).scalar() or ""


def changes_of_group(connection: sa.Connection, group: str) -> list[tuple[Change, Fields | None]]:
    """All changes of one transaction in the order they were made, by file, with what their fields said before."""
    rows = connection.execute(
        sa.select(*_CHANGE, changes.c.before)
        .join(works, works.c.id == changes.c.work)
        .where(works.c.group == group)
        .order_by(works.c.number, changes.c.place)
    )
    return [(_change(row), row.before) for row in rows]


def entry_ids(connection: sa.Connection, group: str) -> set[str]:
    return set(connection.execute(sa.select(works.c.id).where(works.c.group == group)).scalars())


def files_of_group(connection: sa.Connection, group: str) -> list[str]:
    return list(connection.execute(sa.select(works.c.file).where(works.c.group == group)).scalars())


def values_before(connection: sa.Connection, record_id: str, group: str) -> dict[str, Any] | None:
    """A record's fields as they stood before a transaction, folded from the journal: for what version 3 and earlier wrote, or
    came here as history. None where the journal does not reach back to the record's beginning."""
    rows = connection.execute(
        sa.select(changes.c.op, changes.c["values"].label("values_"), works.c.group)
        .join(works, works.c.id == changes.c.work)
        .where(changes.c.record == record_id)
        .order_by(works.c.stamp, changes.c.place)
    )
    values: dict[str, Any] | None = None
    for row in rows:
        if row.group == group:
            break
        if values is not None or row.op == Op.ADD:
            values = {} if row.op == Op.REMOVE else {**(values or {}), **row.values_}
    return values

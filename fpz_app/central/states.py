"""States: records of any kind as their works left them, loaded and kept in the one table of records."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.central.database import among, insert_all, update_all
from fpz_app.central.tables import records
from fpz_app.domain.changes import build
from fpz_app.domain.families import Family
from fpz_app.domain.merging import PLACE, State, works_in
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Worker
from fpz_app.sync.protocol import file_digest

Key = tuple[str, str]
"""Kind and id of a record."""


def _plain(table: sa.FromClause) -> tuple[sa.ColumnElement[str], ...]:
    return table.c["values"].label("values_"), table.c.versions, table.c.beside, table.c.removals


_PLAIN = _plain(records)


def load(connection: sa.Connection, zone: str, keys: Iterable[Key], *, lock: bool = False) -> dict[Key, State]:
    """The states of those records that are known. `lock` keeps other writers away from them until the transaction ends."""
    found: dict[Key, State] = {}
    for kind, some in groupby(sorted(set(keys)), key=itemgetter(0)):
        named = among(connection, records.c.id, [record_id for _, record_id in some])
        query = sa.select(records.c.id, *_PLAIN).where(records.c.zone == zone, records.c.kind == kind, named)
        if lock:  # in one order, so that two writers never wait for each other
            query = query.order_by(records.c.id).with_for_update()
        for row in connection.execute(query):
            found[kind, row.id] = _state(row)
    return found


def keep(connection: sa.Connection, zone: str, states: Mapping[Key, State], known: Iterable[Key]) -> None:
    """Stores states; `known` are those that the table has already."""
    there = set(known)
    new = [_row(zone, key, state) for key, state in sorted(states.items()) if key not in there]
    old = [_row(zone, key, state) for key, state in sorted(states.items()) if key in there]
    insert_all(connection, records, new)
    update_all(connection, records, old, keys=("zone", "kind", "id"))


def of_kind(
    connection: sa.Connection, zone: str, kind: str, *where: sa.ColumnElement[bool], table: sa.FromClause = records
) -> dict[str, State]:
    """All records of a kind by id, but for those of files that went to another zone; `table` is one that holds records."""
    here = (table.c.zone == zone, table.c.kind == kind, table.c.file != "")
    query = sa.select(table.c.id, *_plain(table)).where(*here, *where)
    return {row.id: _state(row) for row in connection.execute(query)}


def says(text: str) -> sa.ColumnElement[bool]:
    """Whether a record holds these letters anywhere: reads every record that it is asked of."""
    return sa.cast(records.c["values"], sa.Text).contains(text, autoescape=True)


def record_of(kind: str, record_id: str, state: State | None) -> Record | None:
    """None where it is not there, or where only a newer version of the program can read it."""
    if state is None or not state.is_there():
        return None
    try:
        return build(kind, {**state.values, "id": record_id})
    except msgspec.ValidationError:
        return None


def worker_of(record_id: str, state: State | None) -> Worker | None:
    found = record_of("worker", record_id, state)
    return found if isinstance(found, Worker) else None


def worker_at(connection: sa.Connection, zone: str, worker_id: str) -> Worker | None:
    """A worker of the zone's directory, as it stands."""
    return worker_of(worker_id, load(connection, zone, [("worker", worker_id)]).get(("worker", worker_id)))


def family_of(record_id: str, state: State | None) -> Family | None:
    found = record_of("family", record_id, state)
    return found if isinstance(found, Family) else None


def _state(row: Any) -> State:
    plain = map(msgspec.json.decode, (row.values_, row.versions, row.beside, row.removals))
    values, versions, beside, removals = plain
    return State(values, versions, beside, tuple(removals))


def _row(zone: str, key: Key, state: State) -> dict[str, Any]:
    plain = {
        name: msgspec.json.encode(value).decode()
        for name, value in (
            ("values", state.values),
            ("versions", state.versions),
            ("beside", state.beside),
            ("removals", state.removals),
        )
    }
    mark = file_digest([(key[1], works_in(state))])
    size = sum(map(len, plain.values()))
    file = str(state.values.get(PLACE, ""))
    return {"zone": zone, "kind": key[0], "id": key[1], "file": file, **plain, "mark": mark, "size": size}

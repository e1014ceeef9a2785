"""States: records with the works that stand in them, loaded and kept; local works and those of others come this way."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import WHOLE, Change, Versions
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import PLACE, State, apply
from fpz_app.domain.record import Record
from fpz_app.store import search
from fpz_app.store.rows import record_of
from fpz_app.store.tables import TABLES, asides, besides

Key = tuple[str, str]
"""Kind and id of a record."""

Before = list[dict[str, Any] | None]
"""For each change of a work what its fields said until then; None where the record is new."""

_Found = tuple[str, dict[str, Any], Versions]
_REMOVED = "!"
_CHUNK = 500
_OWN = ("id", "versions", "beyond")


def load(connection: sa.Connection, keys: Iterable[Key]) -> dict[Key, State]:
    """The states of those records that are known, removed ones among them."""
    by_kind: dict[str, list[str]] = {}
    for kind, record_id in keys:
        by_kind.setdefault(kind, []).append(record_id)
    found: dict[Key, State] = {}
    for kind, ids in by_kind.items():
        for at in range(0, len(ids), _CHUNK):
            _load_some(connection, kind, ids[at : at + _CHUNK], found)
    return found


def in_files(connection: sa.Connection, files: Sequence[str]) -> dict[str, dict[Key, State]]:
    """All that lies in these files, by file: removed records too, and what only a newer version can read."""
    found: dict[Key, State] = {}
    for kind, table in TABLES.items():
        _found(connection, kind, sa.select(table).where(table.c.file_id.in_(files)), found)
    for row in connection.execute(sa.select(asides).where(asides.c.file.in_(files))):
        _add(connection, row.kind, [(row.id, row._mapping["values"], row.versions)], found)
    by_file: dict[str, dict[Key, State]] = {file: {} for file in files}
    for key, state in found.items():
        by_file[state.values[PLACE]][key] = state
    return by_file


def apply_all(connection: sa.Connection, works: Iterable[tuple[str, Sequence[Change]]]) -> list[Before]:
    """Applies each work's changes in order and keeps the outcome; returns, a work, what each change found."""
    listed = list(works)
    old = load(connection, dict.fromkeys((change.kind, change.id) for _, changes in listed for change in changes))
    now = dict(old)
    befores: list[Before] = []
    for work, changes in listed:
        found: Before = []
        for change in changes:
            key = (change.kind, change.id)
            state = now.get(key)
            found.append(None if state is None else {name: state.values.get(name) for name in change.values})
            now[key] = apply(state or State(), change, work)
        befores.append(found)
    keep(connection, {key: state for key, state in now.items() if state is not old.get(key)}, old)
    return befores


def keep(connection: sa.Connection, states: Mapping[Key, State], before: Mapping[Key, State]) -> None:
    """Stores states in place of those before; what is there gets its row, the rest stands aside."""
    rows: dict[str, list[dict[str, Any]]] = {}
    shown: dict[str, list[Record]] = {}
    aside = []
    for (kind, record_id), state in states.items():
        record = record_in(kind, record_id, state)
        if record is not None:
            rows.setdefault(kind, []).append(_row(kind, record_id, state))
            shown.setdefault(kind, []).append(record)
        else:
            aside.append((kind, record_id, state))
    for kind, made in rows.items():
        connection.execute(sa.insert(TABLES[kind]).prefix_with("OR REPLACE"), made)
        search.index(connection, kind, shown[kind])
    _delete(connection, asides.c.id, [row["id"] for kind in rows for row in rows[kind] if (kind, row["id"]) in before])
    put_aside(connection, aside)
    keep_besides(connection, states, before)


def record_in(kind: str, record_id: str, state: State) -> Record | None:
    """The record of a state; None where it is removed, or where only a newer version of the app can read it."""
    if kind not in KINDS or not state.is_there():
        return None
    columns = TABLES[kind].columns
    try:
        return record_of(kind, {column.name: state.values.get(column.name) for column in columns} | {"id": record_id})
    except msgspec.ValidationError:  # a value that a newer version brought
        return None


def settle_asides(connection: sa.Connection) -> None:
    """After an upgrade: gives what a newer version wrote its place, now that this one knows it."""
    waiting = [(row.kind, row.id) for row in connection.execute(sa.select(asides.c.kind, asides.c.id)) if row.kind in TABLES]
    for kind, table in TABLES.items():
        ids = connection.execute(sa.select(table.c.id).where(table.c.beyond.is_not(None))).scalars()
        waiting += [(kind, record_id) for record_id in ids]
    found = load(connection, waiting)
    keep(connection, found, found)


def _load_some(connection: sa.Connection, kind: str, ids: list[str], found: dict[Key, State]) -> None:
    table = TABLES.get(kind)
    if table is not None:
        _found(connection, kind, sa.select(table).where(table.c.id.in_(ids)), found)
    missing = [record_id for record_id in ids if (kind, record_id) not in found]
    if missing:
        rows = connection.execute(sa.select(asides).where(asides.c.id.in_(missing)))
        _add(connection, kind, [(row.id, row._mapping["values"], row.versions) for row in rows], found)


def _found(connection: sa.Connection, kind: str, query: sa.Select[Any], found: dict[Key, State]) -> None:
    rows: list[_Found] = []
    for row in connection.execute(query).mappings():
        values = {name: value for name, value in row.items() if name not in _OWN}
        rows.append((row["id"], {**values, **(row["beyond"] or {})}, row["versions"]))
    _add(connection, kind, rows, found)


def _add(connection: sa.Connection, kind: str, rows: list[_Found], found: dict[Key, State]) -> None:
    doubled = [record_id for record_id, _, versions in rows if any(len(stand) > 1 for stand in versions.values())]
    besides_of = _besides(connection, doubled) if doubled else {}
    for record_id, values, versions in rows:
        removals = tuple(versions.pop(_REMOVED, ()))
        found[kind, record_id] = State(values, versions, besides_of.get(record_id, {}), removals)


def _besides(connection: sa.Connection, ids: list[str]) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in connection.execute(sa.select(besides).where(besides.c.record.in_(ids), besides.c.field != WHOLE)).mappings():
        found.setdefault(row["record"], {})[row["field"]] = row["values"]
    return found


def versions_of(state: State) -> Versions:
    return {**state.versions, **({_REMOVED: list(state.removals)} if state.removals else {})}


def _row(kind: str, record_id: str, state: State) -> dict[str, Any]:
    names = [column.name for column in TABLES[kind].columns if column.name not in _OWN]
    beyond = {name: value for name, value in state.values.items() if name not in names}
    row = {name: state.values.get(name) for name in names}
    return {**row, "id": record_id, "versions": versions_of(state), "beyond": beyond or None}


def put_aside(connection: sa.Connection, aside: list[tuple[str, str, State]]) -> None:
    if not aside:
        return
    rows = [
        {
            "id": record_id,
            "kind": kind,
            "file": state.values.get(PLACE, ""),
            "values": state.values,
            "versions": versions_of(state),
        }
        for kind, record_id, state in aside
    ]
    connection.execute(sa.insert(asides).prefix_with("OR REPLACE"), rows)
    for kind, record_id, _ in aside:
        if kind in TABLES:
            connection.execute(sa.delete(TABLES[kind]).where(TABLES[kind].c.id == record_id))
            search.forget(connection, record_id)


def keep_besides(connection: sa.Connection, states: Mapping[Key, State], before: Mapping[Key, State]) -> None:
    had = [key[1] for key, old in before.items() if old.beside or old.removals]
    _delete(connection, besides.c.record, had)
    rows = []
    for (kind, record_id), state in states.items():
        which = {"record": record_id, "kind": kind, "file": state.values.get(PLACE, "")}
        waits = state.open_fields(kind) if state.beside else ()
        for name, values in state.beside.items():
            rows.append({**which, "field": name, "open": name in waits, "values": values})
        if state.removals and state.is_there():
            rows.append({**which, "field": WHOLE, "open": True, "values": dict.fromkeys(state.removals)})
    if rows:
        connection.execute(sa.insert(besides).prefix_with("OR REPLACE"), rows)


def _delete(connection: sa.Connection, column: sa.Column[Any], ids: list[str]) -> None:
    for at in range(0, len(ids), _CHUNK):
        connection.execute(sa.delete(column.table).where(column.in_(ids[at : at + _CHUNK])))

"""States: records with the works that stand in them, loaded and kept; local works and those of others come this way."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import WHOLE, Change, Versions
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import PLACE, State, apply, works_in
from fpz_app.domain.record import Record
from fpz_app.store import plain_rows, search
from fpz_app.store.rows import records_of
from fpz_app.store.search_text import names_in
from fpz_app.store.tables import TABLES, asides, besides

Key = tuple[str, str]
"""Kind and id of a record."""

Before = list[dict[str, Any] | None]
"""For each change of a work what its fields said until then; None where the record is new."""

_REMOVED = "!"
_ONE_WORK = len('{"*":["01a2b3c4-0000-7000-8000-000000000000"]}')
_decode = msgspec.json.Decoder().decode


def load(connection: sa.Connection, keys: Iterable[Key]) -> dict[Key, State]:
    """The states of those records that are known, removed ones among them."""
    by_kind: dict[str, list[str]] = {}
    for kind, record_id in keys:
        by_kind.setdefault(kind, []).append(record_id)
    found: dict[Key, State] = {}
    for kind, ids in by_kind.items():
        if kind in TABLES:
            _add(connection, kind, list(plain_rows.read(connection, kind, "id", ids)), found)
        missing = [record_id for record_id in ids if (kind, record_id) not in found]
        if missing:
            rows = connection.execute(sa.select(asides).where(plain_rows.among(asides.c.id, missing)))
            _add(connection, kind, [(row.id, row._mapping["values"], row.versions) for row in rows], found)
    return found


def in_files(connection: sa.Connection, files: Sequence[str]) -> dict[str, dict[Key, State]]:
    """All that lies in these files, by file: removed records too, and what only a newer version can read."""
    found: dict[Key, State] = {}
    for kind in TABLES:
        _add(connection, kind, list(plain_rows.read(connection, kind, "file_id", files)), found)
    for row in connection.execute(sa.select(asides).where(plain_rows.among(asides.c.file, files))):
        _add(connection, row.kind, [(row.id, row._mapping["values"], row.versions)], found)
    by_file: dict[str, dict[Key, State]] = {file: {} for file in files}
    for key, state in found.items():
        by_file[state.values[PLACE]][key] = state
    return by_file


def works_in_files(connection: sa.Connection, files: Sequence[str]) -> dict[str, dict[str, set[str]]]:
    """By file and id the works that stand in each record, as merging.works_in has them: what two copies are compared by."""
    found: dict[str, dict[str, set[str]]] = {file: {} for file in files}
    odd = []
    rows = connection.exec_driver_sql(_versions_in_files(), (plain_rows.listed(files),)).all()
    for kind, record_id, file, said in rows:
        if len(said) == _ONE_WORK and said.startswith('{"*":["'):
            found[file][record_id] = {said[7:-3]}
            continue
        versions: Versions = _decode(said)
        if _REMOVED in versions or PLACE in versions:
            odd.append((kind, record_id))
        else:  # the place is never empty: what stands in the whole stands there
            found[file][record_id] = {work for stand in versions.values() for work in stand}
    for (_, record_id), state in load(connection, odd).items():
        found[state.values[PLACE]][record_id] = works_in(state)
    return found


@cache
def _versions_in_files() -> str:
    among = "IN (SELECT value FROM json_each(?1))"
    of_kinds = [f"SELECT '{kind}', id, file_id, versions FROM \"{kind}\" WHERE file_id {among}" for kind in TABLES]
    return " UNION ALL ".join([*of_kinds, f"SELECT kind, id, file, versions FROM aside WHERE file {among}"])


def apply_all(connection: sa.Connection, works: Iterable[tuple[str, Sequence[Change]]]) -> list[Before]:
    """Applies each work's changes in order and keeps the outcome; returns, a work, what each change found."""
    listed = list(works)
    old = load(connection, dict.fromkeys((change.kind, change.id) for _, changes in listed for change in changes))
    return apply_to(connection, old, listed)


def apply_to(connection: sa.Connection, old: Mapping[Key, State], works: Iterable[tuple[str, Sequence[Change]]]) -> list[Before]:
    """The same on states that were loaded just before, those of all these records."""
    now = dict(old)
    befores: list[Before] = []
    for work, changes in works:
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
    by_kind: dict[str, list[str]] = {}
    for kind, record_id in states:
        by_kind.setdefault(kind, []).append(record_id)
    laid = _aside_of(connection, [record_id for kind, record_id in states if (kind, record_id) in before])
    for kind, ids in by_kind.items():
        shown = readable(kind, {record_id: states[kind, record_id] for record_id in ids})
        new: list[Record] = []
        changed: list[tuple[Record, set[str]]] = []
        for record in shown:
            key = (kind, record.id)
            # One that is as it was is kept for what it says only now: it came with a newer version.
            if key in before and before[key] is not states[key] and record.id not in laid:
                changed.append((record, _touched(before[key], states[key])))
            else:
                new.append(record)
        only = {name for _, names in changed for name in names}
        plain_rows.write(connection, kind, [_row(each, states[kind, each.id]) for each in new])
        plain_rows.write(connection, kind, [_row(each, states[kind, each.id]) for each, _ in changed], only=only)
        said = names_in(kind) | {PLACE}
        search.index(connection, kind, [*new, *(each for each, names in changed if not said.isdisjoint(names))])
        plain_rows.delete(connection, "aside WHERE id", [each.id for each in new if each.id in laid])
        if len(shown) < len(ids):
            hidden = set(ids).difference(each.id for each in shown)
            put_aside(connection, [(kind, record_id, states[kind, record_id]) for record_id in ids if record_id in hidden])
    keep_besides(connection, states, before)


def _row(record: Record, state: State) -> plain_rows.Found:
    return record.id, state.values, versions_of(state)


def _touched(old: State, new: State) -> set[str]:
    """The fields that were written; those that were not are the very same values."""
    names = old.values.keys() | new.values.keys()
    return {name for name in names if old.values.get(name) is not new.values.get(name)}


def _aside_of(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    query = "SELECT id FROM aside WHERE id IN (SELECT value FROM json_each(?))"
    return set(connection.exec_driver_sql(query, (plain_rows.listed(ids),)).scalars()) if ids else set()


def record_in(kind: str, record_id: str, state: State) -> Record | None:
    """The record of a state; None where it is removed, or where only a newer version of the app can read it."""
    return next(iter(readable(kind, {record_id: state})), None)


def readable(kind: str, states: Mapping[str, State]) -> list[Record]:
    """By id the states of a kind: the records of those that are there and that this version of the app can read."""
    if kind not in KINDS:
        return []
    there = [(record_id, state.values) for record_id, state in states.items() if state.is_there()]
    return [record for record in records_of(kind, there) if record is not None]


def settle_asides(connection: sa.Connection) -> None:
    """After an upgrade: gives what a newer version wrote its place, now that this one knows it."""
    waiting = [(row.kind, row.id) for row in connection.execute(sa.select(asides.c.kind, asides.c.id)) if row.kind in TABLES]
    for kind, table in TABLES.items():
        ids = connection.execute(sa.select(table.c.id).where(table.c.beyond.is_not(None))).scalars()
        waiting += [(kind, record_id) for record_id in ids]
    found = load(connection, waiting)
    keep(connection, found, found)


def _add(connection: sa.Connection, kind: str, rows: list[plain_rows.Found], found: dict[Key, State]) -> None:
    doubled = [record_id for record_id, _, versions in rows if any(len(stand) > 1 for stand in versions.values())]
    besides_of = _besides(connection, doubled) if doubled else {}
    for record_id, values, versions in rows:
        removals = tuple(versions.pop(_REMOVED, ()))
        found[kind, record_id] = State(values, versions, besides_of.get(record_id, {}), removals)


def _besides(connection: sa.Connection, ids: list[str]) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = {}
    query = sa.select(besides).where(plain_rows.among(besides.c.record, ids), besides.c.field != WHOLE)
    for row in connection.execute(query).mappings():
        found.setdefault(row["record"], {})[row["field"]] = row["values"]
    return found


def versions_of(state: State) -> Versions:
    return {**state.versions, **({_REMOVED: list(state.removals)} if state.removals else {})}


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
    plain_rows.delete(connection, "beside WHERE record", had)
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

"""Loading: rows as the centre holds them, in bulk for a first load and a file at a time later; searched last."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import State
from fpz_app.store import granted, purging, search, states
from fpz_app.store.replica import Replica
from fpz_app.store.rows import fields_of, records
from fpz_app.store.search_text import PARTS_OF
from fpz_app.store.store import Changed, keep_facts
from fpz_app.store.tables import TABLES

Loaded = tuple[str, str, State]
"""Kind, id and state of one record."""

INDEXED = 2_000
"""Records put into the search index in one transaction."""
UNSEARCHED = "unsearched"
_encode = msgspec.json.Encoder().encode


def load_page(replica: Replica, rows: Sequence[Loaded], noted: dict[str, str], *, whole_up_to: int | None) -> None:
    """Stores a page of a first load with what is noted of it; with the last one all files given by that order are here."""
    store = replica.store
    with store.writing() as connection:
        files = {state.values["file_id"] for _, _, state in rows}
        given = granted.given_of(connection, files)
        wanted = [row for row in rows if row[2].values["file_id"] in given]
        put(connection, wanted)
        again = replica.kept_on_top(connection, sorted(given))
        states.apply_all(connection, [(entry.id, entry.changes) for entry in again])
        if whole_up_to is not None:
            granted.loaded_up_to(connection, whole_up_to)
        keep_facts(connection, noted)
    store.tell(Changed(frozenset(KINDS.values()), frozenset(files), "Families arrived", "", ""))


def load_file(replica: Replica, file: str, rows: Sequence[Loaded]) -> None:
    """Puts a file as the centre holds it in place of what is here; own works that it does not have yet stay on top."""
    store = replica.store
    fresh = {(kind, record_id): state for kind, record_id, state in rows}
    with store.writing() as connection:
        if granted.given_of(connection, [file]):
            before = states.in_files(connection, [file])[file]
            purging.forget(connection, before.keys() - fresh.keys())
            states.keep(connection, fresh, before | states.load(connection, fresh.keys() - before.keys()))
            again = replica.kept_on_top(connection, [file])
            states.apply_all(connection, [(entry.id, entry.changes) for entry in again])
            granted.loaded(connection, file)
    store.tell(Changed(frozenset(KINDS.values()), frozenset({file}), "A file arrived", "", ""))


def put(connection: sa.Connection, rows: Sequence[Loaded]) -> None:
    """Stores records in place of what there may be of them, by one statement a table, without their words for the search."""
    driver: dict[str, list[tuple[Any, ...]]] = {}
    aside: list[Loaded] = []
    for kind, record_id, state in rows:
        if states.record_in(kind, record_id, state) is None:
            aside.append((kind, record_id, state))
        else:
            driver.setdefault(kind, []).append(_tuple(kind, record_id, state))
    ids = [(record_id,) for _, record_id, _ in rows]
    for statement in ("DELETE FROM beside WHERE record = ?", "DELETE FROM aside WHERE id = ?"):
        connection.exec_driver_sql(statement, ids)
    for kind, made in driver.items():
        connection.exec_driver_sql(_insert(kind), made)
    states.put_aside(connection, aside)
    states.keep_besides(connection, {(kind, record_id): state for kind, record_id, state in rows}, {})


def index_some(replica: Replica) -> bool:
    """Puts some of the records that a first load brought into the search index; whether more are left."""
    store = replica.store
    kind, _, after = store.fact(UNSEARCHED).partition(" ")
    if not kind:
        return False
    with store.writing() as connection:
        columns = fields_of(KINDS[kind])
        there = sa.text("id NOT IN (SELECT record FROM search_entry)")
        found = connection.execute(sa.select(*columns).where(TABLES[kind].c.id > after, there).order_by("id").limit(INDEXED))
        some = records(KINDS[kind], found)
        search.add(connection, kind, some)
        following = sorted(PARTS_OF.keys())[sorted(PARTS_OF.keys()).index(kind) + 1 :]
        position = f"{kind} {some[-1].id}" if len(some) == INDEXED else f"{following[0]} " if following else ""
        keep_facts(connection, {UNSEARCHED: position})
    store.turns.give_way()
    return bool(position)


def first_unsearched() -> str:
    """What `UNSEARCHED` is set to where a first load begins."""
    return f"{min(PARTS_OF)} "


@cache
def _insert(kind: str) -> str:
    columns = [column.name for column in TABLES[kind].columns]
    named = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT OR REPLACE INTO "{kind}" ({named}) VALUES ({", ".join("?" * len(columns))})'


@cache
def _columns(kind: str) -> list[tuple[str, bool]]:
    return [(column.name, isinstance(column.type, sa.JSON)) for column in TABLES[kind].columns]


def _tuple(kind: str, record_id: str, state: State) -> tuple[Any, ...]:
    row = states.row_of_state(kind, record_id, state)
    return tuple(
        _encode(row[name]).decode() if is_json and row[name] is not None else row[name] for name, is_json in _columns(kind)
    )

"""Loading: rows as the centre holds them, in bulk for a first load and a file at a time later."""

import types
from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import State
from fpz_app.domain.record import Record
from fpz_app.store import granted, plain_rows, purging, search, states
from fpz_app.store.replica import CURSOR, Replica
from fpz_app.store.store import Changed, keep_facts

Loaded = tuple[str, str, State]
"""Kind, id and state of one record."""


def load_page(replica: Replica, rows: Sequence[Loaded], noted: dict[str, str], *, whole_up_to: int | None) -> None:
    """Stores a page of a first load with what is noted of it; with the last one all files given by that order are here."""
    store = replica.store
    with store.writing(can_be_had_again=True) as connection:
        files = {state.values["file_id"] for _, _, state in rows}
        given = granted.given_of(connection, files)
        wanted = rows if given == files else [row for row in rows if row[2].values["file_id"] in given]
        search.merge_later(connection, later=whole_up_to is None)
        put(connection, wanted)
        again = replica.kept_on_top(connection, sorted(given))
        states.apply_all(connection, [(entry.id, entry.changes) for entry in again])
        if whole_up_to is not None:
            granted.loaded_up_to(connection, whole_up_to, cursor=int(noted[CURSOR]))
        keep_facts(connection, noted)
    store.tell(Changed(frozenset(KINDS.values()), frozenset(files), "Families arrived", "", ""))


def load_file(replica: Replica, file: str, rows: Sequence[Loaded]) -> None:
    """Puts a file as the centre holds it in place of what is here; own works that it does not have yet stay on top."""
    store = replica.store
    fresh = {(kind, record_id): state for kind, record_id, state in rows}
    with store.writing(can_be_had_again=True) as connection:
        if granted.given_of(connection, [file]):
            before = states.in_files(connection, [file])[file]
            purging.forget(connection, before.keys() - fresh.keys())
            states.keep(connection, fresh, before | states.load(connection, fresh.keys() - before.keys()))
            again = replica.kept_on_top(connection, [file])
            states.apply_all(connection, [(entry.id, entry.changes) for entry in again])
            granted.loaded(connection, file, cursor=replica.number(CURSOR))
    store.tell(Changed(frozenset(KINDS.values()), frozenset({file}), "A file arrived", "", ""))


def put(connection: sa.Connection, rows: Sequence[Loaded]) -> None:
    """Stores records in place of what there may be of them, by one statement a table."""
    if not rows:
        return
    by_kind: dict[str, list[Loaded]] = {}
    for row in rows:
        by_kind.setdefault(row[0], []).append(row)
    for which in ("beside WHERE record", "aside WHERE id"):
        plain_rows.delete(connection, which, (record_id for _, record_id, _ in rows))
    for kind, some in by_kind.items():
        there, made = _readable(kind, some)
        if made:
            rows_of_kind = ((record_id, state.values, states.versions_of(state)) for _, record_id, state in there)
            plain_rows.write(connection, kind, rows_of_kind)
            search.add(connection, kind, made)
        if len(made) < len(some):
            shown = {record.id for record in made}
            states.put_aside(connection, [row for row in some if row[1] not in shown])
    doubled = {(kind, record_id): state for kind, record_id, state in rows if state.beside or state.removals}
    states.keep_besides(connection, doubled, {})


def _readable(kind: str, rows: list[Loaded]) -> tuple[list[Loaded], list[Record]]:
    """Those that are there and that this version of the app can read, with their records."""
    if kind not in KINDS:
        return [], []
    there = [row for row in rows if row[2].is_there()]
    try:
        made: list[Record] = msgspec.convert(
            [{**state.values, "id": record_id} for _, record_id, state in there],
            types.GenericAlias(list, (KINDS[kind],)),
            strict=False,
        )
    except msgspec.ValidationError:  # one of them at least; found by looking at each
        pairs = [(row, states.record_in(*row)) for row in there]
        return [row for row, record in pairs if record], [record for _, record in pairs if record]
    return there, made

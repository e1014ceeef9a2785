"""Loading: rows as the centre holds them, in bulk for a first load and a file at a time later."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import PLACE, State
from fpz_app.store import granted, plain_rows, purging, search, states
from fpz_app.store.replica import CURSOR, Replica
from fpz_app.store.store import Changed, keep_facts
from fpz_app.store.straight_rows import Batch

STEP = 1_000
"""Records that are stored before it is seen whether a click waits."""
Loaded = tuple[str, str, State]
"""Kind, id and state of one record."""


@dataclass(frozen=True)
class Page:
    """A page of a first load: what can be stored straight, and what takes a look at each record."""

    straight: Sequence[Batch]
    others: Sequence[Loaded]
    files: frozenset[str]

    def steps(self) -> list["Page"]:
        """The page in steps that are short enough for a click to wait."""
        parts = [each.part(at, at + STEP) for each in self.straight for at in range(0, len(each.rows), STEP)]
        rest = [self.others[at : at + STEP] for at in range(0, len(self.others), STEP)]
        return [*(Page([part], [], self.files) for part in parts), *(Page([], some, self.files) for some in rest)]

    def of(self, files: set[str]) -> "Page":
        """What of it lies in these files."""
        if files >= self.files:
            return self
        others = [row for row in self.others if row[2].values[PLACE] in files]
        return Page([each.of_files(files) for each in self.straight], others, self.files)


def load_page(replica: Replica, page: Page, noted: dict[str, str], *, whole_up_to: int | None) -> None:
    """Stores a page of a first load, with its last row what is noted of it: where a click comes in between and then the end, the
    page comes once more. With the last page all files given by that order are here."""
    store, steps = replica.store, page.steps()
    at, is_done = 0, False
    while not is_done:
        began = at
        with store.writing(can_be_had_again=True) as connection:
            given = granted.given_of(connection, page.files)
            search.merge_later(connection, later=whole_up_to is None)
            while at < len(steps) and (at == began or not store.turns.wanted):
                _put(connection, steps[at].of(given))
                at += 1
            again = replica.kept_on_top(connection, sorted(given))
            states.apply_all(connection, [(entry.id, entry.changes) for entry in again])
            is_done = at >= len(steps)
            if is_done and whole_up_to is not None:
                granted.loaded_up_to(connection, whole_up_to, cursor=int(noted[CURSOR]))
            if is_done:
                keep_facts(connection, noted)
        if not is_done:
            store.turns.give_way()
    store.tell(Changed(frozenset(KINDS.values()), page.files, "Families arrived", "", ""))


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


def _put(connection: sa.Connection, page: Page) -> None:
    for each in page.straight:
        if each.rows:
            _forget_doubts(connection, [row[0] for row in each.rows])
            plain_rows.put(connection, each.statement, each.rows)
            search.add(connection, each.kind, each.found_by)
    put(connection, page.others)


def put(connection: sa.Connection, rows: Sequence[Loaded]) -> None:
    """Stores records in place of what there may be of them, by one statement a table."""
    if not rows:
        return
    by_kind: dict[str, list[Loaded]] = {}
    for row in rows:
        by_kind.setdefault(row[0], []).append(row)
    _forget_doubts(connection, [record_id for _, record_id, _ in rows])
    for kind, some in by_kind.items():
        made = states.readable(kind, {record_id: state for _, record_id, state in some})
        shown = {record.id for record in made}
        there = [(record_id, state.values, states.versions_of(state)) for _, record_id, state in some if record_id in shown]
        plain_rows.write(connection, kind, there)
        search.add(connection, kind, search.entries(kind, made))
        states.put_aside(connection, [row for row in some if row[1] not in shown])
    doubled = {(kind, record_id): state for kind, record_id, state in rows if state.beside or state.removals}
    states.keep_besides(connection, doubled, {})


def _forget_doubts(connection: sa.Connection, ids: Sequence[str]) -> None:
    """What stood beside or aside of these records until now; mostly there is nothing at all."""
    for table, column in (("beside", "record"), ("aside", "id")):
        if connection.exec_driver_sql(f"SELECT EXISTS (SELECT 1 FROM {table})").scalar():
            plain_rows.delete(connection, f"{table} WHERE {column}", ids)

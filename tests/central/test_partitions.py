"""Partitions: on PostgreSQL a page reads its own zone's journal alone, and no zone goes without."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from fpz_app.central import admin, streaming, zones
from fpz_app.central.database import reading, writing
from fpz_app.central.partitions import OTHER, name_of
from fpz_app.central.tables import journal
from fpz_app.central.verifying import faults
from tests.helpers.centres import Here


def plans(here: Here, device: str, read: Callable[[sa.Connection], Any]) -> str:
    """How PostgreSQL would answer the questions about the journal that are asked while reading for a device."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, given: Any, *_: object) -> None:
        if f" {journal.name}" in statement:
            asked.append((statement, given))

    sa.event.listen(here.centre.engine, "before_cursor_execute", note)
    with reading(here.centre.engine, here.zone, device) as connection:
        read(connection)
    sa.event.remove(here.centre.engine, "before_cursor_execute", note)
    assert asked
    with reading(here.centre.engine, here.zone, device) as connection:
        found = [connection.exec_driver_sql(f"EXPLAIN {statement}", given).scalars().all() for statement, given in asked]
    return "\n".join(line for each in found for line in each)


def test_a_page_reads_its_own_zones_journal_and_no_other(on_postgres: Here) -> None:
    other = writing(on_postgres.centre.engine, lambda connection: admin.new_zone(connection, "Purbeck", "PU", 1)).id
    laptop = on_postgres.laptop()
    family = laptop.family()
    laptop.push()
    past = streaming.Past(files=[family.id])
    pull = partial(streaming.pull, zone=on_postgres.zone, device=laptop.id, unread=streaming.Unread(after=0), limit=9)
    history = partial(streaming.history, zone=on_postgres.zone, device=laptop.id, past=past, limit=9)
    plan = plans(on_postgres, laptop.id, lambda connection: [*pull(connection), *history(connection)])
    assert name_of(on_postgres.zone) in plan
    assert OTHER not in plan
    assert name_of(other) not in plan


def test_a_zone_without_a_partition_of_its_own_works_all_the_same(on_postgres: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zones, "make_of_zone", lambda _connection, _zone: None)
    engine = on_postgres.centre.engine
    brought = writing(engine, lambda connection: admin.new_zone(connection, "Purbeck", "PU", 1)).id
    with reading(engine) as connection:
        assert list(faults(connection, brought)) == []
        assert connection.exec_driver_sql(f"SELECT count(*) FROM {OTHER}").scalar() == 1


def test_the_second_wall_stands_before_the_partitions(on_postgres: Here) -> None:
    laptop = on_postgres.laptop()
    with reading(on_postgres.centre.engine, on_postgres.zone, laptop.id) as connection, pytest.raises(sa.exc.ProgrammingError):
        connection.exec_driver_sql(f"SELECT count(*) FROM {name_of(on_postgres.zone)}")

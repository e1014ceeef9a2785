"""Numbering, a million works in a long run: a reader that polls misses none that eight write; by a plain sequence it does."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import sqlalchemy as sa

from fpz_app.central import numbering
from fpz_app.central.database import reading, writing
from fpz_app.central.tables import journal, zone_heads
from fpz_app.domain.changes import Change, Op, WorkEntry
from fpz_app.domain.record import new_id
from tests.helpers.centres import Here
from tests.helpers.long import times

WRITERS, AT_ONCE, PAGE = 8, times(20, 100), 5_000
WORKS = times(3_200, 1_000_000)
CONTROL = times(3_200, 200_000)
PAUSE = 0.002
"""Seconds that a writer of the control, at the most, takes between its number and its commit."""
Reads = Callable[[sa.Connection, int], tuple[list[int], int]]


def test_a_reader_misses_none_of_what_eight_writers_number(on_postgres: Here) -> None:
    engine, zone = on_postgres.centre.engine, on_postgres.zone
    start = _head(engine, zone)

    def write() -> None:
        file, device = new_id(), new_id()
        for at in range(WORKS // AT_ONCE // WRITERS):
            writing(engine, partial(_append, zone=zone, file=file, device=device, first=at * AT_ONCE + 1))

    def read(connection: sa.Connection, after: int) -> tuple[list[int], int]:
        head = connection.execute(sa.select(zone_heads.c.last).where(zone_heads.c.zone == zone)).scalar_one()
        query = sa.select(journal.c.seq).where(journal.c.zone == zone, journal.c.seq > after)
        found = list(connection.execute(query.order_by(journal.c.seq).limit(PAGE)).scalars())
        return found, found[-1] if len(found) == PAGE else head

    found = _read_while(engine, write, read, start)
    assert len(found) == len(set(found)) == WORKS
    assert max(found) == start + WORKS


def test_a_reader_misses_some_of_what_a_plain_sequence_numbers(on_postgres: Here) -> None:
    engine = on_postgres.centre.engine
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE plain (seq bigserial PRIMARY KEY)")

    def write() -> None:
        chance = random.Random(1)
        for _ in range(CONTROL // AT_ONCE // WRITERS):
            with engine.begin() as connection:
                connection.exec_driver_sql(
                    f"INSERT INTO plain SELECT nextval('plain_seq_seq') FROM generate_series(1, {AT_ONCE})"
                )
                time.sleep(chance.random() * PAUSE)

    def read(connection: sa.Connection, after: int) -> tuple[list[int], int]:
        query = f"SELECT seq FROM plain WHERE seq > {after} ORDER BY seq LIMIT {PAGE}"
        found = list(connection.exec_driver_sql(query).scalars())
        return found, found[-1] if found else after

    assert len(_read_while(engine, write, read, 0)) < CONTROL


def _append(connection: sa.Connection, *, zone: str, file: str, device: str, first: int) -> None:
    change = Change(kind="note", id=file, op=Op.SET)
    plain = {"group": "", "who": "", "title": "", "stamp": "", "schema": 1, "previous_hash": "", "changes": (change,)}
    numbers = range(first, first + AT_ONCE)
    works = [WorkEntry(id=new_id(), file=file, device=device, number=number, **plain) for number in numbers]  # type: ignore[arg-type]
    ends = numbering.lock_files(connection, zone, [file])
    numbering.append(connection, zone, works, ends, 0)


def _read_while(engine: sa.Engine, write: Callable[[], None], read: Reads, start: int) -> list[int]:
    """What a reader finds by its cursor while eight write, and once more at the end."""
    done = threading.Event()

    def poll() -> list[int]:
        found: list[int] = []
        after = start
        while True:
            is_last = done.is_set()
            with reading(engine) as connection:
                more, to = read(connection, after)
            found += more
            if is_last and not more:
                return found
            after = to

    with ThreadPoolExecutor(WRITERS + 1) as pool:
        polled = pool.submit(poll)
        try:
            for each in [pool.submit(write) for _ in range(WRITERS)]:
                each.result()
        finally:
            done.set()
        return polled.result()


def _head(engine: sa.Engine, zone: str) -> int:
    with reading(engine) as connection:
        return int(connection.execute(sa.select(zone_heads.c.last).where(zone_heads.c.zone == zone)).scalar_one())

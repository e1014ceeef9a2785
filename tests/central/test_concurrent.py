"""Many at once on a real PostgreSQL: a reader misses nothing, writers lose nothing, a transaction that dies leaves nothing."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.central import database, numbering, verifying
from fpz_app.central.database import reading
from fpz_app.central.tables import devices, journal, records
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from fpz_app.sync.protocol import Verdict
from tests.helpers.centres import Here, Laptop, Pen, a_centre, added, set_to
from tests.helpers.long import times

WRITERS, PUSHES = 8, times(6, 1_000)


def write_often(laptop: Laptop, file: str, pushes: int) -> None:
    pen = Pen(laptop)
    for _ in range(pushes):
        goals = [added(Goal(file_id=file, family_id=file, plan_id=new_id())) for _ in range(2)]
        answer = laptop.send([pen.write(file, goal) for goal in goals])
        assert answer.status_code == 200, answer.text


def read_until(laptop: Laptop, done: threading.Event, start: int) -> list[str]:
    """Pulls by its cursor while others write, close behind them, and once more at the end."""
    found: list[str] = []
    after = start
    while True:
        is_last = done.is_set()
        head, numbered, _ = laptop.pull(after, limit=20)
        found += [each.work.id for each in numbered]
        if is_last and head.to == head.head == after:
            return found
        after = head.to


def a_family_of_all(here: Here, many: int) -> tuple[list[Laptop], str]:
    laptops = [here.laptop(f"Worker {number}") for number in range(many)]
    family = laptops[0].family()
    laptops[0].push()
    return laptops, family.id


def test_a_reader_misses_nothing_while_eight_write(on_postgres: Here) -> None:
    laptops, file = a_family_of_all(on_postgres, WRITERS + 1)
    reader, done = laptops.pop(), threading.Event()
    start = reader.pull(limit=500)[0].head
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reading_on = pool.submit(read_until, reader, done, start)
        for each in [pool.submit(write_often, laptop, file, PUSHES) for laptop in laptops]:
            each.result()
        done.set()
        found = reading_on.result()
    assert len(found) == len(set(found)) == WRITERS * PUSHES * 2
    with reading(on_postgres.centre.engine) as connection:
        assert list(verifying.faults(connection, on_postgres.zone)) == []


def test_eight_go_on_when_a_transaction_is_left_open(
    new_postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LEFT_OPEN", "2s")  # longer than a busy machine lets a request wait between two statements
    with a_centre(new_postgres(), tmp_path) as here:
        laptops, file = a_family_of_all(here, WRITERS + 1)
        reader, done = laptops.pop(), threading.Event()
        start = reader.pull(limit=500)[0].head
        with ThreadPoolExecutor(WRITERS + 1) as pool, here.centre.engine.connect() as hanging:
            hanging.exec_driver_sql("SELECT * FROM zone_head FOR UPDATE")
            reading_on = pool.submit(read_until, reader, done, start)
            for each in [pool.submit(write_often, laptop, file, 1) for laptop in laptops]:
                each.result()
            done.set()
            assert len(set(reading_on.result())) == WRITERS * 2
            with pytest.raises(sa.exc.DBAPIError):
                hanging.exec_driver_sql("SELECT 1")
            hanging.invalidate()


def test_two_who_write_the_same_field_at_once_are_both_kept(on_postgres: Here) -> None:
    laptops, file = a_family_of_all(on_postgres, 4)
    goal = added(Goal(file_id=file, family_id=file, plan_id=new_id()))
    pens = [Pen(laptop) for laptop in laptops]
    pens[0].push(file, goal)
    base = laptops[0].pull(limit=500)[1][-1].work.id
    together = threading.Barrier(len(pens))

    def write(number: int) -> Verdict:
        change = replace(set_to("goal", goal.id, now=number), bases={"now": [base]})
        together.wait()
        return pens[number].push(file, change).verdict

    with ThreadPoolExecutor(len(pens)) as pool:
        verdicts = list(pool.map(write, range(len(pens))))
    row = next(row for row in laptops[0].snapshot(file=file)[1] if row.id == goal.id)
    assert sorted(row.beside["now"].values()) == [0, 1, 2, 3]
    assert sorted(verdicts) == [Verdict.CONFLICT] * 3 + [Verdict.OK]


def test_the_same_push_sent_five_times_at_once_is_taken_once(on_postgres: Here) -> None:
    laptop = on_postgres.laptop()
    laptop.family()
    laptop.ask("GET", "/v1/control")
    works = laptop.works()
    with ThreadPoolExecutor(5) as pool:
        answers = [answer.status_code for answer in pool.map(lambda _: laptop.send(works), range(5))]
    assert answers == [200] * 5
    assert [each.work.id for each in laptop.pull()[1]].count(works[0].id) == 1


def test_families_made_at_once_are_granted_to_everybody(on_postgres: Here) -> None:
    laptops = [on_postgres.laptop(f"Worker {number}") for number in range(4)]
    for laptop in laptops:
        laptop.family()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda laptop: laptop.push(), laptops))
    assert [len(laptop.orders()) for laptop in laptops] == [5, 5, 5, 5]
    assert {order for laptop in laptops for order, _ in laptop.orders()} == {"grant"}


@pytest.mark.parametrize("step", ["before", "after"])
def test_a_transaction_that_dies_leaves_nothing_and_can_be_sent_again(
    here: Here, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    laptop = here.laptop()
    laptop.family()
    append = numbering.append

    def die(*given: object, **named: object) -> None:
        if step == "after":
            append(*given, **named)  # type: ignore[arg-type]
        raise MemoryError

    monkeypatch.setattr(numbering, "append", die)
    assert laptop.send(laptop.works()).status_code == 500
    with reading(here.centre.engine) as connection:
        numbers = sa.select(devices.c.last).where(devices.c.id == laptop.id)
        assert connection.execute(numbers).scalar_one() == 0
        theirs = sa.select(sa.func.count()).select_from(journal).where(journal.c.device == laptop.id)
        assert connection.execute(theirs).scalar_one() == 0
        families = sa.select(sa.func.count()).select_from(records).where(records.c.kind == "family")
        assert connection.execute(families).scalar_one() == 0
        assert list(verifying.faults(connection, here.zone)) == []
    monkeypatch.undo()
    assert [each.verdict for each in laptop.push()] == [Verdict.OK]


def test_a_writer_killed_by_the_database_leaves_nothing(on_postgres: Here) -> None:
    """The server ends the connection in the middle of a push, as when it fails over."""
    laptop = on_postgres.laptop()
    laptop.family()
    laptop.ask("GET", "/v1/control")
    engine = on_postgres.centre.engine
    with engine.connect() as blocker, ThreadPoolExecutor(1) as pool:
        blocker.begin()
        blocker.exec_driver_sql("SELECT * FROM zone_head FOR UPDATE")
        push = pool.submit(laptop.send, laptop.works())
        _kill_whoever_waits(engine)
        assert push.result().status_code == 503
        blocker.rollback()
    assert [each.verdict for each in laptop.push()] == [Verdict.OK]


def _kill_whoever_waits(engine: sa.Engine) -> None:
    waits = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not connection.exec_driver_sql(waits).all():
            threading.Event().wait(0.02)

"""The centre's safeguards among many writers: each is taken away in turn, and what then goes wrong is seen."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import msgspec
import pytest
import sqlalchemy as sa

from fpz_app.central import database, exchange, numbering
from fpz_app.central.database import writing
from fpz_app.central.numbering import FileEnd
from fpz_app.central.tables import journal, zone_heads
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from tests.helpers.centres import Here, Laptop, Pen, added, set_to


@dataclass
class SlowPush:
    """A push whose transaction is left open, with all of it written, until `go`."""

    here: Here
    laptop: Laptop
    works: Sequence[WorkEntry]
    written: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)

    def __call__(self) -> None:
        writing(self.here.centre.engine, self._take)

    def _take(self, connection: sa.Connection) -> None:
        exchange.take(connection, self.here.zone, self.laptop.id, self.works, self.here.clock())
        self.written.set()
        assert self.go.wait(20)


def two_writers_and_a_reader(here: Here) -> list[str]:
    """What a reader gets who pulls while one push is open and another follows it, and once more at the end."""
    one, other, reader = (here.laptop(name) for name in ("One", "Other", "Reader"))
    files = [laptop.family().id for laptop in (one, other)]
    for laptop in (one, other):
        laptop.push()
    after = reader.pull(limit=500)[0].head
    slow = SlowPush(here, one, [Pen(one).write(files[0], added(Goal(file_id=files[0], family_id=files[0], plan_id=new_id())))])
    quick = Pen(other).write(files[1], added(Goal(file_id=files[1], family_id=files[1], plan_id=new_id())))
    first, second = threading.Thread(target=slow), threading.Thread(target=partial(other.send, [quick]))
    other.ask("GET", "/v1/control")  # signed in
    first.start()
    assert slow.written.wait(20)
    second.start()
    second.join(2)
    head, found, _ = reader.pull(after, limit=500)
    slow.go.set()
    first.join()
    second.join()
    return [each.work.id for each in (*found, *reader.pull(head.to, limit=500)[1])]


def test_a_reader_gets_both_works_whichever_is_written_first(on_postgres: Here) -> None:
    assert len(two_writers_and_a_reader(on_postgres)) == 2


def test_numbers_taken_before_the_commit_would_make_a_reader_miss_a_work(
    on_postgres: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "append", numbered_first(on_postgres.centre.engine, numbering.append))
    assert len(two_writers_and_a_reader(on_postgres)) == 1


def numbered_first(engine: sa.Engine, whole: Callable[..., None]) -> Callable[..., None]:
    """The zone's counter moved in a transaction of its own, as a plain sequence would be."""

    def append(connection: sa.Connection, zone: str, works: Sequence[WorkEntry], ends: dict[str, FileEnd], now: int) -> None:
        if any(change.kind != "goal" for work in works for change in work.changes):
            whole(connection, zone, works, ends, now)
            return
        with engine.begin() as own:
            moved = sa.update(zone_heads).where(zone_heads.c.zone == zone).values(last=zone_heads.c.last + len(works))
            last = own.execute(moved.returning(zone_heads.c.last)).scalar_one()
        for at, work in enumerate(works, 1):
            end = ends[work.file]
            end.grow(work)
            named = {name: getattr(work, name) for name in ("file", "device", "number", "id")}
            text = msgspec.json.encode(work).decode()
            own_place = {"zone": zone, "seq": last - len(works) + at, "file_seq": end.last, "chain": end.chain}
            said = {"streamed": True, "size": len(text), "work": text, "received": now}
            connection.execute(sa.insert(journal), [{**named, **own_place, **said}])

    return append


def one_record_written_at_once(here: Here) -> list[int]:
    """The values that stand in a field after two wrote it, the second while the first one's push was open."""
    one, other = here.laptop("One"), here.laptop("Other")
    file = one.family().id
    one.push()
    goal, pens = added(Goal(file_id=file, family_id=file, plan_id=new_id())), [Pen(one), Pen(other)]
    pens[0].push(file, goal)
    slow = SlowPush(here, one, [pens[0].write(file, set_to("goal", goal.id, now=1))])
    quick = pens[1].write(file, set_to("goal", goal.id, now=2))
    other.ask("GET", "/v1/control")
    first, second = threading.Thread(target=slow), threading.Thread(target=partial(other.send, [quick]))
    first.start()
    assert slow.written.wait(20)
    second.start()
    second.join(1)
    slow.go.set()
    first.join()
    second.join()
    row = next(row for row in one.snapshot(file=file)[1] if row.id == goal.id)
    return sorted(value for value in row.beside.get("now", {"": row.values["now"]}).values() if value)


def test_two_who_write_one_record_at_once_both_stand(on_postgres: Here) -> None:
    assert one_record_written_at_once(on_postgres) == [1, 2]


def test_without_row_locks_the_journals_keys_turn_the_second_writer_away(
    on_postgres: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sa.Select, "with_for_update", lambda self, **_: self)
    monkeypatch.setattr(database, "TRIES", 1)
    assert one_record_written_at_once(on_postgres) == [1]


def test_without_row_locks_a_second_try_still_keeps_both(on_postgres: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sa.Select, "with_for_update", lambda self, **_: self)
    assert one_record_written_at_once(on_postgres) == [1, 2]

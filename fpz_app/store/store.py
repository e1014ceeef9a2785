"""Store: the laptop's encrypted record, opened with its key; hands out works, reads and drafts."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from fpz_app.domain.aliases import Alias
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.record import Record
from fpz_app.domain.stamps import Stamp, read_stamp, tick
from fpz_app.domain.workers import Worker
from fpz_app.store import backup, chain, drafts, journal, migrations, purging
from fpz_app.store.changed import Changed as Changed
from fpz_app.store.engine import Damaged, make_engine
from fpz_app.store.faults import in_words, plain
from fpz_app.store.passing import Passing, steady_seconds
from fpz_app.store.reading import Reading
from fpz_app.store.rows import How, finding, how, records
from fpz_app.store.seen import Seen, Writing, look
from fpz_app.store.standing import NONE, Kept, Standing
from fpz_app.store.tables import facts, table_of
from fpz_app.store.turns import Turns
from fpz_app.store.undo import take_back
from fpz_app.store.work import Gone, Work

R = TypeVar("R", bound=Record)
DATABASE = "record.fpz"
BACKUPS = "backups"
LATEST = "latest_time"
"""The latest time that this laptop has seen, where something was to end by itself."""

_LITTLE, _MUCH = (
    [f"PRAGMA synchronous = {synchronous}", f"PRAGMA cache_size = {-kilobytes}"]
    for synchronous, kilobytes in (("FULL", 8_000), ("NORMAL", 32_000))
)


def keep_facts(connection: sa.Connection, kept: Mapping[str, str]) -> None:
    """What this laptop keeps for itself, in the transaction of what it goes with."""
    rows = [{"name": name, "value": value} for name, value in kept.items()]
    if rows:
        connection.execute(sa.insert(facts).prefix_with("OR REPLACE"), rows)


class Signer(Protocol):
    """This device's key: `stored` is the text it is rebuilt from, kept in the encrypted store."""

    id: str
    stored: str
    public_key: bytes

    def sign(self, data: bytes) -> str: ...
    def verify(self, data: bytes, signature: str) -> bool: ...


class Store:
    """`folder` holds the database and its backups; `signer` makes the device key from its stored text ("" makes a new one)."""

    def __init__(
        self,
        folder: Path,
        key: bytes,
        *,
        signer: Callable[[str], Signer],
        read_only: bool = False,
        now: Callable[[], float] = time.time,
        steady: Callable[[], float] = steady_seconds,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.read_only, self._key, self._now = folder, read_only, key, now
        self.engine = make_engine(folder / DATABASE, key, read_only=read_only)
        self.listeners: list[Callable[[Changed], None]] = []
        self.last_group = ""
        self.turns, self._reading, self._standing, self._written, self._form = Turns(), Reading(), Kept(), 0, Writing()
        if not read_only:
            with in_words():
                migrations.bring_up_to_date(self.engine, lambda name: backup.make(self.engine, folder / BACKUPS, key, name=name))
        self.device = signer(self.fact("device"))
        with self.read() as connection:
            self.tail = journal.tail(connection, self.device.id)
        known = (self.tail.stamp, self.fact("clock"))
        self.clock = max((read_stamp(stamp) for stamp in known if stamp), default=None)
        self._passing = Passing(int(self.fact(LATEST) or 0), steady)
        if not read_only and not self.fact("device"):
            self.set_fact("device", self.device.stored)

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A connection to read with; safe from any thread. Raises Damaged."""
        with in_words():
            if self._reading.connection is not None:
                yield self._reading.connection
                return
            with self.engine.connect() as connection:
                yield connection

    @contextmanager
    def reading(self, *, much: bool = False) -> Iterator[None]:
        """For what reads much at once: meanwhile this thread reads over one connection, and no records twice until somebody
        writes; `much` for what looks at all families. Raises Damaged."""
        if self._reading.connection is not None:
            yield
            return
        with self.read() as connection, self._reading.over(connection, much=much):
            yield

    @contextmanager
    def work(self, actor: Worker, title: str) -> Iterator[Work]:
        """One transaction: all of it is stored and journalled, or nothing. Raises Problem on a read-only or full disk."""
        if self.read_only:
            raise Problem("This record is open for reading only.", "Nothing can be changed until the disk can be written to.")
        with self.turns:
            with self.writing() as connection:
                seen, device = self._form.seen, self.device.id
                work = Work(connection, actor, title, self._tick().milliseconds, self.time_passed(), seen=seen, device=device)
                yield work
                tail = self._journal(work)
            self.tail = tail
        if work.entries:
            self._tell(work)
        if work.changes or not work.entries:  # not what only says that something was read
            self._form.written = work.group if work.changes else ""

    @property
    def just_written(self) -> str:
        """The group of the work that this thread did last; "" where it changed nothing."""
        return self._form.written

    def look(self, records: Iterable[Record]) -> Seen:
        """How records stand, for a form that opens with them."""
        with self.read() as connection:
            return look(connection, records)

    def since(self, seen: Seen) -> AbstractContextManager[None]:
        """What this thread writes meanwhile comes from a form that was opened with these records: only what was changed in it."""
        return self._form.since(seen)

    def undo(self, actor: Worker, group: str, title: str) -> None:
        """Takes a transaction back with a new one. Raises ChangedSince."""
        with self.work(actor, title) as work:
            take_back(work, group)

    def get(self, kind: type[R], record_id: str) -> R:
        """Raises Gone."""
        found = self.find(kind, id=record_id)
        if not found:
            raise Gone
        return found[0]

    def find(self, kind: type[R], *where: sa.ColumnElement[bool], order: str = "id", **equal: Any) -> list[R]:
        """Records whose fields equal (or, for a list, are among) what is named, ordered by one field."""
        standing = NONE if kind is Alias else self.standing()
        equal = standing.widened(equal)
        query = finding(table_of(kind), tuple((name, how(value)) for name, value in equal.items()), order)
        given = {name: list(value) if how(value) is How.AMONG else value for name, value in equal.items() if value is not None}

        def ask() -> list[R]:
            with self.read() as connection:
                return records(kind, connection.execute(query.where(*where) if where else query, given).all(), standing.read)

        if where:
            return ask()
        key = (query, tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in given.items()))
        return list(self._reading.once(key, ask, self._written))

    def standing(self) -> Standing:
        """Which records stand for which, as the aliases have it by now."""
        return self._standing.now(self.read(), self._written)

    def fact(self, name: str) -> str:
        """Something this laptop keeps for itself, never synced; empty when it is not there."""
        with self.read() as connection:
            return connection.exec_driver_sql("SELECT value FROM laptop WHERE name = ?", (name,)).scalar() or ""

    def set_fact(self, name: str, value: str, *, can_be_had_again: bool = False) -> None:
        with self.writing(can_be_had_again=can_be_had_again) as connection:
            keep_facts(connection, {name: value})

    def save_draft(self, draft: drafts.Draft) -> None:
        with self.writing() as connection:
            drafts.save(connection, draft)

    def draft(self, key: str, worker: str) -> drafts.Draft | None:
        with self.read() as connection:
            return drafts.load(connection, key, worker)

    def discard_draft(self, key: str, worker: str) -> None:
        with self.writing() as connection:
            drafts.discard(connection, key, worker)

    def backup_daily(self, today: date) -> Path | None:
        """Slow: a task. Raises Problem when the copy cannot be made."""
        return backup.daily(self.engine, self.folder / BACKUPS, self._key, today)

    def backup_afresh(self, today: date) -> None:
        """Slow: a task. Raises Problem when the copy cannot be made; the old ones are there then."""
        backup.afresh(self.engine, self.folder / BACKUPS, self._key, today)

    def broken(self) -> str:
        """The first fault in the journal, in words; empty where there is none. Slow: a task."""
        with self.read() as connection:
            purged = purging.purged(connection)
            own = chain.broken(connection, self.device.id, self.device.verify, self.fact("head"), purged)
            return own or chain.broken_of_others(connection, self.device.id, migrations.VERSION, purged)

    def check_whole(self) -> None:
        """Reads everything there is. Raises Damaged. Slow: a task."""
        with self.read() as connection:
            if connection.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
                raise Damaged

    @contextmanager
    def writing(self, *, can_be_had_again: bool = False) -> Iterator[sa.Connection]:
        """One transaction for what is no work of a person's: all of it is stored, or nothing. Where it can be
        had again the disk is not waited for: a loss of power may take it back, with everything since, and in no other order."""
        with self.turns, self.engine.connect() as connection:
            try:
                for pragma in _MUCH if can_be_had_again else _LITTLE:
                    connection.exec_driver_sql(pragma)
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
                self._written += 1
            except sa.exc.DatabaseError as error:
                with suppress(sa.exc.DBAPIError):
                    connection.rollback()
                raise plain(error) from error.orig
            except BaseException:
                with suppress(sa.exc.DBAPIError):
                    connection.rollback()
                raise

    def milliseconds(self) -> int:
        """The laptop's clock, right or wrong."""
        return int(self._now() * 1000)

    def time_here(self) -> int:
        """The same, but it does not run backwards where somebody sets it back."""
        return max(self.milliseconds(), self.clock.milliseconds if self.clock else 0)

    def time_passed(self) -> int:
        """The same, and where the clock was set back it goes on from what it said before: for what ends by itself."""
        return self._passing.at_least(self.time_here())

    def keep_time(self) -> None:
        """Should the program be started again, time goes on from here."""
        if not self.read_only:
            self.set_fact(LATEST, str(self.time_passed()))

    def tell(self, changed: Changed) -> None:
        """Where a file is joined to another, that one has changed too."""
        if not changed.closed:
            changed = replace(changed, files=self._standing.joined(changed.files, self.standing()))
        for listener in tuple(self.listeners):
            listener(changed)

    def _journal(self, work: Work) -> journal.Tail:
        tail = self.tail
        for file_id, entry_id, changes, before in work.parts():
            self.clock = self._tick()
            entry = WorkEntry(
                id=entry_id,
                group=work.group,
                file=file_id,
                device=self.device.id,
                number=tail.number + 1,
                who=work.actor.id,
                title=work.title,
                stamp=str(self.clock),
                schema=migrations.VERSION,
                previous_hash=tail.link,
                changes=tuple(changes),
            )
            hashed = entry.chain_hash()
            signed = replace(entry, hash=hashed, signature=self.device.sign(hashed.encode()))
            journal.append(work.connection, [(signed, before)])
            tail = journal.Tail(entry.number, signed.link(), entry.stamp)
        if work.entries:
            keep_facts(work.connection, {"head": f"{tail.number} {tail.link}"})
        return tail

    def _tick(self) -> Stamp:
        return tick(self.clock, self.milliseconds(), self.device.id)

    def _tell(self, work: Work) -> None:
        kinds = frozenset(KINDS[change.kind] for each in work.changes.values() for change in each)
        self.last_group = work.group
        self.tell(Changed(kinds, frozenset(work.entries), work.title, work.actor.id, work.group, undoes=work.undoes))

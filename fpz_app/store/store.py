"""Store: the laptop's encrypted record, opened with its key; hands out works, reads and drafts."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.record import Record
from fpz_app.domain.stamps import Stamp, adopt, read_stamp, tick
from fpz_app.domain.workers import Worker
from fpz_app.store import backup, drafts, journal, migrations, states
from fpz_app.store.engine import Damaged, make_engine
from fpz_app.store.faults import in_words, plain
from fpz_app.store.reading import Reading
from fpz_app.store.rows import How, finding, how, records
from fpz_app.store.tables import facts, table_of
from fpz_app.store.undo import take_back
from fpz_app.store.work import Gone, Work

R = TypeVar("R", bound=Record)
DATABASE = "record.fpz"
BACKUPS = "backups"


class Signer(Protocol):
    """This device's key: `stored` is the text it is rebuilt from, kept in the encrypted store."""

    id: str
    stored: str

    def sign(self, data: bytes) -> str: ...
    def verify(self, data: bytes, signature: str) -> bool: ...


@dataclass(frozen=True)
class Changed:
    """What a work changed, told once after its commit."""

    kinds: frozenset[type[Record]]
    files: frozenset[str]
    title: str
    by: str
    group: str

    def touches(self, *kinds: type[Record]) -> bool:
        return not self.kinds.isdisjoint(kinds)


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
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.read_only, self._key, self._now = folder, read_only, key, now
        self.engine = make_engine(folder / DATABASE, key, read_only=read_only)
        self.listeners: list[Callable[[Changed], None]] = []
        self.last_group = ""
        self._writer, self._reading, self._written = threading.RLock(), Reading(), 0
        if not read_only:
            self._bring_up_to_date()
        self.device = signer(self.fact("device"))
        with self.read() as connection:
            self._tail = journal.tail(connection, self.device.id)
        known = (self._tail.stamp, self.fact("clock"))
        self._clock = max((read_stamp(stamp) for stamp in known if stamp), default=None)
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
    def reading(self) -> Iterator[None]:
        """For what reads much at once: meanwhile this thread reads over one connection, and no records twice until somebody
        writes. Raises Damaged."""
        if self._reading.connection is not None:
            yield
            return
        with self.read() as connection, self._reading.over(connection):
            yield

    @contextmanager
    def work(self, actor: Worker, title: str) -> Iterator[Work]:
        """One transaction: all of it is stored and journalled, or nothing. Raises Problem on a read-only or full disk."""
        if self.read_only:
            raise Problem("This record is open for reading only.", "Nothing can be changed until the disk can be written to.")
        with self._writer:
            with self._writing() as connection:
                work = Work(connection, actor, title, self._tick().milliseconds)
                yield work
                tail = self._journal(work)
            self._tail = tail
        if work.entries:
            self._tell(work)

    def receive(self, entries: Sequence[WorkEntry], facts_too: Mapping[str, str]) -> None:
        """Applies others' works in the order given, in one transaction with the journal and what this laptop notes of them."""
        with self._writer, self._writing() as connection:
            there = journal.known(connection, [entry.id for entry in entries])
            fresh = [entry for entry in entries if entry.id not in there]
            befores = states.apply_all(connection, [(entry.id, entry.changes) for entry in fresh])
            journal.append(connection, zip(fresh, befores, strict=True))
            for entry in fresh:
                self._clock = adopt(self._clock, read_stamp(entry.stamp), self._milliseconds(), self.device.id)
            self._keep_facts(connection, {**facts_too, **({"clock": str(self._clock)} if self._clock else {})})
        if fresh:
            self._tell_received(fresh)

    def pending(self, after: int, limit: int) -> list[WorkEntry]:
        """This laptop's own works above a number, in order: what is still to be sent."""
        with self.read() as connection:
            return list(journal.entries(connection, self.device.id, after=after, limit=limit))

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
        query = finding(table_of(kind), tuple((name, how(value)) for name, value in equal.items()), order)
        given = {name: list(value) if how(value) is How.AMONG else value for name, value in equal.items() if value is not None}

        def ask() -> list[R]:
            with self.read() as connection:
                return records(kind, connection.execute(query.where(*where) if where else query, given).all())

        if where:
            return ask()
        key = (query, tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in given.items()))
        return list(self._reading.once(key, ask, self._written))

    def fact(self, name: str) -> str:
        """Something this laptop keeps for itself, never synced; empty when it is not there."""
        with self.read() as connection:
            return connection.execute(sa.select(facts.c.value).where(facts.c.name == name)).scalar() or ""

    def set_fact(self, name: str, value: str) -> None:
        with self._writer, self._writing() as connection:
            self._keep_facts(connection, {name: value})

    def save_draft(self, draft: drafts.Draft) -> None:
        with self._writer, self._writing() as connection:
            drafts.save(connection, draft)

    def draft(self, key: str, worker: str) -> drafts.Draft | None:
        with self.read() as connection:
            return drafts.load(connection, key, worker)

    def discard_draft(self, key: str, worker: str) -> None:
        with self._writer, self._writing() as connection:
            drafts.discard(connection, key, worker)

    def backup_daily(self, today: date) -> Path | None:
        """Slow: a task. Raises Problem when the copy cannot be made."""
        return backup.daily(self.engine, self.folder / BACKUPS, self._key, today)

    def broken(self) -> str:
        """The first fault in this device's journal, in words; empty where there is none. Slow: a task."""
        with self.read() as connection:
            return journal.broken(connection, self.device.id, self.device.verify, self.fact("head"))

    def check_whole(self) -> None:
        """Reads everything there is. Raises Damaged. Slow: a task."""
        with self.read() as connection:
            if connection.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
                raise Damaged

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self.engine.connect() as connection:
            try:
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

    def _journal(self, work: Work) -> journal.Tail:
        tail = self._tail
        for file_id, entry_id in work.entries.items():
            self._clock = self._tick()
            entry = WorkEntry(
                id=entry_id,
                group=work.group,
                file=file_id,
                device=self.device.id,
                number=tail.number + 1,
                who=work.actor.id,
                title=work.title,
                stamp=str(self._clock),
                schema=migrations.VERSION,
                previous_hash=tail.link,
                changes=tuple(work.changes.get(file_id, ())),
            )
            hashed = entry.chain_hash()
            signed = replace(entry, hash=hashed, signature=self.device.sign(hashed.encode()))
            journal.append(work.connection, [(signed, work.before.get(file_id, ()))])
            tail = journal.Tail(entry.number, signed.link(), entry.stamp)
        if work.entries:
            self._keep_facts(work.connection, {"head": f"{tail.number} {tail.link}"})
        return tail

    def _keep_facts(self, connection: sa.Connection, kept: Mapping[str, str]) -> None:
        rows = [{"name": name, "value": value} for name, value in kept.items()]
        if rows:
            connection.execute(sa.insert(facts).prefix_with("OR REPLACE"), rows)

    def _milliseconds(self) -> int:
        return int(self._now() * 1000)

    def _tick(self) -> Stamp:
        return tick(self._clock, self._milliseconds(), self.device.id)

    def _tell_received(self, entries: Sequence[WorkEntry]) -> None:
        kinds = frozenset(KINDS[change.kind] for entry in entries for change in entry.changes if change.kind in KINDS)
        changed = Changed(kinds, frozenset(entry.file for entry in entries), "Changes arrived", "", "")
        for listener in tuple(self.listeners):
            listener(changed)

    def _tell(self, work: Work) -> None:
        kinds = frozenset(KINDS[change.kind] for each in work.changes.values() for change in each)
        self.last_group = work.group
        changed = Changed(kinds, frozenset(work.entries), work.title, work.actor.id, work.group)
        for listener in tuple(self.listeners):
            listener(changed)

    def _bring_up_to_date(self) -> None:
        with self.engine.connect() as connection, in_words():
            version = migrations.version_of(connection)
            migrations.refuse_newer(version)
            if version == migrations.VERSION:
                return
            if version:
                backup.make(self.engine, self.folder / BACKUPS, self._key, name=f"before-version-{migrations.VERSION}")
                migrations.migrate(connection, version)
                return
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            migrations.make_all(connection)
            migrations.set_version(connection, migrations.VERSION)
            connection.commit()

"""Verifying: looks at every work the centre holds: numbers, chains, signatures, and that the records follow from the journal."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from fpz_app.central import pieces, states
from fpz_app.central.numbering import FileEnd
from fpz_app.central.reading_works import read_work
from fpz_app.central.tables import devices, files, held, journal, quarantine, records, zone_heads
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.merging import State, apply, works_in
from fpz_app.security.device import key_of, verify
from fpz_app.store.migrations import VERSION
from fpz_app.sync.protocol import file_digest

_AT_ONCE = 500


@dataclass
class _Chain:
    number: int = 0
    link: str = ""


def faults(connection: sa.Connection, zone: str) -> Iterator[str]:
    """What is wrong with a zone, in words; nothing where all is as it was written. Slow: reads everything."""
    yield from _journal(connection, zone)
    yield from _devices(connection, zone)
    yield from _brought(connection, zone)
    yield from _records(connection, zone)
    yield from pieces.faults(connection, zone)


def _journal(connection: sa.Connection, zone: str) -> Iterator[str]:
    ends: dict[str, FileEnd] = {}
    wanted = 0
    for row in connection.execute(_works(zone).order_by(journal.c.seq)).yield_per(_AT_ONCE):
        wanted += 1
        if row.seq != wanted:
            yield f"work {wanted} of the zone is missing"
            wanted = row.seq
        end = ends.setdefault(row.file, FileEnd())
        end.grow(_read(row.work))
        if (row.file_seq, row.chain) != (end.last, end.chain):
            yield f"work {row.seq} does not follow on the one before in its file"
            ends[row.file] = FileEnd(row.file_seq, row.chain)
    last = connection.execute(sa.select(zone_heads.c.last).where(zone_heads.c.zone == zone)).scalar()
    if last != wanted:
        yield f"works after {wanted} are missing"
    for row in connection.execute(sa.select(files).where(files.c.zone == zone)):
        end = ends.get(row.file, FileEnd())
        if (row.last, row.chain) != (end.last, end.chain):
            yield f"the last works of a file are missing: {row.last} are counted, {end.last} are there"


def _devices(connection: sa.Connection, zone: str) -> Iterator[str]:
    """Each device's chain, from the journal, quarantine and what is held together."""
    for row in connection.execute(sa.select(devices).where(devices.c.zone == zone)).all():
        parts = [
            sa.select(table.c.number, table.c.work).where(table.c.zone == zone, table.c.device == row.id)
            for table in (journal, quarantine, held)
        ]
        chain, key = _Chain(), key_of(row.public_key)
        for each in connection.execute(sa.union_all(*parts).order_by("number")).yield_per(_AT_ONCE):
            work = read_work(each.work.encode())
            if words := _fault(work, chain, key):
                yield f"laptop {row.id[:8]}: {words}"
            chain = _Chain(work.number, work.link())
        if (chain.number, chain.link) != (row.last, row.link):
            yield f"laptop {row.id[:8]}: works after {chain.number} are missing"


def _brought(connection: sa.Connection, zone: str) -> Iterator[str]:
    """The works of other zones' devices, which came with a file: each as it was written and signed."""
    own = sa.select(devices.c.id).where(devices.c.zone == zone)
    query = sa.select(journal.c.seq, journal.c.work, devices.c.public_key).join(devices, devices.c.id == journal.c.device)
    query = query.where(journal.c.zone == zone, journal.c.device.not_in(own)).order_by(journal.c.seq)
    for row in connection.execute(query).yield_per(_AT_ONCE):
        work = _read(row.work)
        is_ours = work.schema > VERSION or work.chain_hash() == work.hash
        if not is_ours or not verify(key_of(row.public_key), work.hash.encode(), work.signature):
            yield f"work {row.seq}, which came with a file of another zone, was altered"


def _fault(work: WorkEntry, chain: _Chain, key: bytes) -> str:
    if work.number != chain.number + 1:
        return f"work {chain.number + 1} is missing"
    if work.previous_hash != chain.link:
        return f"work {work.number} does not follow the one before"
    if work.schema <= VERSION and work.chain_hash() != work.hash:
        return f"work {work.number} was altered"
    return "" if verify(key, work.hash.encode(), work.signature) else f"work {work.number} has a false signature"


def _records(connection: sa.Connection, zone: str) -> Iterator[str]:
    """Whether the records are what the journal makes of them, and their marks what digests are made from."""
    made: dict[states.Key, State] = {}
    for row in connection.execute(_works(zone).where(journal.c.streamed).order_by(journal.c.seq)).yield_per(_AT_ONCE):
        work = _read(row.work)
        for change in work.changes:
            key = (change.kind, change.id)
            made[key] = apply(made.get(key, State()), change, work.id)
    marks = sa.select(records.c.kind, records.c.id, records.c.mark).where(records.c.zone == zone)
    there = {(row.kind, row.id): row.mark for row in connection.execute(marks)}
    for key in sorted(made.keys() - there.keys()):
        yield f"a {key[0]} is missing"
    for key, mark in sorted(there.items()):
        if key in made and mark != file_digest([(key[1], works_in(made[key]))]):
            yield f"a {key[0]} is not what its works made of it"
    found = states.load(connection, zone, made)
    for key in sorted(found):
        if _plain(found[key]) != _plain(made[key]):
            yield f"a {key[0]} does not say what its works wrote"


def _works(zone: str) -> sa.Select[tuple[int, str, int, str, str]]:
    c = journal.c
    return sa.select(c.seq, c.file, c.file_seq, c.chain, c.work).where(c.zone == zone)


def _read(text: str) -> WorkEntry:
    return msgspec.json.decode(text, type=WorkEntry)


def _plain(state: State) -> bytes:
    return msgspec.json.encode(state, order="deterministic")

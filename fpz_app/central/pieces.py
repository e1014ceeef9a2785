"""Pieces: attachments lie at the centre piece by piece, each for a file whose works name it, and for nobody else."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
import sqlalchemy as sa

from fpz_app.central.database import insert_all
from fpz_app.central.refusals import Refused
from fpz_app.central.signin import Caller
from fpz_app.central.tables import grants, pieces, records
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.pieces import FIELD, digest_of, named_in
from fpz_app.sync.pieces_protocol import Sought

MOST = 500
_AT_ONCE = 50


def expect(connection: sa.Connection, zone: str, works: Iterable[WorkEntry]) -> None:
    """Notes the pieces that works name: those are taken, and no others."""
    of_file: dict[str, dict[str, str]] = {}
    for work in works:
        for digest in _named(work):
            of_file.setdefault(work.file, {}).setdefault(digest, work.device)
    for file, devices in sorted(of_file.items()):
        known = _known(connection, zone, file, sorted(devices))
        new = [{"zone": zone, "file": file, "digest": each, "device": devices[each]} for each in sorted(devices.keys() - known)]
        insert_all(connection, pieces, new)


def sought(connection: sa.Connection, caller: Caller, file: str, digests: Sequence[str]) -> Sought:
    """Of pieces that the device may send: which are here, and which are waited for."""
    which = (pieces.c.file == file, pieces.c.digest.in_(list(digests)))
    rows = connection.execute(sa.select(pieces.c.digest, pieces.c.received).where(*which, _may_send(caller))).all()
    wanted = {row.digest for row in rows if not row.received}
    return Sought(here=tuple(sorted({row.digest for row in rows} - wanted)), wanted=tuple(sorted(wanted)))


def take(connection: sa.Connection, caller: Caller, file: str, digest: str, data: bytes, now: int) -> None:
    """Keeps a piece that a work names; one that is here already is passed over. Raises Refused."""
    which = (pieces.c.file == file, pieces.c.digest == digest, _may_send(caller))
    if connection.execute(sa.select(pieces.c.digest).where(*which)).first() is None:
        raise unknown()
    if digest_of(data) != digest:
        raise Refused("This is not the piece that it is said to be.", "It was damaged on the way. Sync again.")
    kept = sa.update(pieces).where(*which, pieces.c.received == 0)
    connection.execute(kept.values(bytes=data, size=len(data), received=now))


def give(connection: sa.Connection, caller: Caller, file: str, digest: str) -> bytes:
    """Of a file that the device holds. Raises Refused in the same words for what is not there and what it may not have."""
    c = pieces.c
    mine = _is_given(caller)
    found = connection.execute(
        sa.select(c.bytes).where(c.zone == caller.zone, c.file == file, c.digest == digest, c.received > 0, mine)
    ).scalar()
    if found is None:
        raise unknown()
    return bytes(found)


def faults(connection: sa.Connection, zone: str) -> Iterator[str]:
    """What is wrong with a zone's pieces, in words. Slow: reads everything."""
    yield from _unlisted(connection, zone)
    yield from _damaged(connection, zone)


def awaited(connection: sa.Connection, zone: str) -> Iterator[str]:
    """What laptops have still to send, in words, a line for each laptop: no fault."""
    c = pieces.c
    count = sa.select(c.device, sa.func.count().label("many")).where(c.zone == zone, c.received == 0)
    for row in connection.execute(count.group_by(c.device).order_by(c.device)):
        noun = "piece" if row.many == 1 else "pieces"
        yield f"laptop {row.device[:8]} has not sent {row.many} {noun} of attachments yet"


def unknown() -> Refused:
    return Refused(
        "The centre does not have this.", "It may still be on the laptop it was added on, or not be yours to see.", status=404
    )


def _named(work: WorkEntry) -> set[str]:
    return {digest for change in work.changes for digest in named_in(change.values)}


def _may_send(caller: Caller) -> sa.ColumnElement[bool]:
    """What this device's own works named, even after its file was taken from it, or to another zone; nothing comes back by it."""
    return sa.or_(pieces.c.device == caller.device, sa.and_(pieces.c.zone == caller.zone, _is_given(caller)))


def _is_given(caller: Caller) -> sa.ColumnElement[bool]:
    mine = (grants.c.zone == caller.zone, grants.c.device == caller.device, grants.c.file == pieces.c.file)
    return sa.exists().where(*mine)


def _unlisted(connection: sa.Connection, zone: str) -> Iterator[str]:
    """Pieces that a record names and that the centre no longer waits for; what went to another zone took its own along."""
    naming = records.c["values"].contains(f'"{FIELD}":["', autoescape=True)
    here = (records.c.zone == zone, records.c.file != "")
    query = sa.select(records.c.file, records.c["values"].label("values_")).where(*here, naming)
    for row in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
        named = set(named_in(msgspec.json.decode(row.values_)))
        for digest in sorted(named - _known(connection, zone, row.file, sorted(named))):
            yield f"piece {digest[:8]} of an attachment in file {row.file[:8]} is missing"


def _damaged(connection: sa.Connection, zone: str) -> Iterator[str]:
    c = pieces.c
    query = sa.select(c.file, c.digest, c.bytes).where(c.zone == zone, c.received > 0).order_by(c.file, c.digest)
    for row in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
        if row.bytes is None or digest_of(bytes(row.bytes)) != row.digest:
            yield f"piece {row.digest[:8]} of an attachment in file {row.file[:8]} is damaged"


def _known(connection: sa.Connection, zone: str, file: str, digests: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for at in range(0, len(digests), MOST):
        which = (pieces.c.zone == zone, pieces.c.file == file, pieces.c.digest.in_(digests[at : at + MOST]))
        found.update(connection.execute(sa.select(pieces.c.digest).where(*which)).scalars())
    return found

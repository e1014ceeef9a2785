"""Streaming: what a device reads: the zone's works after a cursor, records as they stand, a file's history, digests."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.central.refusals import Refused, unreadable
from fpz_app.central.tables import controls, grants, journal, records, zone_heads
from fpz_app.sync.protocol import Digests, Order, PageEnd, PageHead, Said, SnapshotEnd, SnapshotHead, Told

PAGE_BYTES = 4 * 1024 * 1024
"""A page ends before it grows beyond this; one work or row that is larger goes alone."""
MOST_WORKS, MOST_ROWS, MOST_ORDERS = 500, 5_000, 10_000
_DIGESTS_IN_A_PAGE = 100


class _Work(Said, frozen=True, kw_only=True):
    """A Numbered whose work is sent on as it was kept."""

    seq: int
    work: msgspec.Raw


class _Row(Said, frozen=True, kw_only=True):
    """A Row of the same kind."""

    kind: str
    id: str
    file: str
    values: msgspec.Raw
    versions: msgspec.Raw
    beside: msgspec.Raw
    removals: msgspec.Raw


def orders(connection: sa.Connection, zone: str, device: str, after: int) -> tuple[Told, ...]:
    query = sa.select(controls).where(controls.c.zone == zone, controls.c.device == device, controls.c.number > after)
    rows = connection.execute(query.order_by(controls.c.number).limit(MOST_ORDERS))
    return tuple(Told(number=row.number, order=Order(row.order), file=row.file) for row in rows)


def last_order(connection: sa.Connection, zone: str, device: str) -> int:
    query = sa.select(sa.func.max(controls.c.number)).where(controls.c.zone == zone, controls.c.device == device)
    return connection.execute(query).scalar() or 0


def pull(connection: sa.Connection, zone: str, device: str, *, after: int, limit: int, told: int | None = None) -> Iterator[Said]:
    """The works after a number in files that the device holds. A page without any still moves on."""
    head = _head(connection, zone)
    held = _held(zone, device)
    if told is not None:
        held = held.where(grants.c.number <= told)
    c = journal.c
    query = sa.select(c.seq, c.size, c.file).where(c.zone == zone, c.seq > after, c.streamed, c.file.in_(held))
    listed = connection.execute(query.order_by(c.seq).limit(limit + 1)).all()
    chosen = _that_fit(listed[:limit])
    is_last = len(chosen) == len(listed)
    to = max(head.last, after) if is_last else chosen[-1].seq
    yield PageHead(epoch=head.epoch, after=after, to=to, head=head.last)
    yield from _works(connection, zone, [row.seq for row in chosen])
    named = {row.file for row in chosen} if is_last and len({row.file for row in chosen}) <= _DIGESTS_IN_A_PAGE else set()
    yield PageEnd(count=len(chosen), digests=_digests(connection, zone, named))


def history(connection: sa.Connection, zone: str, device: str, *, file: str, before: int | None, limit: int) -> Iterator[Said]:
    """Works newest first, readings and prints among them, of one file or of all that the device holds."""
    head = _head(connection, zone)
    upper = head.last + 1 if before is None else before
    c = journal.c
    query = sa.select(c.seq, c.size).where(c.zone == zone, c.seq < upper, c.file.in_(_held(zone, device)))
    if file:
        query = query.where(c.file == file)
    listed = connection.execute(query.order_by(c.seq.desc()).limit(limit + 1)).all()
    chosen = _that_fit(listed[:limit])
    after = 0 if len(chosen) == len(listed) else chosen[-1].seq - 1
    yield PageHead(epoch=head.epoch, after=after, to=max(upper - 1, 0), head=head.last)
    yield from reversed(list(_works(connection, zone, [row.seq for row in chosen])))
    yield PageEnd(count=len(chosen))


def snapshot(connection: sa.Connection, zone: str, device: str, *, file: str, after: str, limit: int) -> Iterator[Said]:
    """Records as they stand, the zone's directory first, then file by file; raises Refused for a place that is none.

    A page ends with where the next one begins: the rows left by then, file, kind and id.
    """
    head = _head(connection, zone)
    if file and not connection.execute(_held(zone, device).where(grants.c.file == file)).first():
        raise Refused("This file is not among those that this laptop holds.", "Sync again.", status=403)
    left, place = _place(after)
    if not after:
        held = records.c.file == file if file else records.c.file.in_(_held(zone, device))
        left = connection.execute(sa.select(sa.func.count()).where(records.c.zone == zone, held)).scalar_one()
    listed = _listed(connection, zone, device, file=file, after=place, limit=limit + 1)
    chosen = _that_fit(listed[:limit])
    yield SnapshotHead(epoch=head.epoch, head=head.last, rows_left=left)
    yield from _rows(connection, zone, chosen)
    last = chosen[-1] if len(chosen) < len(listed) else None
    more = f"{max(left - len(chosen), 0)} {last.file} {last.kind} {last.id}" if last else ""
    yield SnapshotEnd(count=len(chosen), next=more)


def digests(connection: sa.Connection, zone: str, device: str, named: Sequence[str]) -> Digests:
    """Of those of the named files that the device holds."""
    held = connection.execute(_held(zone, device).where(grants.c.file.in_(list(named)))).scalars().all()
    return Digests(head=_head(connection, zone).last, digests=_digests(connection, zone, {str(file) for file in held}))


def _head(connection: sa.Connection, zone: str) -> Any:
    return connection.execute(sa.select(zone_heads.c.last, zone_heads.c.epoch).where(zone_heads.c.zone == zone)).one()


def _held(zone: str, device: str) -> sa.Select[tuple[str]]:
    return sa.select(grants.c.file).where(grants.c.zone == zone, grants.c.device == device)


def _that_fit(listed: Sequence[Any]) -> list[Any]:
    chosen: list[Any] = []
    size = 0
    for row in listed:
        size += row.size
        if chosen and size > PAGE_BYTES:
            break
        chosen.append(row)
    return chosen


def _works(connection: sa.Connection, zone: str, seqs: Sequence[int]) -> Iterator[Said]:
    query = sa.select(journal.c.seq, journal.c.work).where(journal.c.zone == zone, journal.c.seq.in_(seqs))
    for row in connection.execute(query.order_by(journal.c.seq)):
        yield _Work(seq=row.seq, work=msgspec.Raw(row.work.encode()))


def _listed(
    connection: sa.Connection, zone: str, device: str, *, file: str, after: tuple[str, str, str], limit: int
) -> list[Any]:
    """Keys and sizes of the next rows in the order of a snapshot."""
    c = records.c
    query = sa.select(c.file, c.kind, c.id, c.size).where(c.zone == zone).order_by(c.file, c.kind, c.id)
    beyond = sa.tuple_(c.file, c.kind, c.id) > sa.tuple_(*map(sa.literal, after))
    if file:
        return list(connection.execute(query.where(c.file == file, beyond).limit(limit)))
    found: list[Any] = []
    if after[0] in ("", zone):
        found = list(connection.execute(query.where(c.file == zone, beyond).limit(limit)))
    if len(found) < limit:
        others = query.where(c.file != zone, c.file.in_(_held(zone, device)))
        others = others if after[0] in ("", zone) else others.where(beyond)
        found += connection.execute(others.limit(limit - len(found)))
    return found


def _rows(connection: sa.Connection, zone: str, chosen: Sequence[Any]) -> Iterator[Said]:
    """In the order chosen: by the range that they lie in, a file's rows or those of several files."""
    c = records.c
    for part in _ranges(chosen, zone):
        first, last = part[0], part[-1]
        key = sa.tuple_(c.file, c.kind, c.id)
        query = sa.select(c.kind, c.id, c.file, c["values"].label("values_"), c.versions, c.beside, c.removals).where(
            c.zone == zone,
            c.file.in_({row.file for row in part}),
            key >= sa.tuple_(*map(sa.literal, (first.file, first.kind, first.id))),
            key <= sa.tuple_(*map(sa.literal, (last.file, last.kind, last.id))),
        )
        wanted = {(row.kind, row.id) for row in part}
        for row in connection.execute(query.order_by(c.file, c.kind, c.id)):
            if (row.kind, row.id) in wanted:
                plain = (msgspec.Raw(text.encode()) for text in (row.values_, row.versions, row.beside, row.removals))
                values, versions, beside, removals = plain
                yield _Row(
                    kind=row.kind, id=row.id, file=row.file, values=values, versions=versions, beside=beside, removals=removals
                )


def _ranges(chosen: Sequence[Any], zone: str) -> Iterable[Sequence[Any]]:
    first = [row for row in chosen if row.file == zone]
    return [part for part in (first, chosen[len(first) :]) if part]


def _place(after: str) -> tuple[int, tuple[str, str, str]]:
    if not after:
        return 0, ("", "", "")
    parts = after.split(" ")
    if len(parts) != 4 or not parts[0].isascii() or not parts[0].isdigit() or "\x00" in after or len(after) > 200:
        raise unreadable("where the next page begins")
    return int(parts[0]), (parts[1], parts[2], parts[3])


def _digests(connection: sa.Connection, zone: str, named: set[str]) -> dict[str, str]:
    """As protocol.file_digest makes them, from the marks of the files' records."""
    whole = dict.fromkeys(named, 0)
    if named:
        query = sa.select(records.c.file, records.c.mark).where(records.c.zone == zone, records.c.file.in_(named))
        for row in connection.execute(query):
            whole[row.file] ^= int(row.mark, 16)
    return {file: f"{each:064x}" for file, each in whole.items()}

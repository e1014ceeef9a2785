"""Streaming: what a device reads: the zone's works after a cursor, records as they stand, a file's history, digests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.central.database import among, is_postgres
from fpz_app.central.refusals import Refused, unreadable
from fpz_app.central.tables import controls, grants, journal, records, zone_heads
from fpz_app.sync.protocol import Digests, Order, PageEnd, PageHead, Said, SnapshotEnd, SnapshotHead, Told

PAGE_BYTES = 4 * 1024 * 1024
"""A page ends before it grows beyond this; one work or row that is larger goes alone."""
MOST_WORKS, MOST_ROWS, MOST_ORDERS = 500, 5_000, 10_000
_DIGESTS_IN_A_PAGE = 100

_ORDERS = (
    sa.select(controls)
    .where(
        controls.c.zone == sa.bindparam("zone"),
        controls.c.device == sa.bindparam("device"),
        controls.c.number > sa.bindparam("after"),
    )
    .order_by(controls.c.number)
    .limit(MOST_ORDERS)
)
_C = journal.c
_TOGETHER: sa.ColumnElement[str] = sa.cast(sa.func.bit_xor(sa.text("('x' || record.mark)::bit(256)")), sa.Text)
_R = records.c
_LINE = '{"kind":"' + _R.kind + '","id":"' + _R.id + '","file":"' + _R.file + '","values":' + _R["values"]
_LINE = _LINE + ',"versions":' + _R.versions + ',"beside":' + _R.beside + ',"removals":' + _R.removals + "}\n"
"""Of Row, put together by the database, its parts as they were kept; kind, id and file hold nothing that JSON would escape."""
_PLACE = _R.file + " " + _R.kind + " " + _R.id
_HEAD = sa.select(zone_heads.c.last, zone_heads.c.epoch).where(zone_heads.c.zone == sa.bindparam("zone"))


def orders(connection: sa.Connection, zone: str, device: str, after: int) -> tuple[Told, ...]:
    rows = connection.execute(_ORDERS, {"zone": zone, "device": device, "after": after})
    return tuple(Told(number=row.number, order=Order(row.order), file=row.file) for row in rows)


def last_order(connection: sa.Connection, zone: str, device: str) -> int:
    query = sa.select(sa.func.max(controls.c.number)).where(controls.c.zone == zone, controls.c.device == device)
    return connection.execute(query).scalar() or 0


@dataclass(frozen=True, kw_only=True)
class Unread:
    """What a device does not know: works `after` a number, in files given by orders up to `told` (None: by all), but for its
    `own` up to that number."""

    after: int
    told: int | None = None
    own: int = 0


def pull(connection: sa.Connection, zone: str, device: str, unread: Unread, limit: int) -> Iterator[bytes]:
    """Works in files that the device holds. A page without any still moves on."""
    head = _head(connection, zone)
    after = unread.after
    wanted = _unread(zone, device, unread)
    listed = connection.execute(wanted.limit(limit + 1)).all() if after < head.last else []
    chosen = _that_fit(listed[:limit])
    is_last = len(chosen) == len(listed)
    to = max(head.last, after) if is_last else chosen[-1].seq
    yield line(PageHead(epoch=head.epoch, after=after, to=to, head=head.last))
    if chosen:
        whole = wanted.with_only_columns(_C.seq, _C.work).where(_C.seq <= chosen[-1].seq)
        for seq, work in connection.execute(whole):  # works are sent on as they were kept
            yield f'{{"seq":{seq},"work":{work}}}\n'.encode()
    named = {row.file for row in chosen}
    if is_last and unread.own and after < head.last:
        named |= _of_own(connection, zone, device, unread)
    yield line(PageEnd(count=len(chosen), digests=_digests(connection, zone, named) if _are_compared(named, is_last) else {}))


def _are_compared(named: set[str], is_last: bool) -> bool:
    return is_last and len(named) <= _DIGESTS_IN_A_PAGE


def _unread(zone: str, device: str, unread: Unread) -> sa.Select[*tuple[Any, ...]]:
    query = sa.select(_C.seq, _C.size, _C.file).where(_C.zone == zone, _C.seq > unread.after, _C.streamed)
    query = query.where(_C.file.in_(_given(zone, device, unread))).order_by(_C.seq)
    return query.where(sa.or_(_C.device != device, _C.number > unread.own)) if unread.own else query


def _of_own(connection: sa.Connection, zone: str, device: str, unread: Unread) -> set[str]:
    """The files of the device's own works that are left out: these too are compared."""
    query = sa.select(_C.file).distinct().where(_C.zone == zone, _C.seq > unread.after, _C.streamed)
    query = query.where(_C.device == device, _C.number <= unread.own, _C.file.in_(_given(zone, device, unread)))
    return set(connection.execute(query.limit(_DIGESTS_IN_A_PAGE + 1)).scalars())


def _given(zone: str, device: str, unread: Unread) -> sa.Select[tuple[str]]:
    held = _held(zone, device)
    return held if unread.told is None else held.where(grants.c.number <= unread.told)


@dataclass(frozen=True)
class Past:
    """Which earlier works: of these files, or of all that are held; numbers `above` < seq < `before`, those that the centre
    received `since` (milliseconds); `readings` alone are those that changed nothing."""

    files: Sequence[str] = ()
    before: int | None = None
    above: int = 0
    since: int = 0
    readings: bool = False


def history(connection: sa.Connection, zone: str, device: str, past: Past, limit: int) -> Iterator[bytes]:
    """Works newest first, readings and prints among them."""
    head = _head(connection, zone)
    upper = head.last + 1 if past.before is None else past.before
    c = journal.c
    query = sa.select(c.seq, c.size, c.received).where(c.zone == zone, c.seq < upper, c.file.in_(_held(zone, device)))
    query = query.where(c.seq > past.above) if past.above else query
    query = query.where(c.file.in_(past.files)) if past.files else query
    query = query.where(~c.streamed) if past.readings else query
    listed = connection.execute(query.order_by(c.seq.desc()).limit(limit + 1)).all()
    chosen = _that_fit(list(takewhile(lambda row: row.received >= past.since, listed[:limit])))
    left = listed[len(chosen) :]
    yield line(PageHead(epoch=head.epoch, after=left[0].seq if left else 0, to=max(upper - 1, 0), head=head.last))
    yield from _earlier(connection, zone, [row.seq for row in chosen])
    yield line(PageEnd(count=len(chosen), older=bool(left) and left[0].received < past.since))


def snapshot(connection: sa.Connection, zone: str, device: str, *, file: str, after: str, limit: int) -> Iterator[bytes]:
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
    yield line(SnapshotHead(epoch=head.epoch, head=head.last, rows_left=left))
    count = size = 0
    last, more = "", False
    for row_line, place_of_row, length in _rows(connection, zone, device, file=file, after=place, limit=limit + 1):
        size += length
        if count == limit or (count and size > PAGE_BYTES):
            more = True
            break
        yield row_line.encode()
        count, last = count + 1, place_of_row
    follows = f"{max(left - count, 0)} {last}" if more else ""
    yield line(SnapshotEnd(count=count, next=follows))


def digests(connection: sa.Connection, zone: str, device: str, named: Sequence[str]) -> Digests:
    """Of those of the named files that the device holds."""
    held = connection.execute(_held(zone, device).where(grants.c.file.in_(list(named)))).scalars().all()
    return Digests(head=_head(connection, zone).last, digests=_digests(connection, zone, {str(file) for file in held}))


def _head(connection: sa.Connection, zone: str) -> Any:
    return connection.execute(_HEAD, {"zone": zone}).one()


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


def line(message: Said) -> bytes:
    return msgspec.json.encode(message) + b"\n"


def _earlier(connection: sa.Connection, zone: str, seqs: Sequence[int]) -> Iterator[bytes]:
    """Lines of Numbered, newest first, each with its number in its file."""
    query = sa.select(journal.c.seq, journal.c.file_seq, journal.c.work).where(journal.c.zone == zone, journal.c.seq.in_(seqs))
    for seq, file_seq, work in connection.execute(query.order_by(journal.c.seq.desc())):
        yield f'{{"seq":{seq},"file_seq":{file_seq},"work":{work}}}\n'.encode()


def _rows(
    connection: sa.Connection, zone: str, device: str, *, file: str, after: tuple[str, str, str], limit: int
) -> Iterator[Any]:
    """The next rows in the order of a snapshot."""
    c = records.c
    query = sa.select(_LINE, _PLACE, c.size).where(c.zone == zone).order_by(c.file, c.kind, c.id)
    beyond = sa.tuple_(c.file, c.kind, c.id) > sa.tuple_(*map(sa.literal, after))
    if file:
        yield from _streamed(connection, query.where(c.file == file, beyond), limit)
        return
    many = 0
    if after[0] in ("", zone):
        for row in _streamed(connection, query.where(c.file == zone, beyond), limit):
            many += 1
            yield row
    if many < limit:
        others = query.where(c.file != zone, c.file.in_(_held(zone, device)))
        yield from _streamed(connection, others if after[0] in ("", zone) else others.where(beyond), limit - many)


def _streamed(connection: sa.Connection, query: sa.Select[Any], limit: int) -> Iterator[Any]:
    """A thousand at a time: what is left when the page is full is never read."""
    found = connection.execute(query.limit(limit).execution_options(yield_per=1_000))
    try:
        for some in found.partitions():
            yield from some
    finally:
        found.close()


def _place(after: str) -> tuple[int, tuple[str, str, str]]:
    if not after:
        return 0, ("", "", "")
    parts = after.split(" ")
    if len(parts) != 4 or not parts[0].isascii() or not parts[0].isdigit() or "\x00" in after or len(after) > 200:
        raise unreadable("where the next page begins")
    return int(parts[0]), (parts[1], parts[2], parts[3])


def _digests(connection: sa.Connection, zone: str, named: set[str]) -> dict[str, str]:
    """As protocol.file_digest makes them, from the marks of the files' records; PostgreSQL puts these together by itself."""
    whole = dict.fromkeys(named, 0)
    marked = (records.c.zone == zone, among(connection, records.c.file, named))
    if named and is_postgres(connection):
        query = sa.select(records.c.file, _TOGETHER).where(*marked).group_by(records.c.file)
        whole |= {file: int(bits, 2) for file, bits in connection.execute(query)}
    elif named:
        for file, mark in connection.execute(sa.select(records.c.file, records.c.mark).where(*marked)):
            whole[file] ^= int(mark, 16)
    return {file: f"{each:064x}" for file, each in whole.items()}

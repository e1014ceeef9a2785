"""Numbering: the centre's journal; a work gets its number in the zone and in its file when all else is written."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from fpz_app.central.database import among, insert_all, update_all
from fpz_app.central.tables import files, journal, zone_heads
from fpz_app.domain.changes import WorkEntry


@dataclass
class FileEnd:
    """The last number of a file and the link of its chain, which covers every work of the file so far."""

    last: int = 0
    chain: str = ""

    def grow(self, work: WorkEntry) -> None:
        self.last += 1
        self.chain = hashlib.sha256(f"{self.chain} {work.link()}".encode()).hexdigest()


def lock_files(connection: sa.Connection, zone: str, named: Iterable[str]) -> dict[str, FileEnd]:
    """The ends of files, kept from other writers until the transaction ends; in one order, so that none wait for each other."""
    wanted = sorted(set(named))
    query = sa.select(files).where(files.c.zone == zone, among(connection, files.c.file, wanted)).order_by(files.c.file)
    found = {row.file: FileEnd(row.last, row.chain) for row in connection.execute(query.with_for_update())}
    return {name: found.get(name) or FileEnd() for name in wanted}


def append(connection: sa.Connection, zone: str, works: Sequence[WorkEntry], ends: dict[str, FileEnd], now: int) -> None:
    """Adds works to the journal in this order.

    The zone's counter is moved by the last statement but the insertion that needs it: its row is locked until the commit, so
    numbers are dense and in the order of commits, and a reader who has seen number n has everything up to n.
    """
    if not works:
        return
    if new := sorted({work.file for work in works if not ends[work.file].last}):
        insert_all(connection, files, [{"zone": zone, "file": name} for name in new])
    rows = []
    for work in works:
        end = ends[work.file]
        end.grow(work)
        text = msgspec.json.encode(work).decode()
        rows.append(
            {
                "zone": zone,
                "file": work.file,
                "file_seq": end.last,
                "chain": end.chain,
                "device": work.device,
                "number": work.number,
            }
            | {"id": work.id, "streamed": bool(work.changes), "size": len(text), "work": text, "received": now}
        )
    ended = [
        {"zone": zone, "file": name, "last": ends[name].last, "chain": ends[name].chain}
        for name in sorted({work.file for work in works})
    ]
    update_all(connection, files, ended, keys=("zone", "file"))
    moved = sa.update(zone_heads).where(zone_heads.c.zone == zone).values(last=zone_heads.c.last + len(rows))
    last = connection.execute(moved.returning(zone_heads.c.last)).scalar_one()
    insert_all(connection, journal, [{**row, "seq": last - len(rows) + at} for at, row in enumerate(rows, 1)])

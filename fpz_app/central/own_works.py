"""Own works: what the centre itself writes into a zone's journal, numbered and signed like a laptop's."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from fpz_app.central.sealing import unseal
from fpz_app.central.tables import devices, zone_heads
from fpz_app.domain.changes import Change, WorkEntry
from fpz_app.domain.record import new_id
from fpz_app.domain.stamps import Stamp
from fpz_app.security.device import Signer
from fpz_app.store.migrations import VERSION


class Hand:
    """The centre's hand in one zone, taken up by the first work in a transaction and held until its end."""

    def __init__(self, connection: sa.Connection, zone: str, now: int) -> None:
        self._connection, self._zone, self._now = connection, zone, now
        self._signer: Signer | None = None
        self._number, self._link, self._counter = 0, "", 0

    def write(self, *, file: str, title: str, changes: Sequence[Change], who: str = "", after: str = "") -> WorkEntry:
        """A signed work, still to be appended; its id is greater than `after`, so that it counts as the later one."""
        signer = self._take_up()
        made = max(self._now, _milliseconds(after) + 1)
        work = WorkEntry(
            id=new_id(made),
            group=new_id(made),
            file=file,
            device=signer.id,
            number=self._number + 1,
            who=who,
            title=title,
            stamp=str(Stamp(made, self._counter, signer.id)),
            schema=VERSION,
            previous_hash=self._link,
            changes=tuple(changes),
        )
        hashed = work.chain_hash()
        signed = replace(work, hash=hashed, signature=signer.sign(hashed.encode()))
        self._number, self._link, self._counter = work.number, signed.link(), self._counter + 1
        return signed

    def lay_down(self) -> None:
        """Notes the end of the centre's chain; before the works are appended."""
        if self._signer is not None:
            which = sa.update(devices).where(devices.c.zone == self._zone, devices.c.id == self._signer.id)
            self._connection.execute(which.values(last=self._number, link=self._link))

    def _take_up(self) -> Signer:
        if self._signer is None:
            stored = sa.select(zone_heads.c.signer).where(zone_heads.c.zone == self._zone)
            signer = Signer(unseal(self._connection, self._connection.execute(stored).scalar_one(), self._zone))
            end = sa.select(devices.c.last, devices.c.link).where(devices.c.zone == self._zone, devices.c.id == signer.id)
            row = self._connection.execute(end.with_for_update()).one()
            self._signer, self._number, self._link = signer, row.last, row.link
        return self._signer


def _milliseconds(work: str) -> int:
    return int(work.replace("-", "")[:12], 16) if work else 0

"""Controlling: what a device is asked to do and what waits for it, looked for in one question, for mostly there is nothing."""

from dataclasses import dataclass

import sqlalchemy as sa

from fpz_app.central import openings
from fpz_app.central.signin import Caller
from fpz_app.central.tables import controls, quarantine, zone_heads

_ZONE: sa.BindParameter[str] = sa.bindparam("zone")
_DEVICE: sa.BindParameter[str] = sa.bindparam("device")
_Q = quarantine.c
_NEWS = sa.select(
    zone_heads.c.last,
    zone_heads.c.epoch,
    sa.exists().where(controls.c.zone == _ZONE, controls.c.device == _DEVICE, controls.c.number > sa.bindparam("after")),
    openings.is_standing(_ZONE),
    sa.exists().where(_Q.for_zone == _ZONE, _Q.waits == 1, _Q.device != _DEVICE),
    sa.exists().where(_Q.zone == _ZONE, _Q.device == _DEVICE, _Q.handed > 0, _Q.taken > 0),
).where(zone_heads.c.zone == _ZONE)


@dataclass(frozen=True)
class News:
    """The zone's last number and its epoch; whether there are orders, files opened by break-glass, works that wait for somebody,
    and works of this device of which something became."""

    head: int
    epoch: str
    ordered: bool
    opened: bool
    waits: bool
    settled: bool

    @property
    def any(self) -> bool:
        return self.ordered or self.opened or self.waits or self.settled


def news(connection: sa.Connection, caller: Caller, after: int) -> News:
    """What is new to a device that has heard its orders up to a number."""
    given = {"zone": caller.zone, "device": caller.device, "after": after}
    return News(*connection.execute(_NEWS, given).one())

"""Standby: pages are read from a standby of the database wherever it has all that the laptop knows of; else from the primary.

A laptop that was given an older page than it knew would take back what it has, or keep what was taken from it. So the primary
is asked how far things are: the standby has to know the laptop's last work and last order, the same epoch, and the zone up to
where the page begins. What is sent, orders, codes and signatures are the primary's alone.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import sqlalchemy as sa

from fpz_app import logs
from fpz_app.central.database import as_device, asking, is_postgres, make_engine, reading
from fpz_app.central.signin import Caller
from fpz_app.central.tables import controls, devices, zone_heads
from fpz_app.domain.errors import Problem

ALL = sys.maxsize
"""For pages that have to tell how things stand now."""
CONNECT_SECONDS, REST_SECONDS = 3, 30
"""How long it is waited for, and left alone after it failed."""
_FAULTS = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError)
_TOLD = (
    sa.select(sa.func.coalesce(sa.func.max(controls.c.number), 0))
    .where(controls.c.zone == devices.c.zone, controls.c.device == devices.c.id)
    .scalar_subquery()
)
_STANDING = (
    sa.select(devices.c.last, _TOLD, zone_heads.c.last, zone_heads.c.epoch)
    .join(zone_heads, zone_heads.c.zone == devices.c.zone)
    .where(devices.c.zone == sa.bindparam("zone"), devices.c.id == sa.bindparam("device"))
)


class Standing(NamedTuple):
    """How far a database is: the device's last work, its last order, the zone's last number, the zone's epoch."""

    sent: int
    told: int
    head: int
    epoch: str

    def has(self, known: "Standing", up_to: int) -> bool:
        """Whether a laptop that knows so much learns nothing older here."""
        is_near = self.sent >= known.sent and self.told >= known.told and self.head >= min(up_to, known.head)
        return is_near and self.epoch == known.epoch


@dataclass
class Standby:
    """`monotonic` gives seconds."""

    engine: sa.Engine
    monotonic: Callable[[], float] = time.monotonic
    _rests_until: float = field(default=0.0, init=False)

    def enter(self, stack: ExitStack, primary: sa.Engine, caller: Caller, up_to: int) -> sa.Connection | None:
        """A connection to read what the device holds, which `stack` closes; None where the primary is to be asked."""
        if self.monotonic() < self._rests_until:
            return None
        with asking(primary) as connection:
            known = standing(connection, caller)
        try:
            with ExitStack() as own:
                connection = own.enter_context(reading(self.engine))
                here = standing(connection, caller)
                if known is None or here is None or not here.has(known, up_to):
                    return None
                as_device(connection, caller.zone, caller.device)
                stack.enter_context(own.pop_all())
                return connection
        except _FAULTS as error:
            logs.failed(error)
            self.rest()
            return None

    def rest(self) -> None:
        self._rests_until = self.monotonic() + REST_SECONDS


def make_standby(address: str, primary: sa.Engine) -> Standby | None:
    """None without an address. Raises Problem for one that cannot be a standby's."""
    if not address:
        return None
    engine = make_engine(_hurried(address))
    if not is_postgres(engine) or not is_postgres(primary):
        raise Problem("Only PostgreSQL has a standby to read from.", "Leave --read-from out.")
    return Standby(engine)


@contextmanager
def holdings(primary: sa.Engine, standby: Standby | None, caller: Caller, up_to: int | None) -> Iterator[sa.Connection]:
    """What the device holds, to read from. `up_to` is the zone's number that a standby has to have; None is the primary alone."""
    with ExitStack() as stack:
        found = standby.enter(stack, primary, caller, up_to) if standby and up_to is not None else None
        if standby is None or found is None:
            yield stack.enter_context(reading(primary, caller.zone, caller.device))
            return
        try:
            yield found
        except _FAULTS:  # the laptop asks again, and the primary answers
            standby.rest()
            raise


def standing(connection: sa.Connection, caller: Caller) -> Standing | None:
    row = connection.execute(_STANDING, {"zone": caller.zone, "device": caller.device}).first()
    return Standing(*row) if row else None


def _hurried(address: str) -> str:
    url = sa.make_url(address)
    if url.get_backend_name() != "postgresql" or "connect_timeout" in url.query:
        return address
    return url.update_query_dict({"connect_timeout": str(CONNECT_SECONDS)}).render_as_string(hide_password=False)

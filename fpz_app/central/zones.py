"""Zones: made at the centre, or founded by a laptop that was set up alone; each with a key of the centre's own."""

from collections.abc import Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.central import states
from fpz_app.central.partitions import make_of_zone
from fpz_app.central.reading_works import is_id
from fpz_app.central.refusals import Refused, unreadable
from fpz_app.central.sealing import seal
from fpz_app.central.tables import devices, zone_heads
from fpz_app.domain.changes import build, plain
from fpz_app.domain.merging import State
from fpz_app.domain.record import Record, new_id
from fpz_app.domain.workers import Worker, Zone
from fpz_app.security.device import Signer, key_text


def make_zone(connection: sa.Connection, zone: str, now: int) -> None:
    """The zone's counter and the centre's key in it."""
    make_of_zone(connection, zone)
    signer = Signer()
    sealed = seal(connection, signer.stored, zone)
    connection.execute(sa.insert(zone_heads).values(zone=zone, last=0, epoch=new_id(), signer=sealed))
    key = key_text(signer.public_key)
    connection.execute(sa.insert(devices).values(zone=zone, id=signer.id, worker="", public_key=key, enrolled=now))


def found(connection: sa.Connection, zone: Mapping[str, Any], worker: Mapping[str, Any], now: int) -> Worker:
    """Takes up a laptop's own zone with its worker; their first work follows with the first push. Raises Refused."""
    given_zone, given_worker = _read("zone", zone), _read("worker", worker)
    if not isinstance(given_zone, Zone) or not isinstance(given_worker, Worker):
        raise unreadable("the zone")
    ids_hold = is_id(given_zone.id) and is_id(given_worker.id)
    if not ids_hold or not given_zone.id == given_zone.file_id == given_worker.file_id:
        raise unreadable("the zone")
    if is_known(connection, given_zone.id):
        raise Refused("This zone is at the centre already.", "Ask the administrator for a code to join it.", status=403)
    make_zone(connection, given_zone.id, now)
    kept = {("zone", given_zone.id): _bare(given_zone), ("worker", given_worker.id): _bare(given_worker)}
    states.keep(connection, given_zone.id, kept, ())
    return given_worker


def is_known(connection: sa.Connection, zone: str) -> bool:
    return connection.execute(sa.select(zone_heads.c.zone).where(zone_heads.c.zone == zone)).first() is not None


def _bare(record: Record) -> State:
    """Without a work that stands in it: the founder's own first work brings it."""
    return State({name: value for name, value in plain(record).items() if name != "id"})


def _read(kind: str, given: Mapping[str, Any]) -> Record:
    try:
        return build(kind, dict(given))
    except msgspec.ValidationError as error:
        raise unreadable(f"the {kind}") from error

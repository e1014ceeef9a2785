"""Enrolment: one-time codes for workers' laptops, and the laptops that come with them."""

import secrets
from hashlib import sha256

import sqlalchemy as sa

from fpz_app.central import states
from fpz_app.central.granting import grant_all
from fpz_app.central.reading_works import is_id
from fpz_app.central.refusals import Refused, unreadable
from fpz_app.central.tables import devices, invites, zone_heads
from fpz_app.central.zones import found
from fpz_app.security.device import key_of, key_text
from fpz_app.sync.protocol import Enrolled, Enrolment

_SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that is read as another
_GROUPS, _IN_GROUP = 5, 4
OTHER_ZONE = "This laptop holds another zone's record and cannot join this one."


def invite(connection: sa.Connection, zone: str, worker: str, *, now: int, hours: int) -> str:
    """A one-time code for a laptop of this worker; without zone and worker, for a laptop that founds its zone."""
    code = code_of(secrets.token_bytes(32))
    keep_code(connection, code, zone, worker, now=now, hours=hours)
    return code


def keep_code(connection: sa.Connection, code: str, zone: str, worker: str, *, now: int, hours: int) -> None:
    """Its hash alone."""
    row = {"zone": zone, "code": hash_of(code), "worker": worker, "made": now, "expires": expiry(now, hours), "used": 0}
    connection.execute(sa.insert(invites).values(row))


def expiry(now: int, hours: int) -> int:
    return now + hours * 3_600_000


def code_of(chance: bytes) -> str:
    """A code in groups, to be read out and typed, of at least 32 bytes of chance."""
    number, signs = int.from_bytes(chance, "big"), []
    for _ in range(_GROUPS * _IN_GROUP):
        number, at = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[at])
    return "-".join("".join(signs[at : at + _IN_GROUP]) for at in range(0, len(signs), _IN_GROUP))


def enrol(connection: sa.Connection, asked: Enrolment, *, now: int, lease_days: int) -> Enrolled:
    """A device joins with a code; the same device hears the same again. Raises Refused."""
    key = _key(asked)
    row = connection.execute(sa.select(invites).where(invites.c.code == hash_of(asked.code)).with_for_update()).first()
    if row is None:
        raise Refused("This code is not known.", "Check it, or ask the administrator for another.", status=403)
    if row.used:
        return _again(connection, asked, row.device, lease_days)
    if row.expires < now:
        raise Refused("This code has run out.", "Ask the administrator for another.", status=403)
    if connection.execute(sa.select(devices.c.id).where(devices.c.id == asked.device)).first():
        raise Refused("This laptop has joined already.", "Set the laptop up anew to join again.", status=403)
    zone, worker = _place(connection, asked, row.zone, row.worker, now)
    joined = {"zone": zone, "id": asked.device, "worker": worker, "public_key": key, "enrolled": now, "seen": now}
    connection.execute(sa.insert(devices).values(joined))
    grant_all(connection, zone, asked.device, worker, now)
    used = sa.update(invites).where(invites.c.zone == row.zone, invites.c.code == row.code)
    connection.execute(used.values(used=now, device=asked.device))
    return _enrolled(connection, zone, worker, lease_days)


def hash_of(code: str) -> str:
    """Codes are read out and typed: case, spaces and hyphens do not count."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    return sha256(signs.encode()).hexdigest()


def _key(asked: Enrolment) -> str:
    if not is_id(asked.device):
        raise unreadable("the laptop's name")
    try:
        return key_text(key_of(asked.public_key))
    except ValueError as error:
        raise unreadable("the laptop's key") from error


def _place(connection: sa.Connection, asked: Enrolment, zone: str, worker: str, now: int) -> tuple[str, str]:
    """The zone and the worker that the laptop is enrolled for."""
    if zone:
        if asked.zone is not None and asked.zone.get("id") != zone:
            raise Refused(OTHER_ZONE, "Set the laptop up anew, or let it found its own zone at the centre.", status=403)
        known = states.worker_of(worker, states.load(connection, zone, [("worker", worker)]).get(("worker", worker)))
        if known is None or known.left:
            raise Refused("The worker of this code has left the zone.", "Ask the administrator for another.", status=403)
        return zone, worker
    if asked.zone is None or asked.worker is None:
        raise Refused("This code founds a zone, and this laptop holds none.", "Ask for a code to join a zone.", status=403)
    founder = found(connection, asked.zone, asked.worker, now)
    return founder.file_id, founder.id


def _again(connection: sa.Connection, asked: Enrolment, device: str, lease_days: int) -> Enrolled:
    row = connection.execute(sa.select(devices).where(devices.c.id == device)).first()
    if row is None or row.id != asked.device or row.public_key != _key(asked) or row.revoked:
        raise Refused("This code was used before.", "Ask the administrator for another.", status=403)
    return _enrolled(connection, row.zone, row.worker, lease_days)


def _enrolled(connection: sa.Connection, zone: str, worker: str, lease_days: int) -> Enrolled:
    epoch = connection.execute(sa.select(zone_heads.c.epoch).where(zone_heads.c.zone == zone)).scalar_one()
    centre = connection.execute(sa.select(devices).where(devices.c.zone == zone, devices.c.worker == "")).one()
    return Enrolled(
        zone=zone,
        worker=worker,
        epoch=epoch,
        centre_device=centre.id,
        centre_key=centre.public_key,
        lease_days=lease_days,
    )

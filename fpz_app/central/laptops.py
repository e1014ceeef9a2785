"""Laptops: what those who keep the zone's directory are told of its laptops and may do about them, from a laptop of their own."""

import hmac
from hashlib import sha256

import sqlalchemy as sa

from fpz_app.central import admin, enrolment, states
from fpz_app.central.reading_works import is_id
from fpz_app.central.refusals import Refused, unreadable
from fpz_app.central.signin import Caller
from fpz_app.central.tables import devices, invites
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.sync.admin_protocol import MOST_CODES, Invite, Invited, KnownLaptop, Laptops, OpenCode, Revocation

NOT_KEPT = "You may not keep the zone's directory."


def check_keeper(connection: sa.Connection, caller: Caller) -> None:
    """Raises Refused for a worker who may not keep the zone's directory."""
    worker = states.worker_at(connection, caller.zone, caller.worker)
    if caller.is_revoked or worker is None or not may(worker, Doing.KEEP_DIRECTORY, Scope()):
        raise Refused(NOT_KEPT, "Ask the zone manager if your work needs it.", status=403)


def known(connection: sa.Connection, zone: str, now: int) -> Laptops:
    """All laptops that ever joined, the longest unseen first, and the codes that are still open."""
    laptops = tuple(
        KnownLaptop(
            id=row.id,
            worker=row.worker,
            enrolled=row.enrolled,
            seen=row.seen,
            revoked=row.revoked,
            revoked_by=row.revoked_by,
            reason=row.reason,
            waiting=row.waiting,
            refused=row.refused,
            held=row.held,
        )
        for row in admin.laptops(connection, zone)
    )
    c = invites.c
    query = sa.select(c.worker, c.made, c.expires).where(c.zone == zone, c.used == 0, c.expires > now).order_by(c.expires)
    codes = tuple(OpenCode(worker=row.worker, made=row.made, expires=row.expires) for row in connection.execute(query))
    return Laptops(time=now, laptops=laptops, codes=codes)


def take_trust(connection: sa.Connection, caller: Caller, asked: Revocation, now: int) -> None:
    """Once; asked again, it changes nothing. Raises Refused."""
    if not is_id(asked.device):
        raise unreadable("the laptop's name")
    which = (devices.c.zone == caller.zone, devices.c.id == asked.device, devices.c.worker != "")
    row = connection.execute(sa.select(devices.c.revoked).where(*which).with_for_update()).first()
    if row is None:
        raise Refused("There is no such laptop in this zone.", "Ask the centre again which there are.", status=403)
    if asked.device == caller.device:
        raise Refused("This is the laptop you are working at.", "Ask another administrator to do it.", status=403)
    if not row.revoked:
        admin.revoke(connection, asked.device, now, by=caller.worker, reason=asked.reason.replace("\x00", ""))


def invite(connection: sa.Connection, caller: Caller, asked: Invite, *, secret: bytes, now: int) -> Invited:
    """A one-time code; asked again with the same id, the same code. Raises Refused."""
    if not is_id(asked.id) or not is_id(asked.worker):
        raise unreadable("for whom the code is")
    parts = "\n".join(("invite", caller.zone, caller.device, asked.worker, asked.id))
    code = enrolment.code_of(hmac.new(secret, parts.encode(), sha256).digest())
    of_worker = (invites.c.zone == caller.zone, invites.c.worker == asked.worker)
    made = connection.execute(sa.select(invites).where(*of_worker, invites.c.code == enrolment.hash_of(code))).first()
    if made is not None:
        return Invited(code=code, expires=made.expires)
    worker = states.worker_at(connection, caller.zone, asked.worker)
    if worker is None or worker.left:
        raise Refused("The centre does not know this worker, or they have left.", "Sync, then ask again.", status=403)
    still = sa.select(sa.func.count()).where(*of_worker, invites.c.used == 0, invites.c.expires > now)
    if (connection.execute(still).scalar() or 0) >= MOST_CODES:
        raise Refused("Many codes for this worker are open already.", "Withdraw them first.", status=403)
    enrolment.keep_code(connection, code, caller.zone, asked.worker, now=now, hours=asked.hours)
    admin.note(connection, caller.zone, f"Made a code for a laptop of {worker.name}", by=caller.worker, now=now)
    return Invited(code=code, expires=enrolment.expiry(now, asked.hours))


def withdraw(connection: sa.Connection, zone: str, worker: str) -> None:
    """No open code of this worker opens anything from now on."""
    if not is_id(worker):
        raise unreadable("whose codes they are")
    open_codes = (invites.c.zone == zone, invites.c.worker == worker, invites.c.used == 0)
    connection.execute(sa.delete(invites).where(*open_codes))

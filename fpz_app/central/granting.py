"""Granting: which files each device holds, told to it as a numbered stream of orders."""

from collections.abc import Iterable

import sqlalchemy as sa

from fpz_app.central import moved, states
from fpz_app.central.database import insert_all
from fpz_app.central.openings import every as every_opening
from fpz_app.central.openings import open_now, standing
from fpz_app.central.tables import controls, devices, grants, zone_heads
from fpz_app.domain.break_glass import is_told
from fpz_app.domain.families import Family
from fpz_app.domain.merging import State
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.sync.protocol import Order

Given = set[tuple[str, str]]
"""Devices and files."""


_DECIDE = {"family": ("restricted", "allowed"), "worker": ("role", "left"), "break_glass": ("families", "ends", "given_back")}
"""The fields that say who holds a family's file, what a worker's laptops hold, and what was opened by break-glass."""


def decides_access(kind: str, state: State | None) -> tuple[object, ...] | None:
    """What of a record says who holds which file; where it stays the same, grants do."""
    if kind not in _DECIDE or state is None or not state.is_there():
        return None
    return tuple(state.values.get(name) for name in _DECIDE[kind])


def regrant(
    connection: sa.Connection,
    zone: str,
    now: int,
    *,
    families: Iterable[str] = (),
    workers: Iterable[str] = (),
    openings: Iterable[str] = (),
) -> int:
    """Brings the grants of these families' files, of these workers' devices and of these openings to what they may read now.

    Returns how many files were given.
    """
    hold_zone(connection, zone)
    family_ids, worker_ids, opening_ids = set(families), set(workers), set(openings)
    family_ids -= moved.now_in(connection, zone, family_ids).keys()
    of_worker = _devices(connection, zone)
    known = _workers(connection, zone, of_worker.values())
    opened = open_now(standing(connection, zone), now)
    given = 0
    if family_ids:
        keys = [("family", family) for family in family_ids]
        found = states.load(connection, zone, keys)
        changed = {key[1]: states.family_of(key[1], found.get(key)) for key in keys}
        want = _readable(of_worker, known, [each for each in changed.values() if each], opened)
        # What is left of a family that was removed stays where it is.
        gone = {family for family, each in changed.items() if each is None}
        given += _tell(connection, zone, now, have=_have(connection, zone, files=family_ids - gone), want=want)
    if worker_ids:
        theirs = {device: worker for device, worker in of_worker.items() if worker in worker_ids}
        every = [one for each in states.of_kind(connection, zone, "family").items() if (one := states.family_of(*each))]
        want = _readable(theirs, known, every, opened) | _told(connection, zone, theirs, known, every)
        have = {(device, file) for device, file in _have(connection, zone, of=set(theirs)) if file != zone}
        given += _tell(connection, zone, now, have=have, want=want)
    if opening_ids:
        every = [one for each in states.of_kind(connection, zone, "family").items() if (one := states.family_of(*each))]
        want = {each for each in _told(connection, zone, of_worker, known, every) if each[1] in opening_ids}
        given += _tell(connection, zone, now, have=_have(connection, zone, files=opening_ids), want=want)
    return given


def take_file(connection: sa.Connection, zone: str, file: str, now: int) -> int:
    """Takes a file from every device that holds it; returns how many."""
    hold_zone(connection, zone)
    have = _have(connection, zone, files={file})
    _tell(connection, zone, now, have=have, want=set())
    return len(have)


def grant_all(connection: sa.Connection, zone: str, device: str, worker: str, now: int) -> None:
    """A new device is given the zone's directory, and every file that its worker may read."""
    hold_zone(connection, zone)
    known = _workers(connection, zone, [worker])
    every = [one for each in states.of_kind(connection, zone, "family").items() if (one := states.family_of(*each))]
    opened = open_now(standing(connection, zone), now)
    theirs = {device: worker}
    want = {(device, zone)} | _readable(theirs, known, every, opened) | _told(connection, zone, theirs, known, every)
    _tell(connection, zone, now, have=set(), want=want)


def wipe(connection: sa.Connection, zone: str, device: str, now: int) -> None:
    """Takes everything from a device; the order stands at the end of its stream."""
    hold_zone(connection, zone)
    connection.execute(sa.delete(grants).where(grants.c.zone == zone, grants.c.device == device))
    last = _last(connection, zone, [device]).get(device, 0)
    told = {"zone": zone, "device": device, "number": last + 1, "order": Order.WIPE, "file": "", "at": now}
    connection.execute(sa.insert(controls), [told])


def hold_zone(connection: sa.Connection, zone: str) -> None:
    """One writer at a time changes who holds what: the numbers of orders are dense, and nobody decides by what was."""
    connection.execute(sa.select(zone_heads.c.last).where(zone_heads.c.zone == zone).with_for_update()).one()


def _readable(
    of_worker: dict[str, str], known: dict[str, Worker], families: Iterable[Family], opened: dict[str, frozenset[str]]
) -> Given:
    return {
        (device, family.id)
        for family in families
        for device, worker in of_worker.items()
        if worker in known and may(known[worker], Doing.READ, Scope(family, opened.get(worker, frozenset())))
    }


def _told(
    connection: sa.Connection, zone: str, of_worker: dict[str, str], known: dict[str, Worker], families: Iterable[Family]
) -> Given:
    """Who holds the record of each opening: see domain.break_glass.is_told."""
    known_families = {each.id: each for each in families}
    return {
        (device, made.id)
        for made in every_opening(connection, zone)
        for device, worker in of_worker.items()
        if worker in known and is_told(known[worker], made, known_families)
    }


def _devices(connection: sa.Connection, zone: str) -> dict[str, str]:
    query = sa.select(devices.c.id, devices.c.worker).where(
        devices.c.zone == zone, devices.c.revoked == 0, devices.c.worker != ""
    )
    return {row.id: row.worker for row in connection.execute(query)}


def _workers(connection: sa.Connection, zone: str, ids: Iterable[str]) -> dict[str, Worker]:
    found = states.load(connection, zone, [("worker", each) for each in ids])
    return {key[1]: worker for key, state in found.items() if (worker := states.worker_of(key[1], state))}


def _have(connection: sa.Connection, zone: str, *, files: set[str] | None = None, of: set[str] | None = None) -> Given:
    query = sa.select(grants.c.device, grants.c.file).where(grants.c.zone == zone)
    if files is not None:
        query = query.where(grants.c.file.in_(files))
    if of is not None:
        query = query.where(grants.c.device.in_(of))
    return {(row.device, row.file) for row in connection.execute(query)}


def _last(connection: sa.Connection, zone: str, of: Iterable[str]) -> dict[str, int]:
    query = sa.select(controls.c.device, sa.func.max(controls.c.number).label("last"))
    query = query.where(controls.c.zone == zone, controls.c.device.in_(list(of))).group_by(controls.c.device)
    return {row.device: row.last for row in connection.execute(query)}


def _tell(connection: sa.Connection, zone: str, now: int, *, have: Given, want: Given) -> int:
    taken, given = have - want, want - have
    last = _last(connection, zone, {device for device, _ in taken | given})
    orders, new = [], []
    steps = [(Order.REVOKE, each) for each in sorted(taken)] + [
        (Order.GRANT, each) for each in sorted(given, key=lambda each: (each[0], each[1] != zone, each[1]))
    ]
    for order, (device, file) in steps:
        last[device] = number = last.get(device, 0) + 1
        orders.append({"zone": zone, "device": device, "number": number, "order": str(order), "file": file, "at": now})
        if order is Order.GRANT:
            new.append({"zone": zone, "device": device, "file": file, "number": number})
    if taken:
        gone = sa.delete(grants).where(
            grants.c.zone == zone, grants.c.device == sa.bindparam("lost_by"), grants.c.file == sa.bindparam("lost")
        )
        connection.execute(gone, [{"lost_by": device, "lost": file} for device, file in sorted(taken)])
    insert_all(connection, controls, orders)
    insert_all(connection, grants, new)
    return len(new)

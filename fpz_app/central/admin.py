"""Admin: what the administrator does at the centre itself: zones, workers, codes, and the end of a laptop's trust."""

from dataclasses import dataclass, replace

import sqlalchemy as sa

from fpz_app.central import enrolment, numbering, states
from fpz_app.central.granting import regrant, wipe
from fpz_app.central.own_works import Hand
from fpz_app.central.tables import devices, known_laptops, records, zone_heads
from fpz_app.central.zones import is_known, make_zone
from fpz_app.domain.changes import Change, Op, kind_of, plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.merging import State, apply, looked_at
from fpz_app.domain.record import Record, new_id
from fpz_app.domain.workers import Role, Worker, Zone


@dataclass(frozen=True)
class ZoneRow:
    id: str
    name: str
    epoch: str
    works: int
    laptops: int


@dataclass(frozen=True)
class DeviceRow:
    """Times are milliseconds, 0 for never. `waiting` orders were told and not confirmed; `refused` works lie in quarantine,
    `held` ones wait for a newer centre."""

    id: str
    worker: str
    name: str
    enrolled: int
    seen: int
    revoked: int
    works: int
    waiting: int
    refused: int
    held: int = 0
    revoked_by: str = ""
    reason: str = ""


def new_zone(connection: sa.Connection, name: str, code: str, now: int) -> Zone:
    """A zone that begins at the centre. Raises Problem."""
    if not name.strip() or not code.strip().isalnum():
        raise Problem("A zone has a name, and a code of letters.", "Such as: --new Chesil --code CH")
    zone_id = new_id()
    zone = Zone(id=zone_id, file_id=zone_id, name=name.strip(), code=code.strip().upper())
    make_zone(connection, zone_id, now)
    _add(connection, zone_id, zone, "Make the zone", now)
    return zone


def new_worker(connection: sa.Connection, zone: str, *, name: str, agency: str, role: Role, now: int) -> Worker:
    """An entry in the zone's directory, for whom a laptop can then be invited. Raises Problem."""
    check_zone(connection, zone)
    if not name.strip():
        raise Problem("The worker has no name.", "Give the name that colleagues know.")
    worker = Worker(file_id=zone, name=name.strip(), agency=agency.strip(), role=role)
    _add(connection, zone, worker, "Add a worker", now)
    return worker


def give_role(connection: sa.Connection, worker: str, role: Role, now: int) -> Worker:
    """From now on the worker has this role, and their laptops the files that go with it. Raises Problem."""
    where = sa.select(records.c.zone).where(records.c.kind == "worker", records.c.id == worker).order_by(records.c.zone)
    found = {zone: states.worker_at(connection, zone, worker) for zone in connection.execute(where).scalars().all()}
    # By a family that moved, another zone may know the worker too, as one who left.
    zone = next((zone for zone, each in found.items() if each and not each.left), next(iter(found), ""))
    state = states.load(connection, zone, [("worker", worker)], lock=True).get(("worker", worker))
    known = states.worker_of(worker, state)
    if state is None or known is None:
        raise Problem("There is no such worker.", "fpz central zones --workers ZONE shows them.")
    bases = {"role": looked_at("worker", state, "role")}
    change = Change(kind="worker", id=worker, op=Op.SET, values={"role": str(role)}, bases=bases)
    _write(connection, zone, change, state, "Give a worker a role", now)
    return replace(known, role=role)


def invite(connection: sa.Connection, zone: str, worker: str, *, hours: int, now: int) -> str:
    """A one-time code for this worker's laptop; with neither, for a laptop that founds its zone. Raises Problem."""
    if zone:
        check_zone(connection, zone)
        known = states.worker_of(worker, states.load(connection, zone, [("worker", worker)]).get(("worker", worker)))
        if known is None or known.left:
            raise Problem("This worker is not in the zone's directory.", "fpz central zones --workers shows who is.")
    return enrolment.invite(connection, zone, worker, now=now, hours=hours)


def revoke(connection: sa.Connection, device: str, now: int, *, by: str = "", reason: str = "") -> None:
    """Ends a laptop's trust: at its next contact it wipes itself, and till then gets nothing. Raises Problem."""
    row = connection.execute(sa.select(devices).where(devices.c.id == device, devices.c.worker != "").with_for_update()).first()
    if row is None:
        raise Problem("There is no such laptop.", "fpz central devices shows them.")
    if row.revoked:
        raise Problem("This laptop was revoked before.", "fpz central devices shows whether it has heard of it.")
    which = (devices.c.zone == row.zone, devices.c.id == device)
    connection.execute(sa.update(devices).where(*which).values(revoked=now, revoked_by=by, reason=reason))
    wipe(connection, row.zone, device, now)


def zones(connection: sa.Connection) -> list[ZoneRow]:
    count = sa.select(devices.c.zone, sa.func.count().label("many")).where(devices.c.worker != "").group_by(devices.c.zone)
    many = {row.zone: row.many for row in connection.execute(count)}
    rows = connection.execute(sa.select(zone_heads).order_by(zone_heads.c.zone))
    return [ZoneRow(row.zone, _zone_name(connection, row.zone), row.epoch, row.last, many.get(row.zone, 0)) for row in rows.all()]


def workers(connection: sa.Connection, zone: str) -> list[Worker]:
    """The zone's directory by name. Raises Problem."""
    check_zone(connection, zone)
    found = (states.worker_of(*each) for each in states.of_kind(connection, zone, "worker").items())
    return sorted((worker for worker in found if worker), key=lambda worker: (worker.left, worker.name))


def laptops(connection: sa.Connection, zone: str) -> list[DeviceRow]:
    """The zone's laptops, the longest unseen first. Raises Problem."""
    names = {worker.id: worker.name for worker in workers(connection, zone)}
    c = known_laptops.c
    query = sa.select(known_laptops).where(c.zone == zone).order_by(c.seen, c.id)
    return [
        DeviceRow(
            id=row.id,
            worker=row.worker,
            name=names.get(row.worker, ""),
            enrolled=row.enrolled,
            seen=row.seen,
            revoked=row.revoked,
            works=row.last,
            waiting=max(row.told - row.confirmed, 0),
            refused=row.refused,
            held=row.held,
            revoked_by=row.revoked_by,
            reason=row.reason,
        )
        for row in connection.execute(query).all()
    ]


def new_epochs(connection: sa.Connection) -> None:
    """After a restore, or a failover to a standby that lagged: laptops push again what the centre may have lost."""
    for zone in connection.execute(sa.select(zone_heads.c.zone)).scalars().all():
        connection.execute(sa.update(zone_heads).where(zone_heads.c.zone == zone).values(epoch=new_id()))


def check_zone(connection: sa.Connection, zone: str) -> None:
    if not is_known(connection, zone):
        raise Problem("There is no such zone.", "fpz central zones shows them.")


def note(connection: sa.Connection, zone: str, title: str, *, by: str, now: int) -> None:
    """Who did what at the centre, as an event in the journal of the zone's directory."""
    ends = numbering.lock_files(connection, zone, [zone])
    hand = Hand(connection, zone, now)
    work = hand.write(file=zone, title=title, changes=[], who=by)
    hand.lay_down()
    numbering.append(connection, zone, [work], ends, now)


def _add(connection: sa.Connection, zone: str, record: Record, title: str, now: int) -> None:
    values = {name: value for name, value in plain(record).items() if name != "id"}
    _write(connection, zone, Change(kind=kind_of(record), id=record.id, op=Op.ADD, values=values), None, title, now)


def _write(connection: sa.Connection, zone: str, change: Change, state: State | None, title: str, now: int) -> None:
    """A work of the centre's own on a record of the directory."""
    ends = numbering.lock_files(connection, zone, [zone])
    hand = Hand(connection, zone, now)
    work = hand.write(file=zone, title=title, changes=[change])
    key = (change.kind, change.id)
    states.keep(connection, zone, {key: apply(state or State(), change, work.id)}, [key] if state else [])
    if change.kind == "worker":
        regrant(connection, zone, now, workers=[change.id])
    hand.lay_down()
    numbering.append(connection, zone, [work], ends, now)


def _zone_name(connection: sa.Connection, zone: str) -> str:
    found = states.record_of("zone", zone, states.load(connection, zone, [("zone", zone)]).get(("zone", zone)))
    return found.name if isinstance(found, Zone) else ""

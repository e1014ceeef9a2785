"""Left works: what the centre did not take, and who is to look at it: the file's lead practitioner, or a manager."""

from collections.abc import Collection, Iterator
from hashlib import sha256
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.central import states
from fpz_app.central.database import as_device, behind_wall
from fpz_app.central.refusals import Refused, unreadable
from fpz_app.central.signin import Caller
from fpz_app.central.streaming import PAGE_BYTES, line
from fpz_app.central.tables import controls, devices, grants, quarantine
from fpz_app.domain.families import Family
from fpz_app.domain.merging import State
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.sync.left_protocol import MOST_FATES, Fate, Handing, How, LeftEnd, LeftWork, Settled
from fpz_app.sync.protocol import Order, Said

MOST = 200


class _Touched(Said, frozen=True, kw_only=True):
    kind: str
    values: dict[str, Any] = msgspec.field(default_factory=dict)


class _Told(Said, frozen=True, kw_only=True):
    """Of a work of any version, what it says of families."""

    changes: tuple[_Touched, ...]


_Q = quarantine.c
NOT_YOURS = "There is no such work, or it is not yours to settle."


def lost_files(connection: sa.Connection, zone: str, device: str, files: Collection[str]) -> set[str]:
    """Those of the files that the device held and holds no more: what it wrote there is left for whoever looks after them."""
    which = (devices.c.zone == zone, devices.c.id == device)
    if connection.execute(sa.select(devices.c.revoked).where(*which)).scalar():
        return set(files)
    c, g = controls.c, grants.c
    taken = sa.select(c.file).where(c.zone == zone, c.device == device, c.order == str(Order.REVOKE), c.file.in_(files))
    held = sa.select(g.file).where(g.zone == zone, g.device == device, g.file.in_(files))
    return set(connection.execute(taken).scalars()) - set(connection.execute(held).scalars())


def page(connection: sa.Connection, caller: Caller, after: str, limit: int) -> Iterator[bytes]:
    """What waits for this worker; raises Refused for a place that is none."""
    device, number = _place(after)
    files = _files(connection, caller)
    as_device(connection, caller.zone, caller.device)
    query = _waiting(caller, files).where(sa.tuple_(_Q.device, _Q.number) > sa.tuple_(device, number))
    query = query.add_columns(_Q.work).order_by(_Q.device, _Q.number).limit(min(limit, MOST) + 1)
    count = size = 0
    last, more = None, False
    for row in connection.execute(query):
        size += len(row.work)
        if count == min(limit, MOST) or (count and size > PAGE_BYTES):
            more = True
            break
        yield line(_left(row))
        count, last = count + 1, row
    follows = f"{last.device} {last.number}" if more and last else ""
    yield line(LeftEnd(count=count, next=follows, mark=_mark(connection, caller, files), fates=_fates(connection, caller)))


def mark(connection: sa.Connection, caller: Caller) -> str:
    """Another whenever what waits for this worker, or what became of works of this device, is another; empty for nothing."""
    files = _files(connection, caller)
    with behind_wall(connection, caller.zone, caller.device):
        return _mark(connection, caller, files)


def _mark(connection: sa.Connection, caller: Caller, files: set[str]) -> str:
    told = [f"{row.device} {row.number} {row.handed}" for row in connection.execute(_waiting(caller, files))] if files else []
    told += [f"{fate.number} {fate.how}" for fate in _fates(connection, caller)]
    return sha256("\n".join(sorted(told)).encode()).hexdigest()[:16] if told else ""


def hand_over(connection: sa.Connection, caller: Caller, works: Collection[Handing], now: int) -> None:
    """Raises Refused where one is none of this device's refused works."""
    numbers = [each.number for each in works]
    own = (_Q.zone == caller.zone, _Q.device == caller.device)
    with behind_wall(connection, caller.zone, caller.device):
        known = set(connection.execute(sa.select(_Q.number).where(*own, _Q.number.in_(numbers))).scalars())
    if set(numbers) - known:
        raise Refused("The centre has not refused this work.", "Sync again.", status=403)
    for each in works:
        fresh = sa.update(quarantine).where(*own, _Q.number == each.number, _Q.handed == 0, _Q.taken == 0)
        connection.execute(fresh.values(waits=1, handed=now, said=_clean(each.said)))


def leave(connection: sa.Connection, zone: str, device: str, numbers: Collection[int], now: int) -> None:
    """Hands refused works over in their author's place."""
    which = (_Q.zone == zone, _Q.device == device, _Q.number.in_(list(numbers)), _Q.handed == 0)
    connection.execute(sa.update(quarantine).where(*which).values(waits=1, handed=now))


def settle(connection: sa.Connection, caller: Caller, settled: Settled, now: int) -> None:
    """Notes what became of a work. Raises Refused."""
    which = (_Q.for_zone == caller.zone, _Q.device == settled.device.replace("\x00", ""), _Q.number == settled.number)
    with behind_wall(connection, caller.zone, caller.device):
        is_shown = connection.execute(sa.select(_Q.number).where(*which)).first() is not None
    row = connection.execute(sa.select(_Q.file, _Q.waits, _Q.taken).where(*which).with_for_update()).first()
    if row is None or not is_shown or not (row.waits or row.taken) or row.file not in _open_to(connection, caller, {row.file}):
        raise Refused(NOT_YOURS, "Sync again.", status=403)
    if not row.taken:
        done = {"waits": 0, "taken": now, "taken_by": caller.worker, "how": str(settled.how), "why": _clean(settled.why)}
        connection.execute(sa.update(quarantine).where(*which).values(done))


def _files(connection: sa.Connection, caller: Caller) -> set[str]:
    """The files in which something waits for this worker."""
    query = sa.select(_Q.file).distinct().where(_Q.for_zone == caller.zone, _Q.waits == 1, _Q.device != caller.device)
    return _open_to(connection, caller, set(connection.execute(query).scalars()))


def _waiting(caller: Caller, files: Collection[str]) -> sa.Select[Any]:
    columns = (_Q.device, _Q.number, _Q.file, _Q.words, _Q.said, _Q.received, _Q.handed, devices.c.worker, devices.c.revoked)
    whose = sa.and_(devices.c.zone == _Q.zone, devices.c.id == _Q.device)
    query = sa.select(*columns).join(devices, whose)
    return query.where(_Q.for_zone == caller.zone, _Q.waits == 1, _Q.device != caller.device, _Q.file.in_(list(files)))


def _open_to(connection: sa.Connection, caller: Caller, files: set[str]) -> set[str]:
    """The zone's directory is for those who keep it, a family's file for its lead and for managers, as far as it is given to
    this device; a family that never came to the centre is for managers, unless its author restricted it."""
    if not files:
        return set()
    worker = states.worker_at(connection, caller.zone, caller.worker)
    if worker is None:
        return set()
    given = sa.select(grants.c.file).where(grants.c.zone == caller.zone, grants.c.device == caller.device)
    held = set(connection.execute(given.where(grants.c.file.in_(list(files)))).scalars())
    found = states.load(connection, caller.zone, [("family", file) for file in files])
    opened = {file for file in held & files if _looks_after(worker, file, found.get(("family", file)))}
    unknown = files - {file for _, file in found} - {caller.zone}
    if may(worker, Doing.DECIDE, Scope()):
        opened |= {file for file in unknown if not _is_hidden(connection, caller.zone, file, worker)}
    return opened


def _looks_after(worker: Worker, file: str, state: State | None) -> bool:
    if state is None:
        return file == worker.file_id and may(worker, Doing.KEEP_DIRECTORY, Scope())
    family = states.record_of("family", file, State(state.values, {"*": [""]}))  # a removed family's restriction stands on
    if not isinstance(family, Family):
        return False
    leads = family.lead_id == worker.id and may(worker, Doing.READ, Scope(family))
    return leads or may(worker, Doing.DECIDE, Scope(family))


def _is_hidden(connection: sa.Connection, zone: str, file: str, worker: Worker) -> bool:
    """Whether its author restricted it, without naming the worker; what nobody here can read may be restricted."""
    query = sa.select(_Q.work).where(_Q.for_zone == zone, _Q.file == file)
    for work in connection.execute(query).scalars():
        try:
            changes = msgspec.json.decode(work, type=_Told).changes
        except ValueError:
            return True
        for change in changes:
            if change.kind == "family" and change.values.get("restricted"):
                allowed = change.values.get("allowed")
                if not isinstance(allowed, list) or worker.id not in allowed:
                    return True
    return False


def _fates(connection: sa.Connection, caller: Caller) -> tuple[Fate, ...]:
    """Of what this device handed over, the latest first."""
    query = sa.select(_Q.number, _Q.how, _Q.taken_by, _Q.why, _Q.taken)
    query = query.where(_Q.zone == caller.zone, _Q.device == caller.device, _Q.handed > 0, _Q.taken > 0)
    rows = connection.execute(query.order_by(_Q.number.desc()).limit(MOST_FATES))
    return tuple(Fate(number=row.number, how=How(row.how), by=row.taken_by, why=row.why, at=row.taken) for row in rows)


def _left(row: Any) -> LeftWork:
    return LeftWork(
        device=row.device,
        number=row.number,
        file=row.file,
        worker=row.worker,
        words=row.words,
        said=row.said,
        received=row.received,
        handed=row.handed,
        revoked=bool(row.revoked),
        work=msgspec.Raw(row.work.encode()),
    )


def _place(after: str) -> tuple[str, int]:
    device, _, number = after.partition(" ")
    if after and not (number.isascii() and number.isdigit() and len(number) < 17):
        raise unreadable("where the next page begins")
    return device, int(number or 0)


def _clean(words: str) -> str:
    """PostgreSQL keeps no zero bytes."""
    return words.replace("\x00", "").strip()

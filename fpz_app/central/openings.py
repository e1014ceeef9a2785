"""Openings: what workers opened by break-glass, as the centre holds it, and what stands open."""

from collections.abc import Iterable

import sqlalchemy as sa

from fpz_app.central import states
from fpz_app.central.tables import records
from fpz_app.domain.break_glass import LATE, BreakGlass, Deed
from fpz_app.domain.changes import Change, Op, WorkEntry
from fpz_app.domain.merging import State, looked_at
from fpz_app.domain.stamps import read_stamp

KIND = "break_glass"
MOST_DEEDS = 500


def of_worker(connection: sa.Connection, zone: str, worker: str) -> list[BreakGlass]:
    """All that a worker ever asked for."""
    return _where(connection, zone, f'"worker_id":"{worker}"')


def taking(connection: sa.Connection, zone: str, worker: str, now: int) -> list[str]:
    """The ids of a worker's, of which something may still arrive."""
    return [each.id for each in of_worker(connection, zone, worker) if each.families and now < each.ends + LATE]


def standing(connection: sa.Connection, zone: str) -> list[BreakGlass]:
    """Those whose files the centre has not taken back yet."""
    return [each for each in _where(connection, zone, '"taken_back":false') if each.families]


def is_standing(zone: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Whether there are any of these."""
    says = records.c["values"].contains('"taken_back":false', autoescape=True)
    return sa.exists().where(records.c.zone == zone, records.c.kind == KIND, records.c.file != "", says)


def every(connection: sa.Connection, zone: str) -> list[BreakGlass]:
    return _where(connection, zone, "")


def open_now(found: Iterable[BreakGlass], now: int) -> dict[str, frozenset[str]]:
    """By worker, the files that they hold open."""
    opened: dict[str, frozenset[str]] = {}
    for each in found:
        if each.is_open(now):
            opened[each.worker_id] = opened.get(each.worker_id, frozenset()) | set(each.families)
    return opened


def with_deeds(made: BreakGlass, state: State, works: Iterable[WorkEntry]) -> Change:
    """The change that adds these works to what was done while it was open."""
    deeds = [Deed(at=read_stamp(work.stamp).milliseconds, what=work.title) for work in works]
    done = [{"at": each.at, "what": each.what} for each in (*made.done, *deeds)][:MOST_DEEDS]
    return Change(kind=KIND, id=made.id, op=Op.SET, values={"done": done}, bases={"done": looked_at(KIND, state, "done")})


def opening_of(record_id: str, state: State | None) -> BreakGlass | None:
    found = states.record_of(KIND, record_id, state)
    return found if isinstance(found, BreakGlass) else None


def _where(connection: sa.Connection, zone: str, says: str) -> list[BreakGlass]:
    found = states.of_kind(connection, zone, KIND, records.c["values"].contains(says, autoescape=True))
    return [each for record_id, state in found.items() if (each := opening_of(record_id, state))]

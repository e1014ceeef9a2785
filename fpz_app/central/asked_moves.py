"""Asked moves: what a manager's work asks for is found by its names, and refused in words where it cannot be done."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from fpz_app.central import moved, moving, states
from fpz_app.central.tables import zone_heads
from fpz_app.domain.changes import Change, Op, WorkEntry
from fpz_app.domain.errors import Problem
from fpz_app.domain.merging import State

KIND = "zone_move"
NOT_HERE = "The family itself had not reached the centre before this. Send it again: it goes with the next sync."


def why_not(connection: sa.Connection, zone: str, work: WorkEntry, change: Change) -> str:
    """In words; empty for what is no move, or one that can be done."""
    if change.kind != KIND or change.op is not Op.ADD:
        return ""
    if states.load(connection, zone, [("family", work.file)]) == {}:
        return NOT_HERE
    try:
        moving.check(connection, _going(connection, work, change.id, change.values))
    except Problem as problem:
        return f"{problem.message} {problem.remedy}".strip()
    return ""


def carry_out(connection: sa.Connection, works: Sequence[WorkEntry], made: Mapping[states.Key, State], now: int) -> None:
    """The moves that these works ask for and have not taken back again.

    One that a later work of the same push made impossible stays as it was asked, and holds up nothing.
    """
    for work in works:
        for change in work.changes:
            if change.kind == KIND and change.op is Op.ADD and made[KIND, change.id].is_there():
                with suppress(Problem):
                    moving.move(connection, _going(connection, work, change.id, made[KIND, change.id].values), now)


def _going(connection: sa.Connection, work: WorkEntry, record_id: str, values: Mapping[str, Any]) -> moving.Going:
    to = _zone(connection, str(values.get("to_zone", "")))
    return moving.Going(
        family=work.file,
        to=to,
        by=work.who,
        lead=_worker(connection, to, str(values.get("takes_up", ""))),
        reason=str(values.get("reason", "")),
        agreed=str(values.get("agreed", "")),
        asked=record_id,
    )


def _zone(connection: sa.Connection, name: str) -> str:
    wanted = _plain(name).removesuffix(" zone")
    names = {zone: moved.name_of(connection, zone) for zone in connection.execute(sa.select(zone_heads.c.zone)).scalars().all()}
    found = [zone for zone, each in names.items() if wanted and _plain(each).removesuffix(" zone") == wanted]
    if len(found) != 1:
        raise Problem(f"The centre has no zone of the name “{name}”.", f"It has {', '.join(sorted(names.values()))}.")
    return str(found[0])


def _worker(connection: sa.Connection, zone: str, name: str) -> str:
    people = (states.worker_of(*each) for each in states.of_kind(connection, zone, "worker").items())
    found = [worker.id for worker in people if worker and not worker.left and _plain(worker.name) == _plain(name)]
    if len(found) != 1:
        many = "Several people of the name" if found else "Nobody of the name"
        raise Problem(f"{many} “{name}” in that zone’s directory.", "Ask them how their name stands there.")
    return found[0]


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

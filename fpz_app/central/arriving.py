"""Arriving: a family's file comes into a zone from another: its works as they were signed, and what they alone do not say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from fpz_app.central import numbering, states
from fpz_app.central.own_works import Hand
from fpz_app.central.tables import devices, grants, journal
from fpz_app.domain.changes import WHOLE, Change, Op, WorkEntry, as_json, kind_of, plain
from fpz_app.domain.merging import PLACE, State, apply, looked_at
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Worker

NAMES = "Names of workers who know a family that came here"
TELLS_WHERE = ("address", "postcode", "phone", "email", "school", "school_year")
_CHUNK = 500


@dataclass(frozen=True)
class Coming:
    """A file of the zone `home` with its `records` and `works`; `names` are those of the zone it leaves and of the one it comes
    to, `workers` the directory that it leaves. `by` decided it, `lead` takes it up, the record `asked` asked for it."""

    file: str
    home: str
    names: tuple[str, str]
    records: Mapping[states.Key, State]
    works: list[WorkEntry]
    workers: Mapping[str, Worker]
    by: str
    lead: str
    asked: str


def note_of(coming: Coming, reason: str, agreed: str, now: int) -> Note:
    """A finished note: the move is part of the family's story."""
    at = datetime.fromtimestamp(now / 1000, UTC)
    left, came = coming.names
    text = f"The file was moved from {left} zone to {came} zone.\nReason: {reason.strip()}\nThe family: {agreed.strip()}"
    return Note(
        file_id=coming.file,
        family_id=coming.file,
        author_id=coming.by,
        kind=NoteKind.OTHER,
        on=at.date(),
        text=text,
        significant=True,
        finished_at=at,
    )


def take_in(
    connection: sa.Connection, zone: str, coming: Coming, note: Note, ends: dict[str, numbering.FileEnd], now: int
) -> None:
    """Appends the works that the zone does not have, and what else it needs in two works of the centre's own."""
    works = _fresh(connection, zone, coming.works)
    touched = {(change.kind, change.id) for work in works for change in work.changes}
    wanted = _wanted(connection, coming, note.on)
    names = [_added(each) for each in _authors(connection, zone, coming)]
    keys = {*touched, *wanted, *((each.kind, each.id) for each in names)}
    known = states.load(connection, zone, keys, lock=True)
    made = dict(known)
    for work in works:
        _apply(made, work)
    mended = [change for key, values in wanted.items() if (change := _mend(key, values, made.get(key)))]
    hand = Hand(connection, zone, now)
    # Greater than all it builds on: a laptop's clock may have been ahead.
    latest = max((work.id for work in works), default="")
    title = f"Moved here from {coming.names[0]} zone"
    own = [hand.write(file=coming.file, title=title, changes=[*mended, _added(note)], who=coming.by, after=latest)]
    if names:
        own.append(hand.write(file=zone, title=NAMES, changes=names, who=""))
    for work in own:
        _apply(made, work)
    # Also those that are as they were when the file was here before: they lie in it again.
    kept = {key: state for key, state in made.items() if key in wanted or state is not known.get(key)}
    states.keep(connection, zone, kept, known)
    hand.lay_down()
    numbering.append(connection, zone, [*works, *own], ends, now)


def _fresh(connection: sa.Connection, zone: str, works: list[WorkEntry]) -> list[WorkEntry]:
    """Without those that the zone has from an earlier time: the file comes back."""
    ids, known = [work.id for work in works], set()
    for at in range(0, len(ids), _CHUNK):
        query = sa.select(journal.c.id).where(journal.c.zone == zone, journal.c.id.in_(ids[at : at + _CHUNK]))
        known |= set(connection.execute(query).scalars())
    return [work for work in works if work.id not in known]


def _apply(made: dict[states.Key, State], work: WorkEntry) -> None:
    for change in work.changes:
        key = (change.kind, change.id)
        made[key] = apply(made.get(key, State()), change, work.id)


def _wanted(connection: sa.Connection, coming: Coming, on: date) -> dict[states.Key, dict[str, Any] | None]:
    """What each record is to say in the new zone; None for one that was removed."""
    found: dict[states.Key, dict[str, Any] | None] = {
        key: dict(state.values) if state.is_there() else None for key, state in coming.records.items()
    }
    family = found["family", coming.file] or {}
    allowed = [coming.lead] if family.get("restricted") else []
    found["family", coming.file] = family | {"lead_id": coming.lead, "allowed": allowed}
    if asked := found.get(("zone_move", coming.asked)):
        found["zone_move", coming.asked] = asked | {"moved_on": on.isoformat()}
    for key, state in _from_elsewhere(connection, coming).items():
        found[key] = {**state.values, PLACE: coming.file}
    return found


def _from_elsewhere(connection: sa.Connection, coming: Coming) -> dict[states.Key, State]:
    """Members of the family who are on record in another one's file; of a restricted one's, nothing that tells where they are."""
    members = {
        ("person", str(state.values.get("person_id")))
        for (kind, _), state in coming.records.items()
        if kind == "membership" and state.is_there()
    }
    found = states.load(connection, coming.home, members - coming.records.keys())
    homes = states.load(connection, coming.home, {("family", str(each.values[PLACE])) for each in found.values()})
    hidden = {key for (_, key), state in homes.items() if state.values.get("restricted")}
    for key, state in found.items():
        if state.values[PLACE] in hidden:
            found[key] = State({**state.values, **dict.fromkeys(TELLS_WHERE, "")})
    return {key: state for key, state in found.items() if state.is_there() or not state.versions}


def _mend(key: states.Key, values: dict[str, Any] | None, state: State | None) -> Change | None:
    """What makes a record say this, where the works of the file alone do not."""
    kind, record_id = key
    if values is None:
        if state is None or not state.is_there():
            return None
        seen = sorted({head for each in state.versions.values() for head in each})
        return Change(kind=kind, id=record_id, op=Op.REMOVE, bases={WHOLE: seen})
    if state is None:
        return Change(kind=kind, id=record_id, op=Op.ADD, values=values)
    if not state.is_there():
        bases = {name: looked_at(kind, state, name) for name in values} | {WHOLE: list(state.removals)}
        return Change(kind=kind, id=record_id, op=Op.ADD, values=values, bases=bases)
    other = {name: value for name, value in values.items() if (state.values.get(name) or None) != (value or None)}
    bases = {name: looked_at(kind, state, name) for name in other}
    return Change(kind=kind, id=record_id, op=Op.SET, values=other, bases=bases) if other else None


def _authors(connection: sa.Connection, zone: str, coming: Coming) -> list[Worker]:
    """Those of the zone that the file leaves who wrote in it, are named in it, or hold it; in the new one they have left."""
    c = grants.c
    whose = sa.and_(devices.c.zone == c.zone, devices.c.id == c.device)
    holders = sa.select(devices.c.worker).join(grants, whose).where(c.zone == coming.home, c.file == coming.file)
    named = {text for state in coming.records.values() for value in state.values.values() for text in _texts(value)}
    wanted = {coming.by, *named, *(work.who for work in coming.works), *connection.execute(holders).scalars()}
    here = set(states.of_kind(connection, zone, "worker"))
    return [
        Worker(id=each.id, file_id=zone, name=each.name, agency=each.agency, role=each.role, job=each.job,
               team=f"{coming.names[0]} zone", left=True)
        for each in sorted(coming.workers.values(), key=lambda each: each.id)
        if each.id in wanted - here
    ]  # fmt: skip


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in _texts(each)]


def _added(record: Record) -> Change:
    values = {name: value for name, value in as_json(plain(record)).items() if name != "id"}
    return Change(kind=kind_of(record), id=record.id, op=Op.ADD, values=values)

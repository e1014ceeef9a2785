"""Moving: a family's file goes to another zone of this centre, all in one transaction of the caller's.

Its works are copied to the end of the new zone's journal as they were signed, and its records follow from them there. In the zone
it leaves the journal stays as it is; its records stay as the works made them, but in nobody's file.
"""

from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from fpz_app.central import arriving, moved, numbering, openings, states
from fpz_app.central.granting import hold_zone, regrant, take_file
from fpz_app.central.own_works import Hand
from fpz_app.central.tables import journal, pieces, quarantine, records
from fpz_app.domain.changes import Change, Op, WorkEntry
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.merging import PLACE, State, apply, looked_at
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker


@dataclass(frozen=True)
class Going:
    """`by` decides it, a manager of the zone that the family leaves; `lead` takes it up in the zone `to`, or nobody yet.
    `agreed` is what the family was told and said; `asked` the id of the record that asks for it, where there is one."""

    family: str
    to: str
    by: str
    lead: str
    reason: str
    agreed: str
    asked: str = ""


@dataclass(frozen=True)
class Gone:
    """How many laptops give the file up, and how many are given it."""

    family: Family
    taken: int
    given: int


def move(connection: sa.Connection, asked: Going, now: int) -> Gone:
    """Raises Problem, and then nothing is changed."""
    home, family, manager = _who(connection, asked)
    names = moved.name_of(connection, home), moved.name_of(connection, asked.to)
    with_others = _shared(connection, home, asked.family)
    ends = numbering.lock_files(connection, home, [asked.family, *with_others.values()])
    there = numbering.lock_files(connection, asked.to, [asked.to, asked.family])
    for zone in sorted((home, asked.to)):
        hold_zone(connection, zone)
    works = _works(connection, home, asked.family)
    left = _records(connection, home, asked.family)
    workers = _directory(connection, home)
    coming = arriving.Coming(asked.family, home, names, left, works, workers, manager.id, asked.lead, asked.asked)
    arriving.take_in(connection, asked.to, coming, arriving.note_of(coming, asked.reason, asked.agreed, now), there, now)
    taken = _let_go(connection, home, coming, with_others, ends, now)
    _take_along(connection, home, asked, now)
    given = regrant(connection, asked.to, now, families=[asked.family])
    opened = [each.id for each in openings.every(connection, home) if asked.family in each.families]
    regrant(connection, home, now, openings=opened)
    return Gone(family, taken, given)


def check(connection: sa.Connection, asked: Going) -> None:
    """Raises Problem where it cannot be done."""
    _who(connection, asked)


def _who(connection: sa.Connection, asked: Going) -> tuple[str, Family, Worker]:
    """The zone that has the family now, the family, and who decides."""
    c = records.c
    home = connection.execute(sa.select(c.zone).where(c.kind == "family", c.id == asked.family, c.file != "")).scalar()
    state = states.load(connection, home, [("family", asked.family)]).get(("family", asked.family)) if home else None
    family = states.family_of(asked.family, state)
    if home is None or family is None:
        raise Problem("There is no such family.", "Give its id.")
    if home == asked.to or not moved.name_of(connection, asked.to):
        raise Problem("The family cannot go there.", "Give another zone of this centre; fpz central zones shows them.")
    manager = states.worker_at(connection, home, asked.by)
    if manager is None or not may(manager, Doing.DECIDE, Scope(family)):
        raise Problem("A manager of the zone that the family leaves decides this.", "fpz central zones --workers shows them.")
    if not asked.reason.strip() or not asked.agreed.strip():
        raise Problem("A move has a reason.", "Give it, and what the family was told and said.")
    lead = states.worker_at(connection, asked.to, asked.lead) if asked.lead else None
    if asked.lead and (lead is None or not may(lead, Doing.RECORD, Scope())):
        raise Problem("The new lead is none who can be it.", "Give a worker of the zone that the family comes to.")
    if family.restricted and lead is None:
        raise Problem("This file is restricted.", "Name who takes it up: nobody else in the new zone will see it.")
    return home, family, manager


def _works(connection: sa.Connection, zone: str, file: str) -> list[WorkEntry]:
    query = sa.select(journal.c.work).where(journal.c.zone == zone, journal.c.file == file).order_by(journal.c.seq)
    return [msgspec.json.decode(text, type=WorkEntry) for text in connection.execute(query).scalars()]


def _records(connection: sa.Connection, zone: str, file: str) -> dict[states.Key, State]:
    c = records.c
    keys = connection.execute(sa.select(c.kind, c.id).where(c.zone == zone, c.file == file)).all()
    return states.load(connection, zone, [(row.kind, row.id) for row in keys], lock=True)


def _directory(connection: sa.Connection, zone: str) -> dict[str, Worker]:
    found = states.of_kind(connection, zone, "worker")
    return {key: worker for key, state in found.items() if (worker := states.worker_of(key, state))}


def _shared(connection: sa.Connection, zone: str, file: str) -> dict[str, str]:
    """By person on record in the file, another family's file that they belong to as well."""
    people = states.of_kind(connection, zone, "person", records.c.file == file)
    found: dict[str, str] = {}
    for person in people:
        named = records.c["values"].contains(f'"person_id":"{person}"', autoescape=True)
        others = states.of_kind(connection, zone, "membership", records.c.file != file, named)
        places = sorted(str(state.values[PLACE]) for state in others.values() if state.is_there())
        if places:
            found[person] = places[0]
    return found


def _let_go(
    connection: sa.Connection,
    zone: str,
    coming: arriving.Coming,
    with_others: dict[str, str],
    ends: dict[str, numbering.FileEnd],
    now: int,
) -> int:
    """Who is in another family too stays with that one; the rest is in nobody's file from now on."""
    hand, known = Hand(connection, zone, now), coming.records
    stay = {key: coming.records[key] for key in (("person", person) for person in sorted(with_others))}
    changes = [_set(key, state, {PLACE: with_others[key[1]]}) for key, state in stay.items()]
    works = [hand.write(file=coming.file, title=f"Moved to {coming.names[1]} zone", changes=changes, who=coming.by)]
    stayed = {key: apply(stay[key], change, works[0].id) for key, change in zip(stay, changes, strict=True)}
    for key, state in stayed.items():
        change = _set(key, state, state.values)
        works.append(hand.write(file=with_others[key[1]], title="Kept with another family", changes=[change], who=coming.by))
        stayed[key] = apply(state, change, works[-1].id)
    states.keep(connection, zone, stayed, known)
    connection.execute(sa.update(records).where(records.c.zone == zone, records.c.file == coming.file).values(file=""))
    taken = take_file(connection, zone, coming.file, now)
    hand.lay_down()
    numbering.append(connection, zone, works, ends, now)
    return taken


def _set(key: states.Key, state: State, values: dict[str, str]) -> Change:
    bases = {name: looked_at(key[0], state, name) for name in values}
    return Change(kind=key[0], id=key[1], op=Op.SET, values=dict(values), bases=bases)


def _take_along(connection: sa.Connection, home: str, asked: Going, now: int) -> None:
    """What is attached, and what was refused there and nobody has looked at yet."""
    moved.note(connection, home, asked.family, asked.to, now)
    lies = (pieces.c.zone == home, pieces.c.file == asked.family)
    connection.execute(sa.update(pieces).where(*lies).values(zone=asked.to))
    waits = (quarantine.c.for_zone == home, quarantine.c.file == asked.family)
    connection.execute(sa.update(quarantine).where(*waits).values(for_zone=asked.to))

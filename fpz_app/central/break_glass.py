"""Break-glass: finds and opens a restricted file for a worker who asks for it in an emergency, and takes it back in time."""

from dataclasses import replace

import sqlalchemy as sa

from fpz_app.central import numbering, openings, states
from fpz_app.central.database import behind_wall, reading, writing
from fpz_app.central.granting import regrant
from fpz_app.central.own_works import Hand
from fpz_app.central.reading_works import is_id
from fpz_app.central.refusals import Refused, unreadable
from fpz_app.central.signin import Caller
from fpz_app.central.tables import devices, sought, zone_heads
from fpz_app.domain import break_glass as rules
from fpz_app.domain.break_glass import BreakGlass, Sought
from fpz_app.domain.changes import Change, Op, WorkEntry, as_json, plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.merging import State, apply, looked_at
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.permissions import Doing, Scope, may, sees
from fpz_app.domain.record import derived_id
from fpz_app.sync.break_glass_protocol import BreakGlassAnswer, BreakGlassAsked

TITLE = "Opened by break-glass"


def ask(connection: sa.Connection, caller: Caller, asked: BreakGlassAsked, now: int) -> BreakGlassAnswer:
    """In the caller's transaction. Whoever asks again hears the same. Raises Refused."""
    if caller.is_revoked:
        raise Refused("This laptop was revoked.", "Its record is taken away at the next sync.", status=403)
    if not is_id(asked.id):
        raise unreadable("what was asked")
    _one_at_a_time(connection, caller)
    zone, worker = caller.zone, states.worker_of(caller.worker, _state(connection, caller.zone, "worker", caller.worker))
    if worker is None or not may(worker, Doing.BREAK_GLASS, Scope()):
        raise Refused(f"You may not {Doing.BREAK_GLASS}.", "Ring your manager or the duty team.", status=403)
    opening_id = derived_id(asked.id, openings.KIND, worker.id)
    known = openings.opening_of(opening_id, _state(connection, zone, openings.KIND, opening_id))
    if known is not None:
        return _answer(known)
    wanted = Sought(reference=asked.reference, name=asked.name, born=asked.born)
    earlier = openings.of_worker(connection, zone, worker.id)
    try:
        rules.check_asking(wanted, asked.reason)
        rules.check_pace(earlier, now)
    except Problem as problem:
        raise Refused(" ".join(each.message for each in problem.each), problem.remedy, status=403) from problem
    with behind_wall(connection, zone, caller.device):
        found = _found(connection, zone, wanted)
    opened = openings.open_now(earlier, now).get(worker.id, frozenset())
    closed = [family for family in found if not sees(worker, family, opened)]
    made = rules.made(opening_id, worker, wanted, asked.reason, closed=closed, found=bool(found), now=now)
    _keep(connection, zone, replace(made, taken_back=not closed), now)
    return _answer(made)


def end_due(engine: sa.Engine, zone: str, now: int) -> None:
    """Takes back what was open long enough; does nothing where there is nothing."""
    with reading(engine) as connection:
        due = is_due(connection, zone, now)
    if due:
        end(engine, zone, now)


def end_all_due(engine: sa.Engine, now: int) -> None:
    """In every zone."""
    with reading(engine) as connection:
        zones = connection.execute(sa.select(zone_heads.c.zone)).scalars().all()
    for zone in zones:
        end_due(engine, zone, now)


def is_due(connection: sa.Connection, zone: str, now: int) -> bool:
    return bool(_due(connection, zone, now))


def end(engine: sa.Engine, zone: str, now: int) -> None:
    """In one transaction; once more is once."""
    writing(engine, lambda connection: _end(connection, zone, now))


def _due(connection: sa.Connection, zone: str, now: int) -> list[BreakGlass]:
    return [each for each in openings.standing(connection, zone) if each.given_back or each.ends <= now]


def _end(connection: sa.Connection, zone: str, now: int) -> None:
    due = _due(connection, zone, now)
    ends = numbering.lock_files(connection, zone, [each.id for each in due])
    hand, works = Hand(connection, zone, now), []
    known = states.load(connection, zone, [(openings.KIND, each.id) for each in due], lock=True)
    due = [each for each in due if not known[openings.KIND, each.id].values.get("taken_back")]  # another process may have
    for each in due:
        key = (openings.KIND, each.id)
        bases = {"taken_back": looked_at(openings.KIND, known[key], "taken_back")}
        change = Change(kind=openings.KIND, id=each.id, op=Op.SET, values={"taken_back": True}, bases=bases)
        works.append(hand.write(file=each.id, title="Took a restricted file back", changes=[change]))
        states.keep(connection, zone, {key: apply(known[key], change, works[-1].id)}, [key])
    regrant(connection, zone, now, families={family for each in due for family in each.families})
    hand.lay_down()
    numbering.append(connection, zone, works, ends, now)


def _keep(connection: sa.Connection, zone: str, made: BreakGlass, now: int) -> None:
    """Writes the asking in a file of its own, and in each family's that it was opened."""
    ends = numbering.lock_files(connection, zone, [made.id, *made.families])
    values = {name: value for name, value in as_json(plain(made)).items() if name != "id"}
    change, hand = Change(kind=openings.KIND, id=made.id, op=Op.ADD, values=values), Hand(connection, zone, now)
    works: list[WorkEntry] = [hand.write(file=made.id, title=TITLE, changes=[change], who=made.worker_id)]
    works += [hand.write(file=each, title=TITLE, changes=[], who=made.worker_id) for each in made.families]
    states.keep(connection, zone, {(openings.KIND, made.id): apply(State(), change, works[0].id)}, ())
    regrant(connection, zone, now, families=made.families, openings=[made.id])
    hand.lay_down()
    numbering.append(connection, zone, works, ends, now)


def _one_at_a_time(connection: sa.Connection, caller: Caller) -> None:
    """Whoever asks from several laptops, or many times at once, asks one after the other: how often is counted."""
    c = devices.c
    theirs = sa.select(c.id).where(c.zone == caller.zone, c.worker == caller.worker).order_by(c.id)
    connection.execute(theirs.with_for_update()).all()


def _found(connection: sa.Connection, zone: str, wanted: Sought) -> list[Family]:
    rows = states.of_kind(connection, zone, "family", table=sought)
    every = [family for each in rows.items() if (family := states.family_of(*each))]
    found = [family for family in every if wanted.is_family(family)]
    if not found and wanted.born and not wanted.reference:
        born = sought.c["values"].contains(f'"born":"{wanted.born}"', autoescape=True)
        born_then = states.of_kind(connection, zone, "person", born, table=sought)
        people = [one for each in born_then.items() if isinstance(one := states.record_of("person", *each), Person)]
        homes = {home for each in people if wanted.is_person(each) for home in _homes(connection, zone, each)}
        found = [family for family in every if family.id in homes]
    return found[: rules.MOST_FILES]


def _homes(connection: sa.Connection, zone: str, person: Person) -> set[str]:
    named = sought.c["values"].contains(f'"person_id":"{person.id}"', autoescape=True)
    rows = states.of_kind(connection, zone, "membership", named, table=sought)
    belongs = [one for each in rows.items() if isinstance(one := states.record_of("membership", *each), Membership)]
    return {each.family_id for each in belongs} | {person.file_id}


def _state(connection: sa.Connection, zone: str, kind: str, record_id: str) -> State | None:
    return states.load(connection, zone, [(kind, record_id)]).get((kind, record_id))


def _answer(made: BreakGlass) -> BreakGlassAnswer:
    return BreakGlassAnswer(outcome=made.outcome, families=made.families, ends=made.ends)

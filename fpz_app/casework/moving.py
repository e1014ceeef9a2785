"""Moving: a person moves to another household, lives in two, leaves, is born, dies; what was stays as history."""

from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from fpz_app.domain.dates import earliest
from fpz_app.domain.errors import Problem
from fpz_app.domain.people import Membership, Person, Place, Stage
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.rows import records
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Work


def move(store: Store, actor: Worker, person_id: str, *, leaving: str, to: str, on: date, why: str = "") -> Membership:
    """From that day the person lives with the family `to` and no longer with `leaving`. Raises Problem."""
    _check_apart(leaving, to)
    with store.work(actor, "Move to another household") as work:
        old = _current(work, person_id, leaving)
        _check_after(old, on)
        _require_both(work, leaving, to)
        work.put(replace(old, until=on, why=why))
        return _live_with(work, person_id, to, Place.HOME, on)


def share_time(store: Store, actor: Worker, person_id: str, *, between: str, and_with: str, since: date) -> Membership:
    """From that day the person lives part of the time with each of the two families. Raises Problem."""
    _check_apart(between, and_with)
    with store.work(actor, "Live in two households") as work:
        old = _current(work, person_id, between)
        _require_both(work, between, and_with)
        work.put(replace(old, place=Place.PART))
        return _live_with(work, person_id, and_with, Place.PART, since)


def leave(store: Store, actor: Worker, person_id: str, *, family_id: str, on: date, why: str) -> Membership:
    """From that day the person no longer belongs to the family; all that was written stays. Raises Problem."""
    with store.work(actor, "End belonging to the family") as work:
        work.require(Doing.RECORD, family_id)
        old = _current(work, person_id, family_id)
        _check_after(old, on)
        return work.put(replace(old, until=on, why=why))


def record_birth(
    store: Store, actor: Worker, person_id: str, *, born: str, given_name: str, family_name: str, sex: str, today: date
) -> Person:
    """An unborn child is born: `born` is a date as domain.dates has it. Raises Problems."""
    if not born:
        raise Problem("The date of birth is missing.", "Give the day the baby was born.", field="born")
    with store.work(actor, "Record a birth") as work:
        baby = work.get(Person, person_id)
        work.require(Doing.RECORD, baby.file_id)
        if baby.stage is not Stage.UNBORN:
            raise Problem(f"{baby.called} is already born.", "Change the date of birth instead.", field="born")
        born_now = replace(
            baby, stage=Stage.CHILD, born=born, due_on=None, given_name=given_name.strip(),
            family_name=family_name.strip() or baby.family_name, sex=sex or baby.sex, known_as="",
        )  # fmt: skip
        replace(born_now, external_id=born_now.external_id or "baby").check(today)
        return work.put(born_now)


def record_death(store: Store, actor: Worker, person_id: str, *, on: date, today: date) -> Person:
    """The record stays; no clock runs for the person any more. Raises Problems."""
    with store.work(actor, "Record a death") as work:
        person = work.get(Person, person_id)
        work.require(Doing.RECORD, person.file_id)
        gone = replace(person, died_on=on)
        gone.check(today)
        return work.put(gone)


def _check_apart(one: str, other: str) -> None:
    if not other:
        raise Problem("The other family is missing.", "Find the family they live with.", field="to")
    if one == other:
        raise Problem("This is the family they already belong to.", "Choose another family.", field="to")


def _check_after(membership: Membership, on: date) -> None:
    if membership.since and on < earliest(membership.since):
        raise Problem("This is before they joined the family.", "Check the date.", field="on")


def _require_both(work: Work, one: str, other: str) -> None:
    for family_id in (one, other):
        work.require(Doing.RECORD, family_id)


def _live_with(work: Work, person_id: str, family_id: str, place: Place, since: date) -> Membership:
    """Belongs to the family from that day: again, or for the first time."""
    known = [each for each in _ties(work, person_id, family_id) if each.until is None]
    if known:
        return work.put(replace(known[0], place=place))
    new = Membership(file_id=family_id, family_id=family_id, person_id=person_id, place=place, since=since.isoformat())
    return work.put(new)


def _current(work: Work, person_id: str, family_id: str) -> Membership:
    found = [each for each in _ties(work, person_id, family_id) if each.until is None]
    if not found:
        raise Problem("They do not belong to this family any more.", "Open the family they live with now.")
    return found[0]


def _ties(work: Work, person_id: str, family_id: str) -> list[Membership]:
    table = table_of(Membership)
    of_person, of_family = work.standing.all_of(person_id), work.standing.all_of(family_id)
    query = sa.select(table).where(table.c.person_id.in_(of_person), table.c.family_id.in_(of_family))
    return records(Membership, work.connection.execute(query))

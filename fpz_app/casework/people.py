"""People: adding them to a family, and what is recorded of them."""

from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from fpz_app.casework.access import as_seen, hidden_files, readable
from fpz_app.casework.directory import bring_over
from fpz_app.casework.relationships import RelationRow, relation_row, relations
from fpz_app.domain.dates import earliest, say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.identifiers import nhs_number, upn
from fpz_app.domain.levels import LevelOfNeed, family_level
from fpz_app.domain.people import Membership, Person, Place, Stage
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Gone, Work


@dataclass(frozen=True)
class Member:
    """A person as one family has them: who, and how they belong to it. `elsewhere` names their other families."""

    person: Person
    membership: Membership
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class BelongsRow:
    """One belonging of a person to a family the asker may see; `when` in words."""

    membership: Membership
    family: str
    place: str
    when: str
    current: bool


@dataclass(frozen=True)
class PersonPage:
    """`belongs` newest first; `relations` those with people of this family; `others` everyone else of it by id and name.

    `level` is the child's level of need as it was last judged, 0 where it was not.
    """

    person: Person
    family: Family
    belongs: tuple[BelongsRow, ...]
    relations: tuple[RelationRow, ...]
    others: tuple[tuple[str, str], ...]
    level: int

    @property
    def here(self) -> Membership | None:
        """How the person belongs to this family now."""
        found = (row.membership for row in self.belongs if row.current and row.membership.family_id == self.family.id)
        return next(found, None)


def add_person(store: Store, actor: Worker, person: Person, membership: Membership, today: date) -> Person:
    """A new person of `membership.family_id`'s file. Raises Problems."""
    clean = _clean(person, today)
    with store.work(actor, "Add a person") as work:
        work.require(Doing.RECORD, membership.family_id)
        work.put(replace(membership, file_id=membership.family_id, person_id=clean.id))
        return work.put(replace(clean, file_id=membership.family_id))


def join_family(store: Store, actor: Worker, person_id: str, membership: Membership) -> Membership:
    """Someone already on record belongs to this family too; the zone's directory gives them over. Raises Problem."""
    with store.work(actor, "Add someone already on record") as work:
        work.require(Doing.RECORD, membership.family_id)
        person = work.get(Person, person_id)
        if _belongs(work, person_id, membership.family_id):
            raise Problem(f"{person.called} already belongs to this family.", "Open them from the list of people.")
        if person.file_id == actor.file_id:
            bring_over(work, person, membership.family_id)
        return work.put(replace(membership, file_id=membership.family_id, person_id=person_id))


def change_person(store: Store, actor: Worker, person: Person, today: date, *, membership: Membership, family_id: str) -> Person:
    """Stores what was changed of a person and of how they belong to the family, as one work. Raises Problems."""
    clean = _clean(person, today)
    with store.work(actor, "Change a person’s details") as work:
        work.require(Doing.RECORD, family_id)
        work.require(Doing.RECORD, person.file_id)
        work.put(membership)
        return work.put(clean)


def members(store: Store, asker: Worker, family_id: str, today: date) -> list[Member]:
    """Everyone who belongs to the family today, adults first, then children from the eldest; the unborn last."""
    readable(store, asker, family_id)
    hidden = hidden_files(store, asker)
    here = {each.person_id: each for each in store.find(Membership, family_id=family_id) if each.goes_on(today)}
    found = store.find(Person, id=sorted(here))
    all_ties = [each for each in store.find(Membership, person_id=sorted(here)) if each.goes_on(today)]
    others_ids = {each.family_id for each in all_ties} - hidden - {family_id}
    names = {each.id: each.name for each in store.find(Family, id=sorted(others_ids))} if others_ids else {}
    others: dict[str, list[str]] = {}
    for tie in all_ties:
        if tie.family_id != family_id and tie.family_id in names:
            others.setdefault(tie.person_id, []).append(names[tie.family_id])
    found.sort(key=lambda each: _order(each, today))
    return [Member(as_seen(each, hidden), here[each.id], tuple(others.get(each.id, ()))) for each in found]


def person_page(store: Store, asker: Worker, family_id: str, person_id: str, today: date) -> PersonPage:
    """Raises Gone where the person has never belonged to this family."""
    family = readable(store, asker, family_id)
    family_id, person_id = family.id, store.standing().stands(person_id)
    hidden = hidden_files(store, asker)
    ties = [each for each in store.find(Membership, person_id=person_id) if each.family_id not in hidden]
    if family_id not in {each.family_id for each in ties}:
        raise Gone
    person = as_seen(store.get(Person, person_id), hidden)
    names = {each.id: each.name for each in store.find(Family, id=[each.family_id for each in ties])}
    around = {each.person.id: each.person for each in members(store, asker, family_id, today)} | {person.id: person}
    told = [each for each in relations(store, around, hidden) if person_id in (each.from_id, each.to_id)]
    ties.sort(key=lambda each: (each.until is None, each.until or date.max, each.id), reverse=True)
    return PersonPage(
        person,
        family,
        tuple(_belongs_row(each, names[each.family_id], today) for each in ties),
        tuple(relation_row(each, around, told_of=person_id) for each in told),
        tuple((each.id, each.full_name) for each in around.values() if each.id != person_id),
        family_level(store.find(LevelOfNeed, family_id=family_id, person_id=person_id)) or 0,
    )


def _clean(person: Person, today: date) -> Person:
    """Checked, with spaces trimmed and numbers as they are stored. Raises Problems."""
    person.check(today)
    return replace(
        person,
        given_name=_trim(person.given_name),
        family_name=_trim(person.family_name),
        known_as=_trim(person.known_as),
        earlier_names=_trim(person.earlier_names),
        school=_trim(person.school),
        postcode=_trim(person.postcode).upper(),
        nhs_number=nhs_number(person.nhs_number),
        upn=upn(person.upn),
    )


def _trim(text: str) -> str:
    return " ".join(text.split())


def _order(person: Person, today: date) -> tuple[bool, date, str]:
    born = earliest(person.born) if person.born else person.due_on or date.max
    unborn_last = date.max if person.stage is Stage.UNBORN else born
    return person.is_child(today), unborn_last, person.id


def _belongs(work: Work, person_id: str, family_id: str) -> bool:
    table = table_of(Membership)
    known = work.standing.all_of
    same = (table.c.person_id.in_(known(person_id)), table.c.family_id.in_(known(family_id)))
    query = sa.select(table.c.id).where(*same, table.c.until.is_(None))
    return work.connection.execute(query).first() is not None


def _belongs_row(membership: Membership, family: str, today: date) -> BelongsRow:
    current = membership.goes_on(today)
    since = f"since {say_date(membership.since)}" if membership.since else ""
    if membership.until:
        start = f"from {say_date(membership.since)} " if membership.since else ""
        since = f"{start}until {say_date(membership.until)}"
    place = {Place.HOME: "lives here", Place.PART: "lives here part of the time"}.get(
        membership.place, f"lives {membership.place}"
    )
    if not current:
        place = "belonged to the family"
    return BelongsRow(membership, family, place, ", ".join(part for part in (since, membership.why) if part), current)

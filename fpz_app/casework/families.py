"""Families: adding one, changing its details, restricting its file, and who they are at a glance."""

from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework.access import readable, scope_of
from fpz_app.casework.people import Member, members
from fpz_app.domain.agreements import Agreement, Answer
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.dates import short_date
from fpz_app.domain.episodes import Episode
from fpz_app.domain.families import Family, case_reference
from fpz_app.domain.identifiers import device_code
from fpz_app.domain.levels import LevelOfNeed, family_level
from fpz_app.domain.people import Membership, Place, Stage
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker, Zone
from fpz_app.store.store import Store

_COUNTER = "case_counter"
AT_HOME = (Place.HOME, Place.PART)


@dataclass(frozen=True)
class Identity:
    """Who the family is, on every page of its file. `level` is the highest of its children's, 0 where none was judged yet.

    `agreement` is said in words; `agreed` tells whether it stands.
    """

    family_id: str
    name: str
    reference: str
    children: tuple[str, ...]
    level: int
    lead: str
    agreement: str
    agreed: bool
    warnings: tuple[str, ...]
    restricted: bool


@dataclass(frozen=True)
class AllowedRow:
    """A worker who may or may not open a restricted file."""

    worker_id: str
    name: str
    job: str
    allowed: bool


def make_family(store: Store, actor: Worker, family: Family, today: date, *, ask: bool = True) -> Family:
    """Stores a new family with its case reference, made on this laptop alone; `ask` also asks for early help for it.

    Raises Problem for a family without a name.
    """
    family.check()
    made = replace(family, file_id=family.id, reference=family.reference or next_reference(store, actor.file_id))
    with store.work(actor, "Add a family") as work:
        work.require(Doing.MAKE_FAMILY)
        if ask:
            work.put(Episode(file_id=made.id, family_id=made.id, requested_on=today, requested_by=actor.agency))
        return work.put(made)


def next_reference(store: Store, zone_id: str) -> str:
    """A case reference that no other laptop makes: zone, this laptop, its next number. A number is never used twice."""
    counter = int(store.fact(_COUNTER) or 0) + 1
    store.set_fact(_COUNTER, str(counter))
    zone = store.find(Zone, id=zone_id)
    code = zone[0].code if zone else "FPZ"
    return case_reference(zone_code=code, device_code=device_code(store.device.id), counter=counter)


def change_family(store: Store, actor: Worker, family: Family) -> Family:
    """Stores the family's details; access to its file is changed by `restrict` alone. Raises Problem."""
    family.check()
    with store.work(actor, "Change the family’s details") as work:
        work.require(Doing.RECORD, family.id)
        now = work.get(Family, family.id)
        return work.put(replace(family, restricted=now.restricted, allowed=now.allowed, reference=now.reference))


def restrict(store: Store, actor: Worker, family_id: str, allowed: tuple[str, ...]) -> Family:
    """From now on the file opens for the workers named alone, the actor and the lead always among them. Raises Problem."""
    with store.work(actor, "Restrict the file") as work:
        work.require(Doing.RESTRICT, family_id)
        family = work.get(Family, family_id)
        named = {*allowed, actor.id, *([family.lead_id] if family.lead_id else [])}
        return work.put(replace(family, restricted=True, allowed=tuple(sorted(named))))


def lift_restriction(store: Store, actor: Worker, family_id: str) -> Family:
    """The file opens again for everyone whose role reads files. Raises Problem."""
    with store.work(actor, "Lift the restriction of the file") as work:
        work.require(Doing.RESTRICT, family_id)
        return work.put(replace(work.get(Family, family_id), restricted=False, allowed=()))


def identity(store: Store, asker: Worker, family_id: str, today: date) -> Identity:
    """Raises Gone for a file that is hidden from the asker."""
    family = readable(store, asker, family_id)
    lead = store.find(Worker, id=family.lead_id) if family.lead_id else []
    level = family_level(store.find(LevelOfNeed, family_id=family_id))
    agreement, agreed = _agreement(store, family_id, today)
    warnings = store.find(WarningNote, family_id=family_id, ended_on=None, order="made_on")
    return Identity(
        family_id=family_id,
        name=family.name,
        reference=family.reference,
        children=tuple(child_words(each, today) for each in children(members(store, asker, family_id, today), today)),
        level=level or 0,
        lead=lead[0].name if lead else "",
        agreement=agreement,
        agreed=agreed,
        warnings=tuple(warning.text for warning in warnings),
        restricted=family.restricted,
    )


def children(everyone: list[Member], today: date) -> list[Member]:
    """The living children of the household, or where none lives in it, those of the family."""
    young = [each for each in everyone if each.person.is_child(today) and each.person.died_on is None]
    at_home = [each for each in young if each.membership.place in AT_HOME]
    return at_home or young


def child_words(child: Member, today: date) -> str:
    """'Callum 14', 'baby due 14 Feb'."""
    person = child.person
    if person.stage is Stage.UNBORN:
        called = person.called if person.given_name or person.known_as else "baby"
    else:
        called = person.called
    return f"{called} {person.age_said(today)}".strip()


def also_elsewhere(store: Store, asker: Worker, family_id: str, today: date) -> tuple[str, ...]:
    """The people of this family who belong to another too, by name: restricting the file does not hide them there."""
    return tuple(each.person.called for each in members(store, asker, family_id, today) if each.elsewhere)


def may_open(store: Store, asker: Worker, family_id: str) -> list[AllowedRow]:
    """The zone's workers, and whether each would open the file once it is restricted."""
    family = readable(store, asker, family_id)
    named = {*family.allowed, asker.id, family.lead_id}
    here = store.find(Worker, left=False, order="name")
    return [AllowedRow(each.id, each.name, each.job or str(each.role), each.id in named) for each in here]


def families_of(store: Store, asker: Worker, person_id: str) -> list[Family]:
    """The families that a person belongs to now, as far as the asker may know of them."""
    ids = {each.family_id for each in store.find(Membership, person_id=person_id, until=None)}
    found = store.find(Family, id=ids, order="name") if ids else []
    return [each for each in found if may(asker, Doing.READ, scope_of(store, asker, each))]


def workers(store: Store) -> list[tuple[str, str]]:
    """Everyone who may lead: id and name with agency."""
    here = store.find(Worker, left=False, order="name")
    return [(each.id, f"{each.name}, {each.agency}" if each.agency else each.name) for each in here]


def _agreement(store: Store, family_id: str, today: date) -> tuple[str, bool]:
    found = store.find(Agreement, family_id=family_id)
    if not found:
        return "Not asked yet", False
    latest = max(found, key=lambda each: (each.on or date.min, each.id))
    if latest.withdrawn_on:
        return f"Withdrawn {short_date(latest.withdrawn_on, today)}", False
    words = {Answer.AGREED: "Agreed", Answer.DECLINED: "Did not agree"}.get(latest.answer, "Not asked yet")
    return (f"{words} {short_date(latest.on, today)}" if latest.on else words), latest.stands()

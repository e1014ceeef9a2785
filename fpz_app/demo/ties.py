"""Ties: a household's memberships and relationships, from who is whose parent and who is a couple, and its ecomap."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from fpz_app.demo.ids import Ids
from fpz_app.demo.making import Making
from fpz_app.demo.shapes import CoupleShape, Household, PersonShape
from fpz_app.domain.people import Couple, Kin, Membership, Person, Place, Relationship
from fpz_app.domain.ties import Tie

_TOGETHER = (Couple.MARRIED, Couple.TOGETHER)
"""Whose children are step-brothers and step-sisters; a step-parent is one who married."""
_AT_HOME = (Place.HOME, Place.PART)


@dataclass(frozen=True)
class Care:
    """Yes, no or not known, or empty where it is not asked."""

    responsibility: str = ""
    cares_for: str = ""
    in_contact: str = ""


NO_CARE = Care()


def memberships(household: Household, people: dict[str, Person], family_id: str, ids: Ids) -> Iterator[Membership]:
    for shape in household.person:
        person = people[shape.role]
        yield Membership(
            id=ids.new(),
            file_id=family_id,
            family_id=family_id,
            person_id=person.id,
            place=Place.AWAY if shape.died_ago or shape.unknown else shape.place,
            role=shape.does,
            since=person.born[:4] if shape.child else "",
        )


def around(making: Making) -> Iterator[Tie]:
    """The ties of the household's ecomap; its helpers are known already."""
    file = making.family.id
    for shape in making.part.tie:
        to = making.helpers.get(shape.to)
        person = making.people.get(shape.to)
        school = making.people[shape.of].school if shape.to == "school" and shape.of in making.people else ""
        known = "" if school else person.id if person else (to.worker_id or to.id) if to else ""
        yield Tie(
            id=making.ids.new(), file_id=file, family_id=file, whose_id=making.people[shape.of].id if shape.of else "",
            other_id=known, other=school or ("" if known else shape.to), strength=shape.strength, gives=shape.gives,
            note=making.teller.say(shape.note) if shape.note else "", since=shape.since,
        )  # fmt: skip


def relationships(household: Household, people: dict[str, Person], family_id: str, ids: Ids) -> Iterator[Relationship]:
    shapes = {shape.role: shape for shape in household.person}

    def tie(one: str, other: str, kin: Kin, care: Care = NO_CARE, couple: Couple = Couple.NONE) -> Relationship:
        return Relationship(
            id=ids.new(), file_id=family_id, from_id=people[one].id, to_id=people[other].id, kin=kin, couple=couple,
            parental_responsibility=care.responsibility, cares_for=care.cares_for, in_contact=care.in_contact,
        )  # fmt: skip

    for couple in household.couple:
        yield tie(*couple.of, Kin.PARTNER, couple=couple.couple)
    for shape in household.person:
        for parent in shape.parents:
            yield tie(parent, shape.role, Kin.PARENT, _care(shapes[parent], shape) if shape.child else NO_CARE)
        if shape.raised_by:
            carer, _, said = shape.raised_by.partition(":")
            yield tie(carer, shape.role, Kin(said), Care(cares_for="yes", in_contact="yes"))
    for shape in household.person:
        if shape.child:
            for elder in _grandparents(shape, shapes):
                yield tie(elder, shape.role, Kin.GRANDPARENT)
            for step in _step_parents(shape, household.couple, shapes):
                yield tie(step, shape.role, Kin.STEP_PARENT, Care(cares_for="yes"))
    children = [shape for shape in household.person if shape.child]
    for one, other in combinations(children, 2):
        if kin := _siblings(one, other, household.couple):
            yield tie(one.role, other.role, kin)


def _care(parent: PersonShape, child: PersonShape) -> Care:
    if parent.unknown:
        return Care("not known", "no", "no")
    if parent.died_ago or child.due_in:
        return Care()
    at_home = parent.place in _AT_HOME and child.place in _AT_HOME
    return Care(parent.responsibility or "yes", "yes" if at_home else "no", parent.contact or "yes")


def _grandparents(child: PersonShape, shapes: dict[str, PersonShape]) -> list[str]:
    elders = [elder for parent in child.parents for elder in shapes[parent].parents if not shapes[elder].unknown]
    return [elder for elder in elders if elder != child.raised_by.partition(":")[0]]


def _step_parents(child: PersonShape, couples: list[CoupleShape], shapes: dict[str, PersonShape]) -> list[str]:
    found = []
    for couple in couples:
        for one, other in (couple.of, couple.of[::-1]):
            lives_there = shapes[one].place is Place.HOME and shapes[other].place is Place.HOME
            if couple.couple is Couple.MARRIED and lives_there and one in child.parents and other not in child.parents:
                found.append(other)
    return found


def _siblings(one: PersonShape, other: PersonShape, couples: list[CoupleShape]) -> Kin | None:
    shared = set(one.parents) & set(other.parents)
    if other.twin and len(shared) == len(one.parents):
        return Kin.TWIN
    if shared:
        return Kin.SIBLING if set(one.parents) == set(other.parents) else Kin.HALF_SIBLING
    if any(each.raised_by.partition(":")[0] in another.parents for each, another in ((one, other), (other, one))):
        return Kin.COUSIN
    joined = any(
        couple.couple in _TOGETHER and bool(set(couple.of) & set(one.parents)) and bool(set(couple.of) & set(other.parents))
        for couple in couples
    )
    return Kin.STEP_SIBLING if joined else None

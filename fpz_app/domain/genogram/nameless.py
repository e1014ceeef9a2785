"""Nameless: a family's people as they stand in a picture without names, by what they are to the children and in which order."""

from collections.abc import Iterable, Sequence
from datetime import date

from fpz_app.domain.dates import earliest
from fpz_app.domain.kinship import PARENTS, kin_words
from fpz_app.domain.people import Kin, Person, Relationship, Stage


def without_names(people: Sequence[Person], ties: Iterable[Relationship], today: date) -> list[Person]:
    """'Child 1', 'Mother', 'Grandfather 2', with their ages and nothing else that tells who they are; ids are kept.

    Whoever has no name on record stays without.
    """
    ties = list(ties)
    ordered = sorted(people, key=_age_order)
    roles = {each.id: _role(each, {person.id: person for person in people}, ties, today) for each in ordered}
    given: dict[str, str] = {}
    counts: dict[str, int] = {}
    for each in ordered:
        role = roles[each.id]
        alike = sum(other == role for other in roles.values())
        counts[role] = counts.get(role, 0) + 1
        given[each.id] = f"{role} {counts[role]}" if alike > 1 or role == "Child" else role
    return [_bare(each, given[each.id]) for each in people]


def _bare(person: Person, role: str) -> Person:
    unborn = person.stage is Stage.UNBORN
    known = bool(person.given_name or person.known_as or person.external_id or unborn)
    return Person(
        id=person.id, file_id=person.file_id, known_as=role if known else "", stage=person.stage, born=person.born,
        died_on=person.died_on, sex=person.sex,
    )  # fmt: skip


def _age_order(person: Person) -> tuple[bool, date, str]:
    return person.stage is Stage.UNBORN, earliest(person.born) if person.born else date.max, person.id


def _role(person: Person, people: dict[str, Person], ties: Sequence[Relationship], today: date) -> str:
    if person.stage is Stage.UNBORN:
        return "Unborn child"
    if person.is_child(today):
        return "Child"
    children = {each.id for each in people.values() if each.is_child(today)}
    own = [each for each in ties if each.from_id == person.id]
    kin = next((each.kin for each in own if each.to_id in children and each.kin in PARENTS), None)
    if kin is None:
        parents = {each.from_id for each in ties if each.kin in PARENTS and each.to_id in children}
        if any(each.kin in PARENTS and each.to_id in parents for each in own):
            kin = Kin.GRANDPARENT
    if kin is None:
        kin = next((each.kin for each in own if each.to_id in children and each.kin is not Kin.OTHER), None)
    return kin_words(kin, person.sex).capitalize() if kin else "Adult"

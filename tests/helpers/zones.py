"""People and families of an invented zone, made in one line each."""

from typing import Any

from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person, Place
from fpz_app.domain.record import new_id
from fpz_app.store.store import Store
from tests.helpers.stores import PRIYA


def add_family(store: Store, name: str, **fields: Any) -> Family:
    family_id = new_id()
    family = Family(id=family_id, file_id=family_id, name=name, **fields)
    with store.work(PRIYA, "Make a family") as work:
        work.put(family)
    return family


def add_child(store: Store, family: Family, given_name: str, *, place: Place = Place.HOME, **fields: Any) -> Person:
    """A person of the family, a child unless `stage` says otherwise, of the family's name unless one is given."""
    fields.setdefault("family_name", family.name)
    person = Person(file_id=family.id, given_name=given_name, **fields)
    with store.work(PRIYA, "Add a person") as work:
        work.put(person)
        work.put(Membership(file_id=family.id, family_id=family.id, person_id=person.id, place=place))
    return person


def belongs(family: Family, person: Person, **fields: Any) -> Membership:
    return Membership(file_id=family.id, family_id=family.id, person_id=person.id, **fields)

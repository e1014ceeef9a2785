"""The Marlow family in a store: a mother, three children, a plan to write; invented."""

from dataclasses import dataclass
from datetime import date

from fpz_app.domain.episodes import Episode
from fpz_app.domain.families import Family
from fpz_app.domain.people import Kin, Membership, Person, Relationship, Stage
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Helper
from fpz_app.store.store import Store
from tests.helpers.stores import PRIYA

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Marlows:
    family: Family
    kerry: Person
    callum: Person
    ellie: Person
    noah: Person
    sam: Helper

    @property
    def id(self) -> str:
        return self.family.id


def make_marlows(store: Store, *, restricted: bool = False) -> Marlows:
    family_id = new_id()
    family = Family(
        id=family_id, file_id=family_id, name="Marlow", reference="PU2291", address="14 Bay Close, Swanage", lead_id=PRIYA.id,
        restricted=restricted, allowed=(PRIYA.id,) if restricted else (),
    )

    def person(name: str, born: str, stage: Stage = Stage.CHILD) -> Person:
        return Person(file_id=family_id, given_name=name, family_name="Marlow", born=born, stage=stage)

    kerry = person("Kerry", "1990-03-02", Stage.ADULT)
    callum, ellie, noah = person("Callum", "2012-05-17"), person("Ellie", "2017-02-08"), person("Noah", "2024-06-30")
    people = (kerry, callum, ellie, noah)
    sam = Helper(file_id=family_id, family_id=family_id, name="Sam Ellery", agency="Youth service", phone="01632 960107")
    with store.work(PRIYA, "Make a family") as work:
        work.put_all([PRIYA, family, *people, sam])
        work.put_all(Membership(file_id=family_id, family_id=family_id, person_id=each.id) for each in people)
        work.put_all(
            Relationship(file_id=family_id, from_id=kerry.id, to_id=child.id, kin=Kin.PARENT) for child in (callum, ellie, noah)
        )
        work.put(Episode(file_id=family_id, family_id=family_id, requested_on=date(2026, 9, 28)))
    return Marlows(family, kerry, callum, ellie, noah, sam)

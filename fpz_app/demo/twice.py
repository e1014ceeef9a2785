"""Twice: a child of the first family who was written down once more in another family's file, as it happens."""

from fpz_app.demo.making import Making
from fpz_app.domain.people import Membership, Person, Place
from fpz_app.store.store import Store

_NAME = "Ellie"


def write_down_twice(store: Store, first: Making, other: Making) -> None:
    """Spelt another way, with a telephone number that the first record does not have."""
    child = next(each for each in first.people.values() if each.given_name == _NAME)
    again = Person(
        id=other.ids.new(), file_id=other.family.id, given_name="Elly", family_name=child.family_name, born=child.born,
        school=child.school, phone="01632 960 388",
    )  # fmt: skip
    belongs = Membership(
        id=other.ids.new(), file_id=other.family.id, family_id=other.family.id, person_id=again.id, place=Place.AWAY,
        role="a friend’s child, here in the holidays",
    )  # fmt: skip
    with store.work(other.lead, "Add a person") as work:
        work.put_all([again, belongs])

"""People of a family: adding, joining, changing, and relationships."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.casework.people import add_person, change_person, join_family, members, person_page
from fpz_app.casework.relationships import relate, unrelate
from fpz_app.domain.errors import Problem
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.people import Couple, Kin, Membership, Person, Place, Relationship, Stage
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA, ZONE
from tests.helpers.zones import add_child, add_family, belongs

AUDITOR = Worker(file_id=ZONE, name="Jo Tregear", role=Role.AUDITOR)


def test_a_new_person_lies_in_the_familys_file(store: Store) -> None:
    family = add_family(store, "Pike")
    person = Person(file_id="", given_name=" Riley  James ", family_name="Pike", nhs_number="943 476 5919")
    added = add_person(store, PRIYA, person, belongs(family, person), TODAY)
    stored = store.get(Person, added.id)
    assert (stored.file_id, stored.given_name, stored.nhs_number) == (family.id, "Riley James", "9434765919")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "given_name"),
        ({"given_name": "Riley", "born": "2027-01-01"}, "born"),
        ({"given_name": "Riley", "nhs_number": "123"}, "nhs_number"),
        ({"given_name": "Riley", "upn": "123"}, "upn"),
        ({"stage": Stage.UNBORN, "born": "2026-01-01"}, "born"),
        ({"given_name": "Riley", "born": "2020-05", "died_on": date(2019, 1, 1)}, "died_on"),
        ({"given_name": "Riley", "died_on": date(2030, 1, 1)}, "died_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(fields: dict[str, object], field: str) -> None:
    with pytest.raises(Problem) as refused:
        Person(file_id="x", **fields).check(TODAY)  # type: ignore[arg-type]
    assert [each.field for each in refused.value.each] == [field]


def test_an_unborn_child_needs_no_name() -> None:
    Person(file_id="x", stage=Stage.UNBORN, due_on=date(2027, 2, 14)).check(TODAY)


def test_someone_who_may_not_record_adds_nobody(store: Store) -> None:
    family = add_family(store, "Pike")
    person = Person(file_id="", given_name="Riley")
    with pytest.raises(Problem):
        add_person(store, AUDITOR, person, belongs(family, person), TODAY)
    assert store.find(Person) == []


def test_someone_on_record_joins_a_second_family(store: Store) -> None:
    child = add_child(store, add_family(store, "Pike"), "Riley")
    second = add_family(store, "Amin")
    join_family(store, PRIYA, child.id, belongs(second, child, place=Place.PART))
    assert [each.elsewhere for each in members(store, PRIYA, second.id, TODAY)] == [("Pike",)]


def test_nobody_joins_a_family_twice(store: Store) -> None:
    family = add_family(store, "Pike")
    child = add_child(store, family, "Riley")
    with pytest.raises(Problem):
        join_family(store, PRIYA, child.id, belongs(family, child))


def test_a_child_of_the_directory_moves_into_the_file_of_its_family(store: Store) -> None:
    family = add_family(store, "Pike")
    child = Person(file_id=ZONE, external_id="A17")
    with store.work(PRIYA, "Bring in") as work:
        work.put(child)
    join_family(store, PRIYA, child.id, belongs(family, child))
    assert store.get(Person, child.id).file_id == family.id


def test_members_stand_adults_first_then_children_from_the_eldest_and_the_unborn_last(store: Store) -> None:
    family = add_family(store, "Pike")
    add_child(store, family, "", stage=Stage.UNBORN, due_on=date(2027, 2, 14))
    add_child(store, family, "Mia", born="2020")
    add_child(store, family, "Leo", born="2015-05")
    add_child(store, family, "Ann", stage=Stage.ADULT, born="1990~")
    assert [each.person.called for each in members(store, PRIYA, family.id, TODAY)] == ["Ann", "Leo", "Mia", "Baby"]


def test_a_hidden_family_is_not_named_as_another_family(store: Store) -> None:
    child = add_child(store, add_family(store, "Nowak", restricted=True, allowed=(PRIYA.id,)), "Kasia", school="Hidden School")
    open_family = add_family(store, "Pike")
    join_family(store, PRIYA, child.id, belongs(open_family, child))
    seen = members(store, OUTSIDER, open_family.id, TODAY)[0]
    assert (seen.elsewhere, seen.person.school) == ((), "")


def test_a_person_and_their_place_change_as_one_work(store: Store) -> None:
    marlows = make_marlows(store)
    here = store.find(Membership, person_id=marlows.ellie.id)[0]
    changed = replace(marlows.ellie, known_as="Ell")
    change_person(store, PRIYA, changed, TODAY, membership=replace(here, place=Place.PART), family_id=marlows.id)
    store.undo(PRIYA, store.last_group, "Undo")
    assert (store.get(Person, changed.id).known_as, store.get(Membership, here.id).place) == ("", Place.HOME)


def test_a_restricted_persons_page_is_not_there_for_others(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        person_page(store, OUTSIDER, marlows.id, marlows.ellie.id, TODAY)


def test_a_person_of_another_family_has_no_page_here(store: Store) -> None:
    marlows = make_marlows(store)
    stranger = add_child(store, add_family(store, "Pike"), "Riley")
    with pytest.raises(Gone):
        person_page(store, PRIYA, marlows.id, stranger.id, TODAY)


def test_a_page_tells_the_childs_latest_level(store: Store) -> None:
    marlows = make_marlows(store)
    with store.work(PRIYA, "Judge") as work:
        for level, day in ((3, 1), (2, 9)):
            work.put(
                LevelOfNeed(
                    file_id=marlows.id, family_id=marlows.id, person_id=marlows.ellie.id, level=level, on=date(2026, 11, day)
                )
            )
    assert person_page(store, PRIYA, marlows.id, marlows.ellie.id, TODAY).level == 2


def test_relationships_are_said_from_the_persons_side(store: Store) -> None:
    marlows = make_marlows(store)
    with store.work(PRIYA, "Sex") as work:
        work.put(replace(marlows.ellie, sex="female"))
    page = person_page(store, PRIYA, marlows.id, marlows.ellie.id, TODAY)
    assert [(row.words, row.second) for row in page.relations] == [("daughter of", "Kerry Marlow")]


def test_a_relationship_says_care_contact_and_couple(store: Store) -> None:
    marlows = make_marlows(store)
    dean = add_child(store, marlows.family, "Dean", stage=Stage.ADULT, sex="male")
    relate(
        store,
        PRIYA,
        Relationship(
            file_id=marlows.id, from_id=dean.id, to_id=marlows.kerry.id, kin=Kin.PARTNER, couple=Couple.DIVORCED, in_contact="no"
        ),
        today=TODAY,
    )
    page = person_page(store, PRIYA, marlows.id, dean.id, TODAY)
    assert [(row.words, row.detail) for row in page.relations] == [("partner of", "divorced, in contact: no")]


def test_the_same_relationship_is_recorded_once(store: Store) -> None:
    marlows = make_marlows(store)
    again = Relationship(file_id=marlows.id, from_id=marlows.kerry.id, to_id=marlows.ellie.id, kin=Kin.PARENT)
    with pytest.raises(Problem):
        relate(store, PRIYA, again, today=TODAY)


def test_sisters_and_brothers_are_recorded_once_whoever_is_first(store: Store) -> None:
    marlows = make_marlows(store)
    first = Relationship(file_id=marlows.id, from_id=marlows.callum.id, to_id=marlows.ellie.id, kin=Kin.SIBLING)
    relate(store, PRIYA, first, today=TODAY)
    with pytest.raises(Problem):
        relate(store, PRIYA, replace(first, id="another", from_id=first.to_id, to_id=first.from_id), today=TODAY)


def test_nobody_is_related_to_themselves(store: Store) -> None:
    marlows = make_marlows(store)
    with pytest.raises(Problem):
        twin = Relationship(file_id=marlows.id, from_id=marlows.ellie.id, to_id=marlows.ellie.id, kin=Kin.TWIN)
        relate(store, PRIYA, twin, today=TODAY)


def test_a_wrong_relationship_is_removed_and_can_be_had_back(store: Store) -> None:
    marlows = make_marlows(store)
    wrong = store.find(Relationship, to_id=marlows.noah.id)[0]
    unrelate(store, PRIYA, wrong)
    store.undo(PRIYA, store.last_group, "Undo")
    assert store.find(Relationship, to_id=marlows.noah.id) == [wrong]

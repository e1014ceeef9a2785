"""Finding people and families by whatever is known of them."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.casework.finding import find_families, find_people
from fpz_app.domain.people import Membership, Person, Place
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from tests.helpers.stores import OUTSIDER, PRIYA, ZONE
from tests.helpers.zones import add_child, add_family, belongs

TODAY = date(2026, 11, 23)


@pytest.fixture
def callum(store: Store) -> Person:
    """Callum Foster of the Marlow family, among others who are not he."""
    family = add_family(store, "Marlow", reference="PUX4", address="14 Bay Close, Swanage", postcode="BH19 2AB")
    others = add_family(store, "Whitcombe", address="3 Quay Road, Weymouth", postcode="DT4 8AA")
    add_child(store, others, "Isla", born="2018-03-01")
    add_child(store, others, "Zoë", born="2012-06-18", family_name="Hussain")
    return add_child(
        store, family, "Callum", family_name="Foster", earlier_names="Penhale", known_as="Cal", born="2012-05-17",
        nhs_number="9434765919", upn="H801200001001", external_id="ZX90",
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    ["callum", "CALLUM FOSTER", "foster callum", "cal", "fos", "calum", "kalum", "callumm fostr", "penhale", "17/5/2012",
     "17 may 2012", "17.5.12", "callum 14", "callum 2012", "may 2012", "14 bay close", "callum bh19", "BH19 2AB", "bh192ab",
     "943 476 5919", "9434765919", "h801200001001", "zx90", "foster 17 may 2012", "callum marlow"],
)  # fmt: skip
def test_a_person_is_found_by(store: Store, callum: Person, typed: str) -> None:
    assert [each.name for each in find_people(store, PRIYA, typed, TODAY)] == ["Cal Foster"]


@pytest.mark.parametrize("typed", ["", "   ", "*", "qqqq", "callum hussain", "18 may 2011", "callum 9"])
def test_nobody_is_found_by(store: Store, callum: Person, typed: str) -> None:
    assert find_people(store, PRIYA, typed, TODAY) == []


def test_an_accent_may_be_left_out(store: Store, callum: Person) -> None:
    assert [each.name for each in find_people(store, PRIYA, "zoe", TODAY)] == ["Zoë Hussain"]


def test_what_is_found_says_age_family_and_address(store: Store, callum: Person) -> None:
    found = find_people(store, PRIYA, "callum", TODAY)[0]
    assert (found.age, found.families, found.address) == ("14", "Marlow", "14 Bay Close, Swanage, BH19 2AB")


def test_the_name_as_typed_stands_before_one_that_only_sounds_like_it(store: Store) -> None:
    family = add_family(store, "Amin")
    for name in ("Stephen", "Steven"):
        add_child(store, family, name)
    assert [each.name for each in find_people(store, PRIYA, "steven", TODAY)] == ["Steven Amin", "Stephen Amin"]


@pytest.mark.parametrize("typed", ["marlow", "PUX4", "bay close", "callum", "swanage bh19"])
def test_a_family_is_found_by(store: Store, callum: Person, typed: str) -> None:
    assert [each.name for each in find_families(store, PRIYA, typed, TODAY)] == ["Marlow"]


def test_a_childs_other_family_is_not_found_by_the_name_of_the_first(store: Store, callum: Person) -> None:
    other = add_family(store, "Penrose")
    with store.work(PRIYA, "Join") as work:
        work.put(belongs(other, callum))
    assert [each.name for each in find_families(store, PRIYA, "marlow", TODAY)] == ["Marlow"]


def test_a_new_name_is_found_at_once(store: Store, callum: Person) -> None:
    find_people(store, PRIYA, "callum", TODAY)
    with store.work(PRIYA, "Change a name") as work:
        work.put(replace(callum, given_name="Tomasz", known_as=""))
    assert [each.name for each in find_people(store, PRIYA, "tomasz", TODAY)] == ["Tomasz Foster"]


def test_an_old_name_is_found_no_more(store: Store, callum: Person) -> None:
    find_people(store, PRIYA, "callum", TODAY)
    with store.work(PRIYA, "Change a name") as work:
        work.put(replace(callum, given_name="Tomasz", known_as=""))
    assert find_people(store, PRIYA, "callum", TODAY) == []


def test_who_has_left_is_not_found_by_the_familys_address(store: Store, callum: Person) -> None:
    find_people(store, PRIYA, "bay close", TODAY)
    membership = store.find(Membership, person_id=callum.id)[0]
    with store.work(PRIYA, "Leave") as work:
        work.put(replace(membership, until=date(2026, 1, 1)))
    assert find_people(store, PRIYA, "bay close", TODAY) == []


def test_a_restricted_familys_people_are_never_found(store: Store) -> None:
    hidden = add_family(store, "Nowak", restricted=True, allowed=(PRIYA.id,), address="1 Hidden Lane", postcode="BH1 1ZZ")
    add_child(store, hidden, "Kasia", born="2015-01-02", nhs_number="9434765919")
    typed = ("kasia", "nowak", "2 jan 2015", "hidden lane", "bh1", "9434765919")
    assert [find_people(store, OUTSIDER, each, TODAY) + find_families(store, OUTSIDER, each, TODAY) for each in typed] == [[]] * 6


def test_who_may_open_a_restricted_file_finds_its_people(store: Store) -> None:
    hidden = add_family(store, "Nowak", restricted=True, allowed=(PRIYA.id,))
    add_child(store, hidden, "Kasia")
    assert [each.name for each in find_people(store, PRIYA, "kasia", TODAY)] == ["Kasia Nowak"]


def test_a_child_of_a_hidden_and_an_open_family_shows_in_the_open_one_alone(store: Store) -> None:
    hidden = add_family(store, "Nowak", restricted=True, allowed=(PRIYA.id,), address="1 Hidden Lane", postcode="BH1 1ZZ")
    child = add_child(store, hidden, "Kasia", address="1 Hidden Lane", postcode="BH1 1ZZ")
    open_family = add_family(store, "Pike", address="9 Mill Street")
    with store.work(PRIYA, "Join") as work:
        work.put(belongs(open_family, child, place=Place.PART))
    found = find_people(store, OUTSIDER, "kasia", TODAY)[0]
    assert (found.families, found.address) == ("Pike", "9 Mill Street")


def test_a_hidden_address_leads_to_no_child_of_an_open_family(store: Store) -> None:
    hidden = add_family(store, "Nowak", restricted=True, allowed=(PRIYA.id,))
    child = add_child(store, hidden, "Kasia", address="1 Hidden Lane")
    open_family = add_family(store, "Pike")
    with store.work(PRIYA, "Join") as work:
        work.put(belongs(open_family, child))
    assert find_people(store, OUTSIDER, "hidden lane", TODAY) == []


def test_a_role_that_reads_no_files_finds_nothing(store: Store, callum: Person) -> None:
    board = Worker(file_id=ZONE, name="Ann Lovell", role=Role.BOARD)
    assert find_people(store, board, "callum", TODAY) == []

"""Who on record may be the same as a person about to be added, and why."""

from datetime import date
from typing import Any

import pytest

from fpz_app.casework.duplicates import Likely, likely_duplicates
from fpz_app.domain.people import Person
from fpz_app.store.store import Store
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.helpers.zones import add_child, add_family

TODAY = date(2026, 11, 23)


@pytest.fixture
def known(store: Store) -> Person:
    family = add_family(store, "Marlow", address="14 Bay Close, Swanage", postcode="BH19 2AB")
    return add_child(store, family, "Katherine", family_name="Foster", born="2012-05-17", nhs_number="9434765919")


def asked(store: Store, **fields: Any) -> list[Likely]:
    return likely_duplicates(store, PRIYA, Person(file_id="new", **fields), TODAY)


@pytest.mark.parametrize(
    ("given_name", "born", "why"),
    [
        ("Katherine", "2012-05-17", ("same name", "same date of birth")),
        ("Kathryn", "2012-05-17", ("sounds the same", "same date of birth")),
        ("Katie", "2012-05-17", ("known by a like name", "same date of birth")),
        ("Katherine", "2012~", ("same name", "date of birth fits")),
        ("Katherine", "", ("same name",)),
        ("Katherine", "2012-05-18", ("same name", "one digit of the date of birth differs: 17 May 2012")),
    ],
)
def test_a_likely_double_is_shown_with_the_reason(
    store: Store, known: Person, given_name: str, born: str, why: tuple[str, ...]
) -> None:
    assert [each.why for each in asked(store, given_name=given_name, family_name="Foster", born=born)] == [why]


def test_day_and_month_the_other_way_round_are_noticed(store: Store) -> None:
    add_child(store, add_family(store, "Marlow"), "Ellie", born="2017-02-08")
    found = asked(store, given_name="Ellie", family_name="Marlow", born="2017-08-02")
    assert found[0].why == ("same name", "day and month the other way round")


def test_the_same_number_is_certain_whatever_the_name(store: Store, known: Person) -> None:
    found = asked(store, given_name="Kit", family_name="Smith", nhs_number="9434765919")
    assert (found[0].certain, found[0].why) == (True, ("same number",))


@pytest.mark.parametrize(
    "fields",
    [
        {"given_name": "Ellie", "family_name": "Foster", "born": "2012-05-17"},
        {"given_name": "Katherine", "family_name": "Foster", "born": "2019-01-30"},
        {"given_name": "Katherine", "family_name": "Okafor"},
        {"given_name": "Noah", "family_name": "Baines"},
    ],
)
def test_someone_else_is_no_double(store: Store, known: Person, fields: dict[str, Any]) -> None:
    assert asked(store, **fields) == []


def test_the_address_of_the_family_speaks_for_a_double(store: Store, known: Person) -> None:
    family = add_family(store, "Foster", address="14 Bay Close, Swanage", postcode="BH19 2AB")
    person = Person(file_id=family.id, given_name="Katherine", family_name="Foster")
    assert likely_duplicates(store, PRIYA, person, TODAY, family=family)[0].why == ("same name", "same address")


def test_the_person_is_no_double_of_themselves(store: Store, known: Person) -> None:
    assert likely_duplicates(store, PRIYA, known, TODAY) == []


def test_a_restricted_file_shows_no_double(store: Store) -> None:
    hidden = add_family(store, "Nowak", restricted=True, allowed=(PRIYA.id,))
    kasia = add_child(store, hidden, "Kasia", born="2015-01-02", nhs_number="9434765919")
    again = Person(file_id="new", given_name="Kasia", family_name="Nowak", born="2015-01-02", nhs_number=kasia.nhs_number)
    assert likely_duplicates(store, OUTSIDER, again, TODAY) == []


def test_the_likeliest_stands_first(store: Store, known: Person) -> None:
    add_child(store, add_family(store, "Foster"), "Catherine", born="2012")
    found = asked(store, given_name="Katherine", family_name="Foster", born="2012-05-17")
    assert [each.name for each in found] == ["Katherine Foster", "Catherine Foster"]

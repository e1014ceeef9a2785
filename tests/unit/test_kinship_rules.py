"""Kinship rules: what cannot be is refused in words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fpz_app.domain.errors import Problem
from fpz_app.domain.kinship_rules import check_relationship
from fpz_app.domain.people import Couple, Kin, Person, Relationship
from tests.helpers.genograms import MARLOW, TODAY, Told, told


@pytest.fixture
def marlows() -> Told:
    return told(MARLOW)


def said(family: Told, one: str, kin: Kin, other: str, **more: Any) -> str:
    """The problem with a relationship, or nothing."""
    wanted = replace(Relationship(file_id="file", from_id=one, to_id=other, kin=kin), **more)
    try:
        check_relationship(wanted, family.people, family.ties, TODAY)
    except Problem as problem:
        return problem.message
    return ""


def test_a_parent_who_is_younger_than_the_child_is_refused(marlows: Told) -> None:
    assert said(marlows, "Ellie", Kin.PARENT, "Kerry") == "Ellie is not older than Kerry, so cannot be the mother."


def test_a_stepfather_may_be_younger(marlows: Told) -> None:
    assert said(marlows, "Tom", Kin.STEP_PARENT, "Michelle") == ""


def test_ages_that_are_not_known_refuse_nothing(marlows: Told) -> None:
    assert said(marlows, "Nobody", Kin.PARENT, "Michelle") == ""


def test_nobody_becomes_a_parent_of_whom_they_come_from() -> None:
    family = told("A ?, B ?, C ?\nA: B\nB: C")
    assert said(family, "C", Kin.PARENT, "A") == "Name not known comes from Name not known, so cannot be the parent."


def test_an_unborn_child_is_nobodys_parent(marlows: Told) -> None:
    assert said(marlows, "Baby", Kin.PARENT, "Noah") == "An unborn child cannot be the parent of anybody."


def test_an_unborn_child_has_no_partner(marlows: Told) -> None:
    assert said(marlows, "Baby", Kin.PARTNER, "Tom") == "An unborn child has no partner."


def test_a_couple_that_ended_is_not_married_any_more(marlows: Told) -> None:
    ended = said(marlows, "Ray", Kin.PARTNER, "Sandra", couple=Couple.MARRIED, until=date(2020, 1, 1))
    assert ended == "It has ended, so they are no longer a couple who live together."


def test_an_end_in_the_future_is_refused(marlows: Told) -> None:
    assert said(marlows, "Ray", Kin.OTHER, "Tom", until=date(2027, 1, 1)) == "The end is in the future."


def test_changing_a_relationship_does_not_stand_in_its_own_way() -> None:
    one, other = (Person(id=each, file_id="file", given_name=each) for each in "AB")
    known = Relationship(file_id="file", from_id="A", to_id="B", kin=Kin.PARENT)
    turned = replace(known, from_id="B", to_id="A")
    check_relationship(turned, {"A": one, "B": other}, [known], TODAY)

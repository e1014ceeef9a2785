"""Ecomap: who is around a household, with the ties to them, from the record to a picture."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fpz_app.casework.ecomap import family_ecomap, record_tie, remove_tie
from fpz_app.casework.finding_words import find_words
from fpz_app.casework.network import put_helper
from fpz_app.domain.ecomap.around import Ecomap
from fpz_app.domain.errors import Problem
from fpz_app.domain.people import Person
from fpz_app.domain.ties import Gives, Strength, Tie
from fpz_app.domain.workers import Helper
from fpz_app.store.store import Store
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def tie(marlows: Marlows, other: str = "Bay Boxing Club", **more: Any) -> Tie:
    made = Tie(file_id=marlows.id, family_id=marlows.id, other=other, strength=Strength.STRONG)
    return replace(made, **more)


def said(found: Ecomap) -> list[str]:
    return [each.said for each in found.neighbours]


def ask(store: Store, marlows: Marlows, *, named: bool = True) -> Ecomap:
    return family_ecomap(store, PRIYA, marlows.id, TODAY, named=named)


def test_a_tie_is_said_with_whose_it_is_and_which_way_it_goes(store: Store, marlows: Marlows) -> None:
    record_tie(store, PRIYA, tie(marlows, whose_id=marlows.callum.id, gives=Gives.TO_FAMILY, since="2024-05"), today=TODAY)
    assert "Bay Boxing Club: strong with Callum, help goes to the family, since May 2024" in said(ask(store, marlows))


def test_a_helper_is_there_before_anybody_says_how_strong_the_tie_is(store: Store, marlows: Marlows) -> None:
    helper = Helper(file_id=marlows.id, family_id=marlows.id, name="Sam Ellery", job="Family worker", agency="Early help")
    put_helper(store, PRIYA, helper)
    assert "Sam Ellery, Family worker, Early help: not described yet" in said(ask(store, marlows))


def test_a_school_is_there_once_for_all_its_pupils(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Write down the school") as work:
        for child in (marlows.callum, marlows.ellie):
            work.put(replace(store.get(Person, child.id), school="Bay School"))
    found = [each for each in ask(store, marlows).neighbours if each.name == "Bay School"]
    assert [each.what for each in found] == ["school of Callum and Ellie"]


def test_a_tie_with_the_school_joins_the_school_that_is_there(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Write down the school") as work:
        work.put(replace(store.get(Person, marlows.callum.id), school="Bay School"))
    record_tie(store, PRIYA, tie(marlows, "bay school", strength=Strength.STRESSFUL), today=TODAY)
    assert "Bay School, school of Callum: stressful with the household" in said(ask(store, marlows))


def test_a_tie_that_ended_is_not_drawn(store: Store, marlows: Marlows) -> None:
    record_tie(store, PRIYA, tie(marlows, until=TODAY), today=TODAY)
    assert not any(each.startswith("Bay Boxing Club") for each in said(ask(store, marlows)))


def test_a_tie_is_recorded_once(store: Store, marlows: Marlows) -> None:
    record_tie(store, PRIYA, tie(marlows), today=TODAY)
    with pytest.raises(Problem, match="already recorded"):
        record_tie(store, PRIYA, tie(marlows, "bay boxing club"), today=TODAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"other": " "}, "other"),
        ({"other_id": "one", "whose_id": "one"}, "other"),
        ({"since": "2027"}, "since"),
        ({"until": date(2027, 1, 1)}, "until"),
        ({"since": "2025", "until": date(2024, 1, 1)}, "until"),
    ],
)
def test_a_tie_that_cannot_be_is_refused_at_its_field(
    store: Store, marlows: Marlows, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Problem) as refused:
        record_tie(store, PRIYA, tie(marlows, **changes), today=TODAY)
    assert [each.field for each in refused.value.each] == [field]


def test_a_removed_tie_can_be_had_back(store: Store, marlows: Marlows) -> None:
    made = record_tie(store, PRIYA, tie(marlows), today=TODAY)
    remove_tie(store, PRIYA, made)
    store.undo(PRIYA, store.last_group, "Undo")
    assert store.find(Tie, family_id=marlows.id) == [made]


def test_without_names_nothing_tells_who_they_are(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Write down the school") as work:
        work.put(replace(store.get(Person, marlows.callum.id), school="Bay School"))
    put_helper(store, PRIYA, Helper(file_id=marlows.id, family_id=marlows.id, name="Sam Ellery", job="Family worker"))
    record_tie(store, PRIYA, tie(marlows, note="Kerry goes too"), today=TODAY)
    words = ask(store, marlows, named=False).said
    assert not [name for name in ("Callum", "Ellie", "Kerry", "Sam", "Bay", "Boxing", "Marlow") if name in words]


def test_the_words_of_a_tie_are_found_and_lead_to_the_ecomap(store: Store, marlows: Marlows) -> None:
    record_tie(store, PRIYA, tie(marlows), today=TODAY)
    assert [(each.what, each.tab) for each in find_words(store, PRIYA, "boxing")] == [("Ecomap", "ecomap")]

"""Who helps a family, and who can own an action."""

from dataclasses import replace

import pytest

from fpz_app.casework.network import helpers, owners, put_helper, subjects, with_former
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands
from fpz_app.domain.workers import Helper
from fpz_app.store.store import Store
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def a_helper(marlows: Marlows, **more: str) -> Helper:
    return Helper(**{"file_id": marlows.id, "family_id": marlows.id, "name": "Mrs Amin", **more})  # type: ignore[arg-type]


def test_someone_without_a_name_is_refused(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="name is missing"):
        put_helper(store, PRIYA, a_helper(marlows, name=" "))


def test_who_helps_no_more_is_left_out(store: Store, marlows: Marlows) -> None:
    put_helper(store, PRIYA, replace(marlows.sam, ended=True))
    assert helpers(store, PRIYA, marlows.id) == []


def test_helpers_of_a_hidden_family_are_not_there(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Problem):
        helpers(store, OUTSIDER, hidden.id)


def test_a_form_asks_about_children_adults_and_helpers(store: Store, marlows: Marlows) -> None:
    stands = [(one.name, one.stands) for one in subjects(store, PRIYA, marlows.id, TODAY)]
    assert stands == [
        ("Callum", Stands.CHILD), ("Ellie", Stands.CHILD), ("Noah", Stands.CHILD), ("Kerry", Stands.ADULT),
        ("Sam Ellery", Stands.OUTSIDE),
    ]  # fmt: skip


def test_anyone_of_the_family_a_helper_or_the_worker_may_own_an_action(store: Store, marlows: Marlows) -> None:
    assert [one.name for one in owners(store, PRIYA, marlows.id, TODAY)] == [
        "Kerry", "Callum", "Ellie", "Noah", "Sam Ellery", "Priya Nair",
    ]  # fmt: skip


def test_the_lead_and_whoever_asks_may_own_an_action(store: Store, marlows: Marlows) -> None:
    assert [one.id for one in owners(store, MANAGER, marlows.id, TODAY)][-2:] == [PRIYA.id, MANAGER.id]


def test_a_worker_who_helps_stands_there_once(store: Store, marlows: Marlows) -> None:
    put_helper(store, PRIYA, a_helper(marlows, name="Priya from early help", worker_id=PRIYA.id))
    assert [one.name for one in owners(store, PRIYA, marlows.id, TODAY)][-1] == "Priya from early help"


def test_someone_named_who_has_left_can_still_be_named(store: Store, marlows: Marlows) -> None:
    put_helper(store, PRIYA, replace(marlows.sam, ended=True))
    people = subjects(store, PRIYA, marlows.id, TODAY)
    found = with_former(store, marlows.id, people, [marlows.kerry.id, marlows.sam.id, "nobody"])
    assert [one.name for one in found][len(people) :] == ["Sam Ellery (no longer here)"]

"""Undo: a new work with the inverse changes, refused where something changed since."""

from dataclasses import replace

import pytest

from fpz_app.casework.history import file_history, record_history, undo
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.people import Person
from fpz_app.domain.workers import Helper
from fpz_app.store.store import Store
from fpz_app.store.undo import ChangedSince
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def rename(store: Store, family: Family, name: str) -> str:
    with store.work(PRIYA, "Rename") as work:
        work.put(replace(work.get(Family, family.id), name=name))
    return store.last_group


def test_a_change_is_taken_back(store: Store, marlows: Marlows) -> None:
    undo(store, PRIYA, rename(store, marlows.family, "Marlowe"))
    assert store.get(Family, marlows.id).name == "Marlow"


def test_undoing_is_itself_a_work_in_the_history(store: Store, marlows: Marlows) -> None:
    undo(store, PRIYA, rename(store, marlows.family, "Marlowe"))
    assert [row.title for row in file_history(store, PRIYA, marlows.id)] == ["Undo", "Rename", "Make a family"]


def test_an_undo_can_be_undone(store: Store, marlows: Marlows) -> None:
    undo(store, PRIYA, rename(store, marlows.family, "Marlowe"))
    undo(store, PRIYA, store.last_group)
    assert store.get(Family, marlows.id).name == "Marlowe"


def test_a_field_changed_since_refuses_the_undo(store: Store, marlows: Marlows) -> None:
    group = rename(store, marlows.family, "Marlowe")
    rename(store, marlows.family, "Marlow-Baines")
    with pytest.raises(ChangedSince):
        undo(store, PRIYA, group)


def test_a_refused_undo_changes_nothing(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Change two") as work:
        work.put(replace(marlows.family, name="Marlowe"))
        work.put(replace(marlows.callum, known_as="Cal"))
    group = store.last_group
    rename(store, marlows.family, "Marlow-Baines")
    with pytest.raises(ChangedSince):
        undo(store, PRIYA, group)
    assert store.get(Person, marlows.callum.id).known_as == "Cal"


def test_another_field_changed_since_does_not_refuse_it(store: Store, marlows: Marlows) -> None:
    group = rename(store, marlows.family, "Marlowe")
    with store.work(PRIYA, "Address") as work:
        work.put(replace(work.get(Family, marlows.id), address="2 Bay Close"))
    undo(store, PRIYA, group)
    family = store.get(Family, marlows.id)
    assert (family.name, family.address) == ("Marlow", "2 Bay Close")


def test_adding_is_taken_back(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Add a person") as work:
        tom = work.put(Person(file_id=marlows.id, given_name="Tom"))
    undo(store, PRIYA, store.last_group)
    assert store.find(Person, id=tom.id) == []


def test_removing_is_taken_back(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Remove") as work:
        work.remove(marlows.noah)
    undo(store, PRIYA, store.last_group)
    assert store.get(Person, marlows.noah.id) == marlows.noah


def test_nobody_undoes_in_a_file_they_may_not_open(store: Store) -> None:
    restricted = make_marlows(store, restricted=True)
    group = rename(store, restricted.family, "Marlowe")
    with pytest.raises(Problem):
        undo(store, OUTSIDER, group)


def test_a_history_says_what_each_field_was_and_became(store: Store, marlows: Marlows) -> None:
    rename(store, marlows.family, "Marlowe")
    (change,) = record_history(store, PRIYA, marlows.id, [marlows.id])[0].changes
    assert (change.field, change.before, change.after) == ("name", "Marlow", "Marlowe")


def test_what_was_taken_away_and_added_again_can_be_undone(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Remove") as work:
        work.remove(marlows.sam)
    with store.work(PRIYA, "Add again") as work:
        work.put(marlows.sam)
    undo(store, PRIYA, store.last_group)
    assert store.find(Helper, id=marlows.sam.id) == []

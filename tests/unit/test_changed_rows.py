"""Changed rows: of a record that is changed only what is new is written, and what can be found follows."""

from dataclasses import fields, replace

import pytest

from fpz_app.domain.families import Family
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.plans import Goal
from fpz_app.store import search, states
from fpz_app.store.search_text import PARTS_OF, names_in
from fpz_app.store.store import Store
from tests.helpers.stores import PRIYA


@pytest.fixture
def goal(store: Store) -> Goal:
    family = Family(id="01a2b3c4-0000-7000-8000-000000000001", file_id="01a2b3c4-0000-7000-8000-000000000001", name="Marlow")
    made = Goal(file_id=family.id, family_id=family.id, plan_id=family.id, text="A saxophone", why="He asked")
    with store.work(PRIYA, "Begin") as work:
        work.add([family, made])
    return made


def edit(store: Store, goal: Goal) -> None:
    with store.work(PRIYA, "Edit") as work:
        work.put(goal)


def found(store: Store, words: str) -> list[str]:
    with store.read() as connection:
        return [hit.record_id for hit in search.find(connection, words, kinds=["goal"], hidden=[], limit=9)]


@pytest.mark.parametrize("kind", sorted(PARTS_OF))
def test_every_name_that_is_searched_is_a_field(kind: str) -> None:
    assert names_in(kind)
    assert names_in(kind) <= {each.name for each in fields(KINDS[kind])}


def test_a_field_that_was_not_changed_stays(store: Store, goal: Goal) -> None:
    edit(store, replace(goal, text="A trumpet"))
    assert store.get(Goal, goal.id) == replace(goal, text="A trumpet")


def test_new_words_are_found_and_the_old_ones_no_more(store: Store, goal: Goal) -> None:
    edit(store, replace(goal, text="A trumpet"))
    assert (found(store, "trumpet"), found(store, "saxophone")) == ([goal.id], [])


def test_a_field_that_is_emptied_is_empty(store: Store, goal: Goal) -> None:
    edit(store, replace(goal, why=""))
    assert store.get(Goal, goal.id).why == ""


def test_what_was_removed_and_comes_back_is_whole_and_found(store: Store, goal: Goal) -> None:
    with store.work(PRIYA, "Remove") as work:
        work.remove(goal)
    edit(store, replace(goal, why="She asked"))
    assert store.get(Goal, goal.id) == replace(goal, why="She asked")
    assert found(store, "saxophone") == [goal.id]


def test_what_comes_back_lies_nowhere_else(store: Store, goal: Goal) -> None:
    with store.work(PRIYA, "Remove") as work:
        work.remove(goal)
    edit(store, goal)
    with store.read() as connection:
        assert list(states.in_files(connection, [goal.file_id])[goal.file_id]).count(("goal", goal.id)) == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM aside").scalar() == 0

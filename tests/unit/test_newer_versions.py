"""What only a newer version of the app knows: kept, handed on as it came, and read after an upgrade."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.domain.changes import Change, Op, WorkEntry
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from fpz_app.store import journal, states
from fpz_app.store.store import Store
from fpz_app.store.tables import asides
from fpz_app.store.work import Gone
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.helpers.two_laptops import Laptops, laptops, put, state

FILE = new_id()


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Laptops]:
    made = laptops(tmp_path, None)
    yield made
    made.close()


@pytest.fixture
def goal(pair: Laptops) -> Goal:
    goal = Goal(file_id=FILE, family_id=FILE, plan_id=new_id(), text="He goes.", now=3)
    with pair.stores[0].work(PRIYA, "Write a goal") as work:
        work.put(goal)
    return goal


def entry(store: Store, *changes: Change, number: int = 1) -> WorkEntry:
    """A work of a newer laptop."""
    return WorkEntry(
        id=new_id(), group=new_id(), file=FILE, device="newer", number=number, who=OUTSIDER.id, title="From next year",
        stamp="00000000000a-0000-newer", schema=99, previous_hash="", changes=changes,
    )  # fmt: skip


def test_an_unknown_kind_is_kept_and_its_conflict_too(pair: Laptops) -> None:
    record = new_id()
    store = pair.stores[0]
    add = Change(kind="of_next_year", id=record, op=Op.ADD, values={"file_id": FILE, "words": "Kept.", "deep": {"a": [1]}})
    come = entry(store, add)
    edits = [Change(kind="of_next_year", id=record, op=Op.SET, values={"words": w}, bases={"words": [come.id]}) for w in "ab"]
    pair.give(0, [come, entry(store, edits[0], number=2), entry(store, edits[1], number=3)])
    kept = state(store, "of_next_year", record)
    assert kept.values["deep"] == {"a": [1]}
    assert sorted(kept.beside["words"].values()) == ["a", "b"]


def test_an_unknown_field_is_kept_through_an_edit_here(pair: Laptops, goal: Goal) -> None:
    come = entry(pair.stores[0], Change(kind="goal", id=goal.id, op=Op.SET, values={"mood": "hopeful"}, bases={"mood": []}))
    pair.give(0, [come])
    put(pair.stores[0], goal, now=7)
    assert state(pair.stores[0], "goal", goal.id).values["mood"] == "hopeful"


def test_an_unknown_field_is_handed_on_as_it_came(pair: Laptops, goal: Goal) -> None:
    change = Change(kind="goal", id=goal.id, op=Op.SET, values={"mood": {"z": 1, "a": [None, "é"]}}, bases={"mood": []})
    come = entry(pair.stores[0], change)
    pair.give(0, [come])
    with pair.stores[0].read() as connection:
        kept = list(journal.entries(connection, "newer"))
    assert [each.sealed() for each in kept] == [come.sealed()]


def test_a_value_that_only_a_newer_version_knows_stands_aside_and_comes_back(pair: Laptops, goal: Goal) -> None:
    store = pair.stores[0]
    base = state(store, "goal", goal.id).versions["*"]
    later = entry(store, Change(kind="goal", id=goal.id, op=Op.SET, values={"now": {"points": 3}}, bases={"now": base}))
    pair.give(0, [later])
    with pytest.raises(Gone):
        store.get(Goal, goal.id)
    with store.read() as connection:
        assert [row.id for row in connection.execute(sa.select(asides))] == [goal.id]
    now_known = Change(kind="goal", id=goal.id, op=Op.SET, values={"now": 3}, bases={"now": [later.id]})
    pair.give(0, [entry(store, now_known, number=2)])
    assert store.get(Goal, goal.id) == goal
    with store.read() as connection:
        assert not list(connection.execute(sa.select(asides)))


def test_what_stood_aside_has_its_row_after_an_upgrade(pair: Laptops, goal: Goal) -> None:
    """The upgraded app knows the value that the older one could not read: its row is made when it opens."""
    store = pair.stores[0]
    with store.writing() as connection:
        kept = states.load(connection, [("goal", goal.id)])
        states.put_aside(connection, [("goal", goal.id, kept["goal", goal.id])])
    assert store.find(Goal) == []
    with store.writing() as connection:
        states.settle_asides(connection)
    assert store.find(Goal) == [goal]

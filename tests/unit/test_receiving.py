"""Others' works on real encrypted stores: rows, what stands beside and aside, search, undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fpz_app.domain.changes import WHOLE
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import derived_id, new_id
from fpz_app.store import search, states
from fpz_app.store.store import Changed, Store
from fpz_app.store.tables import besides
from fpz_app.store.undo import ChangedSince
from fpz_app.store.work import Gone
from tests.helpers.stores import PRIYA
from tests.helpers.two_laptops import Laptops, laptops, put, state

FILE = new_id()
TEXT = "Callum goes to school. He likes the bikes."


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Laptops]:
    made = laptops(tmp_path, None, None)
    yield made
    made.close()


@pytest.fixture
def goal(pair: Laptops) -> Goal:
    """A goal that both laptops have."""
    goal = Goal(file_id=FILE, family_id=FILE, plan_id=new_id(), text=TEXT, children=("callum",), now=3)
    with pair.stores[0].work(PRIYA, "Write a goal") as work:
        work.put(goal)
    pair.meet()
    return goal


def waiting(store: Store) -> list[tuple[str, str]]:
    with store.read() as connection:
        rows = connection.execute(sa.select(besides).where(besides.c.open).order_by(besides.c.field))
        return [(row.record, row.field) for row in rows]


def found(store: Store, typed: str) -> int:
    with store.read() as connection:
        return len(search.find(connection, typed, kinds=["goal"], hidden=frozenset(), limit=10))


def test_a_row_arrives_whole(pair: Laptops, goal: Goal) -> None:
    assert pair.stores[1].get(Goal, goal.id) == goal


def test_edits_of_different_fields_meet(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, now=5)
    put(pair.stores[1], goal, text="He goes.")
    pair.meet()
    assert {store.get(Goal, goal.id) for store in pair.stores} == {replace(goal, now=5, text="He goes.")}


def test_two_texts_stand_beside_each_other_on_both(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, text="One.")
    put(pair.stores[1], goal, text="Other.")
    pair.meet()
    assert [waiting(store) for store in pair.stores] == [[(goal.id, "text")]] * 2
    one, other = (state(store, "goal", goal.id) for store in pair.stores)
    assert one.beside == other.beside
    assert sorted(one.beside["text"].values()) == ["One.", "Other."]


def test_settled_on_one_is_settled_on_both(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, text="One.")
    put(pair.stores[1], goal, text="Other.")
    pair.meet()
    seen = list(state(pair.stores[0], "goal", goal.id).beside["text"])
    with pair.stores[0].work(PRIYA, "Settle") as work:
        work.settle("goal", goal.id, "text", "One.", seen=seen)
    pair.meet()
    assert [store.get(Goal, goal.id).text for store in pair.stores] == ["One.", "One."]
    assert [waiting(store) for store in pair.stores] == [[], []]


def test_the_more_protective_level_is_shown_on_both(pair: Laptops) -> None:
    level = LevelOfNeed(file_id=FILE, family_id=FILE, person_id="callum", level=2, on=date(2026, 11, 2))
    with pair.stores[0].work(PRIYA, "Judge") as work:
        work.put(level)
    pair.meet()
    put(pair.stores[0], level, level=4)
    put(pair.stores[1], level, level=1)
    pair.meet()
    assert [store.get(LevelOfNeed, level.id).level for store in pair.stores] == [4, 4]


def test_removed_there_is_removed_here(pair: Laptops, goal: Goal) -> None:
    with pair.stores[0].work(PRIYA, "Remove") as work:
        work.remove(goal)
    pair.meet()
    with pytest.raises(Gone):
        pair.stores[1].get(Goal, goal.id)
    assert found(pair.stores[1], "bikes") == 0


def test_changed_here_and_removed_there_stays_on_both_and_waits(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, text="He went by bus.")
    with pair.stores[1].work(PRIYA, "Remove") as work:
        work.remove(goal)
    pair.meet()
    assert [store.get(Goal, goal.id).text for store in pair.stores] == ["He went by bus."] * 2
    assert [waiting(store) for store in pair.stores] == [[(goal.id, WHOLE)]] * 2
    assert [found(store, "bus") for store in pair.stores] == [1, 1]


def test_one_record_made_on_both_is_one(pair: Laptops) -> None:
    plan = new_id()
    goal_id = derived_id(plan, "callum")
    for store, text, why in ((pair.stores[0], "One.", ""), (pair.stores[1], "", "Why.")):
        with store.work(PRIYA, "Write") as work:
            work.put(Goal(id=goal_id, file_id=FILE, family_id=FILE, plan_id=plan, text=text, why=why))
    pair.meet()
    assert [(store.get(Goal, goal_id).text, store.get(Goal, goal_id).why) for store in pair.stores] == [("One.", "Why.")] * 2
    assert [waiting(store) for store in pair.stores] == [[], []]


def test_the_search_follows_what_arrives(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, text="He went by bus.")
    pair.meet()
    assert (found(pair.stores[1], "bus"), found(pair.stores[1], "bikes")) == (1, 0)


def test_a_listener_hears_once_what_arrived(pair: Laptops, goal: Goal) -> None:
    heard: list[Changed] = []
    pair.stores[1].listeners.append(heard.append)
    put(pair.stores[0], goal, now=5)
    put(pair.stores[0], goal, now=6)
    pair.meet()
    assert [(set(each.kinds), set(each.files)) for each in heard] == [({Goal}, {FILE})]


def test_an_edit_of_ours_is_not_undone_once_somebody_else_changed_it(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, now=5)
    group = pair.stores[0].last_group
    pair.meet()
    put(pair.stores[1], goal, now=6)
    pair.meet()
    with pytest.raises(ChangedSince):
        pair.stores[0].undo(PRIYA, group, "Undo")
    assert pair.stores[0].get(Goal, goal.id).now == 6


def test_an_edit_of_ours_is_not_undone_while_another_stands_beside_it(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, now=5)
    group = pair.stores[0].last_group
    put(pair.stores[1], goal, now=6)
    pair.meet()
    with pytest.raises(ChangedSince):
        pair.stores[0].undo(PRIYA, group, "Undo")


def test_an_edit_of_ours_is_undone_where_somebody_else_changed_another_field(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, now=5)
    group = pair.stores[0].last_group
    put(pair.stores[1], goal, text="He goes.")
    pair.meet()
    pair.stores[0].undo(PRIYA, group, "Undo")
    pair.meet()
    assert {store.get(Goal, goal.id) for store in pair.stores} == {replace(goal, text="He goes.")}


@pytest.mark.parametrize("years", [-3, 3])
def test_clocks_years_apart_merge_as_with_none(tmp_path: Path, years: int) -> None:
    now = 1_795_000_000.0
    pair = laptops(tmp_path, now, now + years * 365 * 86_400)
    goal = Goal(file_id=FILE, family_id=FILE, plan_id=new_id(), text=TEXT, now=3)
    with pair.stores[0].work(PRIYA, "Write") as work:
        work.put(goal)
    pair.meet()
    put(pair.stores[1], goal, now=4)
    pair.meet()
    put(pair.stores[0], goal, now=5)
    put(pair.stores[1], goal, text="He goes.")
    pair.meet()
    assert [waiting(store) for store in pair.stores] == [[], []]
    assert {store.get(Goal, goal.id) for store in pair.stores} == {replace(goal, now=5, text="He goes.")}
    pair.close()


EDITS = st.lists(
    st.tuples(
        st.integers(0, 2), st.sampled_from(["text", "now", "children", "remove", "back", "meet", "keep"]), st.integers(0, 3)
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=EDITS)
def test_three_laptops_end_alike(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str, int]]) -> None:
    three = laptops(tmp_path_factory.mktemp("three"), None, None, None)
    goal = Goal(file_id=FILE, family_id=FILE, plan_id=new_id(), text=TEXT, now=3)
    with three.stores[0].work(PRIYA, "Write") as work:
        work.put(goal)
    three.meet()
    for which, what, value in edits:
        if what == "meet":  # one of them alone, and perhaps it is cut off
            three.send(which)
            three.fetch(which, value or None)
        else:
            _do(three.stores[which], goal, what, value)
    three.meet()
    first, *others = (state(store, "goal", goal.id) for store in three.stores)
    for other in others:
        assert (first.beside, first.removals, first.is_there()) == (other.beside, other.removals, other.is_there())
        assert first.values == other.values
    assert len({tuple(waiting(store)) for store in three.stores}) == 1
    three.close()


def _do(store: Store, goal: Goal, what: str, value: int) -> None:
    with store.work(PRIYA, "Change it") as work:
        there = work.find(Goal, goal.id)
        if what == "back" and there is None:
            work.put(replace(goal, now=value))
        elif what == "remove" and there is not None:
            work.remove(there)
        elif what == "keep" and (removals := states.load(work.connection, [("goal", goal.id)])["goal", goal.id].removals):
            work.settle("goal", goal.id, WHOLE, None, seen=removals)
        elif what in ("text", "now", "children") and there is not None:
            to: Any = {"text": f"Text {value}.", "now": value or None, "children": ("callum",) * value}[what]
            work.put(replace(there, **{what: to}))

"""The replica: others' works come in, files are given and taken, and what was sent is noted."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.domain.families import Family
from fpz_app.domain.plans import Goal
from fpz_app.store import granted, states
from fpz_app.store.replica import Answer, Forked, Replica
from fpz_app.store.store import Changed, Store
from fpz_app.store.tables import tray
from tests.helpers.replicas import a_family, give, rename, rows_of, works
from tests.helpers.stores import PRIYA, open_store


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """Another laptop, whose works come here."""
    opened = open_store(tmp_path / "other")
    yield opened
    opened.close()


@pytest.fixture
def replica(store: Store) -> Replica:
    return Replica(store)


def test_works_of_a_loaded_file_are_applied_with_the_cursor(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id)
    assert replica.receive(works(other), 7) == 1
    assert (store.get(Family, family.id).name, replica.number("cursor")) == ("Marlow", 7)


def test_works_of_a_file_that_is_not_given_are_passed_over(store: Store, other: Store, replica: Replica) -> None:
    a_family(other)
    assert replica.receive(works(other), 1) == 0
    assert store.find(Family) == []


def test_works_of_a_file_that_is_still_to_be_loaded_are_passed_over(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id, loaded=False)
    replica.receive(works(other), 1)
    assert store.find(Family) == []


def test_the_same_works_twice_change_nothing(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    rename(other, family, "Marlowe")
    give(store, family.id)
    replica.receive(works(other), 2)
    before = rows_of(store, family.id)
    assert replica.receive(works(other), 2) == 0
    assert rows_of(store, family.id) == before


def test_a_file_begun_here_needs_no_loading(store: Store) -> None:
    family = a_family(store)
    give(store, family.id, loaded=False)
    with store.read() as connection:
        assert granted.to_load(connection) == []


def test_the_screens_are_told_what_arrived(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id)
    heard: list[Changed] = []
    store.listeners.append(heard.append)
    replica.receive(works(other), 1)
    assert [(each.touches(Family), each.files) for each in heard] == [(True, frozenset({family.id}))]


def test_two_who_renamed_a_family_both_stand(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id)
    replica.receive(works(other), 1)
    rename(store, family, "Here")
    rename(other, family, "There")
    replica.receive(works(other, after=1), 2)
    with store.read() as connection:
        state = states.load(connection, [("family", family.id)])["family", family.id]
    assert sorted(state.beside["name"].values()) == ["Here", "There"]


def test_a_work_that_was_refused_and_is_taken_after_all_leaves_the_tray(store: Store, replica: Replica) -> None:
    family = a_family(store)
    give(store, family.id)
    (mine,) = replica.pending(-1)
    replica.answered([Answer(mine.id, mine.number, "held", "Newer.", held=True)])
    replica.receive([(1, mine)], 1)
    with store.read() as connection:
        assert list(connection.execute(sa.select(tray))) == []


def test_own_works_need_not_come_again_below_the_first_in_the_tray(store: Store, replica: Replica) -> None:
    family = a_family(store)
    for name in ("One", "Two", "Three"):
        rename(store, family, name)
    mine = replica.pending(-1)
    replica.answered([Answer(each.id, each.number, "ok", "") for each in mine[:3]])
    assert replica.answered_up_to() == 3
    replica.answered([Answer(mine[3].id, mine[3].number, "held", "Newer.", held=True)])
    assert (replica.number("sent"), replica.answered_up_to()) == (4, 3)


def test_an_older_image_of_this_laptop_gets_back_what_it_had_sent(tmp_path: Path) -> None:
    store, lost = twins(tmp_path)
    rename(lost, lost.find(Family)[0], "Sent before the disk broke")
    Replica(store).receive(works(lost), 2)
    rename(store, store.find(Family)[0], "Goes on")
    assert (store.find(Family)[0].name, store.tail.number, store.broken()) == ("Goes on", 3, "")


def test_two_machines_with_the_same_record_are_told_apart(tmp_path: Path) -> None:
    store, twin = twins(tmp_path)
    rename(store, store.find(Family)[0], "Here")
    rename(twin, twin.find(Family)[0], "There")
    with pytest.raises(Forked, match="copied or restored"):
        Replica(store).receive(works(twin), 2)
    assert store.find(Family)[0].name == "Here"


def twins(folder: Path) -> tuple[Store, Store]:
    import shutil

    first = open_store(folder / "one")
    a_family(first)
    first.close()
    shutil.copytree(folder / "one", folder / "two")
    return open_store(folder / "one"), open_store(folder / "two")


def test_a_record_that_moves_to_a_file_that_is_not_held_leaves(store: Store, other: Store, replica: Replica) -> None:
    old, new = a_family(other), a_family(other, "Pike")
    goal = Goal(file_id=old.id, family_id=old.id, plan_id=old.id, text="A saxophone")
    with other.work(PRIYA, "Write") as work:
        work.put(goal)
    with other.work(PRIYA, "Move") as work:
        work.put(replace(goal, file_id=new.id, family_id=new.id))
    give(store, old.id)
    replica.receive(works(other), 9)
    assert store.find(Goal) == []


def test_a_record_that_moves_is_the_same_wherever_it_is_seen(store: Store, other: Store, replica: Replica) -> None:
    old, new = a_family(other), a_family(other, "Pike")
    goal = Goal(file_id=old.id, family_id=old.id, plan_id=old.id)
    with other.work(PRIYA, "Write") as work:
        work.put(goal)
    with other.work(PRIYA, "Move") as work:
        work.put(replace(goal, file_id=new.id, family_id=new.id))
    give(store, new.id)
    replica.receive(works(other), 9)
    assert store.get(Goal, goal.id).file_id == new.id


def test_a_click_gets_its_turn_in_the_middle_of_a_long_page(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id)
    for number in range(200):
        rename(other, family, f"Name {number}")
    began, seen = threading.Event(), []

    def click() -> None:
        began.wait()
        with store.work(PRIYA, "Click"):
            seen.append(replica.number("cursor"))

    store.listeners.append(lambda _: began.set())
    thread = threading.Thread(target=click)
    thread.start()
    replica.receive(works(other), 201)
    began.set()
    thread.join()
    assert len(seen) == 1


def test_a_removal_that_came_again_does_not_undo_a_return(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id)
    replica.receive(works(other), 1)
    with other.work(PRIYA, "Remove") as work:
        work.remove(work.get(Family, family.id))
    replica.receive(works(other, after=1), 2)
    with store.work(PRIYA, "Bring back") as work:
        work.put(family)
    replica.receive(works(other), 2)
    assert store.get(Family, family.id) == family

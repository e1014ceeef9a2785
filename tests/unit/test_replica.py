"""The replica: others' works come in, files are given and taken, and what was sent is noted."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.families import Family
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from fpz_app.store import granted, loading, purging, states
from fpz_app.store.drafts import Draft
from fpz_app.store.replica import Answer, Forked, Replica
from fpz_app.store.store import Changed, Store
from fpz_app.store.tables import TABLES, changes, tray
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


def a_family(store: Store, name: str = "Marlow", **more: object) -> Family:
    family_id = new_id()
    with store.work(PRIYA, "Make a family") as work:
        return work.put(Family(id=family_id, file_id=family_id, name=name, **more))  # type: ignore[arg-type]


def rename(store: Store, family: Family, name: str) -> None:
    with store.work(PRIYA, f"Rename to {name}") as work:
        work.put(replace(work.get(Family, family.id), name=name))


def give(store: Store, file: str, order: int = 1, *, loaded: bool = True) -> None:
    with store.writing() as connection:
        granted.give(connection, {file: order}, device=store.device.id)
        if loaded:
            granted.loaded(connection, file)


def works(store: Store, after: int = 0) -> list[tuple[int, WorkEntry]]:
    """All that a laptop wrote, numbered as if it were alone at the centre."""
    return [(entry.number, entry) for entry in Replica(store).pending(-1) if entry.number > after]


def rows_of(store: Store, file: str) -> list[loading.Loaded]:
    with store.read() as connection:
        return [(kind, record_id, state) for (kind, record_id), state in states.in_files(connection, [file])[file].items()]


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


def test_what_a_first_load_had_already_does_not_contend_with_an_edit_on_top(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    rename(other, family, "Marlowe")
    give(store, family.id, loaded=False)
    loading.load_file(replica, family.id, rows_of(other, family.id))
    rename(store, family, "Here")
    replica.receive(works(other), 2)
    with store.read() as connection:
        assert states.load(connection, [("family", family.id)])["family", family.id].beside == {}
    assert store.get(Family, family.id).name == "Here"


def test_unsent_works_stay_on_top_of_a_file_that_is_loaded_afresh(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id)
    replica.receive(works(other), 1)
    rename(store, family, "Here")
    loading.load_file(replica, family.id, rows_of(other, family.id))
    assert store.get(Family, family.id).name == "Here"


def test_a_refused_work_lies_in_the_tray_and_its_file_is_loaded_afresh(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id)
    replica.receive(works(other), 1)
    rename(store, family, "Here")
    (mine,) = replica.pending(-1)
    replica.answered([Answer(mine.id, mine.number, "refused", "You may not.", refused=True)])
    with store.read() as connection:
        assert [row.words for row in connection.execute(sa.select(tray))] == ["You may not."]
        assert granted.to_load(connection) == [family.id]
    loading.load_file(replica, family.id, rows_of(other, family.id))
    assert (store.get(Family, family.id).name, replica.waiting()) == ("Marlow", 0)


def test_a_work_that_was_refused_and_is_taken_after_all_leaves_the_tray(store: Store, replica: Replica) -> None:
    family = a_family(store)
    give(store, family.id)
    (mine,) = replica.pending(-1)
    replica.answered([Answer(mine.id, mine.number, "held", "Newer.", held=True)])
    replica.receive([(1, mine)], 1)
    with store.read() as connection:
        assert list(connection.execute(sa.select(tray))) == []


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


def test_purging_a_file_leaves_nothing_of_it_but_the_chain(store: Store) -> None:
    family = a_family(store, "Canary")
    store.save_draft(Draft("notes:new", PRIYA.id, "visit", family.id, {"text": "Canary"}, "2026-11-23T14:02:00"))
    give(store, family.id)
    with store.writing() as connection:
        granted.take(connection, family.id, order=2)
        purging.purge(connection, family.id, device=store.device.id, sent=1)
    with store.read() as connection:
        assert all(not list(connection.execute(sa.select(table))) for table in (*TABLES.values(), changes))
        assert connection.exec_driver_sql("SELECT count(*) FROM search_entry").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM draft").scalar() == 0
    assert store.broken() == ""


def test_what_is_unsent_of_a_purged_file_waits_unseen(store: Store, replica: Replica) -> None:
    family = a_family(store)
    with store.writing() as connection:
        granted.take(connection, family.id, order=2)
        purging.purge(connection, family.id, device=store.device.id, sent=0)
    assert store.find(Family) == []
    assert [change.values["name"] for entry in replica.pending(-1) for change in entry.changes] == ["Marlow"]


def test_the_journal_is_append_only_again_after_a_purge(store: Store) -> None:
    family = a_family(store)
    a_family(store, "Pike")
    with store.writing() as connection:
        purging.purge(connection, family.id, device=store.device.id, sent=1)
    with pytest.raises(sa.exc.IntegrityError, match="append only"), store.writing() as connection:
        connection.execute(sa.delete(changes))


def test_altering_a_work_of_another_file_is_still_found_after_a_purge(store: Store) -> None:
    family = a_family(store)
    a_family(store, "Pike")
    with store.writing() as connection:
        granted.take(connection, family.id, order=2)
        purging.purge(connection, family.id, device=store.device.id, sent=1)
        connection.exec_driver_sql("DROP TRIGGER journal_change_is_kept_update")
        connection.execute(sa.update(changes).values({"values": {"name": "Forged"}}))
    assert store.broken() == "work 2 was altered"


def test_a_first_load_brings_what_newer_versions_wrote_aside(store: Store, replica: Replica) -> None:
    family = a_family(store)
    give(store, family.id)
    (row,) = rows_of(store, family.id)
    newer = replace(row[2], values={**row[2].values, "tartan": "red"})
    odd = replace(row[2], values={"file_id": family.id, "weight": 3})
    loading.load_page(replica, [(row[0], row[1], newer), ("bagpipe", new_id(), odd)], {}, whole_up_to=None)
    kept = {kind: state.values for kind, _, state in rows_of(store, family.id)}
    assert (kept["family"]["tartan"], kept["bagpipe"]["weight"]) == ("red", 3)


def test_a_first_load_can_be_searched(store: Store, other: Store, replica: Replica) -> None:
    from fpz_app.store import search

    family = a_family(other, "Saxophone")
    give(store, family.id, loaded=False)
    loading.load_page(replica, rows_of(other, family.id), {"cursor": "1"}, whole_up_to=1)
    with store.read() as connection:
        hits = search.find(connection, "saxophone", kinds=["family"], hidden=[], limit=5)
        assert ([hit.record_id for hit in hits], granted.to_load(connection)) == ([family.id], [])


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

"""The store: works are whole or nothing, and what was written is there when it is opened again."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from fpz_app.domain.changes import Op
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.people import Person
from fpz_app.domain.record import new_id
from fpz_app.store import journal
from fpz_app.store.engine import WrongKey
from fpz_app.store.store import DATABASE, Changed, Store
from fpz_app.store.tables import TABLES
from fpz_app.store.work import Gone
from tests.helpers.stores import KEY, PRIYA, open_store


def a_family(name: str = "Marlow") -> Family:
    family_id = new_id()
    return Family(id=family_id, file_id=family_id, name=name)


def put(store: Store, record: Family, title: str = "Make a family") -> Family:
    with store.work(PRIYA, title) as work:
        return work.put(record)


def test_every_kind_of_record_has_its_table() -> None:
    assert set(TABLES) == set(KINDS)


def test_what_was_written_is_there_when_opened_again(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    family = put(first, a_family())
    first.close()
    assert open_store(tmp_path).get(Family, family.id) == family


def test_a_work_that_fails_leaves_nothing_behind(store: Store) -> None:
    family = a_family()
    with pytest.raises(ZeroDivisionError), store.work(PRIYA, "Make a family") as work:
        work.put(family)
        _ = 1 / 0
    with pytest.raises(Gone):
        store.get(Family, family.id)


def test_a_work_that_fails_is_not_journalled(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.work(PRIYA, "Make a family") as work:
        work.put(a_family())
        _ = 1 / 0
    with store.read() as connection:
        assert journal.tail(connection, store.device.id).number == 0


def test_only_the_fields_that_differ_are_journalled(store: Store) -> None:
    family = put(store, a_family())
    put(store, replace(family, name="Marlowe"), "Rename")
    with store.read() as connection:
        (change,) = journal.history(connection, [family.id])[0].changes
    assert (change.op, change.values) == (Op.SET, {"name": "Marlowe"})


def test_a_change_names_the_work_it_was_based_on(store: Store) -> None:
    family = put(store, a_family())
    put(store, replace(family, name="Marlowe"), "Rename")
    with store.read() as connection:
        second, first = journal.history(connection, [family.id])
    assert second.changes[0].bases == {"name": [first.work]}


def test_putting_what_is_stored_writes_nothing(store: Store) -> None:
    family = put(store, a_family())
    put(store, family, "Again")
    with store.read() as connection:
        assert journal.tail(connection, store.device.id).number == 1


def test_a_work_over_two_files_is_an_entry_in_each(store: Store) -> None:
    marlow, pike = a_family(), a_family("Pike")
    with store.work(PRIYA, "Move a child") as work:
        work.put_all([marlow, pike])
    with store.read() as connection:
        assert set(journal.files_of_group(connection, store.last_group)) == {marlow.id, pike.id}


def test_the_screens_are_told_once_what_changed(store: Store) -> None:
    heard: list[Changed] = []
    store.listeners.append(heard.append)
    family = put(store, a_family())
    assert [(each.title, each.files, each.touches(Family), each.touches(Person)) for each in heard] == [
        ("Make a family", frozenset({family.id}), True, False)
    ]


def test_two_threads_lose_no_update(store: Store) -> None:
    family = put(store, replace(a_family(), allowed=()))

    def add(who: str) -> None:
        for number in range(20):
            with store.work(PRIYA, "Allow") as work:
                now = work.get(Family, family.id)
                work.put(replace(now, allowed=(*now.allowed, f"{who}{number}")))

    threads = [threading.Thread(target=add, args=(who,)) for who in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.get(Family, family.id).allowed) == 40


def test_a_wrong_key_does_not_open(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with pytest.raises(WrongKey):
        Store(tmp_path, bytes(32), signer=lambda _: pytest.fail("the store was opened"))


def test_an_unencrypted_database_is_refused(tmp_path: Path) -> None:
    plain = sqlcipher3.dbapi2.connect(tmp_path / DATABASE)
    plain.execute("CREATE TABLE family (name)")
    plain.close()
    with pytest.raises(Problem, match="not encrypted"):
        open_store(tmp_path)


def test_the_file_does_not_begin_like_a_database(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    assert not (tmp_path / DATABASE).read_bytes().startswith(b"SQLite format 3")


def test_a_read_only_store_can_be_read(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    family = put(first, a_family())
    first.close()
    assert open_store(tmp_path, read_only=True).get(Family, family.id) == family


def test_a_read_only_store_refuses_a_change_in_words(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with pytest.raises(Problem, match="reading only"):
        put(open_store(tmp_path, read_only=True), a_family())


def test_an_error_of_the_database_does_not_quote_the_record(store: Store) -> None:
    family = put(store, a_family("Canary-Marlow"))
    with pytest.raises(Exception, match="UNIQUE") as caught, store.work(PRIYA, "Twice") as work:
        work.add([family])
    assert "Canary" not in str(caught.value)


def test_removing_takes_the_record_away_and_keeps_what_it_said(store: Store) -> None:
    family = put(store, a_family())
    with store.work(PRIYA, "Remove") as work:
        work.remove(family)
    assert store.find(Family) == []
    with store.read() as connection:
        assert journal.values_before(connection, family.id, store.last_group)["name"] == "Marlow"


def test_the_key_of_a_device_is_kept(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    device = first.device.id
    first.close()
    assert open_store(tmp_path).device.id == device


def test_a_draft_is_there_after_opening_again(tmp_path: Path) -> None:
    from fpz_app.store.drafts import Draft

    first = open_store(tmp_path)
    draft = Draft("notes:new", PRIYA.id, "visit", "f", {"text": "half a sen"}, "2026-11-23T14:02:00")
    first.save_draft(draft)
    first.close()
    assert open_store(tmp_path).draft("notes:new", PRIYA.id) == draft


def test_the_key_is_not_in_the_folder(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert KEY not in held
    assert KEY.hex().encode() not in held

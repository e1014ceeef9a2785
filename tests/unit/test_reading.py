"""Reading: one page's questions go over one connection, none is asked twice, and none is answered with what was."""

import threading
from collections.abc import Callable
from dataclasses import replace

import sqlalchemy as sa

from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.store.store import Store
from tests.helpers.stores import PRIYA


def put(store: Store, family: Family) -> Family:
    with store.work(PRIYA, "Change the family’s details") as work:
        return work.put(family)


def a_family(store: Store) -> Family:
    family_id = new_id()
    return put(store, Family(id=family_id, file_id=family_id, name="Marlow"))


def asked(store: Store, do: Callable[[], object]) -> int:
    """How many statements it takes."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        seen.append(statement)

    sa.event.listen(store.engine, "before_cursor_execute", note)
    do()
    sa.event.remove(store.engine, "before_cursor_execute", note)
    return len(seen)


def test_the_same_records_are_asked_for_once(store: Store) -> None:
    family = a_family(store)
    with store.reading():
        assert asked(store, lambda: [store.get(Family, family.id) for _ in range(3)]) == 1


def test_outside_of_a_reading_records_are_asked_for_each_time(store: Store) -> None:
    family = a_family(store)
    with store.reading():
        store.get(Family, family.id)
    assert asked(store, lambda: [store.get(Family, family.id) for _ in range(3)]) == 3


def test_what_is_written_meanwhile_is_read(store: Store) -> None:
    family = a_family(store)
    with store.reading():
        store.get(Family, family.id)
        put(store, replace(family, name="Marlow-Baines"))
        assert store.get(Family, family.id).name == "Marlow-Baines"


def test_what_another_thread_writes_meanwhile_is_read(store: Store) -> None:
    family = a_family(store)
    with store.reading():
        store.get(Family, family.id)
        other = threading.Thread(target=lambda: put(store, replace(family, name="Marlow-Baines")))
        other.start()
        other.join()
        assert store.get(Family, family.id).name == "Marlow-Baines"


def test_what_is_handed_out_can_be_changed_by_who_asked(store: Store) -> None:
    a_family(store)
    with store.reading():
        store.find(Family).clear()
        assert len(store.find(Family)) == 1


def test_another_question_gets_its_own_answer(store: Store) -> None:
    one, other = a_family(store), a_family(store)
    with store.reading():
        assert [store.get(Family, each.id).id for each in (one, other)] == [one.id, other.id]

"""What an Undo takes back is what the action just done wrote, and nothing that was written beside it."""

from dataclasses import replace
from threading import Thread

import pytest

from fpz_app.casework.access import witness
from fpz_app.domain.people import Person
from fpz_app.presenters.desk import Desk
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def told() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def desk(store: Store, told: list[tuple[str, str]]) -> Desk:
    return replace(desk_for(store, Kept()), tell=lambda words, group: told.append((words, group)))


def write(store: Store, person: Person, phone: str) -> str:
    with store.work(PRIYA, "Write") as work:
        work.put(replace(person, phone=phone))
        return work.group


def test_an_undo_is_of_what_was_just_written(desk: Desk, marlows: Marlows, told: list[tuple[str, str]]) -> None:
    group = write(desk.store, marlows.callum, "01632 960111")
    desk.did("Saved.")
    assert told == [("Saved.", group)]


def test_what_another_thread_wrote_in_between_is_not_taken_back(
    desk: Desk, marlows: Marlows, told: list[tuple[str, str]]
) -> None:
    group = write(desk.store, marlows.callum, "01632 960111")
    beside = Thread(target=write, args=(desk.store, marlows.ellie, "01632 960222"))
    beside.start()
    beside.join()
    desk.did("Saved.")
    assert told == [("Saved.", group)]


def test_a_reading_that_is_witnessed_in_between_is_not_taken_back(
    desk: Desk, marlows: Marlows, told: list[tuple[str, str]]
) -> None:
    group = write(desk.store, marlows.callum, "01632 960111")
    witness(desk.store, PRIYA, "Opened the file", marlows.id)
    desk.did("Saved.")
    assert told == [("Saved.", group)]


def test_what_was_written_when_the_change_was_told_is_not_taken_back(
    desk: Desk, marlows: Marlows, told: list[tuple[str, str]]
) -> None:
    def answer(_changed: object) -> None:
        desk.store.listeners.clear()
        write(desk.store, marlows.ellie, "01632 960222")

    desk.store.listeners.append(answer)
    group = write(desk.store, marlows.callum, "01632 960111")
    desk.did("Saved.")
    assert told == [("Saved.", group)]


def test_what_changed_nothing_offers_no_undo(desk: Desk, marlows: Marlows, told: list[tuple[str, str]]) -> None:
    write(desk.store, marlows.callum, "01632 960111")
    write(desk.store, marlows.callum, "01632 960111")
    desk.did("Saved.")
    assert told == [("Saved.", "")]

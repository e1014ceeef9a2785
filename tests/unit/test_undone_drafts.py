"""What was typed comes back when what it was stored as is undone, by whichever way."""

from dataclasses import replace

import pytest

from fpz_app.casework.history import undo
from fpz_app.domain.people import Person
from fpz_app.presenters.desk import Desk
from fpz_app.store.store import Changed, Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import PRIYA

KEY = "person:somebody"
TYPED = {"phone": "01632 960111"}


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def desk(store: Store) -> Desk:
    made = desk_for(store, Kept())
    store.listeners.append(made.hear)
    return made


@pytest.fixture
def stored(desk: Desk, marlows: Marlows) -> str:
    """Typed, stored, and the draft gone; the work that stored it."""
    desk.save_draft(KEY, "details", marlows.id, dict(TYPED))
    with desk.store.work(PRIYA, "Change it") as work:
        work.put(replace(marlows.callum, phone=TYPED["phone"]))
    desk.finish_draft(KEY)
    return desk.store.just_written


def typed(desk: Desk) -> object:
    draft = desk.draft(KEY)
    return draft.content if draft else None


def test_a_draft_goes_when_it_is_stored(desk: Desk, stored: str) -> None:
    assert stored
    assert typed(desk) is None


def test_it_comes_back_when_that_is_undone(desk: Desk, stored: str) -> None:
    undo(desk.store, PRIYA, stored)
    assert typed(desk) == TYPED


def test_it_goes_again_when_the_undo_is_undone(desk: Desk, marlows: Marlows, stored: str) -> None:
    undo(desk.store, PRIYA, stored)
    undo(desk.store, PRIYA, desk.store.just_written)
    assert desk.store.get(Person, marlows.callum.id).phone == TYPED["phone"]
    assert typed(desk) is None


def test_it_comes_back_however_often_it_is_undone(desk: Desk, stored: str) -> None:
    undo(desk.store, PRIYA, stored)
    for _ in range(2):
        undo(desk.store, PRIYA, desk.store.just_written)
    assert typed(desk) == TYPED


def test_what_was_written_in_it_meanwhile_does_not_go(desk: Desk, marlows: Marlows, stored: str) -> None:
    undo(desk.store, PRIYA, stored)
    desk.save_draft(KEY, "details", marlows.id, {"phone": "01632 960222"})
    undo(desk.store, PRIYA, desk.store.just_written)
    assert typed(desk) == {"phone": "01632 960222"}


def test_what_is_being_typed_in_the_same_form_by_then_stays(desk: Desk, marlows: Marlows, stored: str) -> None:
    desk.save_draft(KEY, "details", marlows.id, {"phone": "01632 960222"})
    undo(desk.store, PRIYA, stored)
    assert typed(desk) == {"phone": "01632 960222"}


def test_what_is_typed_in_the_same_form_stays_when_what_gave_way_to_it_is_stored_again(
    desk: Desk, marlows: Marlows, stored: str
) -> None:
    desk.save_draft(KEY, "details", marlows.id, {"phone": "01632 960222"})
    undo(desk.store, PRIYA, stored)
    undo(desk.store, PRIYA, desk.store.just_written)
    assert typed(desk) == {"phone": "01632 960222"}


def test_the_undo_of_something_else_brings_nothing_back(desk: Desk, marlows: Marlows, stored: str) -> None:
    assert stored
    with desk.store.work(PRIYA, "Change it") as work:
        work.put(replace(marlows.ellie, phone="01632 960222"))
    undo(desk.store, PRIYA, desk.store.just_written)
    assert typed(desk) is None


def test_a_work_that_is_no_undo_says_so(desk: Desk, marlows: Marlows) -> None:
    heard: list[Changed] = []
    desk.store.listeners.append(heard.append)
    with desk.store.work(PRIYA, "Change it") as work:
        work.put(replace(marlows.ellie, phone="01632 960222"))
    undo(desk.store, PRIYA, desk.store.just_written)
    assert [each.undoes for each in heard] == ["", heard[0].group]

"""Moving a family to another zone, in the window: offered to managers at a centre, asked for, taken back, and what is missing."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.domain.workers import Worker
from fpz_app.domain.zone_moves import ZoneMove
from fpz_app.store.replica import CENTRE
from fpz_app.store.store import Store
from fpz_app.ui.screens.decisions import DecisionsScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.decisions_tab import open_tab
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import MANAGER, PRIYA

Open = Callable[[Worker], DecisionsScreen]


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Theme:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    return theme


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    with store.work(MANAGER, "Join") as work:
        work.put(MANAGER)
    return made


@pytest.fixture
def open_as(store: Store, qtbot: QtBot, marlows: Marlows) -> Open:
    store.set_fact(CENTRE, "https://centre.example.org")
    return lambda actor: open_tab(store, qtbot, marlows, actor=actor)


def fill_in() -> None:
    hands.press("Move the family")
    hands.write("To which zone?", "Portland")
    hands.write("Who takes the family up there?", "Ana Cole")
    hands.write("Why?", "They moved house.")
    hands.write("What was the family told, and what did they say?", "Kerry asked us to.")


def test_a_manager_moves_a_family_and_takes_it_back(open_as: Open, store: Store) -> None:
    open_as(MANAGER)
    fill_in()
    hands.press("Move the family")
    hands.wait_to_read("Goes with the next sync. Ana Cole takes the family up.")
    (asked,) = store.find(ZoneMove)
    assert (asked.to_zone, asked.asked_by, asked.moved_on) == ("Portland", MANAGER.id, None)
    hands.press("Take it back")
    hands.wait_to_read("The file can go to another zone of the centre.")
    assert store.find(ZoneMove) == []


def test_what_is_missing_is_told_at_its_field_and_nothing_typed_is_lost(open_as: Open, store: Store) -> None:
    screen = open_as(MANAGER)
    fill_in()
    hands.write("Why?", "")
    hands.press("Move the family")
    hands.wait_to_read("“Why” has no answer.")
    assert store.find(ZoneMove) == []
    screen.flush()
    hands.write("Why?", "They moved house.")
    hands.press("Move the family")
    hands.wait_to_read("Decided by Ruth Amesbury")


def test_it_is_offered_to_managers_alone_and_where_there_is_a_centre(open_as: Open, store: Store) -> None:
    open_as(PRIYA)
    assert not hands.reads("Move to another zone")
    store.set_fact(CENTRE, "")
    open_as(MANAGER)
    assert not hands.reads("Move to another zone")

"""Asking a manager to close, by hand: the practitioner's window, then the manager's."""

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.domain.closing import Closing
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.store.store import Store
from tests.helpers import hands
from tests.helpers.decisions_tab import fill_in_closing, open_tab
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import MANAGER, PRIYA

RISK = "Callum may be drawn in by older boys."


@pytest.fixture
def marlows(store: Store, qtbot: QtBot) -> Marlows:
    """Priya has asked for the closing of a family that could not be engaged."""
    store.set_fact("centre", "https://centre.example.org")
    made = make_marlows(store)
    screen = open_tab(store, qtbot, made, actor=PRIYA)
    hands.press("Ask the manager to close early help")
    hands.press("Could not be engaged")
    fill_in_closing()
    hands.write("Statement of risk", RISK)
    hands.press("Ask the manager")
    hands.wait_to_read("Closing asked for: could not be engaged")
    screen.close()
    return made


def test_what_is_asked_waits_and_can_be_changed(store: Store, qtbot: QtBot, marlows: Marlows) -> None:
    open_tab(store, qtbot, marlows, actor=PRIYA)
    assert hands.reads("It waits for a manager.")
    hands.press("Change what is asked for")
    assert hands.text_of("Statement of risk") == RISK


def test_the_manager_closes_in_their_own_name(store: Store, qtbot: QtBot, marlows: Marlows) -> None:
    open_tab(store, qtbot, marlows, actor=MANAGER)
    assert hands.reads(RISK)
    hands.press("Decide and close")
    assert hands.text_of("Statement of risk") == RISK
    hands.write("The manager’s reason to close all the same", "School sees all three daily.")
    hands.press("Close early help")
    hands.wait_to_read("Closed 23 November: could not be engaged")
    assert [(each.manager, each.manager_told) for each in store.find(Closing)] == [(MANAGER.name, False)]


def test_the_manager_sends_it_back_with_words(store: Store, qtbot: QtBot, marlows: Marlows) -> None:
    screen = open_tab(store, qtbot, marlows, actor=MANAGER)
    hands.press("Send it back")
    hands.write("What should be done before it is closed?", "See Callum first.")
    hands.press("Send it back")
    hands.wait_to_read("Closing sent back by Ruth Amesbury, 23 November 2026")
    screen.close()
    open_tab(store, qtbot, marlows, actor=PRIYA)
    assert hands.reads("See Callum first.")
    assert [each.state for each in store.find(Episode)] != [EpisodeState.CLOSED]
    hands.press("Ask again")
    assert hands.text_of("Statement of risk") == RISK

"""The week in a window: weeks go by with the arrow keys, days without anything are calm, and a manager chooses whose it is."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fpz_app.domain.visits import Visit
from fpz_app.domain.workers import Worker
from fpz_app.presenters.week import WeekPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.week import WeekScreen
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import put
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import MANAGER, PRIYA

Opens = Callable[[Worker], WeekScreen]


@pytest.fixture
def opens(qtbot: QtBot, store: Store) -> Opens:
    """The page for a worker, with a visit of PRIYA's today and one next Tuesday."""
    marlows = make_marlows(store)
    for on in (TODAY, date(2026, 12, 1)):
        whom = (marlows.callum.id,)
        put(store, Visit(file_id=marlows.id, family_id=marlows.id, visitor_id=PRIYA.id, on=on, at="10:30", whom=whom))

    def make(actor: Worker) -> WeekScreen:
        desk = desk_for(store, Kept(), actor=actor)
        screen = WeekScreen(lambda view: WeekPresenter(view, desk))
        qtbot.addWidget(screen)
        screen.resize(1072, 740)
        screen.show()
        screen.activateWindow()
        screen.show_place()
        hands.rest()
        return screen

    return make


def press(screen: WeekScreen, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Where the focus is, which may be a day's list."""
    QTest.keyClick(screen.focusWidget() or screen, key, with_)
    hands.rest()


def test_the_arrow_keys_lead_from_week_to_week_and_back_to_this_one(opens: Opens) -> None:
    screen = opens(PRIYA)
    hands.lists("Monday 23 November, today")[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(screen, Qt.Key.Key_Right)
    assert hands.reads("30 November to 6 December 2026")
    assert [len(each.rows.rows) for each in hands.lists("Tuesday 1 December")] == [1]
    press(screen, Qt.Key.Key_Left)
    press(screen, Qt.Key.Key_Left)
    assert hands.reads("16 to 22 November 2026")
    press(screen, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert hands.reads("23 to 29 November 2026")


def test_each_day_with_something_is_a_list_and_the_others_are_calm(opens: Opens) -> None:
    opens(PRIYA)
    assert [len(each.rows.rows) for each in hands.lists("Monday 23 November, today")] == [1]
    assert hands.reads("Nothing planned")


def test_a_manager_chooses_whose_week_it_is(opens: Opens) -> None:
    opens(MANAGER)
    assert hands.reads("Nothing is planned")
    hands.choose("Whose week", "Priya Nair")
    hands.wait_to_read("One visit or meeting of Priya Nair")

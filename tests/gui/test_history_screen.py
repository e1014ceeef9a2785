"""History in a window: what was changed, marked; an earlier text brought back by key; the filters."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.domain.families import Family
from fpz_app.presenters.history import HistoryPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.history import HistoryScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.marked_text import MarkedText
from tests.helpers import hands
from tests.helpers.access import nameless
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import PRIYA

OLD, NEW = "Mornings are hard for all of them.", "Mornings are better for all of them."


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    for words in (OLD, NEW):
        with store.work(PRIYA, "About the family") as work:
            work.put(replace(work.get(Family, made.id), about=words))
    return made


@pytest.fixture
def screen(store: Store, marlows: Marlows, kept: Kept, qapp: QApplication, qtbot: QtBot) -> HistoryScreen:
    Theme(qapp).apply(1.0, "light")
    made = HistoryScreen(lambda view: HistoryPresenter(view, desk_for(store, kept)))
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    qtbot.waitExposed(made)
    made.show_place(family_id=marlows.id)
    return made


def test_before_and_after_are_read_with_what_differs(screen: HistoryScreen) -> None:
    texts = [each for each in hands.seen(MarkedText) if each.toPlainText() in (OLD, NEW)]
    assert [(each.toPlainText(), each.accessibleDescription()) for each in texts] == [
        (OLD, "Differs: hard"),
        (NEW, "Differs: better"),
    ]


def test_an_earlier_text_is_brought_back_with_its_button(
    screen: HistoryScreen, store: Store, marlows: Marlows, kept: Kept
) -> None:
    hands.press("Bring this text back")
    assert store.get(Family, marlows.id).about == OLD
    assert kept.told == ["The earlier text is back."]


def test_a_part_of_the_file_is_chosen(screen: HistoryScreen) -> None:
    screen.show_place(family_id=screen.presenter.family_id, tab="notes")
    assert hands.reads("Nothing was changed.")
    screen.show_place(family_id=screen.presenter.family_id, tab="decisions")
    assert hands.reads("Make a family")


def test_every_control_has_a_name(screen: HistoryScreen) -> None:
    assert nameless(screen) == []

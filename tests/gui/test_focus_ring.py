"""Focus ring: it lies round what has the focus, moves with the page, and what has the focus is in sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from fpz_app.ui.widgets.focus_ring import FocusRing
from fpz_app.ui.widgets.inputs import TextEdit
from tests.helpers import hands
from tests.helpers.windows import Opened


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot) -> Iterator[Opened]:
    opened = Opened(qapp)
    qtbot.addWidget(opened.window)
    opened.window.resize(1280, 800)
    opened.window.show()
    opened.window.open("today")
    qtbot.waitExposed(opened.window)
    yield opened
    opened.theme.apply(1.0, "light")


def ringed(qtbot: QtBot, opened: Opened) -> tuple[FocusRing, QLineEdit]:
    field = opened.screen("today").field.control
    assert isinstance(field, QLineEdit)
    opened.window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    ring = opened.window.findChild(FocusRing)
    assert ring is not None
    return ring, field


def test_what_had_the_focus_has_it_again_when_the_cover_goes(qtbot: QtBot, opened: Opened) -> None:
    _, field = ringed(qtbot, opened)
    opened.window.hide_quickly()
    opened.window.hide_quickly()
    assert opened.window.focusWidget() is field


def test_a_page_opened_by_key_has_the_focus_on_its_first_control(qtbot: QtBot, opened: Opened) -> None:
    opened.window.activateWindow()
    opened.window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    opened.window.open("families")
    assert opened.window.focusWidget() is opened.screen("families").field.control


def test_the_ring_lies_five_pixels_round_the_focused_field(qtbot: QtBot, opened: Opened) -> None:
    ring, field = ringed(qtbot, opened)
    place = field.mapTo(opened.window, field.rect().topLeft())
    assert (ring.isVisible(), place.x() - ring.x(), ring.width() - field.width()) == (True, 5, 10)


def test_the_ring_moves_with_the_page(qtbot: QtBot, opened: Opened) -> None:
    ring, _ = ringed(qtbot, opened)
    before = ring.y()
    opened.screen("today").scroller.verticalScrollBar().setValue(10)
    assert ring.y() == before - 10


def test_the_ring_goes_when_its_field_is_scrolled_away(qtbot: QtBot, opened: Opened) -> None:
    ring, _ = ringed(qtbot, opened)
    bar = opened.screen("today").scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not ring.isVisible()


def test_the_ring_lets_the_mouse_through(qtbot: QtBot, opened: Opened) -> None:
    ring, _ = ringed(qtbot, opened)
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_what_takes_the_focus_is_scrolled_into_sight(qtbot: QtBot, opened: Opened) -> None:
    page = opened.screen("today")
    opened.window.activateWindow()
    last = next(button for button in page.findChildren(QPushButton) if button.text() == "Go on")
    last.setFocus()
    qtbot.waitUntil(last.hasFocus)
    assert last.mapTo(opened.window, last.rect().bottomLeft()).y() < 800


def test_the_page_follows_the_cursor_of_a_long_text(qtbot: QtBot, opened: Opened) -> None:
    page, text = opened.screen("today"), TextEdit(name="How you know")
    page.body.insertWidget(0, text)
    opened.window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    for _ in range(50):
        qtbot.keyClick(text, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert text.mapTo(opened.window, text.cursorRect().bottomLeft()).y() < 800


def test_a_button_that_the_program_goes_to_after_a_key_is_ringed(qtbot: QtBot, opened: Opened) -> None:
    ring, field = ringed(qtbot, opened)
    hands.keys(Qt.Key.Key_Tab)
    field.setFocus()
    button = next(each for each in opened.screen("today").findChildren(QPushButton) if each.text() == "Go on")
    button.setFocus()
    assert ring.isVisible()

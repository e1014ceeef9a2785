"""What assistive technology does to a control is told like what a hand does: nothing that it wrote or chose is lost."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fpz_app.ui.forms.options import Options
from fpz_app.ui.widgets.inputs import Choice, LineEdit, TextEdit
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.ticks import CheckList, RadioList
from tests.helpers.sources import ROOT

TWO = (("a", "One"), ("b", "Two"))


def node(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def toggle(widget: QWidget) -> None:
    node(widget).actionInterface().doAction("Toggle")


def segments() -> tuple[QWidget, QWidget]:
    made = Segments(TWO, name="Which?")
    return made, made.segment("b")


def dots() -> tuple[QWidget, QWidget]:
    made = RadioList(TWO, name="Which?")
    return made, made.dot("b")


def ticks() -> tuple[QWidget, QWidget]:
    made = CheckList(TWO, name="Which?")
    return made, made.box("b")


def options() -> tuple[QWidget, QWidget]:
    made = Options([("a", "One", ""), ("b", "Two", "")], name="Which?")
    return made, made.option("b")


KINDS = {"segments": segments, "dots": dots, "ticks": ticks, "options": options}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_switched_is_told_once(qtbot: QtBot, kind: str) -> None:
    made, button = KINDS[kind]()
    qtbot.addWidget(made)
    told: list[object] = []
    made.changed.connect(told.append)  # type: ignore[attr-defined]
    toggle(button)
    assert told == [("b",) if kind == "ticks" else "b"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_hand_switches_is_told_once(qtbot: QtBot, kind: str) -> None:
    made, button = KINDS[kind]()
    qtbot.addWidget(made)
    told: list[object] = []
    made.changed.connect(told.append)  # type: ignore[attr-defined]
    button.click()  # type: ignore[attr-defined]
    assert len(told) == 1


def test_what_the_program_shows_is_not_told(qtbot: QtBot) -> None:
    told: list[str] = []
    for make in (lambda: Segments(TWO, name="Which?"), lambda: RadioList(TWO, name="Which?")):
        made = make()
        qtbot.addWidget(made)
        made.changed.connect(told.append)
        made.choose("a")
        made.choose("b")
    assert told == []


@pytest.mark.parametrize("make", [LineEdit, TextEdit])
def test_text_that_is_set_is_told(qtbot: QtBot, make: Callable[[], LineEdit | TextEdit]) -> None:
    edit = make()
    qtbot.addWidget(edit)
    told: list[str] = []
    edit.edited.connect(told.append)
    node(edit).editableTextInterface().insertText(0, "He is back.")
    assert told[-1] == "He is back."


def test_text_that_the_program_shows_is_not_told(qtbot: QtBot) -> None:
    edit = LineEdit("Before")
    qtbot.addWidget(edit)
    told: list[str] = []
    edit.edited.connect(told.append)
    edit.setText("After")
    edit.clear()
    assert told == []


def test_a_line_of_a_list_that_opens_is_taken(qtbot: QtBot) -> None:
    choice = Choice(TWO, name="Which?", none="Choose")
    qtbot.addWidget(choice)
    choice.show()
    told: list[str] = []
    choice.changed.connect(told.append)
    choice.showPopup()
    line = node(choice.view()).child(2)
    line.actionInterface().doAction("Toggle")
    qtbot.waitUntil(lambda: told == ["b"])
    assert choice.chosen == "b"
    assert not choice.view().isVisible()


def test_going_down_a_list_that_opens_takes_nothing_yet(qtbot: QtBot) -> None:
    choice = Choice(TWO, name="Which?", none="Choose")
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()
    choice.view().setCurrentIndex(choice.model().index(2, 0))
    qtbot.wait(20)
    assert choice.view().isVisible()
    choice.hidePopup()
    assert choice.chosen == ""


ASKS_TOO_MUCH = """
import fpz_app.ui
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea
from fpz_app.ui import scroll_reading
app = QApplication([])
scroll_reading.make_safe()
area = QScrollArea()
area.show()
assert QAccessible.queryAccessibleInterface(area).child(99) is None
"""


def test_a_scrolled_page_is_asked_for_what_has_gone() -> None:
    """In a process of its own, as Qt's own answer would end it."""
    assert subprocess.run([sys.executable, "-c", ASKS_TOO_MUCH], check=False, cwd=ROOT).returncode == 0

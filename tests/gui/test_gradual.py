"""A column that is filled gradually, in a window."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.ui.widgets.gradual import Gradual
from fpz_app.ui.widgets.layout import clear, column, held
from fpz_app.ui.widgets.text import label

WORDS = ["one", "two", "three", "four", "five"]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = held(column())
    qtbot.addWidget(made)
    made.show()
    return made


def words_in(page: QWidget) -> list[str]:
    box = page.layout()
    assert box is not None
    return [made.text() for at in range(box.count()) if isinstance(made := box.itemAt(at).widget(), QLabel)]  # type: ignore[union-attr]


def fill(page: QWidget, words: list[str], at_once: int) -> Gradual:
    gradual = page.findChild(Gradual) or Gradual(page.layout(), page)  # type: ignore[arg-type]
    gradual.fill([partial(lambda each: [label(each)], each) for each in words], at_once=at_once)
    return gradual


def test_what_is_seen_first_is_there_at_once(page: QWidget) -> None:
    fill(page, WORDS, 2)
    assert words_in(page) == ["one", "two"]


def test_the_rest_comes_in_its_order(qtbot: QtBot, page: QWidget) -> None:
    fill(page, WORDS, 2)
    qtbot.waitUntil(lambda: words_in(page) == WORDS)


def test_what_is_asked_for_is_there_at_once(page: QWidget) -> None:
    fill(page, WORDS, 2).finish()
    assert words_in(page) == WORDS


def test_what_was_to_come_does_not_come_once_something_else_is_shown(qtbot: QtBot, page: QWidget) -> None:
    fill(page, WORDS, 2)
    clear(page.layout())  # type: ignore[arg-type]
    fill(page, ["six", "seven", "eight"], 1)
    qtbot.waitUntil(lambda: words_in(page) == ["six", "seven", "eight"])

"""Help in the window: every page has its own, at one key and back, in words that are easy to read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fpz_app.app.pages import Pages
from fpz_app.domain.readability import EASY, grade, unexplained_acronyms
from fpz_app.presenters.find_box import TABS
from fpz_app.presenters.help import HelpPresenter, help_of, news, pages_with_help
from fpz_app.ui.screens.help import HelpScreen
from tests.helpers import hands
from tests.helpers.access import nameless
from tests.helpers.windows import Opened

WITHOUT = {"help", "family"}
"""The help itself; and a family's file, whose every tab has its own."""


def test_every_page_and_every_tab_has_its_own_help() -> None:
    keys = {place.key for place in Pages.places(Pages.__new__(Pages))} - WITHOUT
    assert sorted(pages_with_help()) == sorted([*keys, *(f"family.{key}" for key, _ in TABS)])


@pytest.mark.parametrize("about", sorted(pages_with_help()))
def test_help_is_easy_to_read(about: str) -> None:
    text = " ".join(help_of(about).lines)
    assert (grade(text) <= EASY, unexplained_acronyms(text)) == (True, [])


def test_what_is_new_begins_with_the_latest_and_leaves_no_marks() -> None:
    first = news()[0]
    assert first.heading
    assert not [line for passage in news() for line in (passage.heading, *passage.lines) if line.startswith(("#", "-", "*"))]


def test_a_page_without_help_of_its_own_has_its_frames_or_todays() -> None:
    assert (help_of("families.notes").heading, help_of("nowhere").heading) == ("Families", "Today")


def test_f1_asks_for_help_about_the_page_and_its_tab(qapp: QApplication, qtbot: QtBot) -> None:
    opened, asked = Opened(qapp), list[str]()
    qtbot.addWidget(opened.window)
    opened.window.show()
    qtbot.waitExposed(opened.window)
    opened.window.help_asked.connect(asked.append)
    opened.window.open("today")
    hands.keys(Qt.Key.Key_F1)
    opened.window.open("family", family_id="f-1", tab="plan")
    hands.keys(Qt.Key.Key_F1)
    assert asked == ["today", "family.plan"]


def test_the_help_page_shows_the_page_the_keys_and_the_news(qtbot: QtBot) -> None:
    screen = HelpScreen(HelpPresenter)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    screen.show_place(item_id="family.plan")
    said = [each.text() for each in screen.findChildren(QLabel)]
    assert {"Plan", "Ctrl K", *help_of("family.plan").lines, *news()[0].lines} <= set(said)
    with qtbot.waitSignal(screen.left):
        hands.press("Back")
    assert nameless(screen) == []

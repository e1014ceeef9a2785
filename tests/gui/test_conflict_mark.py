"""The line above a family's tabs that says what two people wrote, and leads to where it is settled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.presenters.family import FamilyPresenter
from fpz_app.ui.notices import Banner
from fpz_app.ui.screens.family import FamilyScreen
from fpz_app.ui.theme import Theme
from tests.helpers.apart import MINE, SAMS
from tests.helpers.conflict_window import Apart
from tests.helpers.desks import desk_for


class Tab(QWidget):
    def open(self, family_id: str, item_id: str = "") -> None:
        pass


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(look="light")


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Apart]:
    made = Apart(tmp_path)
    yield made
    made.pair.close()


def family_page(qtbot: QtBot, apart: Apart, tab: str = "plan") -> FamilyScreen:
    tabs = [("overview", "Overview", Tab), ("notes", "Notes", Tab), ("plan", "Plan", Tab)]
    desk = desk_for(apart.priyas, apart.kept)
    screen = FamilyScreen(lambda view, keys: FamilyPresenter(view, desk, keys), tabs)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    apart.priyas.listeners.append(screen.refresh)
    screen.show_place(family_id=apart.marlows.id, tab=tab)
    return screen


def banners(screen: FamilyScreen) -> list[Banner]:
    return [each for each in screen.findChildren(Banner) if each.isVisible()]


def said(screen: FamilyScreen) -> str:
    return " ".join(each.text() for banner in banners(screen) for each in banner.findChildren(QLabel))


def test_a_file_without_a_conflict_says_nothing(qtbot: QtBot, apart: Apart) -> None:
    assert said(family_page(qtbot, apart)) == ""


def test_the_tab_says_what_waits_and_leads_there(qtbot: QtBot, apart: Apart) -> None:
    apart.both_write({"text": MINE, "now": 2}, {"text": SAMS, "now": 8})
    screen = family_page(qtbot, apart)
    assert "2 things in this file were changed by two people" in said(screen)
    button = banners(screen)[0].findChildren(QPushButton)[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    went = apart.kept.went[-1]
    assert (went.page, went.family_id, went.item_id.split(".")[0]) == ("conflicts", apart.marlows.id, apart.goal.id)


def test_a_conflict_that_arrives_is_said_at_once(qtbot: QtBot, apart: Apart) -> None:
    screen = family_page(qtbot, apart, "notes")
    apart.both_write_texts()
    assert "Two versions of Goal 1: the words" in said(screen)


def test_once_it_is_settled_the_line_goes(qtbot: QtBot, apart: Apart) -> None:
    apart.both_write_texts()
    screen = family_page(qtbot, apart)
    page = apart.screen(qtbot)
    page.show_place(family_id=apart.marlows.id)
    page.presenter.choose("this one")
    page.presenter.settle("")
    assert said(screen) == ""


def test_a_text_joined_of_late_is_said_quietly(qtbot: QtBot, apart: Apart) -> None:
    apart.join_as_the_centre_does()
    assert "Two people’s versions of Goal 1: the words were joined" in said(family_page(qtbot, apart))

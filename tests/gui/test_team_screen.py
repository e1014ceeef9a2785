"""Team in a window: the manager's numbers, what is behind each, and the workbook."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from fpz_app.presenters.team import TeamPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.team import TeamScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.access import nameless
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import act
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import MANAGER, PRIYA


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(1.0, "light")


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def screen(store: Store, kept: Kept, qtbot: QtBot) -> TeamScreen:
    marlows = make_marlows(store)
    act(store, marlows, TODAY - timedelta(days=2))
    made = TeamScreen(lambda view: TeamPresenter(view, desk_for(store, kept, actor=MANAGER)))
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    qtbot.waitExposed(made)
    made.show_place()
    return made


def test_enter_on_a_row_shows_the_lines_behind_it_and_enter_on_a_line_opens_its_place(screen: TeamScreen, kept: Kept) -> None:
    (team,) = hands.lists("Team")
    team.setFocus()
    QTest.keyClick(team, Qt.Key.Key_Return)
    (lines,) = hands.lists("Priya Nair")
    at = next(at for at, row in enumerate(lines.rows.rows) if row.detail == "Ask for workshop days")
    lines.setFocus()
    lines.choose(at)
    QTest.keyClick(lines, Qt.Key.Key_Return)
    assert [(place.page, place.tab) for place in kept.went] == [("family", "plan")]


def test_a_row_is_read_out_with_its_numbers(screen: TeamScreen) -> None:
    (row,) = hands.rows_of("Team")
    assert row.startswith("Priya Nair, Early help. Families 1. Children 3. Overdue ")


def test_the_workbook_is_saved_where_the_manager_chose(
    screen: TeamScreen, kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "team.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    hands.press("Save for Excel")
    assert (path.read_bytes()[:2], "not protected" in kept.told[-1]) == (b"PK", True)


def test_nothing_on_it_is_nameless(screen: TeamScreen) -> None:
    hands.open_row("Team", "Priya Nair")
    assert nameless(screen) == []


def test_whoever_is_no_manager_reads_for_whom_the_page_is(store: Store, kept: Kept) -> None:
    made = TeamScreen(lambda view: TeamPresenter(view, desk_for(store, kept, actor=PRIYA)))
    made.show()
    made.show_place()
    read = (hands.reads("What the team carries is for the zone manager."), hands.reads("There is a problem"))
    made.close()
    assert read == (True, False)

"""Bringing in a caseload and making families of it in the window, with clicks and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.casework.caseload_import import bring_in
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person
from fpz_app.presenters.caseload_import import CaseloadImportPresenter
from fpz_app.presenters.joining import JoiningPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.caseload_import import CaseloadImportScreen
from fpz_app.ui.screens.joining import JoiningScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.rows_view import RowsView
from tests.helpers.caseloads import CHILDREN, EVENTS
from tests.helpers.desks import Kept, desk_for
from tests.helpers.stores import PRIYA
from tests.helpers.workbooks import SAMPLE


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(look="light")


@pytest.fixture
def importing(qtbot: QtBot, store: Store) -> CaseloadImportScreen:
    desk = desk_for(store, Kept())
    screen = CaseloadImportScreen(lambda view: CaseloadImportPresenter(view, desk))
    shown(qtbot, screen)
    screen.show_place()
    return screen


@pytest.fixture
def joining(qtbot: QtBot, store: Store) -> JoiningScreen:
    bring_in(store, PRIYA, CHILDREN, EVENTS)
    desk = desk_for(store, Kept())
    screen = JoiningScreen(lambda view: JoiningPresenter(view, desk))
    shown(qtbot, screen)
    screen.show_place()
    return screen


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample, as what the system's file window answers."""
    file = tmp_path / "caseload.xlsx"
    file.write_bytes(SAMPLE)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    return file


def shown(qtbot: QtBot, screen: QWidget) -> None:
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()


def press(qtbot: QtBot, screen: QWidget, words: str) -> None:
    found = [each for each in screen.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    assert len(found) == 1, words
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def list_of(screen: QWidget, name: str) -> RowsView:
    return next(each for each in screen.findChildren(RowsView) if each.accessibleName() == name)


def reads(screen: QWidget, words: str) -> bool:
    return any(words in each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def test_a_workbook_comes_in_by_clicks_alone(qtbot: QtBot, importing: CaseloadImportScreen, sample: Path, store: Store):
    press(qtbot, importing, "Choose a workbook…")
    press(qtbot, importing, "Look at the rows")
    press(qtbot, importing, "Bring in 16 rows")
    assert len(store.find(Person)) == 16


def test_what_each_column_was_taken_for_is_shown(qtbot: QtBot, importing: CaseloadImportScreen, sample: Path):
    press(qtbot, importing, "Choose a workbook…")
    columns = list_of(importing, "List 2").rows.rows
    assert [(column.heading, column.taken_for) for column in columns][4] == ("Age", "Age of Child (Years)")


def test_a_sheet_that_is_left_alone_says_why(qtbot: QtBot, importing: CaseloadImportScreen, sample: Path):
    press(qtbot, importing, "Choose a workbook…")
    assert reads(importing, "It is list 4, social care assessments, which is not brought in.")


def test_space_leaves_a_row_out(qtbot: QtBot, importing: CaseloadImportScreen, sample: Path):
    press(qtbot, importing, "Choose a workbook…")
    press(qtbot, importing, "Look at the rows")
    rows = list_of(importing, "Rows of the workbook")
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert [row.chosen for row in rows.rows.rows].index(False) == 1


def test_leaving_a_row_out_keeps_the_place_in_the_list(qtbot: QtBot, importing: CaseloadImportScreen, sample: Path):
    press(qtbot, importing, "Choose a workbook…")
    press(qtbot, importing, "Look at the rows")
    rows = list_of(importing, "Rows of the workbook")
    rows.setFocus()
    for _ in range(3):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert rows.currentIndex().row() == 3


def test_a_row_is_read_out_whole_with_its_choice_and_its_problem(qtbot: QtBot, importing: CaseloadImportScreen, sample: Path):
    press(qtbot, importing, "Choose a workbook…")
    press(qtbot, importing, "Look at the rows")
    model = list_of(importing, "Rows of the workbook").rows
    assert model.sentence(model.rows[1]) == (
        "Chosen, 11973218, born about 2012. Contact, 16 Sep 2020, Police. "
        "Date of Birth: empty; about 2012 by the age. List 1, row 3"
    )


def test_a_file_that_is_refused_is_told_at_the_top(qtbot: QtBot, importing: CaseloadImportScreen, sample: Path):
    sample.write_bytes(b"%PDF-1.7")
    press(qtbot, importing, "Choose a workbook…")
    assert reads(importing, "This is a PDF, not an Excel workbook.")


def test_closing_the_file_window_without_a_choice_changes_nothing(
    qtbot: QtBot, importing: CaseloadImportScreen, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    press(qtbot, importing, "Choose a workbook…")
    assert reads(importing, "Nothing") is False


def test_what_came_in_can_be_taken_back_by_its_button(qtbot: QtBot, importing: CaseloadImportScreen, sample: Path, store: Store):
    for words in ("Choose a workbook…", "Look at the rows", "Bring in 16 rows", "Take it back"):
        press(qtbot, importing, words)
    assert store.find(Person) == []


def test_two_children_become_a_family_by_clicks_and_a_name(qtbot: QtBot, joining: JoiningScreen, store: Store):
    children = list_of(joining, "Children without a family")
    for at in (0, 1):
        place = children.visualRect(children.rows.index(at, 0)).center()
        qtbot.mouseClick(children.viewport(), Qt.MouseButton.LeftButton, pos=place)
    name = next(each for each in joining.findChildren(LineEdit) if each.accessibleName() == "Family name")
    qtbot.keyClicks(name, "Marlow")
    press(qtbot, joining, "Join into a new family")
    assert (store.find(Family)[0].name, len(store.find(Membership))) == ("Marlow", 2)


def test_without_a_name_the_field_says_so(qtbot: QtBot, joining: JoiningScreen):
    children = list_of(joining, "Children without a family")
    children.setFocus()
    qtbot.keyClick(children, Qt.Key.Key_Space)
    press(qtbot, joining, "Join into a new family")
    assert reads(joining, "The family has no name")


def test_once_every_child_has_a_family_the_page_says_so(qtbot: QtBot, joining: JoiningScreen):
    for line in list_of(joining, "Children without a family").rows.rows:
        joining.presenter.toggle(line)
    joining.presenter.join_new("Marlow")
    assert reads(joining, "Every child has a family.")


@pytest.mark.parametrize("which", ["importing", "joining"])
def test_everything_that_takes_the_focus_has_a_name(which: str, request: pytest.FixtureRequest):
    screen = request.getfixturevalue(which)
    nameless = [
        each
        for each in screen.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and not each.accessibleName()
    ]
    assert [type(each).__name__ for each in nameless] == []

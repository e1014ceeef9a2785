"""Rows: a list that is read, walked with keys and opened by click, Enter or an assistive technology."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.rows import Column, RowsModel
from fpz_app.ui.widgets.rows_view import RowsView


@dataclass(frozen=True)
class Due:
    shape: str
    what: str
    about: str
    family: str
    when: str


DUES = (
    Due("over", "See the children", "Jayden and Mia", "Okafor-Reid", "6 days over"),
    Due("due", "Visit at home", "14 Bay Close", "Marlow", "10:30 to 11:15"),
    Due("later", "Assessment", "2 of 12 sections left", "Brannigan", "by Thursday"),
)
COLUMNS = (
    Column("What", lambda row: row.what, detail=lambda row: row.about, shape=lambda row: row.shape, tone="strong"),
    Column("Family", lambda row: row.family, width=168),
    Column("When", lambda row: row.when, tone=lambda row: "red" if row.shape == "over" else "quiet", width=232),
)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


@pytest.fixture
def view(qtbot: QtBot) -> RowsView:
    view = RowsView(COLUMNS, name="Due today")
    qtbot.addWidget(view)
    view.resize(1008, 300)
    view.show_rows(DUES)
    view.show()
    qtbot.waitExposed(view)
    return view


def cells(view: RowsView) -> list[QAccessibleInterface]:
    table = QAccessible.queryAccessibleInterface(view)
    children = [table.child(at) for at in range(table.childCount())]
    return [child for child in children if child.role() == QAccessible.Role.Cell]


def test_a_row_is_read_out_as_one_sentence() -> None:
    assert RowsModel(COLUMNS, DUES).sentence(DUES[0]) == (
        "Overdue, See the children, Jayden and Mia. Okafor-Reid. 6 days over"
    )


def test_the_first_cell_tells_a_screen_reader_the_whole_row(view: RowsView) -> None:
    names = [cell.text(QAccessible.Text.Name) for cell in cells(view)]
    assert names[:2] == ["Overdue, See the children, Jayden and Mia. Okafor-Reid. 6 days over", "Okafor-Reid"]


def test_enter_opens_the_current_row(qtbot: QtBot, view: RowsView) -> None:
    view.choose(1)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [DUES[1]]


def test_the_arrow_keys_move_without_opening(qtbot: QtBot, view: RowsView) -> None:
    view.choose(0)
    with qtbot.assertNotEmitted(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row == DUES[1]


def test_a_click_opens_the_row_once(qtbot: QtBot, view: RowsView) -> None:
    opened: list[Due] = []
    view.opened.connect(opened.append)
    place = view.visualRect(view.rows.index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [DUES[2]]


def test_an_assistive_technology_opens_a_row_by_its_one_action(view: RowsView) -> None:
    opened: list[Due] = []
    view.opened.connect(opened.append)
    cells(view)[3].actionInterface().doAction("Toggle")
    assert opened == [DUES[1]]


def test_the_view_is_as_tall_as_its_rows(view: RowsView) -> None:
    assert view.sizeHint().height() == 3 * 40


def test_rows_grow_with_the_text(view: RowsView, themed: Theme) -> None:
    themed.apply(2.0, "light")
    assert all(view.rowHeight(at) >= 80 for at in range(3))


def test_columns_go_under_each_other_when_narrow(view: RowsView) -> None:
    view.resize(420, 300)
    assert [view.isColumnHidden(at) for at in range(3)] == [False, True, True]


def test_long_words_wrap_and_make_the_row_taller(view: RowsView) -> None:
    view.show_rows([Due("due", "Visit at home " * 20, "", "Marlow", "")])
    assert view.rowHeight(0) > 60


def test_many_rows_share_one_height(view: RowsView) -> None:
    view.show_rows(DUES * 200)
    assert {view.rowHeight(at) for at in range(600)} == {40}


def test_leaving_the_list_takes_the_mark_away(qtbot: QtBot, view: RowsView) -> None:
    view.setFocus()
    view.choose(1)
    view.clearFocus()
    assert not view.selectionModel().hasSelection()


def test_a_list_to_choose_from_keeps_its_mark(qtbot: QtBot) -> None:
    view = RowsView(COLUMNS, name="Who is here", keeps_choice=True)
    qtbot.addWidget(view)
    view.show_rows(DUES)
    view.show()
    view.setFocus()
    view.choose(1)
    view.clearFocus()
    assert view.selectionModel().hasSelection()


def test_an_unknown_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        RowsModel(COLUMNS).sentence(Due("sparkling", "", "", "", ""))

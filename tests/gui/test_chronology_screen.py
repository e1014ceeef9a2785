"""The Chronology tab in a window: years, filters, and each line opening its record by click and Enter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.domain.notes import Note
from fpz_app.presenters import places
from fpz_app.presenters.chronology import ChronologyPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.chronology import ChronologyScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.rows_view import RowsView
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import PRIYA


@dataclass(frozen=True)
class Window:
    screen: ChronologyScreen
    kept: Kept
    marlows: Marlows
    note: Note


def cells(view: RowsView) -> list[QAccessibleInterface]:
    """As an assistive technology finds them."""
    table = QAccessible.queryAccessibleInterface(view)
    children = [table.child(at) for at in range(table.childCount())]
    return [child for child in children if child.role() == QAccessible.Role.Cell]


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


@pytest.fixture
def window(store: Store, qtbot: QtBot, themed: Theme) -> Window:
    marlows, kept = make_marlows(store), Kept()
    plain = {"file_id": marlows.id, "family_id": marlows.id, "author_id": PRIYA.id}
    significant = Note(**plain, on=date(2026, 11, 16), text="Callum came in.", significant=True, effect="A way in.")  # type: ignore[arg-type]
    other = Note(**plain, on=date(2025, 12, 12), text="The boiler is mended.", about=(marlows.ellie.id,))  # type: ignore[arg-type]
    with store.work(PRIYA, "Write") as work:
        work.put_all([significant, other])
    screen = ChronologyScreen(lambda view: ChronologyPresenter(view, desk_for(store, kept)), lambda: TODAY)
    qtbot.addWidget(screen)
    screen.resize(1072, 684)
    screen.show()
    qtbot.waitExposed(screen)
    screen.open(marlows.id)
    QApplication.processEvents()
    return Window(screen, kept, marlows, significant)


def test_each_year_has_its_table_newest_first(window: Window) -> None:
    assert hands.rows_of("2026")[0] == "16 Nov. Visit, Callum came in.. Note by Priya Nair, significant. A way in."
    assert len(hands.rows_of("2025")) == 1


def test_only_what_is_significant_leaves_the_rest_out(window: Window) -> None:
    hands.press("Only what is significant")
    hands.until(lambda: not hands.lists("2025"), "2025 to go")
    assert hands.lists("2026") != []


def test_one_childs_chronology_leaves_out_another_childs_birth(window: Window) -> None:
    hands.choose("Chronology of", "Noah")
    hands.until(lambda: not hands.lists("2012"), "Callum’s birth to go")
    assert hands.rows_of("2024")[0].startswith("30 Jun. Noah was born")


def test_a_line_is_opened_with_enter(window: Window) -> None:
    hands.open_row("2026", "Callum came in")
    assert window.kept.went == [places.family(window.marlows.id, "notes", window.note.id)]


def test_a_line_is_opened_with_a_click(window: Window) -> None:
    (table,) = hands.lists("2026")
    at = table.visualRect(table.rows.index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert window.kept.went == [places.family(window.marlows.id, "notes", window.note.id)]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_the_side(window: Window, themed: Theme, scale: float) -> None:
    themed.apply(scale, "light")
    window.screen.resize(848, 420)
    QApplication.processEvents()
    assert window.screen.page.scroller.horizontalScrollBar().maximum() == 0


def test_the_last_column_of_a_line_writes_what_it_means(window: Window) -> None:
    (table,) = hands.lists("2026")
    at = table.visualRect(table.rows.index(0, 3)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    hands.write("What does it mean for the child?", "He let us in for the first time.")
    hands.press("Keep it")
    hands.until(lambda: "He let us in" in hands.rows_of("2026")[0], "what it means")
    assert window.kept.went == []


def test_what_it_means_has_an_action_and_a_name_of_its_own(window: Window) -> None:
    (table,) = hands.lists("2026")
    cell = next(each for each in cells(table) if each.text(QAccessible.Text.Name).startswith("Write what it means"))
    assert cell.text(QAccessible.Text.Name) == "Write what it means for the child: A way in."
    cell.actionInterface().doAction("Toggle")
    hands.wait_to_read("What does it mean for the child?")
    assert window.kept.went == []


def test_the_other_cells_of_a_line_open_its_record(window: Window) -> None:
    (table,) = hands.lists("2026")
    cells(table)[0].actionInterface().doAction("Toggle")
    assert window.kept.went == [places.family(window.marlows.id, "notes", window.note.id)]


def test_a_line_is_gone_to_by_arrow_and_written_about_by_the_button_at_the_foot(window: Window) -> None:
    (table,) = hands.lists("2026")
    table.setFocus()
    hands.keys(Qt.Key.Key_Down)
    hands.wait_to_read("28 Sep, Early help asked for")
    hands.press("Write what it means for the child")
    hands.until(lambda: hands.fields("What does it mean for the child?"), "the form")
    assert window.screen.form.accessibleName() == "What it means for the child"


def test_a_month_is_pressed_by_keyboard_and_the_count_is_told(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("fpz_app.ui.screens.chronology.announce", lambda _widget, words, **_more: told.append(words))
    november = window.screen.strip.months[-1]
    november.setFocus()
    QTest.keyClick(november, Qt.Key.Key_Return)
    assert (told, hands.lists("2025")) == (["1 of 6 events"], [])
    again = window.screen.strip.months[-1]
    assert (again.hasFocus(), again.isChecked()) == (True, True)
    QTest.keyClick(again, Qt.Key.Key_Left)
    assert window.screen.strip.months[-2].hasFocus()


def test_a_date_that_cannot_be_read_is_told_at_its_field_and_stays_there(window: Window) -> None:
    hands.write("From", "34")
    hands.leave_field()
    hands.wait_to_read("That is not a day, a month or a year.")
    assert hands.text_of("From") == "34"
    assert hands.lists("2025") != []

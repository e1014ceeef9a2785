"""Page: what stays, what scrolls, what stacks, wraps or goes into More when there is little room."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.buttons import primary, secondary
from fpz_app.ui.widgets.identity import Identity, IdentityBar
from fpz_app.ui.widgets.layout import Flow, column, held
from fpz_app.ui.widgets.page import FootBar, Page, PageScroll, TwoColumns
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.sections import Section, SectionList
from fpz_app.ui.widgets.side_list import SideList
from fpz_app.ui.widgets.tabs import TabBar
from fpz_app.ui.widgets.text import label
from tests.helpers.access import description_of, name_of

TABS = tuple((words.lower(), words) for words in ("Overview", "Chronology", "Notes", "Assessment", "Plan", "Papers"))
MARLOW = Identity(
    "Marlow family", "PU-2291", "Callum 14 · Ellie 9", 3, "3 Partnership plus", "Priya Nair", "Agreed 6 Oct",
    warnings=("Dog loose in yard",),
)  # fmt: skip
SECTIONS = (
    Section("why", "Reason and people", "done", group="About"),
    Section("ellie", "Ellie, 9", "under_way", "4 of 7", "Each child’s needs"),
    Section("check", "Check your answers", "not_started", group="To finish"),
)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


def words_in(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.text() and each.isVisibleTo(widget)]


def test_widgets_in_a_flow_go_on_to_the_next_line() -> None:
    flow = Flow(*(label("Agree this date", wrap=False) for _ in range(4)))
    holder = held(flow)
    assert flow.heightForWidth(200) > flow.heightForWidth(2000)
    holder.deleteLater()


def test_two_columns_stand_beside_each_other_when_there_is_room(qtbot: QtBot) -> None:
    both = TwoColumns(held(column(label("left"))), held(column(label("right"))))
    qtbot.addWidget(both)
    both.resize(1008, 300)
    both.show()
    assert not both.stacked


def test_the_right_column_goes_below_the_left_in_a_window_under_1150(qtbot: QtBot) -> None:
    both = TwoColumns(held(column(label("left"))), held(column(label("right"))))
    qtbot.addWidget(both)
    both.resize(1149 - 208 - 64, 300)
    both.show()
    assert both.stacked


def test_the_foot_stays_when_the_page_scrolls(qtbot: QtBot) -> None:
    page = Page(name="Plan")
    qtbot.addWidget(page)
    foot = FootBar(primary("Next"), secondary("See May’s answers beside"))
    page.add(*(label(f"Line {number}") for number in range(60)), None)
    page.set_foot(foot)
    page.resize(800, 400)
    page.show()
    page.scroller.verticalScrollBar().setValue(500)
    assert (foot.mapTo(page, foot.rect().bottomLeft()).y(), page.scroller.verticalScrollBar().value()) == (399, 500)


@pytest.mark.parametrize(("height", "bars"), [(700, (False, True)), (240, (True, False))])
def test_where_a_list_has_too_little_room_only_the_page_scrolls(qtbot: QtBot, height: int, bars: tuple[bool, bool]) -> None:
    page, rows = Page(name="Families"), RowsView([Column("Family", str)], name="Families", whole=False)
    qtbot.addWidget(page)
    rows.show_rows(range(60))
    page.fill(label("Families", "title"), rows)
    page.resize(800, height)
    page.show()
    qtbot.waitUntil(lambda: bars == (page.scroller.verticalScrollBar().isVisible(), rows.verticalScrollBar().isVisible()))


def test_nothing_moves_sideways_when_the_scroll_bar_comes(qtbot: QtBot) -> None:
    page = Page(name="Plan")
    qtbot.addWidget(page)
    first = label("First")
    page.add(first)
    page.resize(800, 400)
    page.show()
    before = first.width()
    page.add(*(label(f"Line {number}") for number in range(60)))
    qtbot.waitUntil(lambda: page.scroller.verticalScrollBar().isVisible() and first.width() == before)


def test_tabs_that_do_not_fit_go_into_more(qtbot: QtBot) -> None:
    bar = TabBar(TABS)
    qtbot.addWidget(bar)
    bar.resize(360, 50)
    bar.show()
    assert (bar.hidden()[-1], "overview" in bar.hidden()) == ("papers", False)


def test_the_open_tab_is_never_in_more(qtbot: QtBot) -> None:
    bar = TabBar(TABS)
    qtbot.addWidget(bar)
    bar.resize(360, 50)
    bar.show()
    bar.choose("papers")
    assert "papers" not in bar.hidden()


def test_all_tabs_are_shown_when_there_is_room(qtbot: QtBot) -> None:
    bar = TabBar(TABS)
    qtbot.addWidget(bar)
    bar.resize(1072, 50)
    bar.show()
    assert bar.hidden() == []


def test_choosing_a_tab_by_program_is_not_told(qtbot: QtBot) -> None:
    bar = TabBar(TABS)
    qtbot.addWidget(bar)
    with qtbot.assertNotEmitted(bar.chosen):
        bar.choose("plan")
    assert bar.current == "plan"


def test_a_tab_is_chosen_with_the_arrow_keys(qtbot: QtBot) -> None:
    bar = TabBar(TABS)
    qtbot.addWidget(bar)
    bar.resize(1072, 50)
    bar.show()
    with qtbot.waitSignal(bar.chosen) as told:
        qtbot.keyClick(bar.findChild(QTabBar), Qt.Key.Key_Right)
    assert told.args == ["chronology"]


def test_the_identity_bar_says_whose_file_it_is(qtbot: QtBot) -> None:
    bar = IdentityBar()
    qtbot.addWidget(bar)
    bar.show_identity(MARLOW)
    assert name_of(bar) == "Marlow family, PU-2291, Callum 14 · Ellie 9"


def test_the_identity_bar_takes_more_height_when_narrow(qtbot: QtBot) -> None:
    bar = IdentityBar()
    qtbot.addWidget(bar)
    bar.show_identity(MARLOW)
    assert bar.heightForWidth(600) > bar.heightForWidth(1072)


def test_a_low_page_keeps_name_and_warnings(qtbot: QtBot) -> None:
    bar = IdentityBar()
    qtbot.addWidget(bar)
    bar.show_identity(MARLOW)
    bar.set_low(True)
    assert words_in(bar) == ["Marlow family", "PU-2291", "Dog loose in yard"]


def test_an_unrestricted_file_says_nothing_of_access(qtbot: QtBot) -> None:
    bar = IdentityBar()
    qtbot.addWidget(bar)
    bar.show_identity(MARLOW)
    assert "Access" not in words_in(bar)


def test_a_section_is_read_with_its_state_and_count(qtbot: QtBot) -> None:
    sections = SectionList()
    qtbot.addWidget(sections)
    sections.show_sections(SECTIONS, "ellie")
    item = sections.item("ellie")
    assert (name_of(item), description_of(item)) == ("Ellie, 9, under way, 4 of 7", "The section that is open")


def test_a_section_is_opened_by_a_click(qtbot: QtBot) -> None:
    sections = SectionList()
    qtbot.addWidget(sections)
    sections.show_sections(SECTIONS)
    with qtbot.waitSignal(sections.opened) as told:
        qtbot.mouseClick(sections.item("check"), Qt.MouseButton.LeftButton)
    assert told.args == ["check"]


def test_the_down_key_goes_to_the_next_section(qtbot: QtBot) -> None:
    sections = SectionList()
    qtbot.addWidget(sections)
    sections.show_sections(SECTIONS)
    sections.show()
    sections.activateWindow()
    sections.item("why").setFocus()
    qtbot.waitUntil(sections.item("why").hasFocus)
    qtbot.keyClick(sections.item("why"), Qt.Key.Key_Down)
    assert sections.item("ellie").hasFocus()


def side_list(qtbot: QtBot, width: int) -> tuple[SideList, SectionList]:
    sections = SectionList()
    sections.show_sections(SECTIONS, "why")
    both = SideList("Assessment", "1 of 3 sections complete", sections, PageScroll())
    qtbot.addWidget(both)
    both.resize(width, 500)
    both.show()
    return both, sections


def test_the_list_stands_beside_the_form_when_there_is_room(qtbot: QtBot) -> None:
    _, sections = side_list(qtbot, 1072)
    assert sections.isVisible()


def test_a_button_brings_the_list_when_only_the_form_fits(qtbot: QtBot) -> None:
    both, sections = side_list(qtbot, 500)
    hidden = not sections.isVisible()
    qtbot.mouseClick(both.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert (hidden, both.listing, sections.isVisible()) == (True, True, True)


def test_opening_a_section_brings_the_form_back(qtbot: QtBot) -> None:
    both, sections = side_list(qtbot, 500)
    qtbot.mouseClick(both.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sections.item("ellie"), Qt.MouseButton.LeftButton)
    assert not both.listing

"""Main window: the rail, pages by key, back and forward, quick hide and notices."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fpz_app.ui.rail import RailButton
from fpz_app.ui.signals import Notice, StateLine
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.page import FootBar
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from tests.helpers import hands
from tests.helpers.access import description_of, name_of, nameless
from tests.helpers.windows import Opened

OFFLINE = StateLine("Offline", "3 changes waiting", "cloud-off")
DECISIONS = StateLine("2 decisions", "wait for you", "list-checks", "sync")


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


def lit(opened: Opened) -> list[str]:
    return [button.text() for button in opened.window.findChildren(RailButton) if description_of(button)]


def test_a_page_is_made_once_when_it_is_first_opened(opened: Opened) -> None:
    for key in ("families", "today", "families"):
        opened.window.open(key)
    assert opened.made == ["today", "families"]


def test_a_page_is_told_what_it_is_about(opened: Opened) -> None:
    opened.window.open("family", family_id="f-1")
    assert opened.screen("family").shown == [{"family_id": "f-1"}]


def test_a_page_may_keep_what_is_written_before_it_is_left(opened: Opened) -> None:
    opened.window.open("families")
    assert opened.screen("today").left == 1


def test_back_and_forward_go_where_the_person_was(opened: Opened) -> None:
    opened.window.open("family", family_id="f-1")
    opened.window.open("family", family_id="f-2")
    opened.window.back()
    opened.window.back()
    first = opened.window.here
    opened.window.forward()
    assert (first, opened.screen("family").shown[-1]) == ("today", {"family_id": "f-1"})


def test_back_leads_to_what_a_page_showed_when_it_was_left(opened: Opened) -> None:
    opened.window.open("family", family_id="f-1")
    opened.screen("family").place_now = lambda about: {**about, "tab": "plan"}  # type: ignore[attr-defined]
    opened.window.open("today")
    opened.window.back()
    assert opened.screen("family").shown[-1] == {"family_id": "f-1", "tab": "plan"}


def test_page_after_page_the_keys_begin_at_its_first_control_with_the_ring_shown(opened: Opened) -> None:
    hands.keys(Qt.Key.Key_Tab)
    for key in ("families", "today"):
        opened.window.open(key)
        assert opened.window.focusWidget() is opened.screen(key).field.control
        assert opened.window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def test_a_page_that_took_its_own_focus_away_gives_it_to_its_first_control(opened: Opened) -> None:
    opened.screen("today").field.control.setFocus()
    opened.window.open("families")
    opened.screen("today").field.hide()
    opened.window.back()
    assert opened.window.focusWidget().isVisible()  # type: ignore[union-attr]


def test_back_at_the_beginning_stays(opened: Opened) -> None:
    opened.window.back()
    assert opened.window.here == "today"


def test_a_press_in_the_rail_opens_the_page(qtbot: QtBot, opened: Opened) -> None:
    qtbot.mouseClick(opened.rail_button("Families"), Qt.MouseButton.LeftButton)
    assert opened.window.here == "families"


def test_the_rail_lights_the_line_a_page_belongs_to(opened: Opened) -> None:
    opened.window.open("family", family_id="f-1")
    assert lit(opened) == ["Families"]


def test_a_page_that_follows_another_lights_the_line_of_that_one(opened: Opened) -> None:
    opened.window.open("history", item_id="w-1")
    from_today = lit(opened)
    opened.window.open("families")
    opened.window.back()
    assert (from_today, lit(opened)) == (["Today"], ["Today"])


def test_a_page_that_follows_none_lights_its_own_line(qapp: QApplication, qtbot: QtBot) -> None:
    first = Opened(qapp)
    qtbot.addWidget(first.window)
    first.window.open("history", item_id="w-1")
    assert lit(first) == ["Families"]


def test_the_rail_says_how_things_stand_in_words(opened: Opened) -> None:
    opened.signals.sync_state.emit((OFFLINE, DECISIONS))
    assert name_of(opened.rail_button("Offline")) == "Offline, 3 changes waiting"


def test_a_state_that_leads_somewhere_opens_it(qtbot: QtBot, opened: Opened) -> None:
    opened.signals.sync_state.emit((OFFLINE, DECISIONS))
    qtbot.mouseClick(opened.rail_button("2 decisions"), Qt.MouseButton.LeftButton)
    assert opened.window.here == "sync"


def test_a_state_that_leads_nowhere_is_not_pressed(opened: Opened) -> None:
    opened.signals.sync_state.emit((OFFLINE,))
    assert not opened.rail_button("Offline").isEnabled()


def test_the_lock_asks_to_be_locked(qtbot: QtBot, opened: Opened) -> None:
    with qtbot.waitSignal(opened.window.lock_asked):
        qtbot.mouseClick(opened.rail_button("Lock"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("width", "scale"), [(1000, 1.0), (1280, 2.0)])
def test_the_rail_narrows_to_icons_over_words(opened: Opened, width: int, scale: float) -> None:
    wide = opened.rail_button("Families").height()
    opened.window.resize(width, 800)
    opened.theme.apply(scale, "light")
    QApplication.processEvents()
    assert opened.rail_button("Families").height() > wide * scale


def test_the_lock_stays_in_sight_in_a_low_window_with_doubled_text(opened: Opened) -> None:
    opened.signals.sync_state.emit((OFFLINE, DECISIONS))
    opened.window.resize(1024, 640)
    opened.theme.apply(2.0, "light")
    QApplication.processEvents()
    lock = opened.rail_button("Lock")
    assert lock.mapTo(opened.window, lock.rect().bottomLeft()).y() < 640


def test_one_key_hides_the_screen_and_brings_it_back(qtbot: QtBot, opened: Opened) -> None:
    opened.window.hide_quickly()
    hidden = opened.window.cover.isVisible() and opened.window.cover.size() == opened.window.size()
    opened.window.hide_quickly()
    assert (hidden, opened.window.cover.isVisible()) == (True, False)


def test_the_cover_says_nothing_of_what_is_beneath(opened: Opened) -> None:
    opened.window.open("family", family_id="Marlow")
    opened.window.hide_quickly()
    assert name_of(opened.window.cover) == "The screen is hidden"


def test_beneath_the_cover_nothing_is_reached(qtbot: QtBot, opened: Opened) -> None:
    opened.window.hide_quickly()
    with qtbot.assertNotEmitted(opened.window.find_asked):
        qtbot.keyClick(opened.window.cover, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert (opened.screen("today").isVisible(), opened.window.rail.isVisible()) == (False, False)


def test_a_notice_keeps_clear_of_the_foot(opened: Opened) -> None:
    foot = FootBar(primary("Agree the plan"))
    opened.screen("today").set_foot(foot)
    QApplication.processEvents()
    opened.signals.notice.emit(Notice("The note is saved."))
    toast = opened.window.toast
    assert toast.mapTo(opened.window, toast.rect().bottomLeft()).y() < foot.mapTo(opened.window, QPoint(0, 0)).y()


def test_a_notice_keeps_clear_of_the_line_that_has_the_focus(qtbot: QtBot, opened: Opened) -> None:
    page, rows = opened.screen("today"), RowsView([Column("What", str)], name="Overdue", whole=False)
    rows.show_rows(range(60))
    page.show_whole(rows)
    rows.setFocus()
    qtbot.waitUntil(lambda: rows.visibleRegion().boundingRect().height() > 600)
    toast = opened.window.toast
    opened.signals.notice.emit(Notice("The line is put off."))
    rows.choose(rows.rowAt(rows.viewport().mapFromGlobal(toast.mapToGlobal(toast.rect().center())).y()))
    line = rows.ring_rect()
    over = QRect(rows.mapFromGlobal(toast.mapToGlobal(QPoint(0, 0))), toast.size())
    assert line.intersects(over)
    qtbot.waitUntil(lambda: not line.intersects(QRect(rows.mapFromGlobal(toast.mapToGlobal(QPoint(0, 0))), toast.size())))


def test_the_keys_of_every_command_differ(opened: Opened) -> None:
    keys = [keys.toString() for action in opened.window.actions() for keys in action.shortcuts()]
    assert (len(keys) >= 8, len(keys)) == (True, len(set(keys)))


def test_a_notice_is_shown_with_its_way_back(qtbot: QtBot, opened: Opened) -> None:
    undone: list[str] = []
    opened.signals.notice.emit(Notice("The note is saved.", lambda: undone.append("note")))
    undo = next(button for button in opened.window.toast.findChildren(QPushButton) if button.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert (undone, opened.window.toast.isVisible()) == (["note"], False)


def test_a_notice_without_a_way_back_offers_none(opened: Opened) -> None:
    opened.signals.notice.emit(Notice("The plan is printed."))
    assert opened.window.toast.findChildren(QPushButton) == []


def test_a_banner_stays_until_it_is_cleared(opened: Opened) -> None:
    opened.window.banner.show_banner("This laptop locks in 30 seconds.", action="Stay")
    shown = opened.window.banner.isVisible()
    opened.window.banner.clear_banner()
    assert (shown, opened.window.banner.isVisible()) == (True, False)


def test_no_control_of_the_window_is_without_a_name(opened: Opened) -> None:
    opened.signals.sync_state.emit((OFFLINE, DECISIONS))
    assert nameless(opened.window) == []


def test_closing_lets_the_page_keep_what_is_written(qtbot: QtBot, opened: Opened) -> None:
    with qtbot.waitSignal(opened.window.closing):
        opened.window.close()
    assert opened.screen("today").left == 1


def test_a_page_that_has_the_window_to_itself_has_it_after_the_cover_too(opened: Opened) -> None:
    opened.window.show_page_alone(True)
    opened.window.hide_quickly()
    opened.window.hide_quickly()
    alone = opened.window.rail.isVisible()
    opened.window.show_page_alone(False)
    assert (alone, opened.window.rail.isVisible()) == (False, True)

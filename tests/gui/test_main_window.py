"""Main window: the rail, pages by key, back and forward, quick hide, notices and the focus ring."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.ui.main_window import Heading, MainWindow
from fpz_app.ui.navigation import Place, RailItem
from fpz_app.ui.rail import RailButton
from fpz_app.ui.signals import AppSignals, Notice, StateLine
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.focus_ring import FocusRing
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.text import label
from tests.helpers.access import description_of, name_of, nameless

OFFLINE = StateLine("Offline", "3 changes waiting", "cloud-off")
DECISIONS = StateLine("2 decisions", "wait for you", "git-compare-arrows", "sync")


class Screen(Page):
    """A page that remembers what it was asked to show."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.shown: list[dict[str, str]] = []
        self.left = 0
        self.field = Field("What you saw", LineEdit())
        self.add(self.field, *(label(f"Line {number}") for number in range(60)), primary("Go on"))

    def show_place(self, **about: str) -> None:
        self.shown.append(about)

    def leave(self) -> None:
        self.left += 1


class Opened:
    """A window with its theme and signals, and how often each page was made."""

    def __init__(self, app: QApplication) -> None:
        self.made: list[str] = []
        self.signals = AppSignals()
        self.theme = Theme(app)
        self.theme.apply(1.0, "light")
        self.window = MainWindow(
            Heading("Family Partnership", "Purbeck zone", "Priya Nair", "Practitioner"),
            rail=[RailItem("today", "Today", "sun"), RailItem("families", "Families", "users")],
            places=[self.place("today"), self.place("families"), self.place("family", "families"), self.place("sync")],
            theme=self.theme, signals=self.signals,
        )  # fmt: skip

    def place(self, key: str, rail: str = "") -> Place:
        def make() -> QWidget:
            self.made.append(key)
            return Screen(key.capitalize())

        return Place(key, make, rail)

    def screen(self, key: str) -> Screen:
        page = self.window.page(key)
        assert isinstance(page, Screen)
        return page

    def rail_button(self, words: str) -> RailButton:
        return next(button for button in self.window.findChildren(RailButton) if button.text() == words)


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


def test_back_at_the_beginning_stays(opened: Opened) -> None:
    opened.window.back()
    assert opened.window.here == "today"


def test_a_press_in_the_rail_opens_the_page(qtbot: QtBot, opened: Opened) -> None:
    qtbot.mouseClick(opened.rail_button("Families"), Qt.MouseButton.LeftButton)
    assert opened.window.here == "families"


def test_the_rail_lights_the_line_a_page_belongs_to(opened: Opened) -> None:
    opened.window.open("family", family_id="f-1")
    lit = [button.text() for button in opened.window.findChildren(RailButton) if description_of(button)]
    assert lit == ["Families"]


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


def test_what_had_the_focus_has_it_again_when_the_cover_goes(qtbot: QtBot, opened: Opened) -> None:
    _, field = ringed(qtbot, opened)
    opened.window.hide_quickly()
    opened.window.hide_quickly()
    assert opened.window.focusWidget() is field


def test_a_page_opened_by_key_has_the_focus_on_its_first_control(qtbot: QtBot, opened: Opened) -> None:
    opened.window.activateWindow()
    opened.window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    opened.window.open("families")
    assert opened.window.focusWidget() is opened.screen("families").field.control


def test_a_notice_keeps_clear_of_the_foot(opened: Opened) -> None:
    foot = FootBar(primary("Agree the plan"))
    opened.screen("today").set_foot(foot)
    QApplication.processEvents()
    opened.signals.notice.emit(Notice("The note is saved."))
    toast = opened.window.toast
    assert toast.mapTo(opened.window, toast.rect().bottomLeft()).y() < foot.mapTo(opened.window, QPoint(0, 0)).y()


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


def ringed(qtbot: QtBot, opened: Opened) -> tuple[FocusRing, QLineEdit]:
    field = opened.screen("today").field.control
    assert isinstance(field, QLineEdit)
    opened.window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    ring = opened.window.findChild(FocusRing)
    assert ring is not None
    return ring, field


def test_the_ring_lies_five_pixels_round_the_focused_field(qtbot: QtBot, opened: Opened) -> None:
    ring, field = ringed(qtbot, opened)
    place = field.mapTo(opened.window, field.rect().topLeft())
    assert (ring.isVisible(), place.x() - ring.x(), ring.width() - field.width()) == (True, 5, 10)


def test_the_ring_moves_with_the_page(qtbot: QtBot, opened: Opened) -> None:
    ring, _ = ringed(qtbot, opened)
    before = ring.y()
    opened.screen("today").scroller.verticalScrollBar().setValue(10)
    assert ring.y() == before - 10


def test_the_ring_goes_when_its_field_is_scrolled_away(qtbot: QtBot, opened: Opened) -> None:
    ring, _ = ringed(qtbot, opened)
    bar = opened.screen("today").scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not ring.isVisible()


def test_the_ring_lets_the_mouse_through(qtbot: QtBot, opened: Opened) -> None:
    ring, _ = ringed(qtbot, opened)
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_what_takes_the_focus_is_scrolled_into_sight(qtbot: QtBot, opened: Opened) -> None:
    page = opened.screen("today")
    opened.window.activateWindow()
    last = next(button for button in page.findChildren(QPushButton) if button.text() == "Go on")
    last.setFocus()
    qtbot.waitUntil(last.hasFocus)
    assert last.mapTo(opened.window, last.rect().bottomLeft()).y() < 800


def test_the_page_follows_the_cursor_of_a_long_text(qtbot: QtBot, opened: Opened) -> None:
    page, text = opened.screen("today"), TextEdit(name="How you know")
    page.body.insertWidget(0, text)
    opened.window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    for _ in range(50):
        qtbot.keyClick(text, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert text.mapTo(opened.window, text.cursorRect().bottomLeft()).y() < 800

"""Today in a window: each line opens its place by click and Enter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.step_up import StepUpState
from fpz_app.presenters import places
from fpz_app.presenters.places import Place
from fpz_app.presenters.today import TodayPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.today import TodayScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.duties import act, assess, draft, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stepping_up import RED, proposal


@dataclass(frozen=True)
class Window:
    """Each kind of line, by the words it begins with, and what it is to open."""

    screen: TodayScreen
    kept: Kept
    marlows: Marlows
    opens: dict[str, Place]


LINES = [
    ("Overdue", "See the children"),
    ("Overdue", "Assessment"),
    ("Due today", "Action"),
    ("Due today", "Finish your note"),
    ("This week", "Warning note needs review"),
]


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


def open_screen(store: Store, qtbot: QtBot, kept: Kept, now: Callable[[], datetime] = lambda: NOW) -> TodayScreen:
    screen = TodayScreen(lambda view: TodayPresenter(view, replace(desk_for(store, kept), now=now)))
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    qtbot.waitExposed(screen)
    screen.show_place()
    QApplication.processEvents()
    return screen


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Window:
    marlows, kept = make_marlows(store), Kept()
    action, assessment = act(store, marlows, TODAY), assess(store, marlows)
    day = TODAY + timedelta(days=4)
    warning = WarningNote(file_id=marlows.id, family_id=marlows.id, text="dog loose in yard", made_on=TODAY, review_on=day)
    put(store, warning)
    draft(store, f"notes:new:{marlows.id}", "your note, visit on 20 November", marlows.id)
    opens = {
        "See the children": places.family(marlows.id, "notes"),
        "Assessment": places.family(marlows.id, "assessment", assessment.id),
        "Action": places.family(marlows.id, "plan", action.id),
        "Finish your note": places.family(marlows.id, "notes", places.NEW),
        "Warning note needs review": places.family(marlows.id, "sharing", warning.id),
    }
    return Window(open_screen(store, qtbot, kept), kept, marlows, opens)


def test_every_kind_of_line_stands_in_its_block(window: Window) -> None:
    shown = [(block, row) for block in ("Overdue", "Due today", "This week") for row in hands.rows_of(block)]
    assert [(block, next(what for what in window.opens if what in row)) for block, row in shown] == LINES


@pytest.mark.parametrize(("block", "what"), LINES)
def test_a_line_opens_its_place_with_enter(window: Window, block: str, what: str) -> None:
    hands.open_row(block, what)
    assert window.kept.went == [window.opens[what]]


@pytest.mark.parametrize(("block", "what"), LINES)
def test_a_line_opens_its_place_with_a_click(window: Window, block: str, what: str) -> None:
    (view,) = hands.lists(block)
    at = next(number for number, row in enumerate(view.rows.rows) if what in view.rows.sentence(row))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.rows.index(at, 0)).center())
    assert window.kept.went == [window.opens[what]]


def test_a_line_is_read_out_with_its_urgency(window: Window) -> None:
    assert hands.rows_of("This week") == ["Later, Warning note needs review, dog loose in yard. Marlow. by Friday 27 November"]


def test_an_empty_day_says_so_kindly(store: Store, qtbot: QtBot) -> None:
    open_screen(store, qtbot, Kept())
    hands.wait_to_read("Nothing is due today.")


def test_writing_a_note_begins_with_choosing_the_family(window: Window) -> None:
    hands.press("Write a note")
    assert window.kept.went == [places.CHOOSE_FOR_NOTE]


def test_what_was_done_meanwhile_is_gone_from_the_page(window: Window, store: Store) -> None:
    store.discard_draft(f"notes:new:{window.marlows.id}", desk_for(store, Kept()).actor.id)
    window.screen.refresh(None)
    hands.until(lambda: len(hands.rows_of("Due today")) == 1, "the note to go")


def test_a_heading_that_wraps_is_shown_whole(store: Store, qtbot: QtBot, themed: Theme) -> None:
    screen = open_screen(store, qtbot, Kept())
    themed.apply(2.0, "light")
    screen.resize(848, 600)
    QApplication.processEvents()
    write = next(each for each in hands.seen(QPushButton) if each.text() == "Write a note")
    assert write.visibleRegion().boundingRect().height() == write.height()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_the_side(window: Window, themed: Theme, scale: float) -> None:
    themed.apply(scale, "light")
    window.screen.resize(848, 600)
    QApplication.processEvents()
    assert window.screen.scroller.horizontalScrollBar().maximum() == 0


WHY_ASSESSMENT = "due Monday 9 November: 30 working days after the assessment began on 28 September; zone setting"


def test_the_line_one_is_on_says_why_then_and_who_answers(window: Window) -> None:
    (view,) = hands.lists("Overdue")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    hands.wait_to_read("D" + WHY_ASSESSMENT[1:] + ". Who answers for it: you.")


def test_why_is_under_the_mouse_and_read_out_for_the_whole_line(window: Window) -> None:
    (view,) = hands.lists("Overdue")
    at = next(number for number, row in enumerate(view.rows.rows) if row.what == "Assessment")
    first = view.rows.index(at, 0)
    assert view.rows.data(first, Qt.ItemDataRole.ToolTipRole).startswith(WHY_ASSESSMENT)
    there = QAccessible.queryAccessibleInterface(view)
    cells = [there.child(number) for number in range(there.childCount())]
    said = [cell.text(QAccessible.Text.Description) for cell in cells if "Assessment" in cell.text(QAccessible.Text.Name)]
    assert [words for words in said if words.startswith(WHY_ASSESSMENT)]


class HandClock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def test_a_line_turns_overdue_at_its_hour_while_the_page_stays_open(store: Store, qtbot: QtBot) -> None:
    marlows, clock = make_marlows(store), HandClock(datetime(2026, 11, 23, 18, 4, 59, 900_000))
    see(store, marlows, TODAY)
    put(store, proposal(marlows, speed=RED, state=StepUpState.ACKNOWLEDGED, sent_on=TODAY, sent_at="14:05"))
    open_screen(store, qtbot, Kept(), clock)
    hands.wait_to_read("by 18:05 today")
    (view,) = hands.lists("Due today")
    view.setFocus()
    clock.now = datetime(2026, 11, 23, 18, 5)
    hands.wait_to_read("since 18:05 today")
    assert not hands.lists("Due today")
    assert hands.lists("Overdue")[0].hasFocus()


def test_no_clock_is_looked_at_once_the_page_is_left(store: Store, qtbot: QtBot) -> None:
    screen = open_screen(store, qtbot, Kept())
    assert screen._timer.isActive()
    screen.leave()
    assert not screen._timer.isActive()


def test_a_page_that_did_not_change_keeps_its_lists(window: Window) -> None:
    (before,) = hands.lists("Overdue")
    window.screen.refresh(None)
    QApplication.processEvents()
    assert hands.lists("Overdue") == [before]

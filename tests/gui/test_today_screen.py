"""Today in a window: each line opens its place by click and Enter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fpz_app.domain.alerts import WarningNote
from fpz_app.presenters import places
from fpz_app.presenters.places import Place
from fpz_app.presenters.today import TodayPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.today import TodayScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import act, assess, draft, put
from tests.helpers.marlows import TODAY, Marlows, make_marlows


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


def open_screen(store: Store, qtbot: QtBot, kept: Kept) -> TodayScreen:
    screen = TodayScreen(lambda view: TodayPresenter(view, desk_for(store, kept)))
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

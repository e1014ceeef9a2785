"""Putting a line of Today off in a window: from the line to its reason, back on Today at the end, and brought back."""

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.domain.putting_off import PutOff
from fpz_app.presenters import places
from fpz_app.presenters.put_off import PutOffPresenter
from fpz_app.presenters.today import TodayPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.put_off import PutOffScreen
from fpz_app.ui.screens.today import TodayScreen
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import act, draft, see
from tests.helpers.marlows import TODAY, make_marlows


class Window:
    """Today with one action that is due, and the page on which a line is put off."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.store, self.kept, self.marlows = store, Kept(), make_marlows(store)
        see(store, self.marlows, TODAY)
        act(store, self.marlows)
        desk = desk_for(store, self.kept)
        self.today = TodayScreen(lambda view: TodayPresenter(view, desk))
        self.page = PutOffScreen(lambda view: PutOffPresenter(view, desk), lambda: TODAY)
        for each in (self.today, self.page):
            qtbot.addWidget(each)
            each.resize(1072, 740)

    def put_off(self) -> None:
        """Chooses the action's line and goes where it is put off."""
        self.show(self.today)
        self.today.presenter.open()
        self.choose("Due today")
        hands.press("Put it off…")
        place = self.kept.went[-1]
        self.show(self.page)
        self.page.show_place(family_id=place.family_id, item_id=place.item_id)
        hands.rest()

    def choose(self, block: str) -> None:
        (view,) = hands.lists(block)
        view.setFocus()
        view.choose(0)

    def show(self, screen: TodayScreen | PutOffScreen) -> None:
        for each in (self.today, self.page):
            each.setVisible(each is screen)


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Window:
    return Window(qtbot, store)


def test_a_line_is_put_off_with_a_reason_and_brought_back(window: Window) -> None:
    window.put_off()
    hands.press("Put it off")
    hands.wait_to_read("There is a problem")
    hands.write("Why?", "The school is closed.")
    hands.write("Until when does it wait?", "27 nov")
    hands.press("Put it off")
    assert window.kept.went[-1] == places.TODAY
    window.show(window.today)
    window.today.presenter.open()
    assert hands.rows_of("Put off")[0].startswith("Not started, Action, Ask for workshop days; The school is closed.")
    window.choose("Put off")
    hands.press("Bring it back now")
    window.today.presenter.open()
    assert len(hands.rows_of("Due today")) == 1
    assert hands.rows_of("Put off") == []


def test_a_reason_that_was_begun_is_there_again(window: Window) -> None:
    window.put_off()
    hands.write("Why?", "The school")
    window.page.leave()
    window.put_off()
    assert hands.field("Why?").toPlainText() == "The school"  # type: ignore[union-attr]
    assert window.store.find(PutOff) == []


def test_a_line_that_was_done_meanwhile_says_so(window: Window) -> None:
    window.page.show_place(family_id=window.marlows.id, item_id="gone")
    window.show(window.page)
    assert hands.reads("This line is not there any more.")


def test_a_line_that_stays_tells_why(window: Window) -> None:
    draft(window.store, "notes:new", "your note, visit on 20 November", window.marlows.id)
    window.show(window.today)
    window.today.presenter.open()
    (view,) = hands.lists("Due today")
    view.choose(next(at for at, row in enumerate(view.rows.rows) if row.shape == "draft"))
    assert hands.reads("A draft is kept on this laptop alone: finish it, or throw it away.")
    assert not hands.reads("Put it off…")


def test_a_long_block_shows_its_first_lines_and_all_when_asked(window: Window) -> None:
    for _ in range(29):
        act(window.store, window.marlows)
    window.show(window.today)
    window.today.presenter.open()
    assert (hands.reads("30"), len(hands.rows_of("Due today"))) == (True, 15)
    hands.press("Due today: show all 30")
    (view,) = hands.lists("Due today")
    assert (len(view.rows.rows), view.currentIndex().row()) == (30, 15)

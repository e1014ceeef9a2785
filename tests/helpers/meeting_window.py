"""The page of the Marlows' meeting in a window, and what hands do on it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fpz_app.domain.meetings import Attendance, Meeting
from fpz_app.presenters.meeting import MeetingPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.meeting import MeetingScreen
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.meetings import called, plan_with


class MeetingWindow:
    """The Marlows' meeting of today, with two actions in their plan."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.qtbot, self.store, self.kept = qtbot, store, Kept()
        self.marlows: Marlows = make_marlows(store)
        self.actions = plan_with(store, self.marlows, "Ask for two workshop days", "Get a lamp")
        self.meeting = called(store, self.marlows)
        self.prints: list[tuple[str, bytes, str]] = []
        self.screen = self.open()

    def open(self) -> MeetingScreen:
        desk = desk_for(self.store, self.kept)
        screen = MeetingScreen(lambda view: MeetingPresenter(view, desk), lambda: TODAY)
        self.qtbot.addWidget(screen)
        screen.preview.connect(lambda title, pdf, name: self.prints.append((title, bytes(pdf), name)))
        screen.resize(1072, 740)
        screen.show()
        screen.show_place(family_id=self.marlows.id, item_id=self.meeting.id)
        return screen

    def again(self) -> None:
        """As after a crash: nothing is said to the page that was open."""
        self.screen.hide()
        self.screen.deleteLater()
        self.screen = self.open()

    def now(self) -> Meeting:
        return self.store.get(Meeting, self.meeting.id)

    def person(self, name: str) -> Attendance:
        return next(each for each in self.store.find(Attendance, meeting_id=self.meeting.id) if each.name == name)


def shown(words: str) -> bool:
    """Once the page is laid out."""
    return bool(hands.until(lambda: hands.reads(words), words))


def press_at(name: str, keys: str) -> None:
    """Goes down the list to a person and presses keys."""
    (view,) = hands.lists("Who is here")
    view.setFocus(Qt.FocusReason.TabFocusReason)
    at = next(at for at, row in enumerate(view.rows.rows) if row.name == name)
    view.choose(at)
    QTest.keyClicks(view, keys)


def hold_and_finish() -> None:
    press_at("Kerry Marlow", "1")
    press_at("Callum", "1")
    hands.answer("Since last time", "Better")
    hands.answer("The action is", "Done")
    hands.write("What Callum says", "I like the workshop.")
    hands.press("Agree this date")
    hands.press("The family agreed the changed plan in the room")
    hands.press("Finish the minutes")

"""A family's Meetings tab: calling a meeting, and what was begun."""

from datetime import date

from pytestqt.qtbot import QtBot

from fpz_app.domain.meetings import Attendance, Meeting
from fpz_app.presenters.meetings import MeetingsPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.meetings import MeetingsScreen
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.meeting_window import shown


def test_calling_a_meeting_on_the_familys_tab(qtbot: QtBot, store: Store) -> None:
    marlows, kept = make_marlows(store), Kept()
    screen = MeetingsScreen(lambda view: MeetingsPresenter(view, desk_for(store, kept)), lambda: TODAY)
    qtbot.addWidget(screen)
    screen.resize(1072, 740)
    screen.show()
    screen.open(marlows.id)
    assert shown("No meeting yet.")
    hands.press("Call a meeting")
    hands.write("Which day?", "1 November 2026")
    hands.write("Where?", "Swanage Library")
    hands.press("Call the meeting")
    assert shown("The day is in the past.")
    hands.write("Which day?", "1 December 2026")
    hands.write("What time?", "half one")
    hands.press("Call the meeting")
    assert shown("That is not a time we can read.")
    hands.write("What time?", "1.30 pm")
    hands.press("Call the meeting")
    (meeting,) = store.find(Meeting)
    assert (meeting.on, meeting.at, meeting.place) == (date(2026, 12, 1), "13:30", "Swanage Library")
    assert kept.went[-1].item_id == meeting.id
    names = [each.name for each in store.find(Attendance, meeting_id=meeting.id, order="place")]
    assert names == ["Kerry Marlow", "Callum", "Sam Ellery"]


def test_half_a_call_is_there_after_leaving_the_tab(qtbot: QtBot, store: Store) -> None:
    marlows, kept = make_marlows(store), Kept()
    screen = MeetingsScreen(lambda view: MeetingsPresenter(view, desk_for(store, kept)), lambda: TODAY)
    qtbot.addWidget(screen)
    screen.show()
    screen.open(marlows.id)
    hands.press("Call a meeting")
    hands.write("Where?", "Swanage Lib")
    screen.flush()
    screen.open(marlows.id)
    hands.press("Call a meeting")
    assert hands.text_of("Where?") == "Swanage Lib"

"""Bad input at a meeting and in the plan: a plain message at the field and above it, and nothing that was typed is lost."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.network import put_helper
from fpz_app.domain.families import Family
from fpz_app.domain.meetings import Meeting, MeetingState
from fpz_app.domain.plans import Action
from fpz_app.presenters.meetings import MeetingsPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.meetings import MeetingsScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.bad_input import is_told
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.meeting_window import MeetingWindow, press_at
from tests.helpers.plan_window import PlanWindow
from tests.helpers.stores import MANAGER, PRIYA

HELD = "The day it was held"
"""Where a meeting that is called asks for its day."""


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Theme:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    return theme


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MeetingWindow]:
    opened = MeetingWindow(qtbot, store)
    yield opened
    opened.screen.close()


@pytest.fixture
def begun(window: MeetingWindow) -> MeetingWindow:
    hands.press("Start the meeting")
    return window


@pytest.fixture
def tab(qtbot: QtBot, store: Store) -> MeetingsScreen:
    marlows = make_marlows(store)
    screen = MeetingsScreen(lambda view: MeetingsPresenter(view, desk_for(store, Kept())), lambda: TODAY)
    qtbot.addWidget(screen)
    screen.resize(1072, 740)
    screen.show()
    screen.open(marlows.id)
    return screen


def told(field: str, words: str) -> None:
    """AssertionError unless it is told at the field and above."""
    hands.until(lambda: is_told(field, words), f"“{words}” at “{field}”")


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [("Which day?", "2 November 2026", "The day is in the past"), ("What time?", "noonish", "not a time we can read")],
)
def test_a_meeting_is_not_called_for_a_day_or_time_that_cannot_be(
    tab: MeetingsScreen, store: Store, field: str, typed: str, says: str
) -> None:
    hands.press("Call a meeting")
    hands.write("Where?", "Swanage Library")
    hands.write(field, typed)
    hands.press("Call the meeting")
    told(field, says)
    assert (store.find(Meeting), hands.text_of("Where?"), hands.text_of(field)) == ([], "Swanage Library", typed)


def test_a_meeting_without_a_place_is_told_at_the_place(tab: MeetingsScreen, store: Store) -> None:
    hands.press("Call a meeting")
    hands.press("Call the meeting")
    told("Where?", "does not say where the meeting is")
    assert store.find(Meeting) == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("20 November 2026", "The meeting is dated before it was called"),
        ("24 November 2026", "The meeting has not been held yet"),
        ("the other day", "not a date we can read"),
    ],
)
def test_a_day_on_which_it_cannot_have_been_held_is_told(window: MeetingWindow, typed: str, says: str) -> None:
    hands.write(HELD, typed)
    hands.press("Start the meeting")
    told(HELD, says)
    assert (window.now().state, hands.text_of(HELD)) == (MeetingState.CALLED, typed)


def test_an_action_is_not_put_off_to_a_day_that_has_passed(begun: MeetingWindow) -> None:
    hands.write("A new day", "2 November 2026")
    hands.leave_field()
    told("A new day", "The new day is in the past")
    assert begun.store.get(Action, begun.actions[0].id).by_when == begun.actions[0].by_when


def test_a_next_meeting_before_this_one_is_told(begun: MeetingWindow) -> None:
    hands.press("Another date")
    hands.write("The day", "1 November 2026")
    hands.leave_field()
    told("The day", "The next meeting is not after this one")
    assert begun.now().next_on is None


def test_each_of_two_wrong_answers_is_told(begun: MeetingWindow) -> None:
    hands.write("A new day", "2 November 2026")
    hands.write("Where Kerry Marlow puts things today, 0 to 10", "50")
    hands.leave_field()
    told("Where Kerry Marlow puts things today, 0 to 10", "from 0 to 10")
    told("A new day", "The new day is in the past")


def test_a_new_action_due_in_the_past_loses_nothing(begun: MeetingWindow) -> None:
    hands.press("Add an action")
    hands.write("What will be done?", "Book the birth visit")
    hands.write("By when?", "2 November 2026")
    hands.press("Save")
    told("By when?", "The day is in the past")
    assert len(begun.store.find(Action)) == 2
    assert hands.text_of("What will be done?") == "Book the birth visit"


@pytest.mark.parametrize(("typed", "says"), [("24 November 2026", "is in the future"), ("1 November 2026", "before the meeting")])
def test_minutes_are_not_sent_on_a_day_that_cannot_be(begun: MeetingWindow, typed: str, says: str) -> None:
    press_at("Kerry Marlow", "1")
    hands.press("Finish the minutes")
    hands.press("Record who got them")
    hands.answer("How?", "By hand")
    hands.write("When?", typed)
    hands.press("Record it")
    told("When?", says)
    assert hands.text_of("When?") == typed


def test_an_action_of_the_plan_due_in_the_past_is_told(qtbot: QtBot, store: Store) -> None:
    window = PlanWindow(qtbot, store)
    window.goal()
    hands.press("Add an action: Callum is in school each day")
    hands.write("What will be done?", "Ask the college")
    hands.write("By when?", "2 November 2026")
    hands.press("Save")
    told("By when?", "The day is in the past")
    assert (store.find(Action), hands.text_of("What will be done?")) == ([], "Ask the college")


def test_an_owner_who_has_left_the_team_is_told_at_who_does_it(qtbot: QtBot, store: Store) -> None:
    window = PlanWindow(qtbot, store)
    sam = window.marlows.sam
    action = window.action(window.goal(), who_ids=(sam.id,))
    put_helper(store, PRIYA, replace(sam, ended=True))
    window.open()
    hands.open_row("Actions of “Callum is in school each day”", "Ask the college")
    hands.write("What will be done?", "Ask the college for two days")
    hands.press("Save")
    told("Who does it?", "Sam Ellery has left the team")
    assert hands.text_of("What will be done?") == "Ask the college for two days"
    assert store.get(Action, action.id).text == "Ask the college"


def test_a_meeting_of_a_file_restricted_to_others_says_no_more_than_one_that_is_not_there(window: MeetingWindow) -> None:
    """Though it was open before: nothing of it stays on the page."""
    hands.press("Start the meeting")
    hands.write("What worries us?", "Nights are loud.")
    hands.leave_field()
    restrict(window.store, window.marlows.family)
    window.screen.show_place(family_id=window.marlows.id, item_id=window.meeting.id)
    hidden = hands.all_words()
    window.screen.show_place(family_id=window.marlows.id, item_id="nowhere")
    assert hidden == hands.all_words()
    assert "This is no longer there." in hidden


def test_what_was_typed_when_the_file_was_restricted_is_still_a_draft(begun: MeetingWindow) -> None:
    hands.write("What worries us?", "Nights are loud.")
    restrict(begun.store, begun.marlows.family)
    begun.screen.leave()
    restrict(begun.store, begun.marlows.family, PRIYA.id)
    begun.again()
    assert hands.text_of("What worries us?") == "Nights are loud."


def restrict(store: Store, family: Family, *allowed: str) -> None:
    with store.work(MANAGER, "Restrict the file") as work:
        work.put(replace(family, restricted=True, lead_id=MANAGER.id, allowed=allowed))

"""The family view: the plan in large type, nothing that is not the family's, and back to where one was."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from fpz_app.casework.plan_reading import current_plan
from fpz_app.casework.plans import change_plan
from fpz_app.domain.plans import Words
from fpz_app.store.store import Store
from tests.helpers import hands
from tests.helpers.meeting_window import MeetingWindow, shown
from tests.helpers.stores import PRIYA


@pytest.fixture
def begun(qtbot: QtBot, store: Store) -> Iterator[MeetingWindow]:
    window = MeetingWindow(qtbot, store)
    hands.press("Start the meeting")
    yield window
    window.screen.close()


@pytest.fixture
def turned(begun: MeetingWindow) -> MeetingWindow:
    """One action is spoken of, the next day is agreed, and something is said that is not for the screen."""
    hands.answer("Since last time", "Better")
    hands.write("What worries us?", "Nights are loud.")
    hands.write("What Callum says", "I am scared of Tom.")
    hands.press("Agree this date")
    hands.press("Family view")
    return begun


def test_the_plan_and_what_was_agreed_today_are_shown(turned: MeetingWindow) -> None:
    assert shown("The Marlow family’s plan")
    for words in ("What we agreed today", "Ask for two workshop days", "Kerry · by Mon 30 November", "Monday 4 January 2027"):
        assert hands.reads(words), words


def test_nothing_else_is_shown(turned: MeetingWindow) -> None:
    for words in ("Level of need", "Warnings", "Nights are loud.", "I am scared of Tom.", "Finish the minutes"):
        assert not hands.reads(words), words


def test_a_child_is_heard_with_the_words_chosen_for_the_plan(begun: MeetingWindow) -> None:
    plan = current_plan(begun.store, begun.marlows.id)
    assert plan is not None
    said = Words(person_id=begun.marlows.callum.id, said="I’d go in for the workshop.")
    change_plan(begun.store, PRIYA, replace(plan, words=(said,)))
    begun.again()
    hands.press("Family view")
    assert shown("“I’d go in for the workshop.”")


def test_escape_and_the_button_both_go_back(turned: MeetingWindow) -> None:
    hands.keys(Qt.Key.Key_Escape)
    after_escape = turned.screen.currentWidget() is turned.screen._page
    hands.press("Family view")
    hands.press("Back to the meeting")
    assert (after_escape, turned.screen.currentWidget()) == (True, turned.screen._page)


def test_it_takes_the_window_and_gives_it_back(begun: MeetingWindow) -> None:
    said: list[bool] = []
    begun.screen.turned.connect(said.append)
    hands.press("Family view")
    hands.keys(Qt.Key.Key_Escape)
    assert said == [True, False]


def test_leaving_the_page_gives_the_window_back_too(turned: MeetingWindow) -> None:
    said: list[bool] = []
    turned.screen.turned.connect(said.append)
    turned.screen.leave()
    assert said == [False]


def test_one_goes_on_typing_where_one_was(begun: MeetingWindow) -> None:
    hands.write("What worries us?", "Nights are loud.")
    edit = hands.field("What worries us?")
    assert isinstance(edit, QPlainTextEdit)
    hands.click("Family view")
    hands.keys(Qt.Key.Key_Escape)
    assert hands.field("What worries us?") is edit
    assert (edit.hasFocus(), edit.textCursor().position()) == (True, len("Nights are loud."))
    begun.qtbot.waitUntil(lambda: not edit.visibleRegion().isEmpty())


def test_what_was_typed_is_stored_before_the_laptop_is_turned(turned: MeetingWindow) -> None:
    assert turned.now().worries == "Nights are loud."


def test_the_arrow_keys_scroll(turned: MeetingWindow) -> None:
    turned.screen.resize(640, 300)
    bar = turned.screen._family_view.scroller.verticalScrollBar()
    turned.qtbot.waitUntil(lambda: bar.maximum() > 0)
    hands.keys(Qt.Key.Key_End)
    at_the_end = bar.value()
    hands.keys(Qt.Key.Key_Home)
    assert (at_the_end, bar.value()) == (bar.maximum(), 0)

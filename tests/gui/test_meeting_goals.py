"""Goals on the scale in the meeting's window: typed by keyboard, told at their field, kept, and in the plan at the end."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.domain.plans import Goal, GoalScore, PlanVersion
from fpz_app.store.store import Store
from fpz_app.ui.widgets.meeting_goals import GoalRow
from tests.helpers import hands
from tests.helpers.meeting_window import MeetingWindow, hold_and_finish, press_at, shown

GOAL = "Callum is in school each day"
CALLUM, KERRY = f"Where Callum puts it, 0 to 10: {GOAL}", f"Where Kerry Marlow puts it, 0 to 10: {GOAL}"
TOGETHER, HOPED = f"Where all put it together, 0 to 10: {GOAL}", f"What is hoped for, 0 to 10: {GOAL}"


@pytest.fixture
def begun(qtbot: QtBot, store: Store) -> Iterator[MeetingWindow]:
    window = MeetingWindow(qtbot, store)
    hands.press("Start the meeting")
    yield window
    window.screen.close()


def put(name: str, number: str) -> None:
    hands.write(name, number)
    hands.leave_field()


def scale(begun: MeetingWindow) -> str:
    row: GoalRow = begun.screen.findChild(GoalRow)
    return row._scale.accessibleName()


def test_a_number_moves_the_scale_as_soon_as_its_field_is_left(begun: MeetingWindow) -> None:
    put(CALLUM, "5")
    assert scale(begun) == "now 5, of 10"


def test_only_those_who_answered_are_asked(begun: MeetingWindow) -> None:
    press_at("Callum", "1")
    assert hands.text_of(CALLUM) == ""
    assert hands.fields(KERRY) == []


def test_where_two_differ_the_page_says_what_stands(begun: MeetingWindow) -> None:
    put(CALLUM, "6")
    put(KERRY, "4")
    assert shown("Not scaled before, now 4: the lowest, until one is agreed together.")
    put(TOGETHER, "5")
    assert shown("Not scaled before, now 5: agreed together.")


def test_what_is_hoped_for_is_the_goals_at_once(begun: MeetingWindow) -> None:
    put(HOPED, "8")
    assert begun.store.find(Goal)[0].hoped == 8


@pytest.mark.parametrize("typed", ["11", "five", "²", "-1"])
def test_what_is_no_number_of_the_scale_is_told_at_its_field_and_stays(begun: MeetingWindow, typed: str) -> None:
    put(CALLUM, typed)
    field = next(field for key, field in begun.screen._holding.fields.items() if field.control in hands.fields(CALLUM))
    assert "from 0 to 10" in field.problem
    assert (hands.text_of(CALLUM), begun.store.find(GoalScore)) == (typed, [])


def test_a_wrong_number_does_not_take_whoever_types_on_away(begun: MeetingWindow) -> None:
    hands.write(KERRY, "4")
    before = begun.screen._page.scroller.verticalScrollBar().value()
    put(KERRY, "44")
    hands.rest()
    assert before > 0
    assert begun.screen._page.scroller.verticalScrollBar().value() >= before
    hands.press("Finish the minutes")
    hands.until(lambda: begun.screen._page.scroller.verticalScrollBar().value() < before, "the summary")


def test_emptying_a_field_takes_the_number_back(begun: MeetingWindow) -> None:
    put(CALLUM, "5")
    put(CALLUM, " ")
    assert begun.store.find(GoalScore) == []


def test_a_number_being_typed_is_there_after_a_crash(begun: MeetingWindow) -> None:
    hands.write(CALLUM, "5")
    begun.qtbot.waitUntil(lambda: bool(begun.screen.presenter._desk.draft(f"meetings:{begun.meeting.id}")))
    begun.again()
    assert (hands.text_of(CALLUM), begun.store.find(GoalScore)[0].score) == ("5", 5)


def test_finishing_with_the_plan_agreed_makes_a_version_with_the_numbers(begun: MeetingWindow) -> None:
    put(CALLUM, "5")
    hold_and_finish()
    version = begun.store.find(PlanVersion)[0]
    assert version.content["goals"][0]["now"] == 5
    assert shown("Where we put each goal")
    assert shown("Callum 5")

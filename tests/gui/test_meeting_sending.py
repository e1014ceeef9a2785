"""Who got the minutes: nobody is ticked that was not chosen, and those still without them are named."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.casework.history import undo
from fpz_app.domain.meetings import MinutesSent
from fpz_app.store.store import Store
from tests.helpers import hands
from tests.helpers.meeting_window import MeetingWindow, hold_and_finish, shown
from tests.helpers.stores import PRIYA


@pytest.fixture
def finished(qtbot: QtBot, store: Store) -> Iterator[MeetingWindow]:
    window = MeetingWindow(qtbot, store)
    hands.press("Start the meeting")
    hold_and_finish()
    hands.press("Record who got them")
    yield window
    window.screen.close()


def sent(window: MeetingWindow) -> set[tuple[str, str]]:
    return {(each.to, each.how) for each in window.store.find(MinutesSent)}


def test_nobody_is_ticked_that_was_not_chosen(finished: MeetingWindow) -> None:
    hands.answer("How?", "By hand")
    hands.press("Record it")
    assert shown("Nobody is named.")
    assert sent(finished) == set()


def test_each_is_listed_with_the_way_and_those_without_are_named(finished: MeetingWindow) -> None:
    hands.answer("Who got them?", "Kerry Marlow")
    hands.answer("How?", "By hand")
    hands.press("Record it")
    assert shown("Still without them: Sam Ellery.")
    assert hands.rows_of("Who has the minutes") == ["Done, Kerry Marlow. By hand. 23 November"]


def test_the_others_are_recorded_after_that_in_their_own_way(finished: MeetingWindow) -> None:
    hands.answer("Who got them?", "Kerry Marlow")
    hands.answer("How?", "By hand")
    hands.press("Record it")
    hands.press("Record who got them")
    assert "Kerry Marlow" not in hands.all_words()
    hands.answer("Who got them?", "Sam Ellery")
    hands.write("Anyone else?", "Ann Reed")
    hands.answer("How?", "By secure e-mail")
    hands.press("Record it")
    assert shown("Everyone who was asked has them.")
    assert sent(finished) == {
        ("Kerry Marlow", "By hand"), ("Sam Ellery", "By secure e-mail"), ("Ann Reed", "By secure e-mail"),
    }  # fmt: skip


def test_a_wrong_line_is_taken_off_the_list_and_can_come_back(finished: MeetingWindow) -> None:
    hands.answer("Who got them?", "Kerry Marlow")
    hands.answer("How?", "By hand")
    hands.press("Record it")
    hands.press("Take the chosen line off, if it is wrong")
    assert shown("Nobody has the minutes yet.")
    assert sent(finished) == set()
    undo(finished.store, PRIYA, finished.store.last_group)
    finished.again()
    assert shown("Still without them: Sam Ellery.")
    assert hands.rows_of("Who has the minutes") == ["Done, Kerry Marlow. By hand. 23 November"]


def test_what_was_begun_is_offered_when_the_meeting_is_opened_again(finished: MeetingWindow) -> None:
    hands.answer("Who got them?", "Kerry Marlow")
    finished.screen.leave()
    finished.again()
    assert shown("You began to write who got the minutes.")
    hands.press("Go on")
    hands.answer("How?", "By post")
    hands.press("Record it")
    assert sent(finished) == {("Kerry Marlow", "By post")}

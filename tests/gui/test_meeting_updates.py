"""A review without a meeting: written updates are put together on the same page, without asking who is here."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.domain.meetings import MeetingState, Purpose
from fpz_app.store.store import Store
from tests.helpers import hands
from tests.helpers.meeting_window import MeetingWindow, shown
from tests.helpers.pdf import read_text
from tests.helpers.stores import PRIYA


@pytest.fixture
def begun(qtbot: QtBot, store: Store) -> Iterator[MeetingWindow]:
    window = MeetingWindow(qtbot, store)
    with store.work(PRIYA, "Call a meeting") as work:
        work.put(replace(window.meeting, purpose=Purpose.UPDATES))
    window.again()
    hands.press("Put the updates together")
    yield window
    window.screen.close()


def choose(name: str) -> None:
    (view,) = hands.lists("Who has written")
    view.choose(next(at for at, row in enumerate(view.rows.rows) if row.name == name))


def test_it_says_who_has_written_and_asks_nobody_whether_they_are_here(begun: MeetingWindow) -> None:
    assert shown("0 of 5 wrote")
    assert not hands.reads("Apologies")


def test_what_someone_wrote_is_kept_and_counted(begun: MeetingWindow) -> None:
    choose("Sam Ellery")
    hands.write("What Sam Ellery wrote", "He came to four of six sessions.")
    choose("Callum")
    assert shown("1 of 5 wrote")
    assert "Sam Ellery, Youth service. Done, Wrote" in hands.rows_of("Who has written")


def test_its_minutes_say_who_wrote(begun: MeetingWindow) -> None:
    choose("Sam Ellery")
    hands.write("What Sam Ellery wrote", "He came to four of six sessions.")
    hands.press("Finish the minutes")
    hands.wait_to_read("Nobody has the minutes yet.")
    assert begun.now().state is MeetingState.FINISHED
    hands.press("Print the minutes")
    words = read_text(begun.prints[0][1])
    assert "Who wrote" in words
    assert "He came to four of six sessions." in words

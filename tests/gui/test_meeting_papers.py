"""The end of a meeting in the window: its minutes, letters and calendar entry, and all of it after reopening."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.domain.meetings import ActionReview, MeetingState, Progress
from fpz_app.domain.plans import Plan, PlanState, PlanVersion, Signature
from fpz_app.store.store import Store
from tests.helpers import hands
from tests.helpers.meeting_window import MeetingWindow, hold_and_finish, press_at, shown
from tests.helpers.pdf import assert_tagged, read_blocks, read_text
from tests.helpers.stores import open_store


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MeetingWindow]:
    opened = MeetingWindow(qtbot, store)
    yield opened
    opened.screen.close()


@pytest.fixture
def begun(window: MeetingWindow) -> MeetingWindow:
    hands.press("Start the meeting")
    return window


def test_minutes_without_anyone_here_are_refused(begun: MeetingWindow) -> None:
    hands.press("Finish the minutes")
    assert shown("Nobody is marked as here.")
    assert begun.now().state is MeetingState.UNDER_WAY


def test_a_plan_agreed_in_the_room_is_signed_with_full_names(begun: MeetingWindow) -> None:
    hold_and_finish()
    assert sorted(each.name for each in begun.store.find(Signature)) == ["Callum Marlow", "Kerry Marlow"]


def test_prints_are_tagged_and_name_no_family_in_the_file_name(window: MeetingWindow) -> None:
    hands.press("Print the invitation")
    hands.press("Print the report form")
    hands.press("Start the meeting")
    press_at("Kerry Marlow", "1")
    hands.press("Print the minutes")
    assert [name for _, _, name in window.prints] == ["Invitation PU2291.pdf", "Report form PU2291.pdf", "Minutes PU2291.pdf"]
    for _, pdf, _ in window.prints:
        assert_tagged(pdf)


def test_the_minutes_have_the_actions_first(begun: MeetingWindow) -> None:
    press_at("Kerry Marlow", "1")
    hands.answer("Since last time", "Worse")
    hands.press("Print the minutes")
    titles = [words for _, words in read_blocks(begun.prints[0][1], "H2")]
    assert titles[:2] == ["Actions", "What the children say"]
    assert "Draft, not finished yet" in read_text(begun.prints[0][1])


def test_a_professionals_letter_has_initial_and_reference_only(window: MeetingWindow) -> None:
    (view,) = hands.lists("Who is asked")
    view.choose(4)
    hands.press("Print the invitation")
    words = read_text(window.prints[0][1])
    assert "M., PU2291" in words
    assert "Marlow" not in words


def test_a_calendar_entry_has_initial_and_reference_only(window: MeetingWindow, tmp_path: Path) -> None:
    window.screen.presenter.papers.save_calendar(tmp_path / "meeting.ics")
    entry = (tmp_path / "meeting.ics").read_text()
    assert "SUMMARY:TAF meeting M. PU2291" in entry
    assert "DTSTART:20261123T133000" in entry
    assert "Marlow" not in entry


def test_cancelling_asks_why_and_keeps_the_meeting(window: MeetingWindow) -> None:
    hands.press("Call off the meeting")
    hands.write("Why is it called off?", "Noah is ill.")
    hands.press("Call off the meeting")
    assert (window.now().state, window.now().cancelled_why) == (MeetingState.CANCELLED, "Noah is ill.")


def test_finishing_locks_the_minutes_and_makes_a_version_of_the_plan(begun: MeetingWindow) -> None:
    hold_and_finish()
    assert begun.now().state is MeetingState.FINISHED
    assert (begun.store.find(Plan)[0].state, len(begun.store.find(PlanVersion))) == (PlanState.AGREED, 1)
    assert begun.store.find(ActionReview)[0].progress is Progress.BETTER
    assert shown("Nobody has the minutes yet.")
    assert not hands.fields("What Callum says")


def test_everything_is_there_after_reopening_the_record(qtbot: QtBot, tmp_path: Path) -> None:
    window = MeetingWindow(qtbot, open_store(tmp_path))
    hands.press("Start the meeting")
    hold_and_finish()
    window.store.close()
    window.store = open_store(tmp_path)
    window.again()
    assert shown("I like the workshop.")
    assert hands.rows_of("Actions")[0].startswith("Done, Ask for two workshop days")
    hands.press("Print the minutes")
    assert "Finished 23 November 2026" in read_text(window.prints[0][1])
    assert window.store.broken() == ""

"""The meeting in the window: called, held by keyboard, finished, printed, and there again after reopening."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fpz_app.domain.meetings import ActionReview, Attendance, Meeting, MeetingState, MinutesSent, Presence, Progress
from fpz_app.domain.plans import Action, ActionStatus, Plan, PlanState, PlanVersion
from fpz_app.presenters.meeting import MeetingPresenter
from fpz_app.presenters.meetings import MeetingsPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.meeting import MeetingScreen
from fpz_app.ui.screens.meetings import MeetingsScreen
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.meetings import called, plan_with
from tests.helpers.pdf import assert_tagged, read_blocks, read_text
from tests.helpers.stores import open_store


class Window:
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


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[Window]:
    opened = Window(qtbot, store)
    yield opened
    opened.screen.close()


@pytest.fixture
def begun(window: Window) -> Window:
    hands.press("Start the meeting")
    return window


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


def test_starting_the_meeting_holds_it_today(begun: Window) -> None:
    assert (begun.now().state, begun.now().held_on) == (MeetingState.UNDER_WAY, TODAY)


def test_a_meeting_held_before_it_was_called_is_told_at_the_field(window: Window) -> None:
    hands.write("The day it was held (optional)".removesuffix(" (optional)"), "20 November 2026")
    hands.press("Start the meeting")
    assert shown("The meeting is dated before it was called.")
    assert "before it was called" in window.screen._called.day.problem
    assert window.now().state is MeetingState.CALLED


@pytest.mark.parametrize(
    ("key", "presence"),
    [("1", Presence.HERE), ("2", Presence.ONLINE), ("3", Presence.APOLOGIES), ("4", Presence.SENT_WORD)],
)
def test_one_key_says_who_is_here(begun: Window, key: str, presence: Presence) -> None:
    press_at("Callum", key)
    assert begun.person("Callum").presence is presence


def test_the_list_stays_at_the_person_and_reads_the_answer(begun: Window) -> None:
    press_at("Callum", "1")
    (view,) = hands.lists("Who is here")
    assert view.rows.sentence(view.current_row) == "Callum, 14. Done, Here"


def test_who_is_here_can_be_said_with_the_mouse_too(begun: Window) -> None:
    press_at("Ellie", "")
    hands.answer("Ellie is", "Apologies")
    assert begun.person("Ellie").presence is Presence.APOLOGIES


def test_an_action_is_reviewed_and_the_next_one_comes(begun: Window) -> None:
    hands.answer("Since last time", "Better")
    hands.answer("The action is", "Done")
    hands.press("Next action")
    first, second = begun.actions
    assert begun.store.get(Action, first.id).status is ActionStatus.DONE
    assert shown(second.text)
    assert shown("Action 2 of 2")


def test_an_action_not_done_without_a_reason_is_told_at_its_field(begun: Window) -> None:
    hands.answer("The action is", "Not done")
    assert "does not say why" in begun.screen._actions.fields[f"note:{begun.actions[0].id}"].problem
    hands.write("What happened?", "The college was shut.")
    hands.press("Next action")
    assert begun.store.get(Action, begun.actions[0].id).outcome == "The college was shut."


def test_what_is_typed_is_there_after_a_crash_a_second_later(begun: Window) -> None:
    hands.write("What Callum says", "I like the workshop.")
    hands.write("What worries us?", "Nights are loud.")
    begun.qtbot.waitUntil(lambda: "Nights are loud." in str(begun.screen.presenter._desk.draft(f"meetings:{begun.meeting.id}")))
    begun.again()
    assert hands.text_of("What Callum says") == "I like the workshop."
    assert (begun.person("Callum").said, begun.now().worries) == ("I like the workshop.", "Nights are loud.")


def test_leaving_the_page_stores_what_is_typed(begun: Window) -> None:
    hands.write("What is going well?", "School.")
    begun.screen.leave()
    assert begun.now().going_well == "School."


def test_a_score_is_kept_and_a_wrong_one_is_told_at_its_field(begun: Window) -> None:
    press_at("Callum", "1")
    hands.write("Where Callum puts things today, 0 to 10", "5")
    hands.leave_field()
    assert begun.person("Callum").score == 5
    hands.write("Where Callum puts things today, 0 to 10", "50")
    hands.leave_field()
    assert "from 0 to 10" in begun.screen._scaling.fields[f"score:{begun.person('Callum').id}"].problem
    assert begun.person("Callum").score == 5


def test_the_next_date_is_proposed_by_the_clock_and_agreed_by_one_press(begun: Window) -> None:
    assert shown("Monday 4 January 2027, 13:30")
    hands.press("Agree this date")
    assert begun.now().next_on == date(2027, 1, 4)


def test_another_date_can_be_typed_and_one_that_cannot_be_is_told(begun: Window) -> None:
    hands.press("Another date")
    hands.write("The day", "12 January 2027")
    hands.leave_field()
    assert begun.now().next_on == date(2027, 1, 12)
    hands.write("The day", "1 November 2026")
    hands.leave_field()
    assert "not after this one" in begun.screen._end.fields["next_on"].problem


def test_a_new_action_goes_straight_into_the_plan(begun: Window) -> None:
    hands.press("Add an action")
    hands.write("What will be done?", "Book the birth visit")
    hands.write("By when?", "30 November 2026")
    hands.press("Save")
    assert "Book the birth visit" in [each.text for each in begun.store.find(Action)]
    hands.until(lambda: hands.rows_of("New at this meeting"), "the new action")
    assert hands.rows_of("New at this meeting")[0].startswith("Later, Book the birth visit")


def test_a_new_action_due_in_the_past_is_told_at_the_field(begun: Window) -> None:
    hands.press("Add an action")
    hands.write("What will be done?", "Book the birth visit")
    hands.write("By when?", "2 November 2026")
    hands.press("Save")
    assert shown("The day is in the past.")
    assert len(begun.store.find(Action)) == 2


def test_someone_who_came_is_added(begun: Window) -> None:
    hands.write("Add someone", "Ann Reed, advocate")
    hands.press("Add")
    assert begun.person("Ann Reed").role == "advocate"


def test_the_family_view_shows_the_plan_and_nothing_else_and_escape_returns(begun: Window) -> None:
    hands.write("What worries us?", "Nights are loud.")
    hands.press("Family view")
    assert shown("Callum is in school each day")
    assert not hands.reads("Level of need")
    assert "Nights are loud." not in hands.all_words()
    hands.keys(Qt.Key.Key_Escape)
    assert begun.screen.currentWidget() is begun.screen._page


def test_minutes_without_anyone_here_are_refused(begun: Window) -> None:
    hands.press("Finish the minutes")
    assert shown("Nobody is marked as here.")
    assert begun.now().state is MeetingState.UNDER_WAY


def test_prints_are_tagged_and_name_no_family_in_the_file_name(window: Window) -> None:
    hands.press("Print the invitation")
    hands.press("Print the report form")
    hands.press("Start the meeting")
    press_at("Kerry Marlow", "1")
    hands.press("Print the minutes")
    assert [name for _, _, name in window.prints] == ["Invitation PU2291.pdf", "Report form PU2291.pdf", "Minutes PU2291.pdf"]
    for _, pdf, _ in window.prints:
        assert_tagged(pdf)


def test_the_minutes_have_the_actions_first(begun: Window) -> None:
    press_at("Kerry Marlow", "1")
    hands.answer("Since last time", "Worse")
    hands.press("Print the minutes")
    titles = [words for _, words in read_blocks(begun.prints[0][1], "H2")]
    assert titles[:2] == ["Actions", "What the children say"]
    assert "Draft, not finished yet" in read_text(begun.prints[0][1])


def test_a_professionals_letter_has_initial_and_reference_only(window: Window) -> None:
    (view,) = hands.lists("Who is asked")
    view.choose(4)
    hands.press("Print the invitation")
    words = read_text(window.prints[0][1])
    assert "M., PU2291" in words
    assert "Marlow" not in words


def test_a_calendar_entry_has_initial_and_reference_only(window: Window, tmp_path: Path) -> None:
    window.screen.presenter.papers.save_calendar(tmp_path / "meeting.ics")
    entry = (tmp_path / "meeting.ics").read_text()
    assert "SUMMARY:TAF meeting M. PU2291" in entry
    assert "DTSTART:20261123T133000" in entry
    assert "Marlow" not in entry


def test_cancelling_asks_why_and_keeps_the_meeting(window: Window) -> None:
    hands.press("Cancel the meeting")
    hands.write("Why is it cancelled?", "Noah is ill.")
    hands.press("Cancel the meeting")
    assert (window.now().state, window.now().cancelled_why) == (MeetingState.CANCELLED, "Noah is ill.")


def hold_and_finish(window: Window) -> None:
    press_at("Kerry Marlow", "1")
    press_at("Callum", "1")
    hands.answer("Since last time", "Better")
    hands.answer("The action is", "Done")
    hands.write("What Callum says", "I like the workshop.")
    hands.press("Agree this date")
    hands.press("The family agreed the changed plan in the room")
    hands.press("Finish the minutes")


def test_finishing_locks_the_minutes_and_makes_a_version_of_the_plan(begun: Window) -> None:
    hold_and_finish(begun)
    assert begun.now().state is MeetingState.FINISHED
    assert (begun.store.find(Plan)[0].state, len(begun.store.find(PlanVersion))) == (PlanState.AGREED, 1)
    assert begun.store.find(ActionReview)[0].progress is Progress.BETTER
    assert shown("Nobody has the minutes yet.")
    assert not hands.fields("What Callum says")


def test_who_got_the_minutes_is_recorded(begun: Window) -> None:
    hold_and_finish(begun)
    hands.press("Record who got them")
    hands.answer("How?", "By hand")
    hands.press("Record it")
    assert {each.how for each in begun.store.find(MinutesSent)} == {"By hand"}


def test_everything_is_there_after_reopening_the_record(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(qtbot, open_store(tmp_path))
    hands.press("Start the meeting")
    hold_and_finish(window)
    window.store.close()
    window.store = open_store(tmp_path)
    window.again()
    assert shown("I like the workshop.")
    assert hands.rows_of("Actions")[0].startswith("Done, Ask for two workshop days")
    hands.press("Print the minutes")
    assert "Finished 23 November 2026" in read_text(window.prints[0][1])
    assert window.store.broken() == ""


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

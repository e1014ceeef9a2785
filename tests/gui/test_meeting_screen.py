"""The meeting in the window: held by keyboard, and nothing that was typed is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.domain.meetings import Meeting, MeetingState, Presence
from fpz_app.domain.plans import Action, ActionStatus
from fpz_app.presenters.places import history
from fpz_app.store.store import Changed, Store
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.inputs import TextEdit
from tests.helpers import hands
from tests.helpers.marlows import TODAY
from tests.helpers.meeting_window import MeetingWindow, press_at, shown
from tests.helpers.stores import OUTSIDER, PRIYA


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MeetingWindow]:
    opened = MeetingWindow(qtbot, store)
    yield opened
    opened.screen.close()


@pytest.fixture
def begun(window: MeetingWindow) -> MeetingWindow:
    hands.press("Start the meeting")
    return window


def test_starting_the_meeting_holds_it_today(begun: MeetingWindow) -> None:
    assert (begun.now().state, begun.now().held_on) == (MeetingState.UNDER_WAY, TODAY)


def test_the_meeting_leads_to_its_own_history(window: MeetingWindow) -> None:
    hands.press("History")
    assert window.kept.went[-1] == history(window.marlows.id, window.meeting.id)


def test_a_meeting_held_before_it_was_called_is_told_at_the_field(window: MeetingWindow) -> None:
    hands.write("The day it was held (optional)".removesuffix(" (optional)"), "20 November 2026")
    hands.press("Start the meeting")
    assert shown("The meeting is dated before it was called.")
    assert "before it was called" in window.screen._called.day.problem
    assert window.now().state is MeetingState.CALLED


@pytest.mark.parametrize(
    ("key", "presence"),
    [("1", Presence.HERE), ("2", Presence.ONLINE), ("3", Presence.APOLOGIES), ("4", Presence.SENT_WORD)],
)
def test_one_key_says_who_is_here(begun: MeetingWindow, key: str, presence: Presence) -> None:
    press_at("Callum", key)
    assert begun.person("Callum").presence is presence


def test_the_list_stays_at_the_person_and_reads_the_answer(begun: MeetingWindow) -> None:
    press_at("Callum", "1")
    (view,) = hands.lists("Who is here")
    assert view.rows.sentence(view.current_row) == "Callum, 14. Done, Here"


def test_who_is_here_can_be_said_with_the_mouse_too(begun: MeetingWindow) -> None:
    press_at("Ellie", "")
    hands.answer("Ellie is", "Apologies")
    assert begun.person("Ellie").presence is Presence.APOLOGIES


def test_an_action_is_reviewed_and_the_next_one_comes(begun: MeetingWindow) -> None:
    hands.answer("Since last time", "Better")
    hands.answer("The action is", "Done")
    hands.press("Next action")
    first, second = begun.actions
    assert begun.store.get(Action, first.id).status is ActionStatus.DONE
    assert shown(second.text)
    assert shown("Action 2 of 2")


def test_an_action_not_done_without_a_reason_is_told_at_its_field(begun: MeetingWindow) -> None:
    hands.answer("The action is", "Not done")
    assert "does not say why" in begun.screen._holding.fields[f"note:{begun.actions[0].id}"].problem
    hands.write("What happened?", "The college was shut.")
    hands.press("Next action")
    assert begun.store.get(Action, begun.actions[0].id).outcome == "The college was shut."


def test_what_is_typed_is_there_after_a_crash_a_second_later(begun: MeetingWindow) -> None:
    hands.write("What Callum says", "I like the workshop.")
    hands.write("What worries us?", "Nights are loud.")
    begun.qtbot.waitUntil(lambda: "Nights are loud." in str(begun.screen.presenter._desk.draft(f"meetings:{begun.meeting.id}")))
    begun.again()
    assert hands.text_of("What Callum says") == "I like the workshop."
    assert (begun.person("Callum").said, begun.now().worries) == ("I like the workshop.", "Nights are loud.")


def test_leaving_the_page_stores_what_is_typed(begun: MeetingWindow) -> None:
    hands.write("What is going well?", "School.")
    begun.screen.leave()
    assert begun.now().going_well == "School."


def test_a_score_is_kept_and_a_wrong_one_is_told_at_its_field(begun: MeetingWindow) -> None:
    press_at("Callum", "1")
    hands.write("Where Callum puts things today, 0 to 10", "5")
    hands.leave_field()
    assert begun.person("Callum").score == 5
    hands.write("Where Callum puts things today, 0 to 10", "50")
    hands.leave_field()
    assert "from 0 to 10" in begun.screen._holding.fields[f"score:{begun.person('Callum').id}"].problem
    assert begun.person("Callum").score == 5


def test_the_next_date_is_proposed_by_the_clock_and_agreed_by_one_press(begun: MeetingWindow) -> None:
    assert shown("Monday 4 January 2027, 13:30")
    hands.press("Agree this date")
    assert begun.now().next_on == date(2027, 1, 4)


def test_another_date_can_be_typed_and_one_that_cannot_be_is_told(begun: MeetingWindow) -> None:
    hands.press("Another date")
    hands.write("The day", "12 January 2027")
    hands.leave_field()
    assert begun.now().next_on == date(2027, 1, 12)
    hands.write("The day", "1 November 2026")
    hands.leave_field()
    assert "not after this one" in begun.screen._holding.fields["next_on"].problem


def test_a_new_action_goes_straight_into_the_plan(begun: MeetingWindow) -> None:
    hands.press("Add an action")
    hands.write("What will be done?", "Book the birth visit")
    hands.write("By when?", "30 November 2026")
    hands.press("Save")
    assert "Book the birth visit" in [each.text for each in begun.store.find(Action)]
    hands.until(lambda: hands.rows_of("New at this meeting"), "the new action")
    assert hands.rows_of("New at this meeting")[0].startswith("Later, Book the birth visit")


def test_a_new_action_due_in_the_past_is_told_at_the_field(begun: MeetingWindow) -> None:
    hands.press("Add an action")
    hands.write("What will be done?", "Book the birth visit")
    hands.write("By when?", "2 November 2026")
    hands.press("Save")
    assert shown("The day is in the past.")
    assert len(begun.store.find(Action)) == 2


def test_someone_who_came_is_added(begun: MeetingWindow) -> None:
    hands.write("Add someone", "Ann Reed, advocate")
    hands.press("Add")
    assert begun.person("Ann Reed").role == "advocate"


def test_a_problem_at_an_action_goes_with_it_when_the_next_one_comes(begun: MeetingWindow) -> None:
    hands.answer("The action is", "Not done")
    hands.open_row("The other actions", begun.actions[1].text)
    assert begun.screen._problem.isHidden()
    hands.answer("Since last time", "Better")
    assert shown(begun.actions[1].text)


def test_what_could_not_be_stored_is_there_with_its_problem_when_the_meeting_is_opened_again(begun: MeetingWindow) -> None:
    press_at("Callum", "1")
    hands.write("Where Callum puts things today, 0 to 10", "50")
    begun.screen.leave()
    begun.again()
    assert hands.text_of("Where Callum puts things today, 0 to 10") == "50"
    assert "from 0 to 10" in begun.screen._holding.fields[f"score:{begun.person('Callum').id}"].problem


def test_a_report_typed_for_one_person_is_stored_when_another_is_chosen(begun: MeetingWindow) -> None:
    press_at("Sam Ellery", "")
    hands.write("What Sam Ellery wrote", "He came to four of six sessions.")
    press_at("Callum", "")
    assert begun.person("Sam Ellery").report == "He came to four of six sessions."
    press_at("Sam Ellery", "")
    assert hands.text_of("What Sam Ellery wrote") == "He came to four of six sessions."


def test_the_next_action_is_brought_into_sight(begun: MeetingWindow) -> None:
    begun.screen.resize(640, 400)
    hands.press("Next action")
    card, seen = begun.screen._holding.card, begun.screen._page.scroller.viewport()
    begun.qtbot.waitUntil(lambda: seen.rect().intersects(card.rect().translated(card.mapTo(seen, card.rect().topLeft()))))


@pytest.fixture
def in_its_own_letters(qapp: QApplication) -> None:
    """Fields take the program's letters if they are there when the fields are made."""
    Theme(qapp).apply(1.0, "light")


@pytest.mark.usefixtures("in_its_own_letters")
def test_words_are_written_in_lines_that_can_be_read_on_a_wide_screen(begun: MeetingWindow) -> None:
    begun.screen.resize(1712, 1000)
    hands.rest()
    words = "Kerry had kept the sleep diary from the 2nd to the 15th, and read it out to Tom at the table."
    for edit in hands.seen(TextEdit):
        letter = edit.fontMetrics().horizontalAdvance(words) / len(words)
        assert edit.viewport().width() / letter <= 110, edit.accessibleName()


def from_elsewhere(begun: MeetingWindow, **said: str) -> None:
    begun.store.listeners.append(begun.screen.refresh)
    with begun.store.work(OUTSIDER, "Write elsewhere") as work:
        work.put(replace(work.get(Meeting, begun.meeting.id), **said))  # type: ignore[arg-type]


def test_what_somebody_else_writes_stands_in_a_field_that_nobody_types_in(begun: MeetingWindow) -> None:
    hands.field("What worries us?").setFocus()
    from_elsewhere(begun, worries="Nights are loud.")
    assert hands.text_of("What worries us?") == "Nights are loud."


def test_what_a_sync_brings_stands_on_a_page_where_nothing_was_done_yet(begun: MeetingWindow) -> None:
    begun.again()
    hands.field("What worries us?").setFocus()
    with begun.store.work(OUTSIDER, "Write elsewhere") as work:
        work.put(replace(begun.now(), worries="Nights are loud."))
    begun.screen.refresh(Changed(frozenset({Meeting}), frozenset({begun.marlows.id}), "Changes arrived", "", ""))
    assert hands.text_of("What worries us?") == "Nights are loud."


def test_what_comes_while_the_family_looks_on_stands_in_the_fields_then(begun: MeetingWindow) -> None:
    begun.screen._turn_round()
    from_elsewhere(begun, worries="Nights are loud.")
    begun.screen._turn_back()
    assert hands.text_of("What worries us?") == "Nights are loud."


def test_an_open_form_of_the_meeting_says_who_changed_it(begun: MeetingWindow) -> None:
    with begun.store.work(PRIYA, "Know them") as work:
        work.put(OUTSIDER)
    begun.again()
    begun.screen.presenter.cancel()
    from_elsewhere(begun, worries="Nights are loud.")
    assert shown("Sam Ellery changed the worries since you opened this.")


def test_what_is_being_typed_stays_when_somebody_else_writes_there(begun: MeetingWindow) -> None:
    hands.write("What worries us?", "Money.")
    from_elsewhere(begun, worries="Nights are loud.", going_well="School.")
    assert (hands.text_of("What worries us?"), hands.text_of("What is going well?")) == ("Money.", "School.")

"""What comes from another laptop and is not shown yet when somebody types there: neither takes the other's place."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.casework.assessments import save_answers
from fpz_app.casework.conflicts import conflicts
from fpz_app.domain.assessments import Assessment, GivenAnswer
from fpz_app.domain.forms import Address
from fpz_app.store.store import Changed, Store
from tests.helpers import hands
from tests.helpers.assessment_window import Window, assessment_window
from tests.helpers.assessments import FORM
from tests.helpers.marlows import TODAY
from tests.helpers.meeting_window import MeetingWindow
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

WHY = "What has brought us together?"
WORRIES = "What worries us?"


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[Window]:
    with assessment_window(qtbot, store) as opened:
        yield opened


@pytest.fixture
def meeting(qtbot: QtBot, store: Store) -> Iterator[MeetingWindow]:
    opened = MeetingWindow(qtbot, store)
    hands.press("Start the meeting")
    yield opened
    opened.screen.close()


@contextmanager
def not_shown_yet(store: Store) -> Iterator[None]:
    heard, store.listeners[:] = list(store.listeners), []
    yield
    store.listeners[:] = heard


def elsewhere(window: Window, made: Assessment, words: str, at: Address = ("reason.why", "")) -> None:
    with not_shown_yet(window.store):
        save_answers(window.store, MANAGER, made.id, {at: words}, form=FORM, today=TODAY)


def stand(store: Store, family_id: str) -> list[set[object]]:
    return [{each.value for each in found.versions} for found in conflicts(store, PRIYA, family_id)]


def say(window: Window, words: str) -> None:
    hands.write(WHY, words)
    window.screen.flush()


def told(window: Window) -> object:
    (made,) = window.store.find(Assessment)
    return window.kept_answers(made).get(("reason.why", ""))


def test_an_answer_that_both_gave_stands_twice(window: Window) -> None:
    made = window.start()
    window.open()
    elsewhere(window, made, "Nights are loud.")
    say(window, "Callum asked.")
    assert stand(window.store, window.marlows.id) == [{"Nights are loud.", "Callum asked."}]


def test_an_answer_that_both_changed_stands_twice(window: Window) -> None:
    made = window.start()
    save_answers(window.store, PRIYA, made.id, {("reason.why", ""): "School."}, form=FORM, today=TODAY)
    window.open()
    elsewhere(window, made, "Nights are loud.")
    say(window, "Callum asked.")
    assert stand(window.store, window.marlows.id) == [{"Nights are loud.", "Callum asked."}]


def test_it_still_stands_twice_when_typing_goes_on(window: Window) -> None:
    made = window.start()
    window.open()
    say(window, "Callum")
    elsewhere(window, made, "Nights are loud.")
    say(window, "Callum asked.")
    say(window, "Callum asked us.")
    assert stand(window.store, window.marlows.id) == [{"Nights are loud.", "Callum asked us."}]


def test_typing_back_what_was_there_is_kept(window: Window) -> None:
    made = window.start()
    save_answers(window.store, PRIYA, made.id, {("reason.why", ""): "School."}, form=FORM, today=TODAY)
    window.open()
    say(window, "Callum asked.")
    say(window, "School.")
    assert told(window) == "School."


def test_typing_on_alone_is_no_conflict(window: Window) -> None:
    window.start()
    window.open()
    for words in ("Callum", "", "Callum asked."):
        say(window, words)
    assert (told(window), stand(window.store, window.marlows.id)) == ("Callum asked.", [])


def test_an_answer_carried_forward_leaves_another_one_that_came(window: Window) -> None:
    at = ("health.going_well", window.marlows.ellie.id)
    window.in_may({at: "School."})
    made = window.start()
    window.open()
    elsewhere(window, made, "Nights are loud.", at)
    window.screen.presenter.carry(*at)
    assert {"Nights are loud.", "School."} in stand(window.store, window.marlows.id)


def test_after_it_was_shown_it_is_written_over(window: Window) -> None:
    made = window.start()
    window.open()
    elsewhere(window, made, "Nights are loud.")
    window.screen.refresh(Changed(frozenset({GivenAnswer}), frozenset({window.marlows.id}), "Changes arrived", "", ""))
    say(window, "Nights are quiet.")
    assert (told(window), stand(window.store, window.marlows.id)) == ("Nights are quiet.", [])


def write_worries(meeting: MeetingWindow, words: str) -> None:
    with not_shown_yet(meeting.store), meeting.store.work(OUTSIDER, "Write elsewhere") as work:
        work.put(replace(meeting.now(), worries=words))


def leave(meeting: MeetingWindow) -> None:
    meeting.screen.presenter.recording.commit()


def test_what_both_say_at_a_meeting_stands_twice(meeting: MeetingWindow) -> None:
    write_worries(meeting, "Nights are loud.")
    hands.write(WORRIES, "Money.")
    leave(meeting)
    assert stand(meeting.store, meeting.marlows.id) == [{"Nights are loud.", "Money."}]


def test_it_still_stands_twice_when_more_is_said(meeting: MeetingWindow) -> None:
    write_worries(meeting, "Nights are loud.")
    hands.write(WORRIES, "Money.")
    leave(meeting)
    hands.write(WORRIES, "Money and rent.")
    leave(meeting)
    assert stand(meeting.store, meeting.marlows.id) == [{"Nights are loud.", "Money and rent."}]


def test_what_came_in_another_field_is_shown_once_something_is_stored(meeting: MeetingWindow) -> None:
    with not_shown_yet(meeting.store), meeting.store.work(OUTSIDER, "Write elsewhere") as work:
        work.put(replace(meeting.now(), going_well="School."))
    hands.write(WORRIES, "Money.")
    leave(meeting)
    assert hands.text_of("What is going well?") == "School."


def test_what_is_said_twice_alone_is_no_conflict(meeting: MeetingWindow) -> None:
    for words in ("Money.", "", "Money and rent."):
        hands.write(WORRIES, words)
        leave(meeting)
    assert (meeting.now().worries, stand(meeting.store, meeting.marlows.id)) == ("Money and rent.", [])

"""What was done to a meeting is taken back with Undo in the real window, and no word that was typed for it is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from fpz_app.app.workplace import Workplace
from fpz_app.domain.families import Family
from fpz_app.domain.meetings import Meeting, MeetingState, MinutesSent
from fpz_app.presenters import places
from tests.helpers import hands
from tests.helpers.meeting_window import press_at
from tests.helpers.workplaces import at_work


@pytest.fixture(scope="module")
def workplace(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    with at_work(qapp, tmp_path_factory.mktemp("zone")) as made:
        yield made


def meetings(workplace: Workplace) -> list[Meeting]:
    return workplace.desk.store.find(Meeting, family_id=marlow(workplace).id, place="Undone Hall")


def marlow(workplace: Workplace) -> Family:
    return next(each for each in workplace.desk.store.find(Family) if each.name == "Marlow")


def call(workplace: Workplace) -> None:
    for stale in meetings(workplace):
        with workplace.desk.store.work(workplace.desk.actor, "Clear away") as work:
            work.remove(stale)
    workplace.desk.go(places.family(marlow(workplace).id, "meetings"))
    hands.press("Call a meeting")
    hands.write("Which day?", workplace.desk.today.strftime("%d %B %Y"))
    hands.write("Where?", "Undone Hall")
    hands.press("Call the meeting")
    hands.wait_to_read("What we will talk about")


def test_a_call_is_taken_back_and_its_words_are_offered_again(workplace: Workplace) -> None:
    call(workplace)
    hands.press("Undo")
    hands.until(lambda: not meetings(workplace), "a meeting less")
    hands.wait_to_read("You began to call a meeting.")
    hands.press("Go on")
    assert hands.text_of("Where?") == "Undone Hall"
    hands.press("Cancel")


def test_a_cancelled_meeting_is_taken_back_and_its_reason_is_offered_again(workplace: Workplace) -> None:
    call(workplace)
    hands.press("Call off the meeting")
    hands.write("Why is it called off?", "Noah is ill.")
    hands.press("Call off the meeting")
    hands.wait_to_read("Cancelled")
    hands.press("Undo")
    hands.wait_to_read("What we will talk about")
    assert [each.state for each in meetings(workplace)] == [MeetingState.CALLED]
    hands.press("Call off the meeting")
    assert hands.text_of("Why is it called off?") == "Noah is ill."


def test_who_got_the_minutes_is_taken_back(workplace: Workplace) -> None:
    call(workplace)
    hands.press("Start the meeting")
    hands.until(lambda: hands.lists("Who is here"), "who is here")
    press_at("Kerry Marlow", "1")
    hands.press("Finish the minutes")
    hands.press("Record who got them")
    hands.answer("Who got them?", "Kerry Marlow")
    hands.answer("How?", "By hand")
    hands.press("Record it")
    hands.wait_to_read("Still without them")
    hands.press("Undo")
    hands.wait_to_read("Nobody has the minutes yet.")
    assert workplace.desk.store.find(MinutesSent, meeting_id=meetings(workplace)[0].id) == []


def test_a_form_of_a_meeting_that_was_thrown_away_comes_back_with_undo(workplace: Workplace) -> None:
    call(workplace)
    hands.press("Call off the meeting")
    hands.write("Why is it called off?", "Noah is ill.")
    hands.press("Cancel")
    hands.wait_to_read("You threw away the end of a meeting.")
    hands.press("Undo")
    assert hands.text_of("Why is it called off?") == "Noah is ill."

"""A meeting from end to end in the real window: called, held by keyboard, finished, its minutes looked at, sent, reopened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fpz_app.app.workplace import Workplace
from fpz_app.domain.families import Family
from fpz_app.domain.meetings import Meeting, MinutesSent
from fpz_app.domain.plans import PlanVersion
from fpz_app.presenters import places
from fpz_app.presenters.places import Place
from tests.helpers import hands
from tests.helpers.meeting_window import press_at
from tests.helpers.workplaces import at_work


@pytest.fixture
def workplace(qapp: QApplication, tmp_path: Path) -> Iterator[Workplace]:
    with at_work(qapp, tmp_path) as made:
        yield made


def test_a_meeting_from_the_call_to_the_minutes_and_back(workplace: Workplace) -> None:
    store = workplace.desk.store
    marlow = next(each for each in store.find(Family) if each.name == "Marlow")
    before = len(store.find(PlanVersion, family_id=marlow.id))
    workplace.desk.go(places.family(marlow.id))
    hands.open_tab("Meetings")
    hands.press("Call a meeting")
    hands.write("Which day?", workplace.desk.today.strftime("%d %B %Y"))
    hands.write("What time?", "13.30")
    hands.write("Where?", "Swanage Library")
    hands.press("Call the meeting")
    hands.press("Start the meeting")
    hands.until(lambda: hands.lists("Who is here"), "who is here")
    press_at("Kerry Marlow", "1")
    press_at("Callum", "2")
    hands.answer("Since last time", "Better")
    hands.answer("The action is", "Done")
    hands.press("Next action")
    hands.write("What Callum says", "I like the workshop.")
    hands.press("Agree this date")
    hands.press("The family agreed the changed plan in the room")
    hands.press("Finish the minutes")
    hands.wait_to_read("Nobody has the minutes yet.")
    hands.press("Print the minutes")
    hands.until(lambda: hands.fields("Who is it for?"), "the preview of the minutes")
    hands.press("Back")
    hands.press("Record who got them")
    hands.answer("Who got them?", "Kerry Marlow")
    hands.answer("How?", "By hand")
    hands.press("Record it")
    hands.until(lambda: store.find(MinutesSent), "the record of who got them")
    workplace.desk.go(Place("meetings"))
    workplace.desk.go(places.family(marlow.id, "meetings"))
    hands.until(lambda: hands.rows_of("Before"), "the meeting among those before")
    (meeting,) = store.find(Meeting, family_id=marlow.id, called_on=workplace.desk.today)
    hands.open_row("Before", "Swanage Library")
    hands.wait_to_read("I like the workshop.")
    assert (meeting.at, len(store.find(PlanVersion, family_id=marlow.id))) == ("13:30", before + 1)
    assert store.broken() == ""
    workplace.window.close()
    workplace.window.deleteLater()

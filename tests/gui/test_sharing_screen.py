"""The Sharing tab in a window: forms filled in with keys, kept while typing, and what they leave in the tab."""

from collections.abc import Iterator
from functools import partial

import httpx
import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.domain.agreements import Agreement, Sharing
from fpz_app.domain.alerts import WarningNote
from fpz_app.presenters.sharing import SharingPresenter
from fpz_app.store.replica import CENTRE
from fpz_app.store.store import Store
from fpz_app.store.tables import granted
from fpz_app.sync.enrolment import remote_of
from fpz_app.ui.screens.sharing import SharingScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.record_block import RecordBlock
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.replicas import give


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def screen(store: Store, qtbot: QtBot, marlows: Marlows) -> SharingScreen:
    made = SharingScreen(lambda view: SharingPresenter(view, desk_for(store, Kept())), lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1072, 684)
    made.show()
    qtbot.waitExposed(made)
    made.open(marlows.id)
    QApplication.processEvents()
    return made


def agree() -> None:
    hands.press("Record an answer")
    hands.press("Agreed")
    hands.write("When did you ask?", "6 October")
    hands.press("Kerry")
    hands.press("Callum, 14")
    hands.press("Face to face")
    hands.press("Record the answer")


def test_an_agreement_is_recorded_with_the_keyboard(screen: SharingScreen, store: Store) -> None:
    agree()
    hands.wait_to_read("Kerry and Callum, face to face")
    assert len(store.find(Agreement)) == 1


def test_a_refusal_asks_what_else_was_offered_only_then(screen: SharingScreen) -> None:
    hands.press("Record an answer")
    assert hands.fields("What else was offered?") == []
    hands.press("Did not agree")
    hands.until(lambda: hands.fields("What else was offered?"), "the question")
    assert not hands.reads("Who agreed?")


def test_withdrawing_stops_sharing_and_says_so(screen: SharingScreen, store: Store) -> None:
    agree()
    hands.press("Add an agency")
    hands.choose("Which agency?", "Housing")
    hands.press("The family plan")
    hands.press("Record it")
    hands.press("Record a withdrawal")
    hands.wait_to_read("Sharing with Housing stops from that day.")
    hands.write("What did they say?", "Too much.")
    hands.press("Record the withdrawal")
    hands.wait_to_read("Shared until then with Housing.")
    assert store.find(Sharing)[0].withdrawn_on == TODAY


def test_a_gap_is_shown_at_the_top_and_at_the_field(screen: SharingScreen) -> None:
    hands.press("Add an agency")
    hands.press("Record it")
    assert hands.reads("There is a problem")
    assert hands.reads("“Which agency” has no answer. Fill it in.")


def test_a_warning_is_written_and_ended(screen: SharingScreen, store: Store) -> None:
    hands.press("Write a warning")
    hands.write("The warning", "Dog loose in yard")
    hands.write("How do you know, and what should others do?", "It ran at the health visitor.")
    hands.press("Write the warning")
    hands.press("No longer true")
    hands.write("What has changed?", "Rehomed.")
    hands.press("End the warning")
    hands.wait_to_read("Ended 23 November: Rehomed.")
    assert store.find(WarningNote)[0].ended_on == TODAY


def test_what_is_typed_is_kept_and_offered_again(screen: SharingScreen, marlows: Marlows) -> None:
    hands.press("Write a warning")
    hands.write("The warning", "Dog loose")
    hands.wait_to_read("Saved 09:30")
    screen.open(marlows.id)
    hands.wait_to_read("Not finished yet")
    hands.press("Go on with it")
    assert hands.text_of("The warning") == "Dog loose"


def test_leaving_at_once_keeps_the_last_word(screen: SharingScreen, marlows: Marlows) -> None:
    hands.press("Write a warning")
    hands.write("The warning", "Dog loose")
    screen.flush()
    screen.open(marlows.id)
    hands.wait_to_read("Not finished yet")


def test_a_form_given_up_comes_back_with_undo(screen: SharingScreen) -> None:
    hands.press("Write a warning")
    hands.write("The warning", "Dog loose")
    hands.press("Cancel")
    hands.wait_to_read("You threw away the warning note.")
    hands.press("Undo")
    assert hands.text_of("The warning") == "Dog loose"


def test_what_was_done_in_the_file_stands_at_the_foot(screen: SharingScreen) -> None:
    agree()
    hands.wait_to_read("Record the agreement to take part")


def test_each_section_is_named_for_those_who_cannot_see_it(screen: SharingScreen) -> None:
    assert [block.accessibleName() for block in hands.seen(RecordBlock)] == [
        "Early help",
        "Agreement to take part",
        "Shared with",
        "Warnings",
        "Privacy notice",
        "What was given to whom",
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_the_side(screen: SharingScreen, themed: Theme, scale: float) -> None:
    agree()
    themed.apply(scale, "light")
    screen.resize(848, 420)
    QApplication.processEvents()
    assert screen.page.scroller.horizontalScrollBar().maximum() == 0


def test_older_history_is_asked_for_and_stays_at_the_centre_without_a_network(
    store: Store, qtbot: QtBot, marlows: Marlows
) -> None:
    give(store, marlows.id)
    with store.writing() as connection:
        connection.execute(sa.update(granted).values(past=50))
    cut = httpx.MockTransport(lambda _request: httpx.Response(503))
    desk = desk_for(store, Kept())
    screen = SharingScreen(lambda view: SharingPresenter(view, desk, remote_of=partial(remote_of, transport=cut)), lambda: TODAY)
    store.set_fact(CENTRE, "https://centre.example.org")
    qtbot.addWidget(screen)
    screen.show()
    screen.open(marlows.id)
    while hands.reads("Show more"):
        hands.press("Show more")
    hands.wait_to_read("What was done before")
    hands.press("Load older history")
    hands.wait_to_read("Try again later. What was done before")

"""A disagreement and a step down in the window, with the keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.history import undo
from fpz_app.domain.disagreements import Disagreement
from fpz_app.domain.plans import Action
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.domain.step_up import Answered, StepUp, StepUpState
from fpz_app.store.store import Store
from fpz_app.ui.screens.decisions import DecisionsScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.access import nameless
from tests.helpers.decisions_tab import open_tab
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.pdf import assert_tagged
from tests.helpers.stepping_down import accepted, received
from tests.helpers.stepping_up import answered
from tests.helpers.stores import PRIYA


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
def screen(store: Store, qtbot: QtBot, marlows: Marlows) -> DecisionsScreen:
    return open_tab(store, qtbot, marlows)


def test_a_disagreement_goes_up_a_stage_and_is_settled(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    answered(store, marlows, Answered.EARLY_HELP)
    screen.open(marlows.id)
    hands.press("Disagree with the answer")
    hands.write("What do you disagree about?", "Whether Callum is safe.")
    hands.write("Our view", "He is not.")
    hands.answer("Is a child unsafe now?", "No")
    hands.write("What keeps each child safe meanwhile?", "Kerry is at home.")
    hands.write("Who talks with whom?", "Priya and Dee Holt")
    hands.press("Raise it")
    hands.wait_to_read("Stage 1, practitioners")
    hands.press("Next stage")
    hands.write("What came of stage 1?", "Nothing.")
    hands.write("Who talks with whom now?", "Ruth and the team manager")
    hands.press("Go to the next stage")
    hands.wait_to_read("Stage 2, line managers")
    hands.press("Record how it was settled")
    hands.answer("How?", "The front door accepts after all")
    hands.answer("At which level?", "4 Statutory or specialist")
    hands.write("What was decided, and by whom?", "They will assess.")
    hands.press("Record how it was settled")
    hands.wait_to_read("Settled 23 November: the front door accepts after all")
    assert store.find(StepUp)[0].state is StepUpState.ACCEPTED
    assert [stage.came_of_it for stage in store.find(Disagreement)[0].stages] == ["Nothing.", ""]


def receive_by_hand() -> None:
    hands.press("Record a step down")
    hands.write("Which social worker?", "Dee Holt")
    hands.press("Callum, 14")
    hands.write("What has changed, and what is still needed?", "He is home at night.")
    hands.answer("Does a child have a protection plan now?", "No")
    hands.answer("Does the family agree?", "Yes")
    hands.write("What does the family say?", "Kerry is glad of it.")
    hands.press("Keep the proposal")
    hands.wait_to_read("Callum: proposed by social care")


def test_a_step_down_goes_its_whole_way(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    shown: list[bytes] = []
    screen.preview.connect(lambda _title, pdf, _name: shown.append(bytes(pdf)))
    hands.press("Record a step down")
    hands.press("Cancel")
    receive_by_hand()
    hands.press("Accept or decline")
    hands.answer("What is the answer?", "Accepts")
    hands.write("Why?", "We know them.")
    hands.press("Record the answer")
    hands.wait_to_read("social care stays until then.")
    hands.press("Record the joint meeting")
    hands.write("Where?", "Swanage")
    hands.write("Who was there?", "Kerry, Dee, Priya")
    hands.write("What is to be done?, row 1", "Bus pass")
    hands.write("Who does it?, row 1", "kerry")
    hands.press("Add a row")
    hands.write("What is to be done?, row 2", "GP letter")
    hands.press("Record the meeting")
    hands.wait_to_read("Handed over: Bus pass (Kerry); GP letter (nobody yet)")
    assert hands.reads("Say who does “GP letter”")
    hands.press("Record the first meeting")
    hands.write("Where?", "Library")
    hands.press("Record the meeting")
    hands.press("Social care has closed")
    hands.write("Who told you?", "Dee Holt")
    hands.press("Record it")
    hands.wait_to_read("Callum: social care has closed")
    hands.press("See the hand-over")
    assert_tagged(shown[0])
    assert store.find(StepDown)[0].state is StepDownState.CARE_CLOSED
    bus_pass, letter = store.find(Action, order="place")
    assert (bus_pass.text, bus_pass.who_ids, letter.text, letter.who_ids) == ("Bus pass", (marlows.kerry.id,), "GP letter", ())


def test_a_joint_meeting_taken_back_loses_no_word(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    made = accepted(store, marlows)
    screen.open(marlows.id, f"joint.{made.id}")
    hands.write("Where?", "Swanage")
    hands.write("Who was there?", "Kerry, Dee, Priya")
    hands.write("What is to be done?, row 1", "Bus pass")
    hands.press("Record the meeting")
    undo(store, PRIYA, store.last_group)
    screen.open(marlows.id, f"joint.{made.id}")
    assert store.find(Action) == []
    assert (hands.text_of("Where?"), hands.text_of("What is to be done?, row 1")) == ("Swanage", "Bus pass")


def test_a_step_down_out_of_a_protection_plan_is_refused(screen: DecisionsScreen, store: Store) -> None:
    hands.press("Record a step down")
    hands.write("Which social worker?", "Dee Holt")
    hands.press("Callum, 14")
    hands.write("What has changed, and what is still needed?", "He is home at night.")
    hands.answer("Does a child have a protection plan now?", "Yes")
    hands.answer("Does the family agree?", "Yes")
    hands.write("What does the family say?", "Kerry is glad of it.")
    hands.press("Keep the proposal")
    hands.wait_to_read("A child goes from a protection plan to a plan for a child in need first.")
    assert store.find(StepDown) == []


def test_every_form_names_its_fields(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    down, up = received(store, marlows), answered(store, marlows, Answered.ADVICE)
    deeds = ["stepdown", f"downanswer.{down.id}", f"joint.{down.id}", f"firstmeeting.{down.id}", f"careclosed.{down.id}"]
    for deed in (*deeds, f"disagree.{up.id}"):
        screen.open(marlows.id, deed)
        QApplication.processEvents()
        assert nameless(screen) == [], deed

"""A step up in the window, with the keyboard alone: from the proposal to the family that is told the answer."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.history import undo
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.notes import Note
from fpz_app.domain.step_up import IndicatorShown, StepUp, StepUpState
from fpz_app.store.store import Store
from fpz_app.ui.screens.decisions import DecisionsScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.access import nameless
from tests.helpers.decisions_tab import open_tab
from tests.helpers.duties import put
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.pdf import assert_tagged, read_text
from tests.helpers.stepping_up import propose, ready, sent
from tests.helpers.stores import PRIYA


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    put(store, Note(file_id=made.id, family_id=made.id, author_id=PRIYA.id, on=TODAY, text="He was out until two."))
    return made


@pytest.fixture
def screen(store: Store, qtbot: QtBot, marlows: Marlows) -> DecisionsScreen:
    return open_tab(store, qtbot, marlows)


def propose_by_hand() -> None:
    hands.press("Propose a step up")
    hands.answer("What leads to it?", "Something has happened")
    hands.press("Callum, 14")
    hands.answer("How fast?", "Amber: a child may be harmed soon")
    hands.write("Why does it need more than early help?", "He is out at night with older boys.")
    hands.write("What has been tried, and what came of it?", "Sam met him every week.")
    hands.answer("Does the family know?", "Yes")
    hands.write("What does the family say?", "Kerry wants help.")
    hands.press("Keep the proposal")
    hands.wait_to_read("Callum: proposed")


def show_by_hand() -> None:
    hands.press("Add an indicator")
    words = "Goes missing again and again, or nobody knows where they are at night"
    hands.choose("What points to it?", f"Safe from harm outside the home: {words} (level 4)")
    hands.press("23 November 2026, Visit: He was out until two.")
    hands.answer("How do we know?", "Someone told us")
    hands.press("Keep it")
    hands.wait_to_read("1 dated entry shows it")


def decide_by_hand() -> None:
    hands.press("Manager’s decision")
    hands.answer("What does the manager decide?", "Agree")
    hands.write("Which manager decided?", "Ruth Amesbury")
    hands.write("When did they tell you?", "today")
    hands.write("At what time?", "9.15")
    hands.write("Why?", "The risk is growing.")
    hands.press("Record the decision")
    hands.wait_to_read("Callum: the manager agrees")


def send_by_hand() -> None:
    hands.press("Write the referral")
    assert hands.text_of("What others told us") == "23 November 2026: Visit: He was out until two. (Note by Priya Nair)"
    hands.write("What we saw or heard ourselves", "A new phone on the table.")
    hands.write("What may happen to each child if nothing changes", "He may be drawn into carrying drugs.")
    hands.write("Is each child safe now? Where are they?", "At home with Kerry.")
    hands.press("Keep the referral")
    hands.press("Record that it was sent")
    hands.answer("How?", "Secure e-mail")
    hands.press("Record that it was sent")
    hands.wait_to_read("The front door is to decide, due Tuesday 24 November: 1 working day after it was sent")


def answer_by_hand() -> None:
    hands.press("Record the answer")
    hands.answer("What was decided?", "Child and family assessment")
    hands.answer("At which level?", "4 Statutory or specialist")
    hands.write("Why, in their words?", "Others use him.")
    hands.write("Who decided?", "Dee Holt")
    hands.write("At what time?", "9.20")
    hands.write("Who holds the work meanwhile?", "Priya Nair")
    hands.answer("What becomes of the plan?", "The plan goes on")
    hands.press("Record the answer")
    hands.wait_to_read("Callum: accepted by social care")


def test_a_step_up_goes_its_whole_way(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    propose_by_hand()
    show_by_hand()
    decide_by_hand()
    send_by_hand()
    answer_by_hand()
    hands.press("Record who was told")
    hands.write("How, and what did they say?", "Rang Kerry, she is glad.")
    hands.write("Who is that?", "Mrs Amin, school")
    hands.press("Record it")
    hands.wait_to_read("The family was told 23 November")
    assert store.find(StepUp)[0].state is StepUpState.ACCEPTED
    assert store.find(LevelOfNeed, person_id=marlows.callum.id)[0].level == 4


def test_a_step_up_without_a_child_is_refused_at_its_field(screen: DecisionsScreen, store: Store) -> None:
    hands.press("Propose a step up")
    hands.press("Keep the proposal")
    assert hands.reads("“Which children is it about” has no answer. Fill it in.")
    assert store.find(StepUp) == []


def test_gaps_stand_where_the_proposal_is_read(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    propose(store, marlows, tried="")
    screen.open(marlows.id)
    hands.wait_to_read("Gap: No indicator of the threshold document is chosen.")
    assert hands.reads("Gap: It does not say what was tried.")


def test_what_is_written_anew_needs_its_day(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    propose(store, marlows)
    screen.open(marlows.id)
    hands.press("Add an indicator")
    hands.write("Something that is not on record yet", "Two phones in his bag.")
    hands.answer("How do we know?", "We saw or heard it ourselves")
    words = "Carries a weapon, or has been threatened with one"
    hands.choose("What points to it?", f"Safe from harm outside the home: {words} (level 4)")
    hands.press("Keep it")
    hands.wait_to_read("The new evidence has no date.")
    assert store.find(IndicatorShown) == []


def test_the_referral_is_one_document_that_can_be_read_out(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    ready(store, marlows)
    shown: list[bytes] = []
    screen.preview.connect(lambda _title, pdf, _name: shown.append(bytes(pdf)))
    screen.open(marlows.id)
    hands.press("See the referral")
    assert_tagged(shown[0])
    said = read_text(shown[0])
    for words in ("What we saw or heard ourselves", "What others told us", "Our view", "Came home at two", "Ruth Amesbury"):
        assert words in said


def test_an_answer_taken_back_loses_no_word(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    made = sent(store, marlows)
    screen.open(marlows.id)
    answer_by_hand()
    undo(store, PRIYA, store.last_group)
    screen.open(marlows.id, f"answer.{made.id}")
    assert store.get(StepUp, made.id) == made
    assert hands.text_of("Who decided?") == "Dee Holt"


def test_a_proposal_kept_as_it_was_is_not_begun_again(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows)
    screen.open(marlows.id, f"propose.{made.id}")
    hands.press("Keep the proposal")
    screen.open(marlows.id)
    assert not hands.reads("Not finished yet")


def test_every_form_names_its_fields(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    made = ready(store, marlows)
    screen.open(marlows.id)
    for form in ("propose", "indicator", "consult", "manager", "referral", "send", "acknowledge", "answer", "tell"):
        screen.open(marlows.id, f"{form}.{made.id}")
        QApplication.processEvents()
        assert nameless(screen) == [], form

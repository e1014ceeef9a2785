"""The assessment in the window: checked, finished, approved, amended, printed, and the family's copy."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.assessments import save_answers
from fpz_app.casework.history import undo
from fpz_app.domain.assessments import Assessment, AssessmentState, FamilyCopy
from fpz_app.presenters.places import history
from fpz_app.store.store import Store
from tests.helpers import hands
from tests.helpers.assessment_window import Window, assessment_window
from tests.helpers.assessments import FORM, complete, whole
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY
from tests.helpers.stores import MANAGER, PRIYA


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[Window]:
    with assessment_window(qtbot, store) as opened:
        yield opened


@pytest.fixture
def managers(qtbot: QtBot, store: Store) -> Iterator[Window]:
    with assessment_window(qtbot, store, actor=MANAGER) as opened:
        yield opened


def test_a_missing_answer_leads_from_the_check_to_its_question(window: Window) -> None:
    made = window.start()
    complete(window.store, PRIYA, made, now=NOW)
    save_answers(window.store, PRIYA, made.id, {("health.how", window.marlows.ellie.id): ""}, form=FORM, today=TODAY)
    window.open()
    window.choose("Check your answers")
    hands.press("Ellie, health: “How you know” has no answer.")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert (focused.accessibleName(), hands.reads("There is a problem")) == ("How you know", True)


def test_each_page_of_the_check_leads_to_where_it_is_changed(window: Window) -> None:
    complete(window.store, PRIYA, window.start(), now=NOW)
    window.open()
    window.choose("Check your answers")
    hands.press("Change Ellie, 9, Identity")
    assert hands.reads("Ellie, 9 · section 4 of 7")


def test_an_unfinished_assessment_is_not_finished(window: Window) -> None:
    made = window.start()
    window.open()
    window.choose("Check your answers")
    hands.press("Finish and ask for approval")
    assert window.store.get(Assessment, made.id).state is AssessmentState.DRAFT
    assert hands.reads("Some questions still need an answer. Each is listed below.")


def test_a_finished_assessment_is_shown_to_be_read(window: Window) -> None:
    made = window.start()
    complete(window.store, PRIYA, made, now=NOW)
    window.open()
    window.choose("Check your answers")
    hands.press("Finish and ask for approval")
    assert window.store.get(Assessment, made.id).state is AssessmentState.READY
    assert hands.reads("Version 1, ready for approval")
    window.choose("Ellie, 9")
    assert (hands.reads("Answered for health.needs."), hands.fields("What is going well")) == (True, [])


def test_finishing_undone_opens_it_again(window: Window) -> None:
    complete(window.store, PRIYA, window.start(), now=NOW)
    window.open()
    window.choose("Check your answers")
    hands.press("Finish and ask for approval")
    undo(window.store, PRIYA, window.store.last_group)
    assert hands.reads("Check your answers")


def test_an_amendment_begins_where_the_finished_one_ended(window: Window) -> None:
    whole(window.store, PRIYA, window.start(), now=NOW)
    window.open()
    hands.press("Start an amendment")
    window.choose("Ellie, 9")
    assert hands.text_of("What is going well") == "Answered for health.going_well."


def test_an_earlier_version_can_be_read(window: Window) -> None:
    window.in_may()
    whole(window.store, PRIYA, window.start(), now=NOW)
    window.open()
    hands.open_row("Versions", "Version 1")
    assert hands.reads("Version 1, approved")


def test_a_finished_version_leads_to_its_history(window: Window) -> None:
    finished = window.in_may()
    window.open()
    hands.press("History")
    assert window.kept.went[-1] == history(window.marlows.id, finished.id)


def test_a_manager_approves_what_waits(managers: Window) -> None:
    made = whole(managers.store, PRIYA, managers.start(), now=NOW)
    managers.open()
    hands.press("Approve")
    assert managers.store.get(Assessment, made.id).manager == "Ruth Amesbury"


def test_a_practitioner_is_not_offered_to_approve(window: Window) -> None:
    whole(window.store, PRIYA, window.start(), now=NOW)
    window.open()
    assert not hands.reads("Your approval")


def test_a_manager_returns_it_with_comments(managers: Window) -> None:
    made = whole(managers.store, PRIYA, managers.start(), now=NOW)
    managers.open()
    hands.write("Comments", "Speak with Dean first.")
    hands.press("Return with comments")
    assert managers.store.get(Assessment, made.id).state is AssessmentState.RETURNED
    hands.wait_to_read("Speak with Dean first.")


def test_comments_being_typed_are_kept_when_the_tab_is_left(managers: Window) -> None:
    whole(managers.store, PRIYA, managers.start(), now=NOW)
    managers.open()
    hands.write("Comments", "Speak with Dean")
    managers.screen.flush()
    managers.open()
    assert hands.text_of("Comments") == "Speak with Dean"


def test_the_familys_copy_is_recorded(window: Window) -> None:
    whole(window.store, PRIYA, window.start(), now=NOW)
    window.open()
    hands.press("Record the family’s copy")
    hands.press("Kerry")
    hands.write("How?", "By hand")
    hands.answer("Was it read aloud?", "Yes")
    hands.press("Save")
    copy = window.store.find(FamilyCopy)[0]
    assert (copy.to, copy.how, copy.language, copy.read_aloud) == ((window.marlows.kerry.id,), "By hand", "English", True)
    hands.wait_to_read("Kerry had it on 23 November 2026, by hand, in English, read aloud.")


def test_a_copy_without_a_name_is_refused_with_nothing_lost(window: Window) -> None:
    whole(window.store, PRIYA, window.start(), now=NOW)
    window.open()
    hands.press("Record the family’s copy")
    hands.write("How?", "By hand")
    hands.press("Save")
    assert window.store.find(FamilyCopy) == []
    assert (hands.reads("There is a problem"), hands.text_of("How?")) == (True, "By hand")


def test_the_print_is_previewed_under_a_name_without_the_familys(window: Window) -> None:
    whole(window.store, PRIYA, window.start(), now=NOW)
    window.open()
    hands.press("Print")
    title, pdf, name = window.previews[0]
    assert (title, pdf[:5], name) == ("Assessment", b"%PDF-", "Assessment PU2291 version 1.pdf")


def test_a_draft_leads_to_who_wrote_what_in_it(window: Window) -> None:
    made = window.start()
    window.open()
    window.choose("Check your answers")
    hands.press("History")
    assert window.kept.went[-1] == history(window.marlows.id, made.id)

"""The assessment's tab in the window: starting, writing page by page, saving, and people who come meanwhile."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.casework.assessments import finish, save_answers
from fpz_app.casework.people import add_person
from fpz_app.domain.agreements import Agreement
from fpz_app.domain.assessments import Assessment, AssessmentState, GivenAnswer, answer_id
from fpz_app.domain.people import Membership, Person
from fpz_app.presenters.places import family as family_place
from fpz_app.store.store import Changed, Store
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.sections import SectionItem
from tests.helpers import hands
from tests.helpers.assessment_window import Window, assessment_window
from tests.helpers.assessments import FORM, complete
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY
from tests.helpers.stores import PRIYA

Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[Window]:
    with assessment_window(qtbot, store) as opened:
        yield opened


def test_a_family_without_an_assessment_is_offered_one(window: Window) -> None:
    window.open()
    hands.press("Start the assessment")
    assert window.store.find(Assessment)[0].state is AssessmentState.DRAFT
    hands.wait_to_read("Why we are doing this")


def test_a_family_that_has_not_agreed_is_asked_first(window: Window) -> None:
    window.start()
    window.open()
    hands.press("Record the agreement")
    assert window.kept.went == [family_place(window.marlows.id, "sharing", "new")]


def test_a_family_that_agreed_is_not_asked_again(window: Window) -> None:
    with window.store.work(PRIYA, "Agree") as work:
        work.put(
            Agreement(file_id=window.marlows.id, family_id=window.marlows.id, on=TODAY, agreed_by=(window.marlows.kerry.id,))
        )
    window.start()
    window.open()
    assert not hands.reads("Record the agreement")


def test_the_list_tells_each_line_with_its_state(window: Window) -> None:
    made = window.start()
    ellie = window.marlows.ellie.id
    answers = {(f"{side}.today", ellie): "not an issue" for side in ("health", "education")}
    save_answers(window.store, PRIYA, made.id, answers, form=FORM, today=TODAY)
    window.open()
    assert window.line("Ellie, 9").accessibleName() == "Ellie, 9, under way, 2 of 7"
    assert hands.reads("0 of 12 sections complete")


def test_a_line_opens_at_its_first_page_that_is_not_complete(window: Window) -> None:
    made = window.start()
    save_answers(
        window.store, PRIYA, made.id, {("health.today", window.marlows.ellie.id): "not an issue"}, form=FORM, today=TODAY
    )
    window.open()
    window.choose("Ellie, 9")
    assert hands.reads("Ellie, 9 · section 2 of 7")


def test_nothing_is_lost_when_the_tab_is_left_at_once_after_a_key(window: Window) -> None:
    made = window.start()
    window.open()
    hands.write("What has brought us together?", "Callum was away at night")
    window.screen.flush()
    assert window.kept_answers(made)["reason.why", ""] == "Callum was away at night"


def test_what_is_typed_is_saved_after_a_pause_and_said(window: Window) -> None:
    made = window.start()
    window.open()
    hands.write("What has brought us together?", "Callum")
    hands.wait_to_read("Saved 09:30")
    assert window.kept_answers(made)["reason.why", ""] == "Callum"


def test_typing_goes_on_undisturbed_while_it_is_saved(window: Window) -> None:
    window.start()
    window.open()
    hands.write("What has brought us together?", "Callum")
    window.screen.flush()
    hands.type_into(hands.field("What has brought us together?"), " was away")
    assert hands.text_of("What has brought us together?") == "Callum was away"


def test_a_date_that_cannot_be_read_stays_as_typed(window: Window) -> None:
    made = window.start()
    window.open()
    window.choose("Ellie, 9")
    hands.write("When you saw or heard this", "31 November")
    window.screen.flush()
    window.open()
    assert hands.text_of("When you saw or heard this") == "31 November"
    assert window.kept_answers(made)["health.when", window.marlows.ellie.id] == "31 November"


def test_next_goes_from_page_to_page_by_the_keyboard(window: Window) -> None:
    window.start()
    window.open()
    window.choose("Ellie, 9")
    hands.keys(Qt.Key.Key_Return, Ctrl)
    assert hands.reads("Ellie, 9 · section 2 of 7")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "What is going well"


def test_the_primary_button_says_what_comes_next(window: Window) -> None:
    window.start()
    window.open()
    window.choose("Ellie, 9")
    assert hands.reads("Next: education")
    hands.press("Self-care, not started")
    assert hands.reads("Next: Noah, 2")


def test_coming_back_opens_where_it_was_left(window: Window) -> None:
    window.start()
    window.open()
    window.choose("Parenting")
    window.screen.open(window.marlows.id)
    assert hands.reads("Basic care")


def test_one_question_at_a_time_walks_through_the_same_answers(window: Window) -> None:
    made = window.start()
    window.open()
    hands.press("Guided, one question at a time")
    hands.write("What has brought us together?", "Callum")
    hands.press("Next question")
    assert (hands.reads("What does the family hope will change?"), hands.fields("What has brought us together?")) == (True, [])
    window.screen.flush()
    assert (window.kept_answers(made)["reason.why", ""], window.store.get(Assessment, made.id).guided) == ("Callum", True)


def test_the_last_question_leads_to_the_next_page(window: Window) -> None:
    window.start()
    window.open()
    window.choose("Parenting")
    hands.press("Guided, one question at a time")
    for _ in range(4):
        hands.press("Next question")
    hands.press("Next: ensuring safety")
    assert hands.reads("Parenting · section 2 of 6")


def test_a_child_added_meanwhile_joins_the_list_and_typing_goes_on(window: Window) -> None:
    window.start()
    window.open()
    hands.write("What has brought us together?", "Callum")
    rosa = Person(file_id=window.marlows.id, given_name="Rosa", born="2020-04-01")
    belongs = Membership(file_id=window.marlows.id, family_id=window.marlows.id, person_id=rosa.id)
    add_person(window.store, PRIYA, rosa, belongs, TODAY)
    assert window.line("Rosa, 6").text() == "Rosa, 6"
    assert hands.text_of("What has brought us together?") == "Callum"


def test_what_a_sync_brings_is_shown_also_after_a_save_that_changed_nothing(window: Window) -> None:
    made = window.start()
    window.open()
    for words in ("Callum", ""):
        hands.write("What has brought us together?", words)
        window.screen.flush()
    window.screen.presenter.answer("reason.why", "", "")
    window.screen.presenter.save()
    heard, window.store.listeners[:] = list(window.store.listeners), []
    save_answers(window.store, PRIYA, made.id, {("reason.why", ""): "Nights are loud."}, form=FORM, today=TODAY)
    window.store.listeners[:] = heard
    window.screen.refresh(Changed(frozenset({GivenAnswer}), frozenset({window.marlows.id}), "Changes arrived", "", ""))
    assert hands.text_of("What has brought us together?") == "Nights are loud."


def test_children_of_one_first_name_are_told_apart(window: Window) -> None:
    other = Person(file_id=window.marlows.id, given_name="Ellie", family_name="Baines", born="2015-04-01")
    belongs = Membership(file_id=window.marlows.id, family_id=window.marlows.id, person_id=other.id)
    add_person(window.store, PRIYA, other, belongs, TODAY)
    window.start()
    window.open()
    assert [window.line(words).isVisible() for words in ("Ellie Baines, 11", "Ellie Marlow, 9")] == [True, True]


def test_an_answer_of_an_earlier_form_is_shown_under_its_own_line(window: Window) -> None:
    made = window.start()
    with window.store.work(PRIYA, "Older") as work:
        work.put(
            GivenAnswer(
                id=answer_id(made.id, "pets.names", ""),
                file_id=made.file_id,
                family_id=made.family_id,
                assessment_id=made.id,
                question="pets.names",
                text="A cat, Biscuit.",
            )
        )
    window.open()
    window.choose("From an earlier form")
    assert hands.reads("A cat, Biscuit.")


def test_everything_that_takes_the_focus_has_a_name(window: Window) -> None:
    window.in_may()
    window.start()
    window.open()
    for line in ("Reason and people", "Ellie, 9", "Ellie", "What it means", "Check your answers"):
        window.choose(line)
        nameless = [
            type(each).__name__
            for each in window.screen.findChildren(QWidget)
            if each.isVisibleTo(window.screen)
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (each.accessibleName() or each.property("text"))
        ]
        assert nameless == [], line


def test_nothing_is_wider_than_a_small_window_with_doubled_text(window: Window) -> None:
    window.in_may()
    window.start()
    Theme(QApplication.instance()).apply(2.0, "light")  # type: ignore[arg-type]
    window.screen.resize(848, 500)
    window.open()
    window.choose("Ellie, 9") if hands.seen(SectionItem) else window.screen._choose(f"needs@{window.marlows.ellie.id}")
    window.screen.presenter.see_beside(True)
    QApplication.processEvents()
    wide = [each for each in hands.seen(QPushButton) if each.width() < each.minimumSizeHint().width()]
    assert (wide, window.screen._content.horizontalScrollBar().maximum()) == ([], 0)


def test_labels_say_text_as_it_was_written(window: Window) -> None:
    made = window.start()
    complete(window.store, PRIYA, made, now=NOW)
    save_answers(window.store, PRIYA, made.id, {("reason.why", ""): "<b>Angry & loud"}, form=FORM, today=TODAY)
    finish(window.store, PRIYA, made.id, form=FORM, now=NOW)
    window.open()
    window.choose("Reason and people")
    shown = next(each for each in hands.seen(QLabel) if "Angry" in each.text())
    assert shown.textFormat() is Qt.TextFormat.PlainText


def test_what_cannot_be_stored_now_is_kept_with_the_next_key(window: Window) -> None:
    made = window.start()
    window.open()
    hands.write("What has brought us together?", "Callum")
    window.store.read_only = True
    window.screen.flush()
    assert hands.reads("This record is open for reading only.")
    window.store.read_only = False
    hands.add("What has brought us together?", " was away")
    window.screen.flush()
    assert window.kept_answers(made)["reason.why", ""] == "Callum was away"

"""The assessment's tab in the window: writing, carrying forward, checking, finishing, approving, reading, the family's copy."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.casework.assessment_reading import given
from fpz_app.casework.assessments import approve, carry_forward, finish, save_answers, start_assessment
from fpz_app.casework.history import undo
from fpz_app.casework.people import add_person
from fpz_app.domain.agreements import Agreement
from fpz_app.domain.assessments import Assessment, AssessmentState, FamilyCopy, GivenAnswer, answer_id
from fpz_app.domain.forms import Address
from fpz_app.domain.notes import Note, Words
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.workers import Worker
from fpz_app.presenters.assessment import AssessmentPresenter
from fpz_app.presenters.places import family as family_place
from fpz_app.store.store import Store
from fpz_app.ui.screens.assessment import AssessmentScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.sections import SectionItem
from tests.helpers import hands
from tests.helpers.assessments import FORM, complete, whole
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, PRIYA

MAY = datetime(2026, 5, 20, 12, 0)
Ctrl = Qt.KeyboardModifier.ControlModifier


class Window:
    """The assessment's tab of the Marlows' file."""

    def __init__(self, qtbot: QtBot, store: Store, *, actor: Worker = PRIYA) -> None:
        self.qtbot, self.store, self.kept = qtbot, store, Kept()
        self.marlows: Marlows = make_marlows(store)
        self.desk = desk_for(store, self.kept, actor=actor)
        self.screen = AssessmentScreen(lambda view: AssessmentPresenter(view, self.desk), lambda: TODAY)
        self.previews: list[tuple[str, bytes, str]] = []
        self.screen.preview.connect(lambda *print_: self.previews.append(print_))
        store.listeners.append(self.screen.refresh)
        qtbot.addWidget(self.screen)
        self.screen.resize(1072, 700)

    def open(self, item_id: str = "") -> None:
        self.screen.show()
        self.screen.activateWindow()
        self.screen.open(self.marlows.id, item_id)
        QApplication.processEvents()

    def start(self, on: date = TODAY) -> Assessment:
        return start_assessment(self.store, PRIYA, self.marlows.id, form=FORM, today=on)

    def in_may(self, answers: dict[Address, object] | None = None) -> Assessment:
        """A whole assessment, finished and approved in May."""
        made = self.start(MAY.date())
        save_answers(self.store, PRIYA, made.id, answers or {}, form=FORM, today=MAY.date())
        whole(self.store, PRIYA, made, now=MAY)
        return approve(self.store, MANAGER, made.id, MAY.date())

    def line(self, words: str) -> SectionItem:
        return hands.until(lambda: next((each for each in hands.seen(SectionItem) if each.text() == words), None), words)

    def choose(self, words: str) -> None:
        QTest.keyClick(self.line(words), Qt.Key.Key_Space)
        QApplication.processEvents()

    def kept_answers(self, assessment: Assessment) -> dict[Address, object]:
        return given(self.store, assessment.id).answers


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[Window]:
    opened = Window(qtbot, store)
    yield opened
    store.listeners.clear()
    opened.screen.close()


@pytest.fixture
def managers(qtbot: QtBot, store: Store) -> Iterator[Window]:
    opened = Window(qtbot, store, actor=MANAGER)
    yield opened
    store.listeners.clear()
    opened.screen.close()


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


def test_the_earlier_answers_stand_beside_the_questions(window: Window) -> None:
    window.in_may({("health.needs", window.marlows.ellie.id): "Teeth, says the school nurse."})
    window.start()
    window.open()
    window.choose("Ellie, 9")
    hands.press("See May’s answers beside")
    hands.wait_to_read("Teeth, says the school nurse.")


def test_last_times_score_stands_beside_the_scale(window: Window) -> None:
    window.in_may({("health.today", window.marlows.ellie.id): 4})
    window.start()
    window.open()
    window.choose("Ellie, 9")
    assert hands.reads("Last time 4, in May")


def test_an_answer_is_carried_forward_with_one_key_and_shown_as_carried(window: Window) -> None:
    ellie = window.marlows.ellie.id
    window.in_may({("health.going_well", ellie): "Eats well."})
    new = window.start()
    window.open()
    window.choose("Ellie, 9")
    hands.keys(Qt.Key.Key_F8)
    assert window.kept_answers(new)["health.going_well", ellie] == "Eats well."
    assert (hands.text_of("What is going well"), hands.reads("Carried from May")) == ("Eats well.", True)


def test_a_carried_answer_that_is_written_anew_is_carried_no_more(window: Window) -> None:
    ellie = window.marlows.ellie.id
    window.in_may({("health.going_well", ellie): "Eats well."})
    new = window.start()
    carry_forward(window.store, PRIYA, new.id, [("health.going_well", ellie)], form=FORM, today=TODAY)
    window.open()
    window.choose("Ellie, 9")
    hands.add("What is going well", " Sleeps well.")
    window.screen.flush()
    assert (hands.reads("Carried from May"), given(window.store, new.id).carried) == (False, frozenset())


def test_all_of_a_page_is_carried_at_once_and_can_be_undone(window: Window) -> None:
    window.in_may()
    new = window.start()
    window.open()
    window.choose("Ellie, 9")
    hands.press("See May’s answers beside")
    hands.press("Carry all forward")
    assert (len(window.kept_answers(new)), window.kept.told[-1]) == (3, "Carried forward.")
    undo(window.store, PRIYA, window.store.last_group)
    assert (window.kept_answers(new), hands.text_of("What is going well")) == ({}, "")


def say(window: Window, said: str) -> None:
    ellie = window.marlows.ellie.id
    with window.store.work(PRIYA, "Note") as work:
        work.put(
            Note(
                file_id=window.marlows.id,
                family_id=window.marlows.id,
                author_id=PRIYA.id,
                on=date(2026, 11, 16),
                seen_alone=(ellie,),
                words=(Words(person_id=ellie, said=said, how="At school"),),
                finished_at=NOW,
            )
        )


def test_a_childs_words_from_notes_can_be_put_in(window: Window) -> None:
    made = window.start()
    say(window, "I want a lamp.")
    window.open()
    window.choose("Ellie, 9")
    hands.press("Put in: I want a lamp.")
    assert window.kept_answers(made)["health.words", window.marlows.ellie.id] == "I want a lamp."
    assert hands.reads("Seen alone, at school, 16 November")


def test_another_childs_words_do_not_stand_beside(window: Window) -> None:
    window.start()
    say(window, "I want a lamp.")
    window.open()
    window.choose("Callum, 14")
    assert not hands.reads("I want a lamp.")


def test_a_child_added_meanwhile_joins_the_list_and_typing_goes_on(window: Window) -> None:
    window.start()
    window.open()
    hands.write("What has brought us together?", "Callum")
    rosa = Person(file_id=window.marlows.id, given_name="Rosa", born="2020-04-01")
    belongs = Membership(file_id=window.marlows.id, family_id=window.marlows.id, person_id=rosa.id)
    add_person(window.store, PRIYA, rosa, belongs, TODAY)
    assert window.line("Rosa, 6").text() == "Rosa, 6"
    assert hands.text_of("What has brought us together?") == "Callum"


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


def test_nothing_is_wider_than_a_small_window_with_doubled_text(window: Window, themed: Theme) -> None:
    window.in_may()
    window.start()
    themed.apply(2.0, "light")
    window.screen.resize(848, 500)
    window.open()
    window.choose("Ellie, 9") if hands.seen(SectionItem) else window.screen._choose(f"needs@{window.marlows.ellie.id}")
    window.screen.presenter.see_beside(True)
    QApplication.processEvents()
    wide = [each for each in hands.seen(QPushButton) if each.width() < each.minimumSizeHint().width()]
    assert (wide, window.screen._scroll.horizontalScrollBar().maximum()) == ([], 0)


def test_labels_say_text_as_it_was_written(window: Window) -> None:
    made = window.start()
    complete(window.store, PRIYA, made, now=NOW)
    save_answers(window.store, PRIYA, made.id, {("reason.why", ""): "<b>Angry & loud"}, form=FORM, today=TODAY)
    finish(window.store, PRIYA, made.id, form=FORM, now=NOW)
    window.open()
    window.choose("Reason and people")
    shown = next(each for each in hands.seen(QLabel) if "Angry" in each.text())
    assert shown.textFormat() is Qt.TextFormat.PlainText


def test_a_full_disk_keeps_what_was_typed_and_says_so(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
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

"""The note's form in a window: headings, what was agreed, the next visit, dictation, and a note by the keyboard alone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from fpz_app.casework.history import undo
from fpz_app.casework.notes import More, finish_note
from fpz_app.casework.plans import put_goal, start_plan
from fpz_app.casework.visits import plan_visit
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.plans import Action, ActionStatus, Goal
from fpz_app.domain.visits import Visit, VisitState
from fpz_app.presenters import places
from fpz_app.presenters.notes import NotesPresenter
from fpz_app.presenters.plan import PlanPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.notes import NotesScreen
from fpz_app.ui.screens.plan import PlanScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, PRIYA

CTRL = Qt.KeyboardModifier.ControlModifier
SECONDS_IN_A_MINUTE, KEYS_A_SECOND = 60, 4
"""Who types slowly, two hundred signs a minute, presses between three and four keys a second."""


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def screen(store: Store, marlows: Marlows, qtbot: QtBot, qapp: QApplication) -> NotesScreen:
    Theme(qapp).apply(1.0, "light")
    made = NotesScreen(lambda view: NotesPresenter(view, desk_for(store, Kept())))
    qtbot.addWidget(made)
    made.resize(1072, 684)
    made.show()
    qtbot.waitExposed(made)
    made.open(marlows.id, "new")
    return made


def text_edit() -> QPlainTextEdit:
    found = hands.field("What happened")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_headings_come_into_the_text_with_the_kind_and_one_undo_takes_them_out(screen: NotesScreen) -> None:
    hands.write("What happened", "Kerry rang.")
    hands.choose("Headings", "Time with a child")
    assert hands.text_of("What happened").startswith("Kerry rang.\n\nWhere we were and what we did")
    assert screen.form.typed.kind == NoteKind.CHILD
    hands.choose("Headings", "Home visit")
    assert "Where we were" not in hands.text_of("What happened")
    text_edit().setFocus()
    while hands.text_of("What happened") != "Kerry rang.":
        assert text_edit().document().isUndoAvailable()
        hands.keys(hands.Key.Key_Z, CTRL)


def test_one_writes_at_once_under_the_first_heading_and_empty_ones_are_not_kept(screen: NotesScreen, store: Store) -> None:
    hands.choose("Headings", "Home visit")
    hands.type_into(text_edit(), "Kerry and Noah.")
    hands.press("Finish the note")
    (note,) = store.find(Note)
    assert (note.text, note.headings) == ("Who was there\nKerry and Noah.", ("Who was there",))
    hands.wait_to_read("Who was there")


def test_an_action_agreed_in_a_note_is_kept_in_its_draft_and_stored_with_it(
    screen: NotesScreen, store: Store, marlows: Marlows
) -> None:
    hands.write("What happened", "Callum talked.")
    hands.press("Add an action that was agreed")
    hands.write("What will be done", "Ring the college")
    hands.write("By when", "someday")
    hands.press("Finish the note")
    hands.wait_to_read("There is a problem")
    assert (store.find(Note), screen.form.typed.follow_up[0].by_when) == ([], "someday")
    screen.flush()
    screen.open(marlows.id, "new")
    assert hands.text_of("By when") == "someday"
    hands.write("By when", "4 december")
    hands.press("Finish the note")
    (action,) = store.find(Action)
    assert (action.who_ids, action.by_when, action.note_id) == ((PRIYA.id,), date(2026, 12, 4), store.find(Note)[0].id)


def test_an_action_is_settled_on_the_notes_card(screen: NotesScreen, store: Store) -> None:
    hands.write("What happened", "Callum talked.")
    hands.press("Add an action that was agreed")
    hands.write("What will be done", "Ring the college")
    hands.write("By when", "4 december")
    hands.press("Finish the note")
    hands.wait_to_read("Priya Nair, by 4 December, not started")
    hands.press("Done")
    hands.wait_to_read("Priya Nair, by 4 December, done")
    assert store.find(Action)[0].status is ActionStatus.DONE


def test_the_next_visit_is_planned_from_the_note_to_whom_it_is_about(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    hands.press("About Callum, 14")
    hands.write("What happened", "Callum talked.")
    hands.press("Plan the next visit")
    hands.write("Day of the next visit", "4 december")
    hands.write("What it is for", "See the new room")
    hands.press("Finish the note")
    (visit,) = store.find(Visit)
    assert (visit.on, visit.whom, visit.visitor_id) == (date(2026, 12, 4), (marlows.callum.id,), PRIYA.id)


def test_a_next_visit_in_the_past_is_told_at_its_day(screen: NotesScreen, store: Store) -> None:
    hands.write("What happened", "Callum talked.")
    hands.press("Plan the next visit")
    hands.write("Day of the next visit", "4 november 2026")
    hands.press("Finish the note")
    hands.wait_to_read("The day is in the past. Give a day from today on.")
    assert (store.find(Note), store.find(Visit)) == ([], [])


def test_the_note_of_a_planned_visit_says_that_it_was_made_and_undo_plans_it_again(
    screen: NotesScreen, store: Store, marlows: Marlows
) -> None:
    who = {"family_id": marlows.id, "file_id": marlows.id, "visitor_id": PRIYA.id, "whom": (marlows.ellie.id,)}
    visit = plan_visit(store, PRIYA, Visit(**who, on=TODAY, at="16:00"), TODAY)  # type: ignore[arg-type]
    screen.open(marlows.id, f"visit-{visit.id}")
    hands.wait_to_read("This tells of the visit planned for Monday 23 November at 16:00.")
    assert (hands.text_of("Time"), screen.form.typed.about, screen.form.typed.seen) == ("16:00", (marlows.ellie.id,), {})
    hands.write("What happened", "Ellie painted.")
    hands.press("Finish the note")
    settled = store.get(Visit, visit.id)
    assert (settled.state, settled.note_id) == (VisitState.MADE, store.find(Note)[0].id)
    undo(store, PRIYA, store.last_group)
    assert (store.get(Visit, visit.id).state, store.find(Note)) == (VisitState.PLANNED, [])


def test_what_supervision_decided_is_asked_for_once_it_is_one(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Join") as work:
        work.put(MANAGER)
    screen.open(marlows.id, "new")
    assert hands.fields("What was decided") == []
    hands.press("Supervision decision")
    hands.write("What was decided", "Stay at level 3")
    hands.press("Finish the note")
    hands.wait_to_read("It does not say why")
    hands.write("Why", "School is not settled.")
    hands.write("By when", f"{TODAY + timedelta(days=30):%d %B %Y}")
    hands.choose("Decided by", MANAGER.name)
    hands.press("Finish the note")
    hands.wait_to_read("Stay at level 3")
    assert store.find(Note)[0].decided_by == MANAGER.id


def test_a_decision_stays_in_sight_when_the_note_becomes_another_kind(screen: NotesScreen, marlows: Marlows) -> None:
    screen.open(marlows.id, "new")
    hands.press("Supervision decision")
    hands.write("What was decided", "Stay at level 3")
    hands.press("Visit")
    assert len(hands.fields("What was decided")) == 1


def test_what_it_means_for_the_child_is_asked_where_it_is_significant(screen: NotesScreen) -> None:
    assert hands.fields("What it means for the child") == []
    hands.press("Mark it as significant in the chronology")
    assert len(hands.fields("What it means for the child")) == 1


def compose(edit: QPlainTextEdit, words: str) -> None:
    """What dictation or another input method shows before it is sure."""
    QApplication.sendEvent(edit, QInputMethodEvent(words, []))


def settle(edit: QPlainTextEdit, words: str) -> None:
    """What it is sure of."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(edit, event)


def test_dictated_words_are_kept_and_saving_does_not_cut_into_what_is_being_said(screen: NotesScreen, marlows: Marlows) -> None:
    edit = text_edit()
    edit.setFocus()
    hands.type_into(edit, "Kerry said ")
    compose(edit, "the")
    screen.flush()
    assert edit.textCursor().block().layout().preeditAreaText() == "the"
    compose(edit, "the school")
    settle(edit, "the school rang")
    screen.flush()
    kept = screen.presenter.writing.draft(marlows.id)
    assert kept is not None
    assert (kept.text, hands.text_of("What happened")) == ("Kerry said the school rang", "Kerry said the school rang")


def test_words_that_are_being_said_are_not_the_notes_until_they_are_sure(screen: NotesScreen, marlows: Marlows) -> None:
    edit = text_edit()
    edit.setFocus()
    compose(edit, "no")
    compose(edit, "")
    screen.flush()
    assert screen.presenter.writing.draft(marlows.id) is None


class Keyboard:
    """One who never touches the mouse; counts the keys."""

    def __init__(self) -> None:
        self.pressed = 0

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def type(self, words: str) -> None:
        self.pressed += len(words)
        hands.type_into(QApplication.focusWidget(), words)

    def tab_to(self, name: str) -> None:
        while QApplication.focusWidget().accessibleName().removesuffix(" (optional)") != name:
            self.key(Qt.Key.Key_Tab)

    def tick(self, name: str) -> None:
        self.tab_to(name)
        self.key(Qt.Key.Key_Space)


def test_a_note_about_three_children_takes_a_minute_by_the_keyboard_alone(
    screen: NotesScreen, store: Store, marlows: Marlows
) -> None:
    screen.activateWindow()
    hands.until(lambda: QApplication.focusWidget() is not None, "a place to begin")
    hand = Keyboard()
    for seen in ("Callum was seen", "Ellie was seen alone", "Noah was seen"):
        hand.tick(seen)
    hand.tab_to("What happened")
    hand.type("Tea was ready. Callum had done his maths; Noah slept.")
    hand.tab_to("Ellie’s own words")
    hand.type("Can the light stay on")
    hand.key(Qt.Key.Key_Return, CTRL)
    (note,) = store.find(Note)
    children = {marlows.callum.id, marlows.ellie.id, marlows.noah.id}
    assert (set(note.seen), note.seen_alone, note.words[0].said) == (children, (marlows.ellie.id,), "Can the light stay on")
    assert hand.pressed < SECONDS_IN_A_MINUTE * KEYS_A_SECOND


def test_escape_leaves_the_form_and_keeps_what_was_written(screen: NotesScreen, marlows: Marlows) -> None:
    hands.write("What happened", "Callum talked.")
    hands.keys(hands.Key.Key_Escape)
    hands.wait_to_read("Visit on 23 November, started today 09:30")


def test_an_action_of_the_plan_leads_back_to_the_note_in_which_it_was_agreed(
    store: Store, marlows: Marlows, qtbot: QtBot
) -> None:
    plan = start_plan(store, PRIYA, marlows.id)
    goal = put_goal(store, PRIYA, Goal(file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, text="School each day"))
    note = Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=TODAY, text="Callum talked.")
    ring = Action(file_id=marlows.id, family_id=marlows.id, goal_id=goal.id, text="Ring the college", who="Kerry", by_when=TODAY)
    finish_note(store, PRIYA, note, today=TODAY, now=NOW, more=More([ring]))
    kept = Kept()
    screen = PlanScreen(lambda view: PlanPresenter(view, desk_for(store, kept)), lambda: TODAY)
    qtbot.addWidget(screen)
    screen.resize(1072, 684)
    screen.show()
    screen.open(marlows.id)
    hands.press("History")
    hands.press("Open the note in which it was agreed")
    assert kept.went == [places.family(marlows.id, "notes", note.id)]

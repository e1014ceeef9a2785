"""The plan's tab by keyboard: where the focus goes, what Escape keeps, and that everything can be reached and is named."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.casework.assessments import save_answers, start_assessment
from fpz_app.domain.plans import Action, Goal, NeedLeftOut, Plan
from fpz_app.store.store import Store
from fpz_app.ui.widgets.press_row import PressRow
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.signature import SignaturePad
from tests.helpers import hands
from tests.helpers.assessments import FORM
from tests.helpers.marlows import TODAY
from tests.helpers.plan_window import PlanWindow
from tests.helpers.stores import PRIYA

NEED = "Is awake until late."


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[PlanWindow]:
    opened = PlanWindow(qtbot, store)
    yield opened
    opened.screen.close()


def find_need(window: PlanWindow) -> None:
    """An assessment under way that names one need, of Ellie's health."""
    begun = start_assessment(window.store, PRIYA, window.marlows.id, form=FORM, today=TODAY)
    ellie = window.marlows.ellie.id
    answers = {("health.today", ellie): 3, ("health.needs", ellie): NEED}
    save_answers(window.store, PRIYA, begun.id, answers, form=FORM, today=TODAY)
    window.open()


def escape(window: PlanWindow) -> None:
    QTest.keyClick(window.screen.focusWidget() or window.screen, Qt.Key.Key_Escape)
    QApplication.processEvents()


def test_after_saving_the_focus_is_on_the_goal(window: PlanWindow) -> None:
    hands.press("Add a goal")
    hands.write("What do you want to change?", "Callum is in school each day")
    hands.press("Save")
    assert window.focused == "Change: Callum is in school each day"


def test_after_saving_an_action_the_focus_is_on_its_row(window: PlanWindow) -> None:
    action = window.action(window.goal())
    hands.open_row("Actions of “Callum is in school each day”", "Ask the college")
    hands.write("What will be done?", "Ask the college for two days")
    hands.press("Save")
    assert window.focused == "Actions of “Callum is in school each day”"
    rows = window.screen.focusWidget()
    assert isinstance(rows, RowsView)
    assert getattr(rows.current_row, "id", "") == action.id


def test_cancelling_leads_back_to_what_opened_the_form(window: PlanWindow) -> None:
    hands.press("Add a goal")
    hands.press("Cancel")
    assert window.focused == "Add a goal"


def test_escape_asks_nothing_and_keeps_what_was_typed(window: PlanWindow) -> None:
    hands.press("Add a goal")
    hands.write("What do you want to change?", "Callum is in sch")
    escape(window)
    assert window.store.find(Goal) == []
    assert hands.reads("The goal: Callum is in sch")


def test_escape_while_signing_keeps_the_answers(window: PlanWindow) -> None:
    window.goal()
    hands.press("Agree version 1")
    hands.answer("Kerry Marlow", "I agree")
    escape(window)
    hands.press("Agree version 1")
    assert next(row.signer().answer for row in window.screen._signing._rows) == "agrees"


def test_what_was_thrown_away_comes_back_by_undo(window: PlanWindow) -> None:
    hands.press("Add a goal")
    hands.write("What do you want to change?", "Not this")
    hands.press("Cancel")
    hands.press("Undo")
    assert hands.text_of("What do you want to change?") == "Not this"


def test_moving_a_goal_up_keeps_the_focus_on_it(window: PlanWindow) -> None:
    for number, text in enumerate(("First", "Second", "Third")):
        window.goal(text, place=number)
    hands.press("Move up: Third")
    assert window.focused == "Move up: Third"
    hands.press("Move up: Third")
    assert window.focused == "Change: Third"


def test_the_same_page_shown_again_keeps_the_focus(window: PlanWindow) -> None:
    window.goal()
    hands.press("History: Callum is in school each day")
    window.goal("Ellie sleeps and worries less")
    assert window.focused == "History: Callum is in school each day"


def test_a_line_worth_a_look_opens_its_place(window: PlanWindow) -> None:
    window.action(window.goal())
    line = next(each for each in hands.seen(PressRow) if "does not say who" in each.accessibleName())
    hands.press(line.accessibleName())
    assert window.focused == "Kerry"


def test_a_need_becomes_a_goal(window: PlanWindow) -> None:
    find_need(window)
    hands.press(f"Make it a goal: {NEED}")
    assert hands.text_of("What do you want to change?") == NEED
    assert hands.reads("From the assessment: Ellie, health, scored 3")


def test_a_need_without_a_goal_keeps_its_reason_and_lets_it_be_changed(window: PlanWindow) -> None:
    find_need(window)
    hands.press(f"No goal for this: say why: {NEED}")
    hands.write("Why is there no goal for this need?", "The school nurse is dealing with it.")
    hands.press("Keep the reason")
    hands.press(f"Change the reason: {NEED}")
    hands.write("Why is there no goal for this need?", "Mended since.")
    hands.press("Keep the reason")
    assert [each.why for each in window.store.find(NeedLeftOut)] == ["Mended since."]
    assert hands.reads("No goal: Mended since.")


def test_a_need_joins_a_goal(window: PlanWindow) -> None:
    window.goal()
    goal = window.goal("Ellie sleeps and worries less", place=1)
    find_need(window)
    hands.press(f"Add it to a goal: {NEED}")
    hands.choose("Which goal answers it?", "Ellie sleeps and worries less")
    assert window.store.get(Goal, goal.id).needs == ()
    hands.press("Add it")
    assert len(window.store.get(Goal, goal.id).needs) == 1


def test_the_history_of_an_action_is_read_on_its_form(window: PlanWindow) -> None:
    window.action(window.goal())
    hands.open_row("Actions of “Callum is in school each day”", "Ask the college")
    hands.press("History")
    assert hands.reads("Words: Ask the college")


def test_everything_on_the_page_is_named(window: PlanWindow) -> None:
    fill(window)
    unnamed = [each for each in controls(window) if not each.accessibleName()]
    assert unnamed == []


def test_everything_that_can_be_pressed_is_reached_by_tab(window: PlanWindow) -> None:
    fill(window)
    wanted = {each for each in controls(window) if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached: set[QWidget] = set()
    window.screen.setFocus()
    for _ in range(3 * len(wanted)):
        QTest.keyClick(window.screen.focusWidget() or window.screen, Qt.Key.Key_Tab)
        reached.add(window.screen.focusWidget())
    assert {each.accessibleName() for each in wanted - reached} == set()


def test_every_signer_s_pad_is_named(window: PlanWindow) -> None:
    window.goal()
    hands.press("Agree version 1")
    names = [each.accessibleName() for each in window.screen.findChildren(SignaturePad)]
    assert names == [f"Signature of {who}, not signed yet" for who in ("Kerry Marlow", "Callum Marlow", "Priya Nair")]


def fill(window: PlanWindow) -> None:
    """A plan with something of everything."""
    find_need(window)
    for number in range(3):
        window.action(window.goal(f"Goal {number}", place=number, children=(window.marlows.callum.id,)))
    hands.press("Agree version 1")
    hands.answer("Kerry Marlow", "I agree")
    hands.press("Agree the plan")
    with window.store.work(PRIYA, "Change it") as work:
        work.put(replace(window.store.find(Action)[0], text="Ring the college"))
        work.put(replace(window.store.find(Plan)[0], going_well=("The workshop.",)))
    window.open()


def controls(window: PlanWindow) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, RowsView)
    return [each for kind in kinds for each in window.screen.findChildren(kind) if each.isVisible()]

"""The plan's tab in the window: goals, actions, signing, drafts and the preview."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from fpz_app.casework.plans import Signing, agree_plan
from fpz_app.domain.plans import Action, Goal, Plan, PlanState, Signature, SignedHow
from fpz_app.store.store import Store
from fpz_app.ui.widgets.plan_signing import SignerRow
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.signature import SignaturePad
from tests.helpers import hands
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY
from tests.helpers.plan_window import PlanWindow
from tests.helpers.stores import PRIYA


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[PlanWindow]:
    opened = PlanWindow(qtbot, store)
    yield opened
    opened.screen.close()


def test_a_family_without_a_plan_is_offered_one(qtbot: QtBot, store: Store) -> None:
    window = PlanWindow(qtbot, store, start=False)
    hands.press("Start the plan")
    assert store.find(Plan, family_id=window.marlows.id)[0].state is PlanState.DRAFT


def test_a_goal_typed_and_saved_stands_in_the_plan(window: PlanWindow) -> None:
    hands.press("Add a goal")
    hands.write("What do you want to change?", "Callum is in school each day")
    hands.press("Save")
    assert [goal.text for goal in window.store.find(Goal)] == ["Callum is in school each day"]
    assert window.screen.currentWidget() is window.screen._sheet


def test_a_goal_without_words_is_refused_with_nothing_lost(window: PlanWindow) -> None:
    hands.press("Add a goal")
    hands.write("Why does it matter to the child?", "So that he is not bored")
    hands.press("Save")
    assert window.store.find(Goal) == []
    assert "So that he is not bored" in [each.toPlainText() for each in window.screen.findChildren(QPlainTextEdit)]


def test_half_a_goal_is_there_after_leaving_the_tab(window: PlanWindow) -> None:
    hands.press("Add a goal")
    hands.write("What do you want to change?", "Callum is in sch")
    window.screen.flush()
    window.screen.open(window.marlows.id)
    hands.press("Go on writing")
    assert "Callum is in sch" in [each.toPlainText() for each in window.screen.findChildren(QPlainTextEdit)]


def test_cancelling_throws_the_draft_away(window: PlanWindow) -> None:
    hands.press("Add a goal")
    hands.write("What do you want to change?", "Not this")
    hands.press("Cancel")
    assert "Go on writing" not in window.texts()


def test_an_action_may_belong_to_the_mother(window: PlanWindow) -> None:
    window.goal()
    hands.press("Add an action")
    hands.write("What will be done?", "Get a lamp")
    hands.answer("Who does it?", "Kerry")
    hands.press("Save")
    assert [action.text for action in window.store.find(Action)] == ["Get a lamp"]


def test_a_day_that_does_not_exist_is_told_at_the_field(window: PlanWindow) -> None:
    window.goal()
    hands.press("Add an action")
    hands.write("What will be done?", "Get a lamp")
    hands.write("By when?", "31 November 2026")
    hands.press("Save")
    assert "There is no 31 November" in window.texts()
    assert window.store.find(Action) == []


def test_scaling_a_goal_today(window: PlanWindow) -> None:
    goal = window.goal()
    hands.press("Scale it today")
    hands.press("7")
    assert window.store.get(Goal, goal.id).now == 7


def test_agreeing_without_anyone_is_refused(window: PlanWindow) -> None:
    window.goal()
    hands.press("Agree version 1")
    hands.press("Agree the plan")
    assert "Nobody is named as agreeing" in window.texts()


def sign(window: PlanWindow, name: str, *, how: SignedHow) -> SignerRow:
    row = next(each for each in window.screen.findChildren(SignerRow) if each.name == name)
    row._answer.choose("agrees")
    row._how.choose(str(how))
    row._told()
    return row


def test_agreeing_makes_a_version_with_everyones_word(window: PlanWindow) -> None:
    window.goal()
    hands.press("Agree version 1")
    sign(window, "Kerry Marlow", how=SignedHow.PHONE)
    hands.press("Agree the plan")
    signature = window.store.find(Signature)[0]
    assert (signature.name, signature.how) == ("Kerry Marlow", SignedHow.PHONE)
    assert window.kept.told[-1] == "Version 1 of the plan is agreed."


def test_signing_on_the_screen_wants_a_signature(window: PlanWindow) -> None:
    window.goal()
    hands.press("Agree version 1")
    sign(window, "Kerry Marlow", how=SignedHow.SCREEN)
    hands.press("Agree the plan")
    assert "Kerry Marlow has not signed yet" in window.texts()


def test_a_signature_drawn_is_kept_with_the_version(window: PlanWindow) -> None:
    window.goal()
    hands.press("Agree version 1")
    pad = sign(window, "Kerry Marlow", how=SignedHow.SCREEN).findChild(SignaturePad)
    window.qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    window.qtbot.mouseMove(pad, pad.rect().center() / 2)
    window.qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center() / 2)
    hands.press("Agree the plan")
    assert window.store.find(Signature)[0].strokes


def test_what_was_signed_so_far_is_there_after_not_now(window: PlanWindow) -> None:
    window.goal()
    hands.press("Agree version 1")
    sign(window, "Kerry Marlow", how=SignedHow.PAPER)
    hands.press("Not now")
    hands.press("Agree version 1")
    row = next(each for each in window.screen.findChildren(SignerRow) if each.name == "Kerry Marlow")
    assert row.signer().how == SignedHow.PAPER


def test_an_agreed_plan_is_not_agreed_again_until_it_changes(window: PlanWindow) -> None:
    window.goal()
    assert window.plan is not None
    agree_plan(window.store, PRIYA, window.plan, (Signing("Kerry Marlow"),), today=TODAY, now=NOW)
    window.screen.open(window.marlows.id)
    assert not window.screen._agree.isVisible()
    window.goal("Ellie sleeps and worries less")
    assert window.screen._agree.text() == "Agree version 2"


def test_printing_asks_for_a_preview_without_a_name_in_the_file_name(window: PlanWindow) -> None:
    window.goal()
    asked: list[tuple[str, bytes, str]] = []
    window.screen.preview.connect(lambda *paper: asked.append(paper))
    hands.press("Print")
    assert bytes(asked[0][1]).startswith(b"%PDF")
    assert "Marlow" not in asked[0][2]


def test_an_overdue_action_is_marked(window: PlanWindow) -> None:
    goal = window.goal()
    action = Action(
        file_id=goal.file_id, family_id=goal.family_id, goal_id=goal.id, text="Ask the college", by_when=date(2026, 11, 20)
    )
    with window.store.work(PRIYA, "Write an action") as work:
        work.put(action)
    window.screen.open(window.marlows.id)
    rows = window.screen.findChild(RowsView).rows
    assert rows.sentence(rows.rows[0]).startswith("Overdue")

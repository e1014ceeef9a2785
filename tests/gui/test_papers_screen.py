"""The Papers tab in a window."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.plans import Signing, agree_plan, put_goal, start_plan
from fpz_app.presenters.attachments import AttachmentsPresenter
from fpz_app.presenters.papers import PapersPresenter
from fpz_app.store.store import Changed, Store
from fpz_app.ui.screens.papers import PapersScreen
from tests.helpers import hands
from tests.helpers.centre_apart import CentreApart
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.plan_tab import goal_of
from tests.helpers.stores import PRIYA

LIST = "To look at and print"
NOTHING = Changed(frozenset(), frozenset(), "", "", "")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def screen(qtbot: QtBot, store: Store, marlows: Marlows) -> PapersScreen:
    desk = desk_for(store, Kept())
    made = PapersScreen(
        lambda view: PapersPresenter(view, desk), lambda view: AttachmentsPresenter(view, desk, CentreApart()), lambda: TODAY
    )
    qtbot.addWidget(made)
    made.resize(1072, 700)
    made.show()
    made.open(marlows.id)
    return made


def agree(store: Store, marlows: Marlows) -> None:
    plan = start_plan(store, PRIYA, marlows.id)
    put_goal(store, PRIYA, goal_of(plan))
    agree_plan(store, PRIYA, plan, (Signing("Kerry Marlow"),), today=TODAY, now=NOW)


def test_a_family_without_papers_is_told_so_kindly(screen: PapersScreen) -> None:
    assert hands.reads("Nothing to print yet.")
    assert hands.reads("No copy has left the app yet.")


def test_a_version_opens_in_the_preview_with_the_keyboard(screen: PapersScreen, store: Store, marlows: Marlows) -> None:
    asked: list[tuple[str, bytes, str]] = []
    screen.preview.connect(lambda *paper: asked.append(paper))
    agree(store, marlows)
    screen.refresh(NOTHING)
    hands.open_row(LIST, "Family plan, version 1")
    assert [(title, name) for title, _, name in asked] == [("Family plan, version 1", "Family plan version 1 PU2291.pdf")]


def test_the_list_keeps_its_row_when_something_changes(screen: PapersScreen, store: Store, marlows: Marlows) -> None:
    agree(store, marlows)
    screen.refresh(NOTHING)
    hands.open_row(LIST, "Family plan, version 1")
    screen.refresh(NOTHING)
    QApplication.processEvents()
    rows = hands.lists(LIST)[0]
    assert screen.focusWidget() is rows
    assert rows.current_row is not None


def test_the_genogram_opens_in_the_preview_with_the_keyboard(screen: PapersScreen) -> None:
    asked: list[tuple[str, bytes, str]] = []
    screen.preview.connect(lambda *paper: asked.append(paper))
    hands.open_row("Drawn from the record", "Genogram without names")
    assert [(title, name) for title, _, name in asked] == [("Genogram without names", "Genogram without names.pdf")]

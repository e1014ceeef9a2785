"""What is next in a family: each line with who answers for it and why then, the later ones on asking."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.today import what_is_next
from fpz_app.domain.step_up import StepUpState
from fpz_app.presenters.overview import OverviewPresenter, OverviewView
from fpz_app.presenters.today import line_of
from fpz_app.store.store import Store
from fpz_app.ui.screens.overview import OverviewScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import act, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stepping_up import AMBER, proposal


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    see(store, made, TODAY)
    return made


@pytest.fixture
def screen(qapp: QApplication, qtbot: QtBot, store: Store, marlows: Marlows) -> OverviewScreen:
    """Six actions of Kerry's, one a day, and a step up that waits for its answer."""
    Theme(qapp).apply(look="light")
    for days in range(6):
        act(store, marlows, TODAY + timedelta(days=days), who_ids=(marlows.kerry.id,), text=f"Action {days}")
    put(store, proposal(marlows, speed=AMBER, state=StepUpState.ACKNOWLEDGED, sent_on=TODAY, sent_at="09:00"))
    desk = desk_for(store, Kept())

    def presenter_for(view: OverviewView) -> OverviewPresenter:
        def following(family_id: str) -> list[object]:
            return [line_of(due) for due in what_is_next(store, desk.actor, family_id, desk.now(), desk.settings.zone)]

        return OverviewPresenter(view, desk, following)  # type: ignore[arg-type]

    made = OverviewScreen(presenter_for)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    made.open(marlows.id)
    QApplication.processEvents()
    return made


def test_who_answers_stands_beside_what_is_not_ones_own(screen: OverviewScreen) -> None:
    rows = hands.rows_of("What is next")
    assert rows[0] == "Due, Action, Action 0, Kerry. today"
    assert "Later, Front door to answer the step up, amber, sent 23 November. tomorrow" in rows


def test_each_line_says_why_by_keyboard(screen: OverviewScreen) -> None:
    (view,) = hands.lists("What is next")
    view.setFocus()
    at = next(number for number, row in enumerate(view.rows.rows) if row.what.startswith("Front door"))
    for _down in range(at):
        QTest.keyClick(view, Qt.Key.Key_Down)
    hands.wait_to_read(
        "Front door to answer the step up: due Tuesday 24 November: 1 working day after it was sent on 23 November; zone setting."
        " Who answers for it: the front door."
    )


def test_the_later_lines_come_on_asking(screen: OverviewScreen) -> None:
    assert len(hands.rows_of("What is next")) == 5
    hands.press("Show 2 later")
    assert len(hands.rows_of("What is next")) == 7
    assert hands.lists("What is next")[0].hasFocus()

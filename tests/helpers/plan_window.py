"""The plan's tab of the Marlows' file in a window of its own."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.casework.plans import put_action, put_goal, start_plan
from fpz_app.domain.plans import Action, Goal
from fpz_app.presenters.plan import PlanPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.plan import PlanScreen
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.plan_tab import action_of, goal_of
from tests.helpers.stores import PRIYA


class PlanWindow:
    """`kept` holds where the desk was asked to go, and its toasts."""

    def __init__(self, qtbot: QtBot, store: Store, *, start: bool = True) -> None:
        self.qtbot, self.store, self.kept = qtbot, store, Kept()
        self.marlows: Marlows = make_marlows(store)
        self.plan = start_plan(store, PRIYA, self.marlows.id) if start else None
        desk = desk_for(store, self.kept)
        self.screen = PlanScreen(lambda view: PlanPresenter(view, desk), lambda: TODAY)
        qtbot.addWidget(self.screen)
        self.screen.resize(1072, 700)
        self.screen.show()
        self.screen.activateWindow()
        self.open()

    def open(self, item_id: str = "") -> None:
        self.screen.open(self.marlows.id, item_id)
        QApplication.processEvents()

    def goal(self, text: str = "Callum is in school each day", **more: Any) -> Goal:
        assert self.plan is not None
        made = put_goal(self.store, PRIYA, goal_of(self.plan, text, **more))
        self.open()
        return made

    def action(self, goal: Goal, text: str = "Ask the college", **more: Any) -> Action:
        made = put_action(self.store, PRIYA, action_of(goal, text, **more), TODAY)
        self.open()
        return made

    @property
    def focused(self) -> str:
        """The name of what has the focus, once everything has come to rest."""
        QApplication.processEvents()
        found = self.screen.focusWidget()
        return found.accessibleName() if found is not None else ""

    def texts(self) -> str:
        shown = self.screen.currentWidget() or self.screen
        return "\n".join(str(each.property("text")) for each in shown.findChildren(QWidget) if each.property("text"))

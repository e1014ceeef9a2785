"""A plan's tab without a window, and the parts of a plan to put in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from fpz_app.casework.history import undo
from fpz_app.casework.plans import put_action, put_goal, start_plan
from fpz_app.domain.errors import Problem
from fpz_app.domain.plans import Action, Goal, Plan
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.plan import PlanPresenter
from fpz_app.presenters.plan_agreeing import Signer, ToAgree
from fpz_app.presenters.plan_history import Changing
from fpz_app.presenters.plan_sheet import PlanSheet
from fpz_app.presenters.record_form import Editing
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import PRIYA


def goal_of(plan: Plan, text: str = "Callum is in school each day", **more: Any) -> Goal:
    return replace(Goal(file_id=plan.family_id, family_id=plan.family_id, plan_id=plan.id, text=text), **more)


def action_of(goal: Goal, text: str = "Ask the college", **more: Any) -> Action:
    return replace(Action(file_id=goal.file_id, family_id=goal.family_id, goal_id=goal.id, text=text), **more)


@dataclass
class FakePlan:
    """Keeps what was shown last."""

    sheet: PlanSheet | None = None
    shown: str = ""
    there: str = ""
    editing: Editing | None = None
    signers: Sequence[Signer] = ()
    about: ToAgree | None = None
    problems: list[Problem] = field(default_factory=list)
    history: Sequence[Changing] = ()
    thrown: list[str] = field(default_factory=list)
    printed: list[tuple[str, bytes, str]] = field(default_factory=list)
    drawn: int = 0

    def show_plan(self, sheet: PlanSheet, shown: str) -> None:
        self.sheet, self.shown, self.drawn = sheet, shown, self.drawn + 1

    def show_there(self, item_id: str) -> bool:
        self.there = item_id
        return True

    def show_problem(self, problem: Problem) -> None:
        self.problems = list(problem.each)

    def preview_plan(self, title: str, pdf: bytes, name: str) -> None:
        self.printed.append((title, pdf, name))

    def show_editor(self, editing: Editing) -> None:
        self.editing, self.problems = editing, []

    def show_saved(self, at: str) -> None: ...
    def show_newer(self, words: str) -> None: ...

    def show_editor_problems(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)

    def show_history(self, changes: Sequence[Changing]) -> None:
        self.history = changes

    def close_editor(self) -> None:
        self.editing = None

    def show_thrown_away(self, words: str) -> None:
        self.thrown.append(words)

    def show_signers(self, signers: Sequence[Signer], about: ToAgree) -> None:
        self.signers, self.about = signers, about

    def show_agreeing_problems(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)

    def show_agreeing_saved(self, at: str) -> None: ...

    def close_agreeing(self) -> None:
        self.signers = ()


class PlanTab:
    """The Marlows' plan, open, with a desk that keeps the group of each toast's Undo."""

    def __init__(self, store: Store, *, start: bool = True) -> None:
        self.store, self.view, self.kept = store, FakePlan(), Kept()
        self.undos: list[str] = []
        self.marlows: Marlows = make_marlows(store)
        self.plan = start_plan(store, PRIYA, self.marlows.id) if start else None
        self.desk: Desk = replace(desk_for(store, self.kept), tell=self._tell)
        self.presenter = PlanPresenter(self.view, self.desk)
        self.presenter.open(self.marlows.id)

    @property
    def sheet(self) -> PlanSheet:
        assert self.view.sheet is not None
        return self.view.sheet

    @property
    def editing(self) -> Editing:
        assert self.view.editing is not None
        return self.view.editing

    def goal(self, text: str = "Callum is in school each day", **more: Any) -> Goal:
        assert self.plan is not None
        made = put_goal(self.store, PRIYA, goal_of(self.plan, text, **more))
        self.presenter.open(self.marlows.id)
        return made

    def action(self, goal: Goal, text: str = "Ask the college", *, today: date = TODAY, **more: Any) -> Action:
        made = put_action(self.store, PRIYA, action_of(goal, text, **more), today)
        self.presenter.open(self.marlows.id)
        return made

    def fill(self, **answers: Any) -> None:
        """Answers of the form that is open, by the names of their fields."""
        for name, value in answers.items():
            self.presenter.editor.change(f"{self.editing.page.section.key}.{name}", "", value)

    def undo(self) -> None:
        """Presses Undo on the last toast."""
        undo(self.store, PRIYA, self.undos[-1])
        self.presenter.refresh()

    def _tell(self, words: str, group: str) -> None:
        self.kept.told.append(words)
        self.undos.append(group)

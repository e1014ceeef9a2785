"""Plan: the family's plan on its tab."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.plan import PlanPresenter, PlanView
from fpz_app.presenters.plan_agreeing import Signer
from fpz_app.presenters.plan_sheet import PlanSheet
from fpz_app.presenters.record_form import Editing
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.layout import clear, column, held, line
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.panels import empty_state, panel
from fpz_app.ui.widgets.plan_goal import GoalDoes, PlanGoal
from fpz_app.ui.widgets.plan_needs import NeedDoes, PlanNeed
from fpz_app.ui.widgets.plan_side import SideDoes, side
from fpz_app.ui.widgets.plan_signing import PlanSigning
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label, section_head


class PlanScreen(QStackedWidget):
    """`preview` asks for a print preview: title, PDF, suggested file name."""

    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[PlanView], PlanPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName("Plan")
        self.presenter = presenter_for(self)
        self._status, self._mark = label("", "quiet"), Shape("draft", "How the plan stands")
        self._agree = primary("Agree the plan", icon="signature", do=self.presenter.agree)
        self._print = secondary("Print", icon="printer", do=lambda: self.presenter.print())
        self._problem = ProblemSummary()
        self._body = QVBoxLayout()
        self._sheet = Page(name="Plan")
        self._form = RecordForm(self.presenter.editor, today)
        self._signing = PlanSigning(self.presenter.agreeing.keep)
        self._lay()
        self._signing.agreed.connect(self._sign)
        self._signing.given_up.connect(self._put_off)

    def open(self, family_id: str, item_id: str = "") -> None:
        self.setCurrentWidget(self._sheet)
        self.presenter.open(family_id, item_id)

    def flush(self) -> None:
        self._form.flush()
        self._signing.flush()
        if self.presenter.editor.is_open:
            self.presenter.editor.leave()

    def refresh(self, _changed: object) -> None:
        if self.currentWidget() is self._sheet:
            self.presenter.refresh()

    def show_plan(self, sheet: PlanSheet, chosen: str) -> None:
        self._problem.clear_problem()
        self._status.setText(sheet.status)
        self._mark.set_kind(sheet.status_shape)
        self._agree.setVisible(sheet.can_agree)
        rename(self._agree, f"Agree version {sheet.next_version}")
        self._print.setVisible(sheet.can_print)
        clear(self._body)
        if not sheet.is_started:
            self._show_start(sheet)
            return
        left, right = held(self._goals(sheet, chosen)), held(side(sheet, self._side_does()))
        self._body.addWidget(TwoColumns(left, right, shares=(600, 376)))

    def show_problem(self, problem: Problem) -> None:
        self._problem.show_problem(problem, {})

    def show_editor(self, editing: Editing) -> None:
        self._form.show_editing(editing)
        self.setCurrentWidget(self._form)

    def show_saved(self, at: str) -> None:
        self._form.show_saved(at)

    def show_editor_problems(self, problems: Sequence[Problem]) -> None:
        self._form.show_problems(problems)

    def close_editor(self) -> None:
        self.setCurrentWidget(self._sheet)

    def show_signers(self, signers: Sequence[Signer], *, version: int, ways: Sequence[str]) -> None:
        self._signing.show_signers(signers, version=version, ways=ways)
        self.setCurrentWidget(self._signing)

    def show_agreeing_problems(self, problems: Sequence[Problem]) -> None:
        self._signing.show_problems(problems)

    def show_agreeing_saved(self, at: str) -> None:
        self._signing.show_saved(at)

    def close_agreeing(self) -> None:
        self._signing.drop()
        self.setCurrentWidget(self._sheet)

    def preview_plan(self, pdf: bytes, name: str) -> None:
        self.preview.emit("Family plan", pdf, name)

    def _sign(self, signers: Sequence[Signer]) -> None:
        if self.presenter.agreeing.agree(signers):
            self.presenter.agreed()

    def _put_off(self) -> None:
        self._signing.flush()
        self.presenter.agreeing.give_up()

    def _show_start(self, sheet: PlanSheet) -> None:
        needs = len(sheet.open_needs)
        detail = f"The assessment names {needs} {'need' if needs == 1 else 'needs'}. Each becomes a goal, or a reason why not."
        quiet = "It can begin from the assessment’s needs, or from what the family says today."
        self._body.addWidget(
            empty_state(
                "There is no plan yet.",
                detail if needs else quiet,
                action="Start the plan",
                icon="target",
                do=self.presenter.start,
            )
        )

    def _goals(self, sheet: PlanSheet, chosen: str) -> QVBoxLayout:
        write = self.presenter.write
        does = GoalDoes(
            write=lambda goal: write("goal", goal), add_action=lambda goal: write("action", goal_id=goal),
            open_action=lambda action: write("action", action), scale=self.presenter.scale, move_up=self.presenter.move_up,
        )  # fmt: skip
        add = link("Add a goal", icon="plus", do=lambda: write("goal"))
        box = column(*self._unfinished(sheet), *self._needs(sheet), section_head("What we want to change", "", add), gap=8)
        for place, goal in enumerate(sheet.goals):
            made = PlanGoal(goal, does, first=place == 0)
            box.addWidget(made)
            box.addSpacing(16)
            if chosen and chosen in (goal.id, *(action.id for action in goal.actions)):
                self._sheet.reveal(made)
        if not sheet.goals:
            box.addWidget(empty_state("No goal yet.", "What would the family notice if things were better?"))
        box.addStretch(1)
        return box

    def _unfinished(self, sheet: PlanSheet) -> list[QWidget | int]:
        rows = [
            line(label(each.words), None, link("Go on writing", icon="pencil", do=lambda key=each.key: self.presenter.go_on(key)))  # type: ignore[misc]
            for each in sheet.unfinished
        ]
        return [panel("accent", label("Not finished yet", "small-strong"), *rows, gap=6), 16] if rows else []

    def _needs(self, sheet: PlanSheet) -> list[QVBoxLayout | QWidget | int]:
        goals = [(goal.id, goal.text) for goal in sheet.goals]
        does = NeedDoes(self.presenter.goal_from_need, self.presenter.add_need_to, self.presenter.leave_out)
        rows = [PlanNeed(need, goals, does) for need in sheet.open_needs]
        return [section_head("Needs without a goal", str(len(rows))), *rows, 16] if rows else []

    def _side_does(self) -> SideDoes:
        return SideDoes(write=self.presenter.write, print=self.presenter.print)

    def _lay(self) -> None:
        head = line(gap=12)
        head.addLayout(column(label("Our family plan", "head"), line(self._mark, self._status, gap=8), gap=2), 1)
        for each in (self._print, self._agree):
            head.addWidget(each)
        self._sheet.add(head, 12, self._problem, 8, self._body)
        for page in (self._sheet, self._form, self._signing):
            self.addWidget(page)

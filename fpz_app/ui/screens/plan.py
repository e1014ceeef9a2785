"""Plan: the family's plan on its tab."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.plan import PlanPresenter, PlanView
from fpz_app.presenters.plan_agreeing import Signer, ToAgree
from fpz_app.presenters.plan_history import Changing
from fpz_app.presenters.plan_sheet import PlanSheet
from fpz_app.presenters.record_form import Editing
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.buttons import primary, rename, secondary
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.plan_page import PlanDoes, PlanSheetView
from fpz_app.ui.widgets.plan_signing import PlanSigning
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.spot import Spot, go_to_spot, spot_of
from fpz_app.ui.widgets.text import label


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
        self._problem, self._banner = ProblemSummary(), Banner()
        self._beginning = QVBoxLayout()
        self._sheet, self._view = Page(name="Plan"), PlanSheetView(self._does())
        self._opener: Spot | None = None
        self._came_back = False
        self._form = RecordForm(self.presenter.editor, today)
        self._signing = PlanSigning(self.presenter.agreeing.keep)
        self._lay()
        self._form.left.connect(self.presenter.editor.leave)
        self._form.history_asked.connect(self.presenter.editor.tell_history)
        self._signing.agreed.connect(self.presenter.agreeing.agree)
        self._signing.given_up.connect(self.presenter.agreeing.put_off)

    def open(self, family_id: str, item_id: str = "") -> None:
        self.setCurrentWidget(self._sheet)
        self._banner.clear_banner()
        self._problem.clear_problem()
        self._opener = None
        self.presenter.open(family_id, item_id)

    def flush(self) -> None:
        self._form.flush()
        self._signing.flush()

    def refresh(self, _changed: object) -> None:
        self.presenter.refresh(quietly=self.currentWidget() is not self._sheet)

    def show_plan(self, sheet: PlanSheet, shown: str) -> None:
        spot, opener = None if self._came_back else spot_of(self._sheet), self._opener
        scrolled = self._sheet.scroller.verticalScrollBar().value()
        self._opener, self._came_back = None, False
        self._problem.clear_problem()
        self._status.setText(sheet.status)
        self._mark.set_kind(sheet.status_shape)
        self._agree.setVisible(sheet.can_agree)
        rename(self._agree, f"Agree version {sheet.next_version}")
        self._print.setVisible(sheet.can_print)
        clear(self._beginning)
        self._view.hide()  # while it is filled: each part of what is seen would be laid out as it comes
        if sheet.is_started:
            self._view.show_sheet(sheet, seen=self._sheet.height())
            if spot or shown or opener or scrolled:
                self._view.finish()
            self._view.show()
        else:
            self._beginning.addWidget(self._nothing_yet(len(sheet.open_needs), may_start=sheet.may_change))
        QTimer.singleShot(0, self, lambda: self._settle(spot, shown, opener, scrolled))

    def show_there(self, item_id: str) -> bool:
        """Gives a goal, an action or a need the focus; False where it is not on the page."""
        found = self._view.go_to(item_id) if item_id else None
        if found is not None:
            self._sheet.reveal(found)
        return found is not None

    def show_problem(self, problem: Problem) -> None:
        self._problem.show_problem(problem, {})
        self._sheet.reveal(self._problem)

    def show_thrown_away(self, words: str) -> None:
        self._banner.show_banner(words, shape="draft", action="Undo", do=self.presenter.bring_back)

    def show_editor(self, editing: Editing) -> None:
        self._opener = spot_of(self._sheet)
        self._banner.clear_banner()
        self.setCurrentWidget(self._form)
        self._form.show_editing(editing)

    def show_saved(self, at: str) -> None:
        self._form.show_saved(at)

    def show_newer(self, words: str) -> None:
        self._form.show_newer(words)

    def show_editor_problems(self, problems: Sequence[Problem]) -> None:
        self._form.show_problems(problems)

    def show_history(self, changes: Sequence[Changing]) -> None:
        self._form.show_history([(each.who, "\n".join(each.lines), each.when) for each in changes])

    def close_editor(self) -> None:
        self._came_back = True
        self.setCurrentWidget(self._sheet)

    def show_signers(self, signers: Sequence[Signer], about: ToAgree) -> None:
        self._opener = spot_of(self._sheet)
        self._banner.clear_banner()
        self.setCurrentWidget(self._signing)
        self._signing.show_signers(signers, about)

    def show_agreeing_problems(self, problems: Sequence[Problem]) -> None:
        self._signing.show_problems(problems)

    def show_agreeing_saved(self, at: str) -> None:
        self._signing.show_saved(at)

    def close_agreeing(self) -> None:
        self._signing.drop()
        self._came_back = True
        self.setCurrentWidget(self._sheet)

    def preview_plan(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)

    def _settle(self, spot: Spot | None, shown: str, opener: Spot | None, scrolled: int) -> None:
        """Once it is laid out: back to where one was, to what was asked for, or to what a form was opened by."""
        self._sheet.scroller.verticalScrollBar().setValue(scrolled)
        if self.currentWidget() is self._sheet and not go_to_spot(self._sheet, spot) and not self.show_there(shown):
            go_to_spot(self._sheet, opener)

    def _nothing_yet(self, needs: int, *, may_start: bool) -> QWidget:
        if not may_start:
            return empty_state("There is no plan yet.", "It shows here once it is started.")
        named = f"The assessment names {needs} {'need' if needs == 1 else 'needs'}. Each becomes a goal, or a reason why not."
        quiet = "It can begin from the assessment’s needs, or from what the family says today."
        return empty_state(
            "There is no plan yet.", named if needs else quiet, action="Start the plan", icon="target", do=self.presenter.start
        )

    def _does(self) -> PlanDoes:
        do, goals = self.presenter, self.presenter.goals
        return PlanDoes(
            write=do.write, go_on=do.go_on, mend=do.mend, print=do.print, history=do.history, pasts=do.pasts,
            open_note=do.open_note,
            goal_from_need=do.goal_from_need,
            add_need=goals.add_need, drop_need=goals.drop_need, leave_out=goals.leave_out, scale=goals.scale,
            move_up=goals.move_up, take_up=goals.take_up,
        )  # fmt: skip

    def _lay(self) -> None:
        standing = line(gap=8)
        standing.addWidget(held(column(self._mark, margins=(0, 3, 0, 0))), 0, Qt.AlignmentFlag.AlignTop)
        standing.addWidget(self._status, 1)
        head = Flow(label("Our family plan", "head", wrap=False), held(Flow(self._print, self._agree, gap=12)), gap=16)
        head.push_last()
        self._sheet.add_top(self._banner)
        self._sheet.add(held(head), standing, 12, self._problem, 8, self._beginning, self._view)
        for page in (self._sheet, self._form, self._signing):
            self.addWidget(page)

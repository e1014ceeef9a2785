"""Assessment: the task list beside the page that is written, checked or read."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Address
from fpz_app.presenters.assessment import AssessmentPresenter
from fpz_app.presenters.assessment_answers import Sheet
from fpz_app.presenters.assessment_open import PageShown
from fpz_app.presenters.assessment_standing import Standing
from fpz_app.presenters.assessment_view import AssessmentView, Remark, Tasks
from fpz_app.presenters.record_form import Editing
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.forms.assessment_content import AssessmentContent
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.widgets.assessment_foot import AssessmentFoot, FootDoes
from fpz_app.ui.widgets.earlier_answers import CARRY_KEY
from fpz_app.ui.widgets.layout import clear
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.sections import Section, SectionList
from fpz_app.ui.widgets.side_list import SideList


class AssessmentScreen(QStackedWidget):
    """`preview` asks for a print preview: title, PDF, suggested file name."""

    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[AssessmentView], AssessmentPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName("Assessment")
        self.presenter = presenter_for(self)
        self._family_id, self._current, self._next, self._question = "", "", "", (1, 1)
        self._guided = False
        self._autosave = Autosave(self, self.presenter.save)
        self._comments = Autosave(self, lambda: self.presenter.decisions.keep_comments(self._standing.comments))
        self._reveal = QTimer(self, singleShot=True, interval=0)
        decisions = self.presenter.decisions
        self._empty, self._empty_problem = QVBoxLayout(), ProblemSummary()
        self._list = SectionList()
        self._content = AssessmentContent(today)
        self._page, self._standing = self._content.page, self._content.standing
        self._foot = AssessmentFoot(
            FootDoes(
                forward=self._forward, back=self._back, finish=decisions.finish, print=decisions.print,
                amend=decisions.amend, start_new=decisions.start_new, history=decisions.show_history,
            )
        )  # fmt: skip
        self._side = SideList("Assessment", "", self._list, self._content, self._foot)
        self._copy = RecordForm(decisions.copy, today)
        self._lay()
        self._connect()

    def open(self, family_id: str, item_id: str = "") -> None:
        self._family_id = family_id
        self.setCurrentWidget(self._side)
        self.presenter.open(family_id, item_id)

    def flush(self) -> None:
        self._autosave.flush()
        self._comments.flush()
        self._copy.flush()

    def refresh(self, changed: Any) -> None:
        self._comments.flush()
        self.presenter.hear(changed)

    def show_empty(self, words: str, detail: str, action: str) -> None:
        clear(self._empty)
        self._empty_problem.clear_problem()
        start = lambda: self.presenter.decisions.start(self._family_id)  # noqa: E731
        self._empty.addWidget(empty_state(words, detail, action=action, icon="clipboard-list", do=start))
        self.setCurrentIndex(1)

    def show_tasks(self, tasks: Tasks) -> None:
        self._side.say("Assessment", tasks.beneath)
        lines = [Section(each.key, each.words, each.state, each.count, each.group) for each in tasks.lines]
        self._list.show_sections(lines, tasks.current)
        self._reveal.start()
        self._page.show_pages(tasks.pages)
        self._current, self._next = tasks.current, tasks.next_words
        self._say_next()

    def show_page(self, shown: PageShown, *, guided: bool, beside: bool) -> None:
        self._guided, self._question = guided, (1, 1)
        self._content.show_page(shown, guided=guided, beside=beside)
        self._foot.show_page(guided=guided, beside=shown.beside.words if shown.beside else "", beside_open=beside)
        self._say_next()
        self.setCurrentWidget(self._side)

    def show_check(self, missing: Sequence[tuple[str, str]], sheets: Sequence[Sheet], finish: str) -> None:
        self._content.show_check(missing, sheets)
        self._foot.show_check(finish)
        self.setCurrentWidget(self._side)

    def show_reading(self, title: str, sheets: Sequence[Sheet], stands: Standing, comments: str) -> None:
        if sheets:
            self._content.show_reading(title, sheets)
        else:
            self._content.show_standing(stands, comments)
        self._foot.show_reading(may_amend=stands.may_amend, may_start=stands.may_start)
        self.setCurrentWidget(self._side)

    def show_former(self, title: str, sheets: Sequence[Sheet]) -> None:
        self._content.show_reading(title, sheets)
        self._foot.show_nothing()
        self.setCurrentWidget(self._side)

    def show_remark(self, remark: Remark | None) -> None:
        self._content.show_remark(remark, self.presenter.record_agreement)

    def show_answer(self, at: Address, value: Any, note: str) -> None:
        self._page.form.show_answer(*at, value, note)

    def show_note(self, at: Address, words: str) -> None:
        self._page.form.show_note(*at, words)

    def show_page_problems(self, problems: Sequence[Problem], at: Address) -> None:
        self._page.form.show_problems(problems)
        self._page.form.go_to(*at)

    def show_saved(self, words: str) -> None:
        self._content.clear_problem()
        self._page.show_saved(words)

    def show_problem(self, problem: Problem) -> None:
        self._content.show_problem(problem)
        self._empty_problem.show_problem(problem, {})

    def show_decision_problem(self, problem: Problem) -> None:
        many = len(problem.each) > 1
        self.show_problem(Problem("Some questions still need an answer.", "Each is listed below.") if many else problem)
        self._content.to_top()

    def show_copy(self, editing: Editing) -> None:
        self._copy.show_editing(editing)
        self.setCurrentWidget(self._copy)

    def show_copy_saved(self, at: str) -> None:
        self._copy.show_saved(at)

    def show_copy_problems(self, problems: Sequence[Problem]) -> None:
        self._copy.show_problems(problems)

    def close_copy(self) -> None:
        self.setCurrentWidget(self._side)

    def preview_assessment(self, pdf: bytes, name: str) -> None:
        self.preview.emit("Assessment", pdf, name)

    def _see_beside(self, wanted: bool) -> None:
        self.presenter.see_beside(wanted)
        if wanted:
            self._content.reveal_earlier()

    def _give_back(self, comments: str) -> None:
        self._comments.drop()
        self.presenter.decisions.return_with(comments)

    def _reveal_current(self) -> None:
        """Once the list is laid out."""
        self._side.reveal(self._list.item(self._current))

    def _say_next(self) -> None:
        number, of = self._question
        self._foot.show_next("Next question" if self._guided and number < of else self._next or "Next")

    def _moved(self, number: int, of: int) -> None:
        self._question = (number, of)
        self._say_next()

    def _forward(self) -> None:
        if not self._content.is_writing or (self._guided and self._page.form.step(1)):
            return
        self.presenter.next()
        self._into_form()

    def _back(self) -> None:
        if not self._page.form.step(-1):
            self.presenter.back()
            self._into_form()

    def _choose(self, key: str) -> None:
        self.presenter.choose(key)
        self._into_form()

    def _into_form(self) -> None:
        if self._content.is_writing:
            self._page.form.go_to_first()

    def _answered(self, question: str, subject_id: str, value: object) -> None:
        self.presenter.answer(question, subject_id, value)
        self._autosave.touch()

    def _carry_here(self) -> None:
        if self._content.is_writing and (at := self._page.form.here) is not None:
            self.presenter.carry(*at)

    def _lay(self) -> None:
        first = Page(name="Assessment")
        first.add(self._empty_problem, self._empty)
        for page in (self._side, first, self._copy):
            self.addWidget(page)

    def _connect(self) -> None:
        page, standing, decisions = self._page, self._standing, self.presenter.decisions
        self._list.opened.connect(self._choose)
        self._reveal.timeout.connect(self._reveal_current)
        page.chosen.connect(self._choose)
        page.changed.connect(self._answered)
        page.form.moved.connect(self._moved)
        page.carried.connect(self.presenter.carry)
        page.all_carried.connect(self.presenter.carry_all)
        page.used.connect(self.presenter.use_words)
        self._foot.beside_asked.connect(self._see_beside)
        self._foot.guided_asked.connect(self.presenter.ask_one_at_a_time)
        self._content.missing.chosen.connect(self.presenter.go_to)
        self._content.sheets.chosen.connect(self._choose)
        standing.approved.connect(decisions.approve)
        standing.returned.connect(self._give_back)
        standing.commented.connect(self._comments.touch)
        standing.copy_asked.connect(decisions.write_copy)
        standing.version_asked.connect(decisions.show_version)
        standing.history_asked.connect(decisions.show_history)
        for keys, do in (("Ctrl+Return", self._forward), ("Ctrl+Enter", self._forward), (CARRY_KEY, self._carry_here)):
            QShortcut(QKeySequence(keys), self, do, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

"""Assessment content: what stands beside the task list: a page to write, the answers to check, or an assessment to read."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.assessment_answers import Sheet
from fpz_app.presenters.assessment_open import PageShown
from fpz_app.presenters.assessment_standing import Standing
from fpz_app.presenters.assessment_view import Remark
from fpz_app.ui.forms.question_page import QuestionPage
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.answer_sheets import AnswerSheets
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import clear, line
from fpz_app.ui.widgets.missing_list import MissingList
from fpz_app.ui.widgets.page import TOP_MARGIN, PageScroll
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.standing_panel import StandingPanel
from fpz_app.ui.widgets.text import label

LAID_OUT = 40  # ms until a page that was just drawn has its heights


class AssessmentContent(PageScroll):
    """`page`, `missing`, `sheets` and `standing` tell by their own signals what was done in them."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._remark, self._problem = QVBoxLayout(), ProblemSummary()
        self._title = label("", "head")
        self._title.setContentsMargins(0, 0, 0, 12)
        self.page, self.missing = QuestionPage(today), MissingList()
        self.sheets, self.standing = AnswerSheets(), StandingPanel()
        self._key = ""
        self._later = QTimer(self, singleShot=True, interval=LAID_OUT)
        self._later.timeout.connect(self._scroll_to_earlier)
        self.body.addLayout(self._remark)
        for each in (self._problem, *self._parts()):
            self.body.addWidget(each)
        self.body.addStretch(1)

    @property
    def is_writing(self) -> bool:
        """Whether a page of the form is shown."""
        return not self.page.isHidden()

    def show_page(self, shown: PageShown, *, guided: bool, beside: bool) -> None:
        is_new = shown.key != self._key
        self._show(self.page)
        self._key = shown.key
        self.page.show_page(shown, guided=guided, beside=beside)
        if is_new:
            self.to_top()

    def show_check(self, missing: Sequence[tuple[str, str]], sheets: Sequence[Sheet]) -> None:
        self._title.setText("Check your answers")
        self.missing.show_missing(missing)
        self.sheets.show_sheets(sheets, change=True)
        self._show(self._title, self.sheets, *([self.missing] if missing else []))
        self.to_top()

    def show_reading(self, title: str, sheets: Sequence[Sheet]) -> None:
        self._title.setText(title)
        self.sheets.show_sheets(sheets, headings=False)
        self._show(self._title, self.sheets)
        self.to_top()

    def show_standing(self, stands: Standing, comments: str) -> None:
        self._title.setText(stands.title)
        self.standing.show_standing(stands, comments)
        self._show(self._title, self.standing)
        self.to_top()

    def show_remark(self, remark: Remark | None, do: Callable[[], object]) -> None:
        clear(self._remark)
        if remark is not None:
            go = [line(link(remark.action, do=do), None)] if remark.action else []
            said = [label(remark.detail)] if remark.detail else []
            self._remark.addWidget(panel("sunk", label(remark.words, "strong"), *said, *go))
            self._remark.addSpacing(16)

    def show_problem(self, problem: Problem) -> None:
        self._problem.show_problem(problem, {})

    def clear_problem(self) -> None:
        self._problem.clear_problem()

    def to_top(self) -> None:
        """Begins at the top, and says where one is."""
        self.verticalScrollBar().setValue(0)
        announce(self, self.page.accessibleName() if self.is_writing else self._title.text())

    def reveal_earlier(self) -> None:
        """Scrolls to the earlier answers where there is only room for them below the form."""
        self._later.start()

    def _scroll_to_earlier(self) -> None:
        if below := self.page.below:
            self.verticalScrollBar().setValue(self.page.y() + below.mapTo(self.page, QPoint(0, 0)).y() - TOP_MARGIN)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.page, self._title, self.missing, self.sheets, self.standing

    def _show(self, *shown: QWidget) -> None:
        """A problem told before goes with the page it was about."""
        self._key = ""
        self._problem.clear_problem()
        for each in self._parts():
            each.setVisible(each in shown)

"""Papers: the tab of a family's prints."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fpz_app.casework.papers import Paper, PaperGiven
from fpz_app.domain.errors import Problem
from fpz_app.presenters.papers import PapersPresenter, PapersView
from fpz_app.ui.widgets.layout import column, held
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import label, section_head

PAPERS = (
    Column("Paper", lambda row: row.title, tone="strong"),
    Column("State", lambda row: row.detail, tone="quiet", width=248),
)
GIVEN = (
    Column("What", lambda row: row.what, detail=lambda row: row.how),
    Column("When", lambda row: row.on, tone="small", width=136, right=True),
)


class PapersScreen(Page):
    """`preview` asks for a print preview: title, PDF, suggested file name."""

    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[PapersView], PapersPresenter]) -> None:
        super().__init__(name="Papers")
        self.presenter = presenter_for(self)
        self._family_id = ""
        self._problem = ProblemSummary()
        self._papers = RowsView(PAPERS, name="To look at and print")
        self._given = RowsView(GIVEN, name="Where copies went", row_height=33, chevron=False)
        self._no_papers = empty_state("Nothing to print yet.", "The assessment and the plan stand here once they are begun.")
        self._none_given = held(column(label("No copy has left the app yet.", "quiet"), margins=(0, 10, 0, 0)))
        left = column(section_head("To look at and print"), self._papers, self._no_papers, gap=0)
        right = column(section_head("Where copies went"), self._given, self._none_given, gap=0)
        self.add(self._problem, TwoColumns(held(left), held(right)))
        self._papers.opened.connect(self.presenter.see)

    def open(self, family_id: str, _item_id: str = "") -> None:
        self._family_id = family_id
        self.presenter.open(family_id)

    def refresh(self, _changed: object) -> None:
        self.presenter.open(self._family_id)

    def show_papers(self, papers: Sequence[Paper], given: Sequence[PaperGiven]) -> None:
        self._problem.clear_problem()
        _show(self._papers, papers, self._no_papers)
        _show(self._given, given, self._none_given)

    def show_problem(self, problem: Problem) -> None:
        self._problem.show_problem(problem, {})

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)


def _show(view: RowsView, rows: Sequence[Paper | PaperGiven], nothing: QWidget) -> None:
    """The rows, or the words that stand where there are none; the row that was chosen stays so."""
    at = view.currentIndex().row()
    view.show_rows(rows)
    if view.hasFocus() and rows:
        view.choose(min(max(at, 0), len(rows) - 1))
    view.setVisible(bool(rows))
    nothing.setVisible(not rows)

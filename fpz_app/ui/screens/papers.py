"""Papers: the tab of a family's prints."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fpz_app.casework.papers import Paper, PaperGiven
from fpz_app.domain.errors import Problem
from fpz_app.presenters.papers import PapersPresenter, PapersView
from fpz_app.ui.widgets.layout import clear, column, held
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import label, section_head

PAPERS = (
    Column("Paper", lambda row: row.title, tone="strong"),
    Column("State", lambda row: row.detail, tone="quiet", width=216),
)
GIVEN = (
    Column("What", lambda row: row.what, detail=lambda row: row.how),
    Column("When", lambda row: row.on, tone="small", width=132),
)


class PapersScreen(Page):
    """`preview` asks for a print preview: title, PDF, suggested file name."""

    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[PapersView], PapersPresenter]) -> None:
        super().__init__(name="Papers")
        self.presenter = presenter_for(self)
        self._family_id = ""
        self._problem, self._body = ProblemSummary(), QVBoxLayout()
        self.add(self._problem, self._body)

    def open(self, family_id: str, _item_id: str = "") -> None:
        self._family_id = family_id
        self._problem.clear_problem()
        self.presenter.open(family_id)

    def refresh(self, _changed: object) -> None:
        self.presenter.open(self._family_id)

    def show_papers(self, papers: Sequence[Paper], given: Sequence[PaperGiven]) -> None:
        clear(self._body)
        left = column(section_head("To look at and print", str(len(papers)) if papers else ""), gap=0)
        if papers:
            view = RowsView(PAPERS, name="To look at and print")
            view.show_rows(papers)
            view.opened.connect(self.presenter.see)
            left.addWidget(view)
        else:
            left.addWidget(empty_state("Nothing to print yet.", "The assessment and the plan stand here once they are begun."))
        right = column(section_head("Where copies went", str(len(given)) if given else ""), gap=0)
        if given:
            gone = RowsView(GIVEN, name="Where copies went", row_height=33, chevron=False)
            gone.show_rows(given)
            right.addWidget(gone)
        else:
            right.addWidget(label("No copy has left the app yet.", "quiet"))
        self._body.addWidget(TwoColumns(held(left), held(right)))

    def show_problem(self, problem: Problem) -> None:
        self._problem.show_problem(problem, {})

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)

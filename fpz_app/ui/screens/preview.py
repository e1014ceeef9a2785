"""Preview: a print from memory, with zoom, the printer and saving."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from fpz_app.domain.errors import Problem
from fpz_app.presenters.preview import PreviewPresenter, PreviewView
from fpz_app.ui.printing import print_pdf
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import column, held, line
from fpz_app.ui.widgets.page import MARGIN, Page
from fpz_app.ui.widgets.pdf_view import PdfView
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.text import label


class PreviewScreen(Page):
    """`closed` when the person goes back to where the print came from."""

    closed = Signal()

    def __init__(self, presenter_for: Callable[[PreviewView], PreviewPresenter]) -> None:
        super().__init__(name="Print preview")
        self.presenter = presenter_for(self)
        self._pdf, self._name = b"", ""
        self._title, self._problem, self._paper = label("", "head"), ProblemSummary(), PdfView()
        self._to = LineEdit("", name="Who is it for?", width=340)
        self._for = Field("Who is it for?", self._to, hint="Kept on the record; the family may ask later")
        back = link("Back", icon="arrow-left", do=self.closed.emit)
        print_it = primary("Print", icon="printer", do=self._print)
        save = secondary("Save as a file", icon="save", do=self._save)
        self._done = label("", "hint")
        tools = line(gap=12)
        tools.addLayout(column(back, self._title, gap=2), 1)
        tools.addWidget(self._for)
        tools.addLayout(column(None, line(save, print_it, gap=12)))
        top = held(column(tools, self._done, self._problem, gap=8, margins=(MARGIN, 14, MARGIN, 8)))
        self.add_top(top)
        self.show_whole(held(column(self._paper, margins=(MARGIN, 0, MARGIN, 0))))

    def leave(self) -> None:
        self.presenter.leave()

    def show_paper(self, title: str, pdf: bytes, name: str, *, is_logged: bool) -> None:
        self._pdf, self._name = pdf, name
        self._title.setText(title)
        self._to.setText("")
        self._for.setVisible(is_logged)
        self._paper.show_pdf(pdf)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, {"to": self._for})

    def show_done(self, words: str) -> None:
        self._done.setText(words)
        self._done.setVisible(bool(words))
        if words:
            announce(self, words)

    def forget(self) -> None:
        self._pdf = b""
        self._paper.forget()

    def _print(self) -> None:
        if self.presenter.may_leave(self._to.value()):
            copies = print_pdf(self._pdf, self)
            if copies:
                self.presenter.printed(self._to.value(), copies)

    def _save(self) -> None:
        if not self.presenter.may_leave(self._to.value()):
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(self, "Save as a file", str(Path(folder) / self._name), "PDF (*.pdf)")
        if chosen:
            self.presenter.save(Path(chosen), self._to.value())

"""Preview: a print or an attachment from memory, with zoom, the printer and saving."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from fpz_app.domain.errors import Problem
from fpz_app.domain.media import Shown
from fpz_app.presenters.preview import Given, PreviewPresenter, PreviewView
from fpz_app.ui import tasks
from fpz_app.ui.printing import choose_printer, draw
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import column, held
from fpz_app.ui.widgets.page import MARGIN, Page
from fpz_app.ui.widgets.paper_view import GONE, PaperView
from fpz_app.ui.widgets.preview_tools import PreviewTools
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.text import label


class PreviewScreen(Page):
    """`closed` when the person goes back to where the print came from."""

    closed = Signal()

    def __init__(self, presenter_for: Callable[[PreviewView], PreviewPresenter]) -> None:
        super().__init__(name="Print preview")
        self.presenter = presenter_for(self)
        self._content, self._name = b"", ""
        self._title, self._problem, self._paper = label("", "head"), ProblemSummary(), PaperView()
        self._to = LineEdit("", width=340)
        self._for = Field("Who is it for?", self._to, hint="Kept on the record; the family may ask")
        back = link("Back", icon="arrow-left", do=self.closed.emit)
        self._print = primary("Print", icon="printer", do=self._send)
        self._save = secondary("Save as a file", icon="save", do=self._ask_where)
        self._tools = PreviewTools(back, self._title, self._for, (self._save, self._print))
        self._done = label("", "quiet")
        self._done.hide()
        self.add_top(held(column(self._tools, self._done, self._problem, gap=8, margins=(MARGIN, 14, MARGIN, 8))))
        self.show_whole(held(column(self._paper, margins=(MARGIN, 0, MARGIN, 12))))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_place(self, **_about: str) -> None:
        self.presenter.open()

    def leave(self) -> None:
        self.presenter.leave()

    def show_paper(self, title: str, content: bytes, name: str, *, shown: Shown, is_logged: bool) -> None:
        self._content, self._name = content, name
        self._title.setText(title)
        self.setAccessibleName(f"Print preview: {title}" if shown is Shown.PAGES else title)
        self._to.setText("")
        self._tools.show_paper(asks=is_logged)
        self._print.setVisible(shown is Shown.PAGES)
        self._paper.show_paper(title, content, name, shown)
        (self._to if is_logged else self._print).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_gone(self) -> None:
        self._title.setText("Nothing is open here")
        self._tools.show_gone()
        self._paper.show_gone()
        announce(self, GONE)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self.show_done("")
            self._problem.show_problem(problem, {"to": self._for})

    def show_done(self, words: str) -> None:
        self._done.setText(words)
        self._done.setVisible(bool(words))
        if words:
            announce(self, words)

    def forget(self) -> None:
        self._content = b""
        self._paper.forget()

    def _send(self) -> None:
        to, pdf = self._to.value(), self._content
        printer = choose_printer(self) if self.presenter.may_leave(to) else None
        if printer is not None:
            given = self.presenter.printing(to, max(printer.copyCount(), 1))
            tasks.run(self, lambda: draw(pdf, printer), done=lambda drawn: self._sent(drawn, given))

    def _sent(self, drawn: bool, given: Given) -> None:
        if drawn:
            self.presenter.printed(given)
        else:
            self.presenter.not_printed()

    def _ask_where(self) -> None:
        if not self.presenter.may_leave(self._to.value()):
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        ending = Path(self._name).suffix
        kind = f"{ending[1:].upper()} (*{ending})"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save as a file", str(Path(folder) / self._name), kind)
        if chosen:
            self.presenter.save(Path(chosen), self._to.value())

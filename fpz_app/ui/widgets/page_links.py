"""Page links: the pages of one line of a task list, each with its state, to go from one to another."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from fpz_app.presenters.assessment_tasks import TaskLine
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.shapes import WORDS, Shape
from fpz_app.ui.widgets.text import hairline, label


class PageLinks(QWidget):
    """Hidden where there is only one page. `chosen` carries the page's key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Pages of this section")
        self._marks: dict[str, tuple[Shape, QPushButton, str]] = {}
        self._flow = Flow(gap=20, line_gap=4)
        self.setLayout(column(hairline(), 8, self._flow, gap=0))

    def show_pages(self, pages: Sequence[TaskLine], current: str) -> None:
        clear(self._flow)
        self._marks = {}
        for page in pages:
            if page.key == current:
                self._flow.addWidget(held(line(Shape(page.state), label(page.words, "small-strong", wrap=False), gap=6)))
                continue
            mark = Shape(page.state)
            go = link(page.words, do=lambda key=page.key: self.chosen.emit(key))  # type: ignore[misc]
            self._marks[page.key] = (mark, go, page.words)
            self._flow.addWidget(held(line(mark, go, gap=6)))
        self.show_states(pages)
        self.setVisible(bool(pages))

    def show_states(self, pages: Sequence[TaskLine]) -> None:
        for page in pages:
            if page.key in self._marks:
                mark, go, words = self._marks[page.key]
                mark.set_kind(page.state)
                go.setAccessibleName(f"{words}, {WORDS[page.state][0].lower()}")

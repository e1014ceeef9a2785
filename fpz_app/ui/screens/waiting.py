"""Waiting: a calm window for long work before the main one opens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fpz_app.ui.widgets.layout import column, line
from fpz_app.ui.widgets.progress import ProgressPanel
from fpz_app.ui.widgets.text import label


class WaitingScreen(QWidget):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        said = label(words, "head")
        self._panel = ProgressPanel(can_cancel=False)
        self._panel.setMinimumWidth(360)
        middle = column(None, said, self._panel, None, gap=16)
        self.setLayout(line(None, middle, None))
        self.resize(1280, 800)

    def show_progress(self, done: int, whole: int, what: str) -> None:
        self._panel.show_progress(done, whole, what)

"""Stopped: the window shown when the app cannot open for a reason that can be mended outside it, such as a form file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fpz_app.domain.errors import Problem
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.focus_ring import FocusRing
from fpz_app.ui.widgets.layout import column, held, line
from fpz_app.ui.widgets.text import label


class StoppedScreen(QWidget):
    """`again` when the person has mended it and wants to try once more."""

    again = Signal()

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"The app cannot open yet. {problem.message}")
        retry = primary("Try again", icon="refresh-cw", do=self.again.emit)
        words = [label("The app cannot open yet", "title"), label(problem.message), label(problem.remedy, "quiet")]
        kept = label("The record is safe and was not changed.", "hint")
        middle = held(column(*words, 4, kept, 8, line(retry, None), gap=8))
        across = line(margins=(32, 32, 32, 32))
        across.addStretch(2)
        across.addLayout(column(None, middle, None), 5)
        across.addStretch(2)
        self.setLayout(across)
        self._ring = FocusRing(self)
        retry.setFocus()

"""Cover: quick hide; one key lays a neutral page over everything, the same key takes it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.layout import column, line
from fpz_app.ui.widgets.text import label


class Cover(QFrame):
    """Lies over the whole window, takes every key and click, and says nothing about anyone; `covered` tells when it does."""

    covered = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("panel", "page")
        self.setAccessibleName("The screen is hidden")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window = window
        self._before: QWidget | None = None
        self._return = secondary("Show the screen", do=self.toggle)
        words = label("The screen is hidden", "large", wrap=False)
        self.setLayout(column(None, line(None, words, None), line(None, self._return, None), None, gap=16))
        self.hide()

    def toggle(self) -> None:
        if self.isVisible():
            self.hide()
            self.covered.emit(False)
            if self._before is not None and isValid(self._before):
                self._before.setFocus()
            return
        self._before = self._window.focusWidget()
        self.covered.emit(True)
        self.resize(self._window.size())
        self.show()
        self.raise_()
        self._return.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: ARG002 - the focus does not leave the cover
        return True

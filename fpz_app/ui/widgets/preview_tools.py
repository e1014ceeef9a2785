"""Preview tools: the head of the print preview, in one line, or below each other when the window is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from fpz_app.ui.look import px
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.layout import Flow, held, line

ROOM = 860


class PreviewTools(QWidget):
    def __init__(self, back: QPushButton, title: QLabel, asking: Field, doing: Sequence[QPushButton]) -> None:
        super().__init__()
        self._for, self._doing = asking, doing
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        head = line(back, gap=16)
        head.addWidget(title, 1)
        low = Qt.AlignmentFlag.AlignBottom
        self._box.addWidget(held(head), 1, low)
        self._box.addWidget(asking, 0, low)
        self._box.addWidget(held(Flow(*doing, gap=12)), 0, low)

    def show_paper(self, *, asks: bool) -> None:
        self._for.setVisible(asks)
        for each in self._doing:
            each.show()

    def show_gone(self) -> None:
        for each in (self._for, *self._doing):
            each.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < px(ROOM)
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(8 if narrow else 16)

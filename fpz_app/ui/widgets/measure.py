"""Measure: a column of text or fields that stays narrow enough to read on a wide page."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from fpz_app.ui.look import px
from fpz_app.ui.widgets.layout import held

WHOLE = 10_000  # of the width, for one that stays empty: less than a pixel while the column is not at its widest
FORM = 720
"""Of a form: what is written in it breaks where it will break when it is read."""


class Measure(QWidget):
    """`widest` in pixels at normal text size.

    A maximum width alone would let wrapped text ask for the height of a wider column.
    """

    def __init__(self, layout: QLayout, widest: int) -> None:
        super().__init__()
        self._inner, self._widest = held(layout), widest
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._inner, WHOLE)
        across.addStretch(1)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._inner.setMaximumWidth(px(self._widest))

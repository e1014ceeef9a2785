"""Marked text: words that are read beside others, with what differs in another colour, underlined and heavier."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from fpz_app.ui.look import colour, font

Run = tuple[str, bool]
"""Words, and whether they differ."""

LINE_HEIGHT = 120.0  # per cent


class MarkedText(QTextEdit):
    """As tall as its words; can be selected and copied, not changed. What people write is never read as mark-up."""

    def __init__(self, *, name: str = "") -> None:
        super().__init__()
        self._runs: tuple[Run, ...] = ()
        self._dressing = False
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        for bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def show_runs(self, runs: Sequence[Run]) -> None:
        self._runs = tuple(runs)
        differ = "; ".join(words.strip() for words, differs in self._runs if differs and words.strip())
        self.setAccessibleDescription(f"Differs: {differ}" if differ else "")
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _fit(self) -> None:
        self.setFixedHeight(max(ceil(self.document().size().height()), self.fontMetrics().lineSpacing()) + 4)

    def _dress(self) -> None:
        if self._dressing:
            return
        self._dressing = True
        self.setFont(font())
        self.clear()
        cursor = self.textCursor()
        line = QTextBlockFormat()
        line.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(line)
        for words, differs in self._runs:
            cursor.insertText(words, _format(differs=differs))
        self._dressing = False
        self._fit()


def _format(*, differs: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(strong=differs))
    made.setForeground(colour("ink"))
    if differs:
        made.setBackground(colour("add"))
        made.setFontUnderline(True)
        made.setFontWeight(QFont.Weight.DemiBold)
    return made

"""Child words field: where a child's own words are written, in the one warm box."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout

from fpz_app.ui.icons import Icon
from fpz_app.ui.look import colour, font
from fpz_app.ui.stylesheet import HEAD_PT
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import TextEdit
from fpz_app.ui.widgets.layout import line
from fpz_app.ui.widgets.text import label, set_kind


class QuotedEdit(TextEdit):
    """A text whose closing quotation mark is painted after it; the mark is no part of what is written."""

    def __init__(self) -> None:
        super().__init__(lines=1)
        self.setProperty("child", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.toPlainText():
            return
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        after = self.cursorRect(end)
        with QPainter(self.viewport()) as painter:
            painter.setFont(font(HEAD_PT))
            painter.setPen(colour("child_ink"))
            painter.drawText(QPointF(after.left() + 1, after.top() + painter.fontMetrics().ascent()), "”")


class ChildWordsField(Field):
    """The label and a note such as "Seen alone, at school, 16 November" stand inside the box, above the words."""

    def _lay(self, right: str) -> None:
        set_kind(self._label, "child-small")
        self._note = label(right, "child-small", right=True)
        if not right:
            self._note.hide()
        box = QFrame()
        box.setProperty("panel", "child")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(16, 9, 16, 6)
        inside.setSpacing(4)
        top = line(Icon("message-square-quote", "child_ink", 18), self._label, self._note, gap=8)
        top.setStretch(2, 1)
        inside.addLayout(top)
        if self._hint:
            inside.addWidget(label(self._hint, "child-small"))
        inside.addWidget(self._room)
        inside.addWidget(self._error_line)
        opening = label("“", "child", wrap=False)
        opening.setAccessibleName(" ")
        written = line(opening, self.control, gap=0)
        written.setAlignment(opening, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(written)
        self._gap = QVBoxLayout(self)
        self._gap.setContentsMargins(0, 0, 0, 0)
        self._gap.addWidget(self._bar)
        self._gap.addWidget(box)
        box.setFocusProxy(self.control)
        box.setCursor(Qt.CursorShape.IBeamCursor)

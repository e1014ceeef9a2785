"""Problem summary: "There is a problem" at the top of a form, each line leading to its field."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout
from shiboken6 import isValid

from fpz_app.domain.errors import Problem
from fpz_app.ui.look import colour, font, px
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.layout import clear, line
from fpz_app.ui.widgets.reveal import reveal
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label

HEADING = "There is a problem"
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class ProblemLine(QPushButton):
    """A problem's words, underlined and wrapping, that lead to its field when pressed."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setAccessibleDescription("Goes to the field")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(px(320), self.heightForWidth(max(self.width(), px(160))))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(25))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = self.fontMetrics().boundingRect(QRect(0, 0, width, 4000), WRAPPED, self.text())
        return max(words.height() + 3, px(25))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        face = font(strong=True)
        face.setUnderline(True)
        with QPainter(self) as painter:
            painter.setFont(face)
            painter.setPen(colour("red"))
            painter.drawText(self.rect(), WRAPPED, self.text())


class ProblemSummary(QFrame):
    """Hidden until there is a problem. `show_problem` also puts the words at the fields and announces them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "problem")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._box = QVBoxLayout()
        self._box.setSpacing(2)
        self._fields: Mapping[str, Field] = {}
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        lines.addWidget(label(HEADING, "strong"))
        lines.addLayout(self._box)
        whole = line(gap=10, margins=(20, 8, 16, 5))
        whole.addWidget(Shape("error", size=18), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(lines, 1)
        self.setLayout(whole)
        self.hide()

    def show_problem(self, problem: Problem, fields: Mapping[str, Field] | None = None, *, goes_here: bool = True) -> None:
        """Shows each problem; one whose `field` is a key of `fields` leads there and is shown there too.

        With `goes_here` the page scrolls to the summary; else whoever is typing stays where they are.
        """
        self.clear_problem()
        self._fields = fields or {}
        said = [_sentences(each) for each in problem.each]
        for each, words in zip(problem.each, said, strict=True):
            self._add(each, words)
        self.setAccessibleName(HEADING)
        self.show()
        if goes_here:
            QTimer.singleShot(0, self, self._go_here)
        announce(self, f"{HEADING}. {' '.join(said)}", at_once=True)

    def clear_problem(self) -> None:
        """Lets the fields go too: what is shown next may have others in their place."""
        for field in self._fields.values():
            if isValid(field):  # a form that was made anew meanwhile has others
                field.clear_problem()
        self._fields = {}
        clear(self._box)
        self.hide()

    def lines(self) -> list[ProblemLine]:
        """The lines that lead to a field, in order."""
        shown = [item.widget() for at in range(self._box.count()) if (item := self._box.itemAt(at)) is not None]
        return [each for each in shown if isinstance(each, ProblemLine)]

    def _go_here(self) -> None:
        """The focus comes to the first line that leads to a field: what was pressed may be far away, or cannot be pressed now."""
        if not self.isVisible():
            return
        reveal(self, self.rect())
        for leading in self.lines()[:1]:
            leading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, each: Problem, words: str) -> None:
        field = self._fields.get(each.field)
        if field is None:
            self._box.addWidget(label(words, "red"))
            return
        field.show_problem(each.message.rstrip("."))
        leading = ProblemLine(words)
        leading.clicked.connect(lambda: field.go_there())
        self._box.addWidget(leading)


def _sentences(problem: Problem) -> str:
    said = problem.message if problem.message.endswith((".", "?", "!")) or not problem.remedy else f"{problem.message}."
    return f"{said} {problem.remedy}".strip()

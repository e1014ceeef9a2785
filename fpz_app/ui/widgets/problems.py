"""Problem summary: "There is a problem" at the top of a form, each line leading to its field."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from fpz_app.domain.errors import Problem
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.layout import clear, line
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label

HEADING = "There is a problem"


class ProblemSummary(QFrame):
    """Hidden until there is a problem. `show_problem` also puts the words at the fields and announces them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "problem")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box = QVBoxLayout()
        self._box.setSpacing(2)
        self._fields: Mapping[str, Field] = {}
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        lines.addWidget(label(HEADING, "strong"))
        lines.addLayout(self._box)
        whole = line(gap=10, margins=(16, 9, 16, 8))
        whole.addWidget(Shape("error", size=18), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(lines, 1)
        self.setLayout(whole)
        self.hide()

    def show_problem(self, problem: Problem, fields: Mapping[str, Field] | None = None) -> None:
        """Shows each problem; one whose `field` is a key of `fields` leads there and is shown there too."""
        self.clear_problem()
        self._fields = fields or {}
        for each in problem.each:
            self._add(each)
        self.setAccessibleName(HEADING)
        self.show()
        said = [f"{each.message} {each.remedy}".strip() for each in problem.each]
        announce(self, f"{HEADING}. {' '.join(said)}", at_once=True)

    def clear_problem(self) -> None:
        for field in self._fields.values():
            field.clear_problem()
        clear(self._box)
        self.hide()

    def _add(self, each: Problem) -> None:
        words = f"{each.message} {each.remedy}".strip()
        field = self._fields.get(each.field)
        if field is None:
            self._box.addWidget(label(words, "red"))
            return
        field.show_problem(each.message)
        self._box.addWidget(_leading(words, field.go_there))


def _leading(words: str, go: Callable[[], None]) -> QPushButton:
    made = QPushButton(words)
    made.setProperty("kind", "problem")
    made.setAutoDefault(False)
    made.setAccessibleName(words)
    made.setAccessibleDescription("Goes to the field")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.clicked.connect(lambda: go())
    return made

"""Missing list: what keeps an assessment from being finished, each line leading to its question."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import clear, line
from fpz_app.ui.widgets.problems import ProblemLine
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label

AT_FIRST = 8


class MissingList(QFrame):
    """Lines are (words, address); `chosen` carries the address. Hidden where nothing is missing."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "problem")
        self._lines: Sequence[tuple[str, str]] = ()
        self._heading = label("", "strong")
        self._box = QVBoxLayout()
        self._box.setSpacing(2)
        lines = QVBoxLayout()
        lines.setSpacing(3)
        lines.addWidget(self._heading)
        lines.addLayout(self._box)
        whole = line(gap=10, margins=(20, 8, 16, 5))
        whole.addWidget(Shape("error", size=18), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(lines, 1)
        self.setLayout(whole)

    def show_missing(self, lines: Sequence[tuple[str, str]]) -> None:
        self._lines = lines
        self.setVisible(bool(lines))
        self._heading.setText("1 page still needs you" if len(lines) == 1 else f"{len(lines)} pages still need you")
        self.setAccessibleName(self._heading.text())
        self._show(lines[:AT_FIRST] if len(lines) > AT_FIRST + 1 else lines)

    def _show(self, shown: Sequence[tuple[str, str]]) -> None:
        clear(self._box)
        for words, address in shown:
            leading = ProblemLine(words)
            leading.setAccessibleDescription("Goes to the question")
            leading.clicked.connect(lambda _=False, address=address: self.chosen.emit(address))
            self._box.addWidget(leading)
        rest = len(self._lines) - len(shown)
        if rest:
            self._box.addLayout(line(link(f"Show {rest} more", do=lambda: self._show(self._lines)), None))

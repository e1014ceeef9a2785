"""Entrance: the calm centred column of the windows before the store is open."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.ui.icons import Icon
from fpz_app.ui.look import px
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.focus_ring import FocusRing
from fpz_app.ui.widgets.layout import column, line
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.reading_order import go_on
from fpz_app.ui.widgets.text import label

WIDTH, TOP = 480, 0.14
SAFE = "Everything on this laptop is encrypted. Only the passphrase or the recovery code opens it."


class Entrance(QWidget):
    """A window with a brand line and one part at a time; `first_painted` runs once it has been seen."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)

    def __init__(self, name: str, *, foot: str = SAFE) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle("Family Partnership")
        self.setAccessibleName(name)
        self.resize(self.sizeHint())
        self.setMinimumSize(480, 400)
        self._parts: list[QWidget] = []
        self._column = QWidget()
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        brand = line(Icon("users-round", "accent", 20), label("Family Partnership", "strong", wrap=False), None, gap=8)
        self._summary = ProblemSummary()
        self._doing = label("", "quiet")
        self._column.setLayout(column(brand, 24, self._summary, 16, self._body, 12, self._doing, gap=0))
        self._lay(label(foot, "hint"))
        self._fit()
        self._ring = FocusRing(self)

    def add_part(self, part: QWidget) -> QWidget:
        """Parts are hidden until `show_part`."""
        part.hide()
        self._parts.append(part)
        self._body.addWidget(part)
        return part

    def show_part(self, part: QWidget) -> None:
        """Shows one part, says its heading, and puts the focus on its first field."""
        for each in self._parts:
            each.setVisible(each is part)
        self._scroll.verticalScrollBar().setValue(0)
        if part.focusProxy() is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
        if part.accessibleName():
            announce(self, part.accessibleName())

    def show_doing(self, words: str) -> None:
        """What is under way, below the part; keeps its room so that nothing moves."""
        self._doing.setText(words)
        if words:
            announce(self, words)

    def show_problem_at(self, problem: Problem | None, fields: Mapping[str, Field]) -> None:
        """One problem stands at its field; several, or one of no field, in a summary above."""
        self._summary.clear_problem()
        for field in fields.values():
            field.clear_problem()
        if problem is None:
            return
        field_of_it = fields.get(problem.field)
        if field_of_it is None or len(problem.each) > 1:
            self._summary.show_problem(problem, fields)
            return
        words = f"{problem.message} {problem.remedy}".strip()
        field_of_it.show_problem(words)
        announce(field_of_it.control, words, at_once=True)
        field_of_it.go_there()

    def first_painted(self) -> None:
        """For what may only begin once the window is seen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.first_painted)
        return False

    def sizeHint(self) -> QSize:
        return QSize(1280, 800).boundedTo(self.screen().availableSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._whole.setContentsMargins(24, max(24, round(event.size().height() * TOP)), 24, 20)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._column.setMaximumWidth(px(WIDTH))

    def _lay(self, foot: QLabel) -> None:
        """The column starts at the same height whatever it holds; where the window is low it scrolls."""
        inside = QWidget()
        inside.setObjectName("page_body")
        inside.installEventFilter(self)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(24, 24, 24, 20)
        whole.setSpacing(0)
        self._whole = whole
        across = line(gap=0)
        across.addStretch(1)
        across.addWidget(self._column, 100)
        across.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(1)
        whole.addSpacing(24)
        foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(foot)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self.setLayout(column(self._scroll, gap=0))

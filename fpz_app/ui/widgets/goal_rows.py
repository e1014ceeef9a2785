"""Goal rows: a plan's goals at a glance, each with its scale; pressing one opens it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from fpz_app.casework.overview import GoalLine
from fpz_app.ui.look import colour
from fpz_app.ui.widgets.layout import column, line
from fpz_app.ui.widgets.scale import Scale, spoken
from fpz_app.ui.widgets.text import hairline, label


class GoalRow(QPushButton):
    """One goal as a button as wide as its column."""

    def __init__(self, goal: GoalLine) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{goal.text}. {goal.actions}. {spoken(then=goal.then, now=goal.now, hoped=goal.hoped)}")
        across = line(gap=12, margins=(0, 5, 0, 4))
        across.addLayout(column(label(goal.text), label(goal.actions, "hint"), gap=1), 1)
        across.addWidget(Scale(then=goal.then, now=goal.now, hoped=goal.hoped))
        self._across = across
        self.setLayout(across)
        for inner in self.findChildren(QWidget):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._across.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._across.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._across.heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self.underMouse() or self.isDown():
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), colour("tint"))


class GoalRows(QWidget):
    """`opened` carries a goal's id."""

    opened = Signal(str)

    def __init__(self, goals: Sequence[GoalLine]) -> None:
        super().__init__()
        box = column(gap=0)
        for goal in goals:
            row = GoalRow(goal)
            row.clicked.connect(lambda _=False, goal_id=goal.goal_id: self.opened.emit(goal_id))
            box.addWidget(row)
            box.addWidget(hairline())
        self.setLayout(box)

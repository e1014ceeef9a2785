"""Meeting goals: each goal of the plan with its scale, and a number for everyone who is asked where they put it today."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.presenters.meeting_goals import GoalNumber, GoalScale
from fpz_app.presenters.meeting_sheet import MeetingSheet
from fpz_app.ui.look import px
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, Item, clear, column, held, line
from fpz_app.ui.widgets.scale import Scale, scale_legend, scale_row
from fpz_app.ui.widgets.text import hairline, label, section_head, set_kind

CELL = 110
"""The least width of a number, so that those below each other stand in columns."""
Typed = Callable[[str, str], object]


class MeetingGoals(QWidget):
    """`typed` is a number as it is written; `left` when a field is left, so that the scale moves."""

    typed = Signal(str, str)
    left = Signal()
    replaced = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._goals: dict[str, GoalRow] = {}
        legend = held(scale_legend(then="last time"))
        head = column(held(Flow(label("Where would you put each goal?", "head", wrap=False), legend, gap=16)), hairline(), gap=5)
        self.setLayout(column(head, self._rows, gap=0))

    @property
    def fields(self) -> dict[str, Field]:
        return {key: field for goal in self._goals.values() for key, field in goal.fields.items()}

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self._show_rows(sheet.scales)

    def show_changes(self, sheet: MeetingSheet) -> None:
        """Rows stay as they are while the same is asked, so that whoever types is not disturbed."""
        if {each.id: [number.key for number in each.numbers] for each in sheet.scales} != self._keys():
            self._show_rows(sheet.scales)
        for each in sheet.scales:
            self._goals[each.id].show_scale(each)

    def _keys(self) -> dict[str, list[str]]:
        return {goal_id: list(goal.fields) for goal_id, goal in self._goals.items()}

    def _show_rows(self, scales: Sequence[GoalScale]) -> None:
        self.replaced.emit()
        clear(self._rows)
        self._goals = {each.id: GoalRow(each, self.typed.emit, self.left.emit) for each in scales}
        for row in self._goals.values():
            self._rows.addWidget(row)
            self._rows.addWidget(hairline())
        self.setVisible(bool(scales))


def scales_told(sheet: MeetingSheet) -> list[Item]:
    """Where everyone put things, and each goal, at a meeting that is over."""
    things = [(each.name, each.role, Scale(then=each.was, now=each.score)) for each in sheet.people if each.score is not None]
    goals = [(each.text, each.said, Scale(then=each.stood, now=each.now, hoped=each.hoped)) for each in sheet.scales]
    told: list[Item] = []
    for title, rows in (("Where we put things", things), ("Where we put each goal", goals)):
        if rows:
            told += [section_head(title), *(row for each in rows for row in (scale_row(*each), hairline())), 20]
    return told


class GoalRow(QWidget):
    """The goal's words and its scale, and below them the numbers on lines that wrap."""

    def __init__(self, goal: GoalScale, typed: Typed, left: Callable[[], object]) -> None:
        super().__init__()
        self._scale, self._stands = Scale(), label("", "hint")
        self.fields = {each.key: NumberField(each, goal.text, typed, left) for each in goal.numbers}
        top = line(gap=16)
        top.addLayout(column(label(goal.text, "strong"), self._stands, None, gap=1), 1)
        *each, hoped = self.fields.values()
        top.addWidget(hoped, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._scale, 0, Qt.AlignmentFlag.AlignTop)
        numbers: list[Item] = [top, held(Flow(*each, gap=6, line_gap=8)), *(field.error_line for field in self.fields.values())]
        self.setLayout(column(*numbers, gap=6, margins=(0, 8, 0, 10)))
        self.show_scale(goal)

    def show_scale(self, goal: GoalScale) -> None:
        self._scale.set_values(then=goal.stood, now=goal.now, hoped=goal.hoped)
        self._stands.setText(goal.stands)


class NumberField(Field):
    """One number: whose it is, and below it the number today and what it was. What is wrong is said on `error_line`, which stands
    across the goal so that the numbers keep their columns."""

    def __init__(self, asked: GoalNumber, goal: str, typed: Typed, left: Callable[[], object]) -> None:
        number = LineEdit("" if asked.score is None else str(asked.score), width=62, hint="0–10")
        self._was = f"was {asked.was}" if asked.was is not None else ""
        self._whose = asked.name
        super().__init__(asked.name, number, hint=self._was)
        number.setAccessibleName(f"{asked.spoken}, 0 to 10: {goal}")
        number.edited.connect(lambda text: typed(asked.key, text))
        number.editingFinished.connect(left)

    @property
    def error_line(self) -> QWidget:
        return self._error_line

    def show_problem(self, words: str) -> None:
        super().show_problem(f"{self._whose}: {words}" if words else "")
        self._gap.setContentsMargins(0, 0, 0, 0)

    def _lay(self, right: str) -> None:
        self._note = label(right, "hint", wrap=False)
        self._label.setWordWrap(False)
        set_kind(self._label, "small-strong")
        self._gap = column(self._label, line(self.control, label(self._was, "hint", wrap=False), None, gap=6), gap=3)
        self.setLayout(self._gap)
        self.setMinimumWidth(px(CELL))

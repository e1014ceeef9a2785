"""Family view: the plan in large type, for turning the laptop round; Escape goes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.plan_content import GoalContent, PlanContent
from fpz_app.presenters.meeting_sheet import MeetingSheet
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.layout import clear, column, held, line
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import child_words
from fpz_app.ui.widgets.scale import Scale
from fpz_app.ui.widgets.text import hairline, label


class FamilyPlanView(Page):
    """Only what stands in the family's own plan: no level, no warning, nothing of the meeting."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(name="Our family plan, in large type")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box = QVBoxLayout()
        self.add(self._box)
        hint = label("Escape goes back to the meeting.", "hint", wrap=False)
        self.set_foot(FootBar(secondary("Back to the meeting", icon="arrow-left", do=self.closed.emit), hint))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        clear(self._box)
        plan = sheet.content
        self._box.addLayout(column(label("Our family plan", "title"), _names(plan), 16))
        for goal in plan.goals:
            self._box.addWidget(_goal(goal))
        for title, points in (("What is going well", plan.going_well), ("What worries us", plan.worries)):
            if points:
                self._box.addLayout(column(label(title, "head"), *(label(f"•  {each}", "large") for each in points), 16))
        for child in plan.children:
            if child.said:
                self._box.addWidget(child_words(child.said, child.name))
                self._box.addSpacing(12)


def _names(plan: PlanContent) -> QWidget:
    return label(", ".join((*plan.adults, *(child.name for child in plan.children))), "quiet")


def _goal(goal: GoalContent) -> QWidget:
    lines = [label(goal.text, "title")]
    if goal.why:
        lines.append(label(goal.why, "large"))
    actions = [
        label(f"{_mark(each.status)}  {each.text}: {each.who or 'nobody yet'}, {each.by_when or 'no day yet'}", "large")
        for each in goal.actions
    ]
    scale = Scale(then=goal.then, now=goal.now, hoped=goal.hoped)
    return held(column(*lines, line(scale, None), *actions, 8, hairline(), 16, gap=6))


def _mark(status: str) -> str:
    return {"done": "Done:", "not done": "Not done:"}.get(status, "To do:")

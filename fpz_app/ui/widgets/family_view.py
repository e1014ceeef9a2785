"""Family view: the plan in large type over the whole window, for turning the laptop round; Escape goes back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fpz_app.presenters.family_sheet import FamilyGoal, FamilyLine, FamilySheet
from fpz_app.ui.look import px
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.layout import Flow, Item, add_to, clear, column, held, line
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.scale import Scale, scale_legend
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import hairline, label

MARK = 22


class FamilyPlanView(Page):
    """What a FamilySheet holds; `closed` when the laptop is turned back. The arrow keys scroll."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(name="Our family plan, in large type")
        self._title, self._people = label("", "family-title"), label("", "family-quiet")
        self._back = secondary("Back to the meeting", icon="arrow-left", do=self.closed.emit)
        self._back.setAccessibleDescription("Escape does the same")
        self._box = QVBoxLayout()
        head = Flow(held(column(self._title, gap=0)), gap=16, line_gap=8)
        head.addWidget(self._back)
        head.push_last()
        top = QFrame()
        top.setProperty("panel", "page")
        top.setLayout(column(head, gap=0, margins=(32, 16, 32, 12)))
        self.add_top(top)
        self.add_top(hairline())
        self.add(self._people, 16, self._box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.scroller.verticalScrollBar()
        page, row = bar.pageStep() - px(48), px(96)
        steps = {Qt.Key.Key_Down: row, Qt.Key.Key_Up: -row, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def show_sheet(self, sheet: FamilySheet) -> None:
        """Everything anew, from the top; Back has the focus."""
        clear(self._box)
        self._title.setText(sheet.title)
        self._people.setText(sheet.people)
        for part in (_agreed(sheet), _goals(sheet.goals), _points(sheet), _said(sheet), _next(sheet)):
            for item in part:
                add_to(self._box, item)
        self.scroller.verticalScrollBar().setValue(0)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)


def _agreed(sheet: FamilySheet) -> Sequence[Item]:
    if not sheet.agreed:
        return ()
    return (panel("accent", label("What we agreed today", "family-goal"), 4, _lines(sheet.agreed), margins=(24, 16, 20, 16)), 28)


def _goals(goals: Sequence[FamilyGoal]) -> Sequence[Item]:
    if not goals:
        return ()
    legend = held(scale_legend())
    parts: list[Item] = [Flow(label("What we want", "family-goal", wrap=False), legend, gap=24), 8]
    for goal in goals:
        parts += [hairline(), 14, _goal(goal), 20]
    return (*parts, 8)


def _goal(goal: FamilyGoal) -> QWidget:
    items: list[Item] = [label(goal.text, "family-strong")]
    if goal.why:
        items.append(label(goal.why, "family"))
    if goal.scaled:
        scale = Scale(then=goal.then, now=goal.now, hoped=goal.hoped, wide=True)
        scale.setMaximumWidth(px(420))
        items += [6, line(scale, label(goal.scaled, "family-quiet"), gap=16)]
    if goal.lines:
        items += [6, _lines(goal.lines)]
    return held(column(*items, gap=4))


def _lines(lines: Sequence[FamilyLine]) -> QWidget:
    rows: list[Item] = []
    for each in lines:
        words = column(label(each.text, "family"), label(each.beneath, "family-quiet"), gap=0)
        row = line(column(6, Shape(each.shape, size=MARK), None, gap=0), gap=14)
        row.addLayout(words, 1)
        rows.append(row)
    return held(column(*rows, gap=10))


def _points(sheet: FamilySheet) -> Sequence[Item]:
    parts: list[Item] = []
    for title, points in (("What is going well", sheet.going_well), ("What worries us", sheet.worries)):
        if points:
            parts += [label(title, "family-goal"), 8, *(_point(each) for each in points), 28]
    return parts


def _point(words: str) -> QWidget:
    row = line(column(label("•", "family", wrap=False), None, gap=0), gap=14)
    row.addWidget(label(words, "family"), 1)
    return held(row)


def _said(sheet: FamilySheet) -> Sequence[Item]:
    parts: list[Item] = [label("What we say", "family-goal"), 8] if sheet.children else []
    for name, words in sheet.children:
        said = panel("child", label(f"“{words}”", "family-child"), label(name, "child"), margins=(24, 14, 20, 14))
        said.setAccessibleName("A child’s own words")
        parts += [said, 12]
    return (*parts, 16) if parts else ()


def _next(sheet: FamilySheet) -> Sequence[Item]:
    return (label("We meet again", "family-goal"), 4, label(sheet.next, "family"), 16) if sheet.next else ()

"""Plan goal: one goal of the plan with its scale, its actions and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from fpz_app.presenters.action_history import ActionPast
from fpz_app.presenters.plan_history import Changing
from fpz_app.presenters.plan_sheet import ActionLine, GoalCard
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, Item, clear, column, held, line
from fpz_app.ui.widgets.panels import FactRows, panel
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.scale import Scale
from fpz_app.ui.widgets.segments import scale_input
from fpz_app.ui.widgets.text import hairline, label

COLUMNS = (
    Column("Action", lambda row: row.text, detail=lambda row: row.note, shape=lambda row: row.shape),
    Column("Who", lambda row: row.who or "nobody yet", tone=lambda row: "strong" if row.who else "quiet", width=124),
    Column("By when", lambda row: row.when or "no day yet", tone=lambda row: "red" if row.overdue else "quiet", width=136),
)
POINTS = (
    Column("Day", lambda row: row[0], width=110),
    Column("Score", lambda row: str(row[1]), tone="strong", width=70),
    Column("By", lambda row: row[2]),
)
TODAY = "Where would you put this today?"


@dataclass(frozen=True)
class GoalDoes:
    """What a goal's card asks for."""

    write: Callable[[str], object]
    add_action: Callable[[str], object]
    open_action: Callable[[str], object]
    scale: Callable[[str, int, str], object]
    move_up: Callable[[str], object]
    history: Callable[[str], Sequence[Changing]]
    pasts: Callable[[str], Sequence[ActionPast]]
    open_note: Callable[[str], object]


class PlanGoal(QFrame):
    """The goal's words, its scale at the right, its actions; scaling it and its history open in place."""

    def __init__(self, goal: GoalCard, does: GoalDoes, *, first: bool, may_change: bool = True) -> None:
        super().__init__()
        self._goal, self._does, self._may_change = goal, does, may_change
        self._opener: QPushButton | None = None
        self.setAccessibleName(goal.text)
        words: list[Item] = [label(goal.text, "large")]
        words += [label(goal.why, "quiet")] if goal.why else []
        words += [label(f"For {goal.children}", "hint")] if goal.children else []
        top = line(gap=16)
        top.addLayout(column(*words, gap=2), 1)
        top.addWidget(Scale(then=goal.then, now=goal.now, hoped=goal.hoped), 0, Qt.AlignmentFlag.AlignTop)
        history = self._link("History", "history", self._show_history)
        self._change = self._link("Change", "pencil", lambda: does.write(goal.id)) if may_change else history
        links = [*(self._changing(first=first) if may_change else ()), history]
        self._rows = self._actions(goal.actions)
        self._inner = QVBoxLayout()
        self._more = panel("sunk", self._inner, margins=(16, 12, 16, 14))
        self._more.hide()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self._more, self._shut, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        doing = held(Flow(*links, gap=20, line_gap=2))
        self.setLayout(column(top, 8, hairline(), self._rows or self._nothing(), 5, doing, self._more, gap=0))

    def go_to(self, item_id: str) -> bool:
        """Gives the goal, or the action of that id, the focus. False where it is not this goal's."""
        at = next((number for number, action in enumerate(self._goal.actions) if action.id == item_id), -1)
        if self._rows is not None and at >= 0:
            self._rows.setFocus(Qt.FocusReason.OtherFocusReason)
            self._rows.choose(at)
        elif item_id == self._goal.id:
            self._change.setFocus(Qt.FocusReason.OtherFocusReason)
        return at >= 0 or item_id == self._goal.id

    def _changing(self, *, first: bool) -> list[QPushButton]:
        goal, does = self._goal, self._does
        links = [self._link("Add an action", "plus", lambda: does.add_action(goal.id)), self._change]
        links.append(self._link("Scale it today", "trending-up", self._ask_score))
        return links if first else [*links, self._link("Move up", "chevron-up", lambda: does.move_up(goal.id))]

    def _link(self, words: str, icon: str, do: Callable[[], object]) -> QPushButton:
        made = link(words, icon=icon, do=do)
        made.setAccessibleName(f"{words}: {self._goal.text}")
        return made

    def _actions(self, actions: Sequence[ActionLine]) -> RowsView | None:
        if not actions:
            return None
        view = RowsView(COLUMNS, name=f"Actions of “{self._goal.text}”", row_height=33, chevron=self._may_change)
        view.show_rows(actions)
        if self._may_change:
            view.opened.connect(lambda row: self._does.open_action(row.id))
        return view

    def _nothing(self) -> QWidget:
        return held(column(label("No action yet. What will be the first step?", "quiet"), margins=(0, 8, 0, 4)))

    def _ask_score(self) -> None:
        by = LineEdit("", width=220)
        score = scale_input(TODAY, not_known=False, not_an_issue=False)
        score.changed.connect(lambda key: self._does.scale(self._goal.id, int(key), by.value()))
        who = Field("Who puts it there?", by, hint="Empty when you decide it together")
        self._open("scale", who, Field(TODAY, score, hint="0 is very worried, 10 is no worries. A number is kept at once."))
        by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_history(self) -> None:
        items = self._pasts()
        if self._goal.series:
            scores = RowsView(POINTS, name="Scores over time", row_height=33, chevron=False, titles=True)
            scores.show_rows(self._goal.series)
            items += [label("Scores over time", "strong"), scores, 6]
        changed = FactRows([(each.who, "\n".join(each.lines), each.when) for each in self._does.history(self._goal.id)])
        self._open("history", *items, label("What was changed in the goal", "strong"), changed)

    def _pasts(self) -> list[Item]:
        """Each action with what became of it, review by review."""
        items: list[Item] = []
        for past in self._does.pasts(self._goal.id):
            steps = FactRows([(each.who, "\n".join(each.lines), each.when) for each in past.steps])
            steps.setAccessibleName(f"History of “{past.text}”")
            head = line(gap=12)
            head.addWidget(label(past.text, "strong"), 1)
            head.addWidget(label(past.stands, "hint", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            items += [head, steps, *self._note_of(past), 6]
        return items

    def _note_of(self, past: ActionPast) -> list[Item]:
        """The way back to the note in which it was agreed."""
        if not past.note_id:
            return []
        leads = link("Open the note in which it was agreed", icon="arrow-left", do=lambda: self._does.open_note(past.note_id))
        leads.setAccessibleDescription(past.text)
        return [line(leads, None)]

    def _open(self, what: str, *items: Item) -> None:
        """Opens below the links; the same link shuts it again."""
        was = self._more.property("shows") if not self._more.isHidden() else ""
        self._shut()
        if was != what:
            self._inner.addLayout(column(*items, gap=10))
            self._more.setProperty("shows", what)
            self._more.show()

    def _shut(self) -> None:
        held_focus = self._more.isAncestorOf(self.focusWidget() or self)
        clear(self._inner)
        self._more.hide()
        if held_focus:
            self._change.setFocus(Qt.FocusReason.OtherFocusReason)

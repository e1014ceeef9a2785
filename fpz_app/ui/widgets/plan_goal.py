"""Plan goal: one goal of the plan with its scale, its actions and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QWidget

from fpz_app.presenters.plan_sheet import GoalCard
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import clear, column, held, line
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.scale import Scale
from fpz_app.ui.widgets.segments import scale_input
from fpz_app.ui.widgets.text import hairline, label

COLUMNS = (
    Column("Action", lambda row: row.text, detail=lambda row: row.note, shape=lambda row: row.shape),
    Column("Who", lambda row: row.who or "nobody yet", tone=lambda row: "strong" if row.who else "quiet", width=130),
    Column("By when", lambda row: row.when or "no day yet", tone=lambda row: "red" if row.overdue else "quiet", width=150),
)
POINTS = (
    Column("Day", lambda row: row[0], width=110),
    Column("Score", lambda row: str(row[1]), tone="strong", width=70),
    Column("By", lambda row: row[2] or "together"),
)


@dataclass(frozen=True)
class GoalDoes:
    """What a goal's card asks for."""

    write: Callable[[str], object]
    add_action: Callable[[str], object]
    open_action: Callable[[str], object]
    scale: Callable[[str, int, str], object]
    move_up: Callable[[str], object]


class PlanGoal(QFrame):
    """The goal's words, its scale at the right, its actions; scaling it opens in place."""

    def __init__(self, goal: GoalCard, does: GoalDoes, *, first: bool) -> None:
        super().__init__()
        self._goal, self._does = goal, does
        words = [label(goal.text, "large")]
        words += [label(each, "quiet") for each in (goal.why, f"For {goal.children}" if goal.children else "") if each]
        top = line(gap=24)
        top.addLayout(column(*words, gap=2), 1)
        top.addWidget(Scale(then=goal.then, now=goal.now, hoped=goal.hoped))
        links = [
            link("Change", icon="pencil", do=lambda: does.write(goal.id)),
            link("Scale it today", icon="trending-up", do=self._ask_score),
            link("Add an action", icon="plus", do=lambda: does.add_action(goal.id)),
        ]
        if not first:
            links.append(link("Move up", icon="chevron-up", do=lambda: does.move_up(goal.id)))
        if len(goal.series) > 1:
            links.append(link("Scores over time", icon="table-2", do=self._show_series))
        for each in links:
            each.setAccessibleName(f"{each.text()}: {goal.text}")
        self._more = held(column(gap=8))
        self._more.hide()
        self.setLayout(column(top, 8, hairline(), *self._actions(), 4, line(*links, None, gap=16), self._more, gap=4))

    def _actions(self) -> list[QWidget]:
        if not self._goal.actions:
            return [label("No action yet. What will be the first step?", "quiet")]
        view = RowsView(COLUMNS, name=f"Actions of “{self._goal.text}”", row_height=33)
        view.show_rows(self._goal.actions)
        view.opened.connect(lambda row: self._does.open_action(row.id))
        return [view]

    def _ask_score(self) -> None:
        by = LineEdit("", name="Who puts it there?", width=220)
        score = scale_input("Where would you put this today?", not_known=False, not_an_issue=False)
        score.changed.connect(lambda key: self._does.scale(self._goal.id, int(key), by.value()))
        box = panel(
            "sunk",
            label("Who puts it there?", "small-strong"), by, 4,
            label("Where would you put this today? 0 is very worried, 10 is no worries", "small-strong"), score,
        )  # fmt: skip
        self._open(box)
        by.setFocus()

    def _show_series(self) -> None:
        view = RowsView(POINTS, name="Scores over time", row_height=33, chevron=False, titles=True)
        view.show_rows(self._goal.series)
        self._open(view)

    def _open(self, widget: QWidget) -> None:
        box = self._more.layout()
        was = self._more.isVisible() and box.count() and type(box.itemAt(0).widget()) is type(widget)  # type: ignore[union-attr]
        clear(box)  # type: ignore[arg-type]
        self._more.setVisible(not was)
        if not was:
            box.addWidget(widget)  # type: ignore[union-attr]

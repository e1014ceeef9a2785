"""Plan needs: the assessment's needs, those without a goal with what can be done, the others with their answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from fpz_app.casework.plan_needs import NeedRow
from fpz_app.ui.widgets.buttons import button, link
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, TextEdit
from fpz_app.ui.widgets.layout import Flow, Item, column, held, line
from fpz_app.ui.widgets.text import hairline, label

WHY = "Why is there no goal for this need?"
WHICH = "Which goal answers it?"
CHOICE_LETTERS = 44


@dataclass(frozen=True)
class NeedDoes:
    make_goal: Callable[[str], object]
    add_to: Callable[[str, str], object]
    drop: Callable[[str], object]
    leave_out: Callable[[str, str], object]
    open_goal: Callable[[str], object]


class PlanNeed(QWidget):
    """One need: its words and score; make it a goal, add it to one, or say why it has none. Answered, the way back."""

    def __init__(self, need: NeedRow, goals: Sequence[tuple[str, str]], does: NeedDoes, *, may_change: bool = True) -> None:
        super().__init__()
        self._need, self._does = need, does
        self._words = need.words or need.about
        top = line(gap=16)
        beneath = " · ".join(filter(None, (need.about if need.words else "", answer_of(need))))
        words: list[Item] = [label(self._words, "body" if need.is_answered else "strong")]
        words += [label(beneath, "hint")] if beneath else []
        top.addLayout(column(*words, gap=1), 1)
        top.addWidget(label(f"scored {need.score}", "hint", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        self._goal = Choice(goals)
        self._which = self._pick()
        doing = self._answered() if need.is_answered else self._open(bool(goals))
        self._doing = doing if may_change else doing[:1] if need.goal else []
        self._why = TextEdit(need.left_out, lines=2)
        self._field = Field(WHY, self._why)
        keep = button("Keep the reason", small=True, do=lambda: does.leave_out(need.answer_id, self._why.value()))
        self._reason = held(column(4, self._field, line(keep, None), gap=8))
        self._reason.hide()
        links = held(Flow(*self._doing, gap=20, line_gap=6))
        self.setLayout(column(8, top, 4, links, self._which, self._reason, 8, hairline(), gap=0))

    def go_to(self) -> None:
        if self._doing:
            self._doing[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, words: str) -> None:
        """What is wrong with the reason, at its field."""
        self._field.show_problem(words)

    def _open(self, has_goals: bool) -> list[QWidget]:
        make = button("Make it a goal", small=True, do=lambda: self._does.make_goal(self._need.answer_id))
        adding = [link("Add it to a goal", do=self._ask_which)] if has_goals else []
        return [self._named(each) for each in (make, *adding, link("No goal for this: say why", do=self._ask_why))]

    def _pick(self) -> QWidget:
        """Which goal; nothing is added while one goes through them with the arrow keys."""
        self._goal.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._goal.setMinimumContentsLength(CHOICE_LETTERS)
        add = button("Add it", small=True, do=lambda: self._does.add_to(self._need.answer_id, self._goal.chosen))
        made = held(column(4, Field(WHICH, self._goal), line(add, None), gap=8))
        made.hide()
        return made

    def _answered(self) -> list[QWidget]:
        need, does = self._need, self._does
        if need.goal:
            links = [
                link("See the goal", do=lambda: does.open_goal(need.goal_id)),
                link("Take it off the goal", do=lambda: does.drop(need.answer_id)),
            ]
        else:
            links = [
                link("Change the reason", do=self._ask_why),
                link("Make it a goal", do=lambda: does.make_goal(need.answer_id)),
            ]
        return [self._named(each) for each in links]

    def _named(self, made: QPushButton) -> QPushButton:
        made.setAccessibleName(f"{made.text()}: {self._words}")
        return made

    def _ask_which(self) -> None:
        self._reason.hide()
        self._which.show()
        self._goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_why(self) -> None:
        self._which.hide()
        self._reason.show()
        self._field.go_there()


def answer_of(need: NeedRow) -> str:
    if need.goal:
        return f"Goal: {need.goal}"
    return f"No goal: {need.left_out}" if need.left_out else ""

"""Plan page: the plan's goals with its needs and texts at the left, what stands beside them at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fpz_app.domain.plan_signals import Signal
from fpz_app.presenters.action_history import ActionPast
from fpz_app.presenters.plan_history import Changing
from fpz_app.presenters.plan_sheet import GoalCard, PlanSheet, Unfinished
from fpz_app.ui.look import px
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.gradual import Gradual, Part
from fpz_app.ui.widgets.layout import Flow, Item, clear, column, held, line
from fpz_app.ui.widgets.page import TwoColumns
from fpz_app.ui.widgets.panels import empty_state, panel
from fpz_app.ui.widgets.plan_about import about
from fpz_app.ui.widgets.plan_goal import GoalDoes, PlanGoal
from fpz_app.ui.widgets.plan_needs import NeedDoes, PlanNeed
from fpz_app.ui.widgets.plan_scales import PlanScales
from fpz_app.ui.widgets.plan_side import SideDoes, side
from fpz_app.ui.widgets.scale import scale_legend
from fpz_app.ui.widgets.text import hairline, label, section_head

SECTION, GOAL, LOWEST_GOAL = 28, 26, 170


@dataclass(frozen=True)
class PlanDoes:
    """What the plan's page asks for; ids are of goals, actions, versions and of the assessment's answers."""

    write: Callable[..., object]
    go_on: Callable[[str], object]
    mend: Callable[[Signal], object]
    print: Callable[[str], object]
    history: Callable[[str], Sequence[Changing]]
    pasts: Callable[[str], Sequence[ActionPast]]
    open_note: Callable[[str], object]
    goal_from_need: Callable[[str], object]
    add_need: Callable[[str, str], object]
    drop_need: Callable[[str], object]
    leave_out: Callable[[str, str], object]
    scale: Callable[[str, int, str], object]
    move_up: Callable[[str], object]
    take_up: Callable[[str], object]


class PlanSheetView(QWidget):
    """`go_to` gives the focus to a goal, an action or a need of the sheet that is shown.

    Its parts are put straight into their columns: Qt styles a part anew each time that what holds it is given a parent.
    """

    def __init__(self, does: PlanDoes) -> None:
        super().__init__()
        self._does = does
        self._goals: list[PlanGoal] = []
        self._needs: dict[str, PlanNeed] = {}
        self._scales_as_table = False
        self._left, self._right = column(gap=0), column(gap=8)
        self._filling, self._beside = Gradual(self._left, self), Gradual(self._right, self)
        self.setLayout(column(TwoColumns(held(self._left), held(self._right), shares=(616, 360)), gap=0))

    def show_sheet(self, sheet: PlanSheet, *, seen: int) -> None:
        """What has room in `seen` pixels is there at once, the rest once that has been painted or `finish` asks for it."""
        self._needs, self._goals = {}, []
        does = self._does
        for box in (self._left, self._right):
            clear(box)
        self._filling.fill(self._main(sheet), at_once=seen // px(LOWEST_GOAL) + 1)
        self._beside.fill(side(sheet, SideDoes(write=does.write, print=does.print, mend=does.mend)), at_once=2)

    def finish(self) -> None:
        self._filling.finish()
        self._beside.finish()

    def go_to(self, item_id: str) -> QWidget | None:
        """What is there now has the focus; None where nothing of that id is."""
        self.finish()
        if item_id in self._needs:
            self._needs[item_id].go_to()
            return self._needs[item_id]
        return next((goal for goal in self._goals if goal.go_to(item_id)), None)

    def _main(self, sheet: PlanSheet) -> list[Part]:
        return [
            lambda: self._head(sheet), *self._cards(sheet), lambda: self._scales(sheet),
            lambda: about(sheet, lambda: self._does.write("plan")), lambda: self._answered(sheet),
            lambda: [*self._ended(sheet), None],
        ]  # fmt: skip

    def _head(self, sheet: PlanSheet) -> list[Item]:
        add = [link("Add a goal", icon="plus", do=lambda: self._does.write("goal"))] if sheet.may_change else []
        legend = [held(scale_legend(then=sheet.then_on))] if any(goal.now is not None for goal in sheet.goals) else []
        return [
            *self._unfinished(sheet.unfinished), *self._open_needs(sheet),
            section_head("What we want to change", str(len(sheet.goals)) if sheet.goals else "", *add),
            *([held(line(None, *legend, margins=(0, 6, 0, 0)))] if legend else []), 10,
        ]  # fmt: skip

    def _cards(self, sheet: PlanSheet) -> list[Part]:
        does, write = self._does, self._does.write
        card_does = GoalDoes(
            write=lambda goal: write("goal", goal), add_action=lambda goal: write("action", goal_id=goal),
            open_action=lambda action: write("action", action), scale=does.scale, move_up=does.move_up, history=does.history,
            pasts=does.pasts, open_note=does.open_note,
        )  # fmt: skip
        if not sheet.goals:
            return [lambda: [empty_state("No goal yet.", "What would the family notice if things were better?"), SECTION]]
        card = partial(self._card, does=card_does, may_change=sheet.may_change)
        return [partial(card, goal, first=place == 0) for place, goal in enumerate(sheet.goals)]

    def _card(self, goal: GoalCard, does: GoalDoes, *, first: bool, may_change: bool) -> list[Item]:
        self._goals.append(PlanGoal(goal, does, first=first, may_change=may_change))
        return [self._goals[-1], GOAL]

    def _scales(self, sheet: PlanSheet) -> list[Item]:
        """As a table where it was one before."""

        def turned(as_table: bool) -> None:
            self._scales_as_table = as_table

        return [PlanScales(sheet.scales, as_table=self._scales_as_table, turned=turned), SECTION] if sheet.scales else []

    def _unfinished(self, begun: Sequence[Unfinished]) -> list[Item]:
        rows = [self._unfinished_row(each) for each in begun]
        return [panel("accent", label("Not finished yet", "small-strong"), *rows, gap=6), SECTION] if rows else []

    def _unfinished_row(self, begun: Unfinished) -> QWidget:
        go_on = link("Go on writing", icon="pencil", do=lambda: self._does.go_on(begun.key))
        go_on.setAccessibleDescription(begun.words)
        row = line(gap=16)
        row.addLayout(column(label(begun.words), label(begun.at, "hint"), gap=0), 1)
        row.addWidget(go_on, 0, Qt.AlignmentFlag.AlignVCenter)
        return held(row)

    def _open_needs(self, sheet: PlanSheet) -> list[Item]:
        rows = [self._need(sheet, place) for place, need in enumerate(sheet.needs) if not need.is_answered]
        return [section_head("Needs without a goal", str(len(rows))), *rows, SECTION] if rows else []

    def _answered(self, sheet: PlanSheet) -> list[Item]:
        rows = [self._need(sheet, place) for place, need in enumerate(sheet.needs) if need.is_answered]
        return [SECTION, section_head("Needs with an answer", str(len(rows))), *rows] if rows else []

    def _need(self, sheet: PlanSheet, place: int) -> PlanNeed:
        need, does = sheet.needs[place], self._does
        doing = NeedDoes(does.goal_from_need, does.add_need, does.drop_need, does.leave_out, self.go_to)
        goals = [(goal.id, goal.text) for goal in sheet.goals]
        made = self._needs[need.answer_id] = PlanNeed(need, goals, doing, may_change=sheet.may_change)
        return made

    def _ended(self, sheet: PlanSheet) -> list[Item]:
        rows = [item for each in sheet.ended for item in (self._ended_row(*each, may_change=sheet.may_change), hairline())]
        return [SECTION, section_head("Goals that ended", str(len(sheet.ended))), *rows] if rows else []

    def _ended_row(self, goal_id: str, text: str, when: str, *, may_change: bool) -> QWidget:
        again = link("Take it up again", do=lambda: self._does.take_up(goal_id))
        again.setAccessibleName(f"Take it up again: {text}")
        words = held(column(label(text, "quiet"), label(when, "hint"), gap=0))
        return held(column(8, words, *([held(Flow(again))] if may_change else []), 6, gap=0))

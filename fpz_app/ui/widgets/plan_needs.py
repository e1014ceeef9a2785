"""Plan needs: the assessment's needs that have no goal yet, each with what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fpz_app.casework.plan_reading import NeedRow
from fpz_app.ui.widgets.buttons import button, link
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, TextEdit
from fpz_app.ui.widgets.layout import column, held, line
from fpz_app.ui.widgets.text import hairline, label


@dataclass(frozen=True)
class NeedDoes:
    make_goal: Callable[[str], object]
    add_to: Callable[[str, str], object]
    leave_out: Callable[[str, str], object]


class PlanNeed(QWidget):
    """One need: its words and score; make it a goal, add it to one, or say why it has none."""

    def __init__(self, need: NeedRow, goals: Sequence[tuple[str, str]], does: NeedDoes) -> None:
        super().__init__()
        self._need, self._does = need, does
        top = line(gap=16)
        top.addLayout(column(label(need.words or need.about, "strong"), label(need.about, "hint"), gap=1), 1)
        top.addWidget(label(f"scored {need.score}", "hint", wrap=False))
        doing: list[QWidget] = [button("Make it a goal", small=True, do=lambda: does.make_goal(need.answer_id))]
        if goals:
            choice = Choice(goals, name="Add it to a goal", none="Add it to a goal…")
            choice.changed.connect(lambda key: does.add_to(need.answer_id, key) if key else None)
            doing.append(choice)
        doing.append(link("No goal for this: say why", do=self._ask_why))
        self._why = TextEdit(need.left_out, name="Why is there no goal for this need?", lines=2)
        self._field = Field("Why is there no goal for this need?", self._why)
        self._reason = held(column(self._field, line(button("Keep the reason", small=True, do=self._keep), None), gap=8))
        self._reason.hide()
        self.setLayout(column(top, line(*doing, None, gap=12), self._reason, 4, hairline(), gap=8))

    def _ask_why(self) -> None:
        self._reason.show()
        self._field.go_there()

    def _keep(self) -> None:
        self._does.leave_out(self._need.answer_id, self._why.value())

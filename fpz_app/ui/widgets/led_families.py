"""Led families: whom a worker leads, each to be handed over to somebody else in one step, or all at once."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from fpz_app.presenters.worker_page import Around, Led
from fpz_app.ui.widgets.buttons import link, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.layout import Flow, column, held, line
from fpz_app.ui.widgets.text import hairline, label

HandOver = Callable[[Sequence[str], str], object]


class LedFamilies(QWidget):
    """`lead` is the field that says to whom."""

    def __init__(self, around: Around, hand_over: HandOver, open_family: Callable[[str], object]) -> None:
        super().__init__()
        self._hand_over, self._open = hand_over, open_family
        self._chosen = Choice([("", "Choose"), *around.leads], name="Who leads from now on")
        self.lead = Field("Who leads from now on", self._chosen)
        every = [each.family_id for each in around.families]
        many = len(every)
        all_words = "Hand over" if many == 1 else f"Hand over all {many}"
        items: list[QWidget] = [row for each in around.families for row in (self._row(each, alone=many == 1), hairline())]
        buttons = Flow(secondary(all_words, do=lambda: self._hand_over(every, self._chosen.chosen)))
        self.setLayout(column(self.lead, 6, *items, 4, held(buttons), gap=6))

    def _row(self, each: Led, *, alone: bool) -> QWidget:
        row = line(gap=12)
        row.addWidget(label(f"{each.name}, {each.reference}" if each.reference else each.name), 1)
        doing = [link("Open", do=lambda: self._open(each.family_id))]
        if not alone:
            doing.append(link("Hand over", do=lambda: self._hand_over([each.family_id], self._chosen.chosen)))
            doing[-1].setAccessibleName(f"Hand over {each.name}")
        doing[0].setAccessibleName(f"Open {each.name}")
        for button in doing:
            row.addWidget(button)
        return held(row)

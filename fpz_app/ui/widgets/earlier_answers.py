"""Earlier answers: what was said last time, beside the questions that are asked anew, to be carried forward or left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from fpz_app.presenters.assessment_answers import EarlierLine
from fpz_app.ui.widgets.buttons import button
from fpz_app.ui.widgets.layout import clear, column, line
from fpz_app.ui.widgets.panels import child_words
from fpz_app.ui.widgets.text import label

CARRY_KEY = "F8"


class EarlierAnswers(QFrame):
    """`carried(question, subject)` for one answer, `all_carried` for every one that may be."""

    carried = Signal(str, str)
    all_carried = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "sunk")
        self._box = column(gap=4, margins=(16, 12, 16, 16))
        self.setLayout(self._box)

    def show_answers(self, title: str, lines: Sequence[EarlierLine]) -> None:
        clear(self._box)
        self.setAccessibleName(f"{title}, the answers then")
        self._box.addWidget(label(title, "head"))
        if not lines:
            self._box.addWidget(label("Nothing was written here then.", "quiet"))
        for each in lines:
            self._box.addSpacing(8)
            self._add(each)
        several = sum(1 for each in lines if each.may_carry)
        if several:
            self._box.addSpacing(10)
            self._box.addWidget(label(f"{CARRY_KEY} carries the answer to the question you are in.", "hint"))
        if several > 1:
            carry = button("Carry all forward", icon="copy", small=True, do=self.all_carried.emit)
            self._box.addLayout(line(carry, None))
        self._box.addStretch(1)

    def _add(self, each: EarlierLine) -> None:
        if each.is_child:
            self._box.addWidget(child_words(each.words, over=each.label))
            return
        self._box.addWidget(label(each.label, "small-strong"))
        self._box.addWidget(label(each.words, "body"))
        if each.may_carry:
            carry = button("Carry forward", small=True, do=lambda: self.carried.emit(*each.at))
            carry.setAccessibleName(f"Carry forward: {each.label}")
            self._box.addLayout(line(carry, None))

"""Group part: one family of a group note: who of it was there, and what is written for its file alone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from fpz_app.presenters.group_note import GroupPart as Shown
from fpz_app.presenters.typed_group_note import TypedPart
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import TextEdit
from fpz_app.ui.widgets.layout import Flow, column, held, line
from fpz_app.ui.widgets.text import label
from fpz_app.ui.widgets.ticks import Tick


class GroupPart(QFrame):
    """`left` is told when the family is taken out again."""

    changed = Signal()
    left = Signal()

    def __init__(self, part: Shown) -> None:
        super().__init__()
        self.family_id = part.family.family_id
        self.setProperty("panel", "card")
        self._there = {each.id: Tick(each.title) for each in part.people}
        for person, tick in self._there.items():
            tick.setChecked(person in part.typed.seen)
            tick.setAccessibleDescription(f"Was there, {part.family.name}")
            tick.clicked.connect(lambda _on=False: self.changed.emit())
        self._text = TextEdit(part.typed.text, lines=2)
        self._text.edited.connect(lambda _text: self.changed.emit())
        self.field = Field(f"For the {part.family.name} file alone", self._text, optional=True)
        out = link("Leave out", icon="x", do=self.left.emit)
        out.setAccessibleName(f"Leave out the {part.family.name} family")
        name = column(label(part.family.name, "strong"), label(part.family.detail, "hint"), gap=0)
        top = line(gap=12)
        top.addLayout(name, 1)
        top.addWidget(out)
        who = column(label("Who was there", "group"), held(Flow(*self._there.values(), gap=24, line_gap=2)), gap=4)
        self.setLayout(column(top, who, self.field, gap=12, margins=(16, 12, 16, 14)))
        self.setFocusProxy(next(iter(self._there.values()), self._text))

    @property
    def typed(self) -> TypedPart:
        seen = tuple(person for person, tick in self._there.items() if tick.isChecked())
        return TypedPart(family_id=self.family_id, seen=seen, text=self._text.value())

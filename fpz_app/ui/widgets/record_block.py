"""Record block: a section of records in words, each with what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fpz_app.presenters.sharing_blocks import Block, Row
from fpz_app.ui.look import px
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import Flow, Item, column, held, line
from fpz_app.ui.widgets.shapes import SIZE, Shape
from fpz_app.ui.widgets.text import hairline, label, section_head

SHAPE_GAP = 10
Act = Callable[[str], None]


class RecordBlock(QWidget):
    """`act` is called with the key of what is pressed; `rows` are the drawn rows by their records' ids, `deeds` what can be
    pressed, by its key."""

    def __init__(self, block: Block, act: Act) -> None:
        super().__init__()
        self.setAccessibleName(block.heading)
        self.rows: dict[str, QWidget] = {}
        self.deeds: dict[str, QWidget] = {}
        if block.adding:
            words, key = block.adding
            self.deeds[key] = link(words, icon="plus", do=lambda: act(key))
        items: list[Item] = [section_head(block.heading, "", *self.deeds.values())]
        shaped = any(row.shape for row in block.rows)
        for row in block.rows:
            deeds = {key: _deed(words, key, row, act) for words, key in row.deeds}
            drawn = held(_drawn(row, list(deeds.values()), shaped=shaped))
            self.deeds |= deeds
            self.rows[row.id] = drawn
            items += [drawn, hairline()]
        if not block.rows:
            items.append(held(column(label(block.empty, "quiet"), margins=(0, 10, 0, 0))))
        self.setLayout(column(*items, gap=0))


def _drawn(row: Row, deeds: Sequence[QWidget], *, shaped: bool) -> QHBoxLayout:
    """`shaped` keeps room for a shape where other rows have one."""
    top = line(label(row.words, "quiet" if row.quiet else "strong"), gap=12)
    top.setStretch(0, 1)
    if row.right:
        top.addWidget(label(row.right, "hint", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    told: QVBoxLayout = column(top, *(label(each, "hint" if at else "quiet") for at, each in enumerate(row.detail)), gap=1)
    if deeds:
        told.addWidget(held(Flow(*deeds, gap=20, line_gap=0)))
    across = line(gap=SHAPE_GAP, margins=(0, 8, 0, 9))
    if row.shape:
        across.addWidget(held(line(Shape(row.shape), margins=(0, 3, 0, 0))), 0, Qt.AlignmentFlag.AlignTop)
    elif shaped:
        across.addSpacing(px(SIZE))
    across.addLayout(told, 1)
    return across


def _deed(words: str, key: str, row: Row, act: Act) -> QWidget:
    made = link(words, do=lambda: act(key))
    made.setAccessibleDescription(row.words)
    return made

"""Text: labels of the house's kinds, hairlines, key caps and the heading above a section."""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from fpz_app.ui.stylesheet import LABELS
from fpz_app.ui.widgets.layout import Flow, Item, column, held, line

LINE = 31
"""How many times its own height a line of words is wide at most: about 100 letters, as many as an eye finds its way back over."""
_LONG = re.compile(r"[^\s\-]{36,}")


class Words(QLabel):
    """Words that wrap, and never run in longer lines than one can read, however wide their place is. Their height at a width
    is reckoned once until they change: Qt asks hundreds of times for one page, and lays the text out anew each time."""

    def __init__(self, text: str) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(text)

    def setText(self, text: str) -> None:
        self._heights = {}
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        self._heights = {}
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        if (spare := max(0, self.width() - self._widest())) != self._spare():
            margins = self.contentsMargins()
            self._heights = {}
            self.setContentsMargins(margins.left(), margins.top(), spare, margins.bottom())

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(min(width, self._widest()) + self._spare())
        return height

    def sizeHint(self) -> QSize:
        return super().sizeHint() - QSize(self._spare(), 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() - QSize(self._spare(), 0)

    def _widest(self) -> int:
        return self.fontMetrics().height() * LINE

    def _spare(self) -> int:
        return self.contentsMargins().right()


def label(text: str, kind: str = "body", *, wrap: bool = True, right: bool = False) -> QLabel:
    """A label of one of `stylesheet.LABELS`. Always plain text: what people write is never read as mark-up."""
    if kind not in LABELS:
        raise KeyError(kind)
    words = _LONG.sub(_breakable, text) if wrap else text
    made = Words(words) if wrap and not right else QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("t", kind)
    made.setWordWrap(wrap)
    if right:
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if wrap:
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        made.setSizePolicy(policy)
    return made


def _breakable(word: re.Match[str]) -> str:
    """A word too long for a line, such as a web address, with places where it may break: a label breaks nowhere else."""
    return "\u200b".join(word.group()[at : at + 16] for at in range(0, len(word.group()), 16))


def set_kind(made: QLabel, kind: str) -> None:
    """Changes the kind of a label that is already shown."""
    made.setProperty("t", kind)
    restyle(made)


def restyle(widget: QWidget) -> None:
    """Makes Qt look at a changed property again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def hairline(*, upright: bool = False) -> QFrame:
    """A line of one pixel that separates and means nothing."""
    made = QFrame()
    made.setProperty("hair", "true")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def key_cap(keys: str) -> QLabel:
    """A key drawn as a cap, such as `Ctrl K`."""
    made = QLabel(keys)
    made.setProperty("t", "key")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def section_head(text: str, count: str = "", *right: Item) -> QVBoxLayout:
    """The heading of a section with a quiet count beside it, links at its right end and a hairline below."""
    items: list[Item] = [label(text, "head", wrap=False)]
    if count:
        items.append(label(count, "quiet", wrap=False))
    top = line(*items, None, gap=8)
    top.addLayout(line(*right, gap=16))
    return column(top, hairline(), gap=5)


def title(text: str, beneath: str = "") -> QVBoxLayout:
    """The page's heading, with a quiet line beneath it."""
    lines: list[Item] = [label(text, "title")]
    if beneath:
        lines.append(label(beneath, "quiet"))
    return column(*lines, gap=0)


def page_head(text: str, beneath: str = "", *right: Item) -> Flow:
    """The page's heading at the left; its search field and its one primary button at the right, below it when narrow."""
    words = label(text, "title", wrap=False)
    said = column(words, label(beneath, "quiet", wrap=False), gap=0) if beneath else column(words)
    head = Flow(held(said), gap=16, line_gap=12)
    if right:
        head.addWidget(held(line(*right, gap=16)))
        head.push_last()
    return head


def form_head(text: str, beneath: str = "", right: QWidget | None = None) -> QHBoxLayout:
    """The heading of a form, a hint beneath it, and at its right what says that all is saved."""
    head = line(gap=16)
    head.addLayout(column(label(text, "head"), label(beneath, "hint"), gap=1) if beneath else column(label(text, "head")), 1)
    if right is not None:
        head.addLayout(column(4, right, None, gap=0))
    return head

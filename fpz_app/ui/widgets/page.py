"""Page: a scrolling page with the house's margins, a top that stays, a foot that stays, and columns that stack when narrow."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fpz_app.ui.look import px
from fpz_app.ui.widgets.layout import Flow, Item, add_to, held, line
from fpz_app.ui.widgets.text import hairline, label

MARGIN, TOP_MARGIN, INNER_WIDTH, STACK_BELOW = 32, 20, 1120, 1150


class PageScroll(QScrollArea):
    """What scrolls on a page. `body` takes the content; it is never wider than `widest` pixels."""

    def __init__(self, *, margins: tuple[int, int, int, int] = (MARGIN, TOP_MARGIN, MARGIN, MARGIN), widest: int = 0) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("page_body")
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        held = QWidget()
        self.body = QVBoxLayout(held)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(0)
        if widest:
            held.setMaximumWidth(widest)
        across.addWidget(held, 100)
        if widest:
            across.addStretch(1)
        self.setWidget(inside)


class Page(QWidget):
    """A screen's page: `add_top` for what stays above, `add` for what scrolls, `set_foot` for what stays below."""

    def __init__(self, *, name: str = "", margins: tuple[int, int, int, int] = (MARGIN, TOP_MARGIN, MARGIN, MARGIN)) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(name)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._top = QVBoxLayout()
        self._foot = QVBoxLayout()
        for layout in (self._top, self._foot):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.scroller = PageScroll(margins=margins)
        self.body = self.scroller.body
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(self._top)
        self._whole.addWidget(self.scroller, 1)
        self._whole.addLayout(self._foot)

    def add(self, *items: Item) -> None:
        """Adds to what scrolls: widgets, layouts, or numbers for space."""
        for item in items:
            add_to(self.body, item)

    def add_top(self, widget: QWidget) -> None:
        self._top.addWidget(widget)

    def set_foot(self, widget: QWidget) -> None:
        self._foot.addWidget(widget)

    def show_whole(self, widget: QWidget) -> None:
        """Puts a widget that looks after its own scrolling in the scrolling part's place."""
        self._whole.replaceWidget(self.scroller, widget)
        self._whole.setStretchFactor(widget, 1)
        self.scroller.hide()

    def reveal(self, widget: QWidget) -> None:
        """Scrolls until a widget is seen."""
        self.scroller.ensureWidgetVisible(widget, 16, 48)


class TwoColumns(QWidget):
    """Two columns with a gap; the right one goes below the left when the window's page is narrower than `stack_below`."""

    def __init__(self, left: QWidget, right: QWidget, *, shares: tuple[int, int] = (576, 400), gap: int = 32,
                 stack_below: int = STACK_BELOW - 208 - 2 * MARGIN, ruled: bool = False) -> None:  # fmt: skip
        super().__init__()
        self._shares, self._gap, self._stack_below = shares, gap, stack_below
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self._box.addWidget(left, shares[0], Qt.AlignmentFlag.AlignTop)
        self._rule = hairline(upright=True) if ruled else None
        if self._rule is not None:
            self._box.addWidget(self._rule)
        self._box.addWidget(right, shares[1], Qt.AlignmentFlag.AlignTop)
        for side in (left, right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def stacked(self) -> bool:
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stack = event.size().width() < px(self._stack_below)
        if stack != self.stacked:
            self._box.setDirection(QBoxLayout.Direction.TopToBottom if stack else QBoxLayout.Direction.LeftToRight)
            if self._rule is not None:
                self._rule.setVisible(not stack)


class FootBar(QFrame):
    """The bar that stays at the foot: buttons at the left, then quiet words, and at the right what is given last."""

    def __init__(self, *left: QWidget, right: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("panel", "page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hairline())
        across = QHBoxLayout()
        across.setContentsMargins(MARGIN, 12, MARGIN, 12)
        across.setSpacing(12)
        held = QWidget()
        held.setLayout(Flow(*left, gap=12, line_gap=8))
        across.addWidget(held, 1)
        if right is not None:
            across.addWidget(right, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(across)


def pair(left: QWidget, right: QWidget, *, shares: tuple[int, int] = (1, 1)) -> TwoColumns:
    """Two fields beside each other, 16 px apart, that go below each other when the form is narrow."""
    return TwoColumns(left, right, shares=shares, gap=16, stack_below=520)


class SideList(QWidget):
    """A list at the left (264 px), a hairline, what scrolls beside it and its foot; the list goes above when narrow."""

    def __init__(self, words: str, beneath: str, beside: QWidget, scroll: PageScroll, foot: QWidget | None = None) -> None:
        super().__init__()
        self._heading, self._beneath = label(words, "head"), label(beneath, "hint")
        self._list = PageScroll(margins=(20, TOP_MARGIN, 12, 24))
        for each in (self._heading, self._beneath):
            each.setContentsMargins(12, 0, 0, 0)
        for item in (self._heading, self._beneath, 10, beside):
            add_to(self._list.body, item)
        self._list.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(scroll, 1)
        if foot is not None:
            right.addWidget(foot)
        self.setLayout(line(self._list, hairline(upright=True), held(right), gap=0))
        right.setContentsMargins(0, 0, 0, 0)
        self._size()

    def say(self, words: str, beneath: str) -> None:
        self._heading.setText(words)
        self._beneath.setText(beneath)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()

    def _size(self) -> None:
        self._list.setFixedWidth(min(px(264), 380))

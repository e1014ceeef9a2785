"""Page: a scrolling page with the house's margins, a top that stays, a foot that stays, and columns that stack when narrow."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fpz_app.ui.look import px
from fpz_app.ui.widgets.layout import Flow, Item, add_to
from fpz_app.ui.widgets.text import hairline

MARGIN, TOP_MARGIN, STACK_BELOW, LOW = 32, 20, 1150, 440


@runtime_checkable
class Lowered(Protocol):
    """What stays at the top of a page and can take less height when the page is low."""

    def set_low(self, low: bool) -> None: ...


@runtime_checkable
class Scrolling(Protocol):
    """What fills a page and scrolls by itself, unless it is told to be whole: then the page scrolls."""

    @property
    def least_height(self) -> int: ...

    def set_whole(self, whole: bool) -> None: ...


class TallColumn(QVBoxLayout):
    """A column aligned to the top takes the height that its width asks for, though wrapped lines need more than its hint."""

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        width = self.geometry().width()
        return QSize(size.width(), max(size.height(), self.heightForWidth(width))) if width > 0 else size


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
        self.body = TallColumn(held)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(0)
        if widest:
            held.setMaximumWidth(widest)
        self.body_widget = held
        across.addWidget(held, 100)
        if widest:
            across.addStretch(1)
        self._margins = margins
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scroll bar takes its room from the margin, so that nothing moves when it comes."""
        super().resizeEvent(event)
        left, top, right, bottom = self._margins
        bar = self.width() - self.viewport().width()
        self.body.setContentsMargins(left, top, max(right - bar, 4), bottom)


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
        self._filled: QWidget | None = None

    def add(self, *items: Item) -> None:
        """Adds to what scrolls: widgets, layouts, or numbers for space."""
        for item in items:
            add_to(self.body, item)

    def add_top(self, widget: QWidget) -> None:
        self._top.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_height()
        return False

    def _fit(self) -> None:
        for at in range(self._top.count()):
            item = self._top.itemAt(at)
            if item is not None and isinstance(top := item.widget(), Lowered):
                top.set_low(self.height() < px(LOW))
        self._share_height()

    def _share_height(self) -> None:
        """Where the rest leaves what fills the page too little, it is whole and the page scrolls."""
        filled = self._filled
        if isinstance(filled, Scrolling):
            seen = self.scroller.viewport()
            beside = self.body.totalHeightForWidth(seen.width()) - filled.sizeHint().height()
            filled.set_whole(not filled.isHidden() and beside + filled.least_height > seen.height())

    def set_foot(self, widget: QWidget) -> None:
        self._foot.addWidget(widget)

    def fill(self, *before: Item, after: QWidget | None = None) -> None:
        """The last of what is `before` takes the height that is left and scrolls by itself; where it would have too little,
        the page scrolls too."""
        self.body.setAlignment(Qt.AlignmentFlag(0))
        self.add(*before)
        last = self.body.itemAt(self.body.count() - 1)
        self.body.setStretch(self.body.count() - 1, 1000)
        if last is not None and (widget := last.widget()) is not None:
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            self._filled = widget
            self.scroller.body_widget.installEventFilter(self)
        if after is not None:
            self.add(after)
        self.body.addStretch(1)

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


class Foot(QFrame):
    """The bar that stays at the foot of a page; toasts keep clear of it."""

    def __init__(self, content: QLayout) -> None:
        super().__init__()
        self.setProperty("panel", "page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hairline())
        across = QHBoxLayout()
        across.setContentsMargins(MARGIN, 12, MARGIN, 12)
        across.addLayout(content)
        whole.addLayout(across)


class FootBar(Foot):
    """Buttons at the left, then quiet words, and at the right what is given last."""

    def __init__(self, *left: QWidget, right: QWidget | None = None) -> None:
        flow = Flow(*left, gap=12, line_gap=8)
        if right is not None:
            flow.addWidget(right)
            flow.push_last()
        super().__init__(flow)


def pair(left: QWidget, right: QWidget, *, shares: tuple[int, int] = (1, 1)) -> TwoColumns:
    """Two fields beside each other, 16 px apart, that go below each other when the form is narrow."""
    return TwoColumns(left, right, shares=shares, gap=16, stack_below=520)

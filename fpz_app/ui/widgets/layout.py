"""Layout: columns, lines and lines that wrap, put together in one call."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

STRETCH = None
Item = QWidget | QLayout | int | None
Box = TypeVar("Box", bound=QBoxLayout)


def column(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Widgets and layouts below each other; a number is extra space in pixels, None takes the space that is left."""
    box = QVBoxLayout()
    return _filled(box, items, gap, margins)


def line(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """The same, beside each other."""
    box = QHBoxLayout()
    return _filled(box, items, gap, margins)


def held(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """A bare widget that holds a layout, where Qt wants a widget."""
    widget = QWidget(parent)
    widget.setLayout(layout)
    return widget


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go, hidden where it is: taken out of its parent too, Qt would style every
    part of it once more. It stays among its parent's children until the event loop turns."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def show_at_once(layout: QLayout) -> None:
    """Shows what was added: Qt does so an event later, after a first layout without it that a person sees as a flash, and lays
    the whole page out anew for each. Here it does so once, for the last."""
    added, holder = list(_to_show(layout)), layout.parentWidget()
    whole = (holder.layout() if holder is not None else None) or layout
    try:
        for at, widget in enumerate(added, 1):
            whole.setEnabled(at == len(added))
            widget.show()
    finally:
        whole.setEnabled(True)


def _to_show(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                yield widget
        elif (inner := item.layout()) is not None:
            yield from _to_show(inner)


@contextmanager
def filled_unseen(widget: QWidget) -> Iterator[None]:
    """Hides a widget while its content is replaced, so that Qt lays it out once: it lays a visible one out anew for each part
    that is added. Nothing is painted meanwhile, and the focus stays where it was if that is still there."""
    on = QApplication.focusWidget()
    was_seen, was_inside = not widget.isHidden(), on is not None and widget.isAncestorOf(on)
    widget.hide()
    try:
        yield
    finally:
        widget.setVisible(was_seen)
        if was_inside and on is not None and isValid(on) and on.isVisible():
            on.setFocus(Qt.FocusReason.OtherFocusReason)


def add_to(box: QBoxLayout, item: Item) -> None:
    """Adds one item to the end of a column or line."""
    if item is None:
        box.addStretch(1)
    elif isinstance(item, int):
        box.addSpacing(item)
    elif isinstance(item, QWidget):
        narrow = isinstance(box, QVBoxLayout) and item.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        box.addWidget(item, 0, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))
    else:
        box.addLayout(item)


def _filled(box: Box, items: tuple[Item, ...], gap: int, margins: tuple[int, int, int, int]) -> Box:
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for item in items:
        add_to(box, item)
    return box


class Flow(QLayout):
    """Widgets beside each other that go on to the next line where the width ends."""

    def __init__(self, *widgets: QWidget, gap: int = 8, line_gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self._last_at_end = False
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def push_last(self) -> None:
        """The last widget goes to the right end of the first line, or to the left of a line of its own."""
        self._last_at_end = True

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights = {}

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights = {}
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Reckoned once for each width until something in it changes: Qt asks dozens of times for one page."""
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights = {}
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, moving=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least

    def _lay(self, rect: QRect, *, moving: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, QPoint, QSize]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = _fitting(item, max(rect.width(), item.minimumSize().width()))
            if item.hasHeightForWidth() and size.width() < item.sizeHint().width():
                size.setHeight(item.heightForWidth(size.width()))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                _place(row, tallest, moving)
                row, x, y, tallest = [], rect.x(), y + tallest + self._line_gap, 0
            row.append((item, QPoint(x, y), size))
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        if self._last_at_end and len(row) > 1 and row[-1][0] is self._items[-1]:
            item, at, size = row[-1]
            row[-1] = (item, QPoint(rect.right() + 1 - size.width(), at.y()), size)
        _place(row, tallest, moving)
        return y + tallest - rect.y()


def _fitting(item: QLayoutItem, width: int) -> QSize:
    """The size an item likes, or, where it is wider than the line, the height it needs at the line's width."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())


def _place(row: list[tuple[QLayoutItem, QPoint, QSize]], tallest: int, moving: bool) -> None:
    if moving:
        for item, at, size in row:
            item.setGeometry(QRect(at + QPoint(0, (tallest - size.height()) // 2), size))

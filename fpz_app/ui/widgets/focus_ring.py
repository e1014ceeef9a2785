"""Focus ring: one ring a window, laid over whatever has the focus; it follows focus, movement and scrolling."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)  # fmt: skip
from shiboken6 import isValid

from fpz_app.ui.look import colour
from fpz_app.ui.widgets.reading_order import reading_order
from fpz_app.ui.widgets.reveal import reveal

CLEAR, WIDTH, RADIUS = 3, 2, 7
BY_KEY = Qt.WidgetAttribute.WA_KeyboardFocusChange
ALWAYS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
MOVED = {
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest,
}  # fmt: skip


@runtime_checkable
class RingedInside(Protocol):
    """A widget that has its focus on a part of itself, such as a row; `ring_rect` is that part in its own coordinates."""

    def ring_rect(self) -> QRect: ...


class FocusRing(QWidget):
    """Give it the window; it needs nothing else. Buttons are ringed after a key, fields and lists always."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._on: QWidget | None = None
        self._by_key = False
        self._watched: list[QObject] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self.hide()

    def refresh(self) -> None:
        """Lays the ring anew; for widgets whose focused part moved without an event of its own."""
        on = self._on
        if on is None or not isValid(on) or not on.isVisible() or not self._wanted(on):
            self.hide()
            return
        part = focused_part(on)
        place = QRect(on.mapTo(self._window, part.topLeft()), part.size())
        room = CLEAR + WIDTH
        seen = place.adjusted(-room, -room, room, room).intersected(_room_for(on, self._window))
        if seen.isEmpty() or part.isEmpty():
            self.hide()
            return
        self._ring = place.adjusted(-room + 1, -room + 1, room - 1, room - 1).translated(-seen.topLeft())
        self.setGeometry(seen)
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() in MOVED:
            self.refresh()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus"), WIDTH))
            painter.drawRoundedRect(QRectF(self._ring), RADIUS, RADIUS)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:  # noqa: ARG002
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        self._watched = []
        self._on = new if new is not None and new.window() is self._window else None
        if self._on is not None:
            self._stay_with_keys()
        each_up: QWidget | None = self._on
        while each_up is not None:
            each_up.installEventFilter(self)
            self._watched.append(each_up)
            each_up = each_up.parentWidget() if each_up is not self._window else None
        self.reveal()
        self.refresh()

    def _stay_with_keys(self) -> None:
        """Where the program itself moves the focus after a key, Qt forgets that it was one, and buttons would lose the ring."""
        by_key = self._window.testAttribute(BY_KEY)
        if self._by_key and not by_key and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._window.setAttribute(BY_KEY)
        self._by_key = self._window.testAttribute(BY_KEY)

    def reveal(self) -> None:
        """Scrolls until what has the focus is seen."""
        if self._on is not None and isValid(self._on):
            reveal(self._on, focused_part(self._on))

    def _wanted(self, on: QWidget) -> bool:
        return self._window.testAttribute(BY_KEY) or isinstance(on, ALWAYS)


def focused_part(on: QWidget) -> QRect:
    return on.ring_rect() if isinstance(on, RingedInside) else on.rect()


def _room_for(on: QWidget, window: QWidget) -> QRect:
    """Where the ring may be painted: inside every scrolling viewport that holds the widget, with the ring's own room round it."""
    room = window.rect()
    each = on.parentWidget()
    while each is not None and each is not window:
        holder = each.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is each and holder is not on:
            place = QRect(each.mapTo(window, QPoint(0, 0)), each.size())
            room = room.intersected(place)
        each = holder
    return room


def focus_first(page: QWidget) -> bool:
    """Gives the focus to the first thing on a page that Tab would come to; False where there is none."""
    for each in reading_order(page)[:1]:
        each.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
    return False


def refresh_ring(widget: QWidget) -> None:
    """Tells the window's ring that the focused part of a widget has moved."""
    ring = widget.window().findChild(FocusRing)
    if ring is not None:
        if widget.hasFocus():
            ring.reveal()
        ring.refresh()

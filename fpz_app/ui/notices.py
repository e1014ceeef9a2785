"""Notices: banners that stay, and toasts that say what was done and offer the way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from fpz_app.ui.signals import Notice
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import button
from fpz_app.ui.widgets.focus_ring import focused_part
from fpz_app.ui.widgets.layout import Item, clear, line
from fpz_app.ui.widgets.page import Foot
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label

TOAST_STAYS = 12_000  # milliseconds; longer while the pointer or the focus is on it
TOAST_MARGIN = 32
TOAST_GAP = 12
TOAST_LOOKS = 200  # milliseconds between two looks at what it may be in the way of


class Banner(QFrame):
    """A line across the page that stays while something is so: read only, about to lock, a restricted file."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "accent")
        self._line = line(gap=12, margins=(28, 8, 32, 8))
        self.setLayout(self._line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # its words wrap
        self.setSizePolicy(policy)
        self.hide()

    def show_banner(
        self, words: str, *, shape: str = "warning", action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        clear(self._line)
        self._line.addWidget(Shape(shape, "Notice"))
        self._line.addWidget(label(words), 1)
        if action:
            self._line.addWidget(button(action, small=True, do=do))
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    def clear_banner(self) -> None:
        self.hide()


class Toast(QFrame):
    """One at a time, over the lower left of `over`. Announced; Undo is an ordinary button."""

    undone = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("panel", "toast")
        self._over = over
        self._undo: Callable[[], None] | None = None
        self._words = label("")
        self._line = line(self._words, gap=16, margins=(16, 8, 12, 8))
        self.setLayout(self._line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        self._looks = QTimer(self, interval=TOAST_LOOKS)
        self._looks.timeout.connect(self._place)
        over.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._keep_clear)  # type: ignore[union-attr]
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        clear(self._line)
        self._words = label(notice.words, wrap=False)
        items: list[Item] = [self._words]
        if notice.undo is not None:
            undo = button("Undo", small=True, do=self._take_back)
            undo.setProperty("kind", "undo")
            items.append(undo)
        for item in items:
            self._line.addWidget(item)  # type: ignore[arg-type]
        self._undo = notice.undo
        self.setAccessibleName(notice.words)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(TOAST_STAYS)
        announce(self, notice.words + (". Undo is offered." if notice.undo else ""))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._looks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looks.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _keep_clear(self, _before: QWidget | None, _now: QWidget | None) -> None:
        """A page that has opened since may have a foot bar, which is laid out by and by."""
        if self.isVisible():
            QTimer.singleShot(0, self, self._place)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
            self.undone.emit()

    def _end(self) -> None:
        if self.underMouse() or self.isAncestorOf(self._over.window().focusWidget() or self._over):
            self._timer.start(TOAST_STAYS)
            return
        self.hide()

    def _place(self) -> None:
        """Over no foot bar, which a page may show at any time, and never over what has the focus."""
        room = max(self._over.width() - 2 * TOAST_MARGIN, 100)
        self._words.setWordWrap(False)
        if self.sizeHint().width() > room:
            self._words.setWordWrap(True)
        width = min(self.sizeHint().width(), room) if not self._words.wordWrap() else room
        self.resize(width, max(self.heightForWidth(width), self.sizeHint().height()))
        low = self._over.height() - self.height() - TOAST_MARGIN - self._foot_height()
        place = QRect(QPoint(TOAST_MARGIN, low), self.size())
        self.move(self._clear_of_focus(place).topLeft())

    def _foot_height(self) -> int:
        """The height of the foot bar at the lower edge, 0 where the page has none."""
        at: QWidget | None = self._over.childAt(self._over.width() // 2, self._over.height() - 2)
        while at is not None and not isinstance(at, Foot):
            at = at.parentWidget()
        return at.height() if at is not None else 0

    def _clear_of_focus(self, place: QRect) -> QRect:
        on = self._over.window().focusWidget()
        if on is None or not self._over.isAncestorOf(on) or self.isAncestorOf(on):
            return place
        part = focused_part(on)
        taken = QRect(on.mapTo(self._over, part.topLeft()), part.size())
        above = place.translated(0, taken.top() - TOAST_GAP - place.bottom())
        return above if taken.height() < place.height() * 2 and taken.intersects(place) and above.top() >= 0 else place

"""Notices: banners that stay, and toasts that say what was done and offer the way back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from fpz_app.ui.signals import Notice
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import button
from fpz_app.ui.widgets.layout import Item, clear, line
from fpz_app.ui.widgets.page import FootBar
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label

TOAST_STAYS = 12_000  # milliseconds; longer while the pointer or the focus is on it
TOAST_MARGIN = 32


class Banner(QFrame):
    """A line across the page that stays while something is so: read only, about to lock, a restricted file."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "accent")
        self._line = line(gap=12, margins=(28, 8, 32, 8))
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
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
        self._line = line(gap=16, margins=(16, 8, 12, 8))
        self.setLayout(self._line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        over.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._keep_clear)  # type: ignore[union-attr]
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        clear(self._line)
        items: list[Item] = [label(notice.words, wrap=False)]
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
        self.setMaximumWidth(max(self._over.width() - 2 * TOAST_MARGIN, 100))
        self.adjustSize()
        foot = next((bar.height() for bar in self._over.findChildren(FootBar) if bar.isVisible()), 0)
        self.move(TOAST_MARGIN, self._over.height() - self.height() - TOAST_MARGIN - foot)

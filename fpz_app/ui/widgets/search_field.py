"""Search field: a line with a glass at its left and the key that leads to it at its right."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent

from fpz_app.ui.icons import pixmap
from fpz_app.ui.look import px
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.text import key_cap


class SearchField(LineEdit):
    """`edited` carries the text while it is typed; `moved` -1 or 1 for the arrow keys, to walk the results from the field."""

    moved = Signal(int)
    entered = Signal()

    def __init__(self, hint: str, *, name: str = "", keys: str = "", width: int = 0) -> None:
        super().__init__(name=name or hint, hint=hint, width=width)
        self._cap = key_cap(keys) if keys else None
        if self._cap is not None:
            self._cap.setParent(self)
            self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setAccessibleDescription(f"{keys} leads here")
        self.textChanged.connect(lambda text: self._show_cap(not text))
        self._margins()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(180), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = px(16)
        with QPainter(self) as painter:
            painter.drawPixmap(px(7), (self.height() - size) // 2, pixmap("search", "ink2", size))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cap()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._margins()
            self._place_cap()

    def _margins(self) -> None:
        right = self._cap.sizeHint().width() + 4 if self._cap is not None else 0
        self.setTextMargins(px(26), 0, right, 0)

    def _show_cap(self, shown: bool) -> None:
        if self._cap is not None:
            self._cap.setVisible(shown)

    def _place_cap(self) -> None:
        if self._cap is not None:
            self._cap.adjustSize()
            self._cap.move(self.width() - self._cap.width() - 8, (self.height() - self._cap.height()) // 2)

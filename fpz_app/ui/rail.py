"""Rail: the left edge of the window: where to go, how things stand, who is at work, and the lock."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from fpz_app.ui.icons import pixmap
from fpz_app.ui.look import colour, font, px
from fpz_app.ui.navigation import RailItem
from fpz_app.ui.signals import StateLine
from fpz_app.ui.stylesheet import SMALL_PT
from fpz_app.ui.widgets.layout import clear
from fpz_app.ui.widgets.text import hairline, label

WIDE, NARROW, MARGIN, INSET, ICON = 208, 96, 12, 12, 20


class RailButton(QPushButton):
    """An icon and words; with `detail` a second, quieter line. In the narrow rail the words stand below the icon."""

    def __init__(self, words: str, icon: str, *, detail: str = "", small: bool = False) -> None:
        super().__init__(words)
        self._icon, self._detail, self._small = icon, detail, small
        self._current = self._narrow = False
        self.setAccessibleName(f"{words}, {detail}" if detail else words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_current(self, current: bool) -> None:
        self._current = current
        self.setAccessibleDescription("The page that is open" if current else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._narrow:
            lines = 2 if self._detail else 1
            words = self._words_below(px(NARROW) - 8)
            return QSize(px(NARROW) - 8, px(ICON) + words.height() * 1 + 14 + (lines - 1) * 0)
        lines = self._heights()
        return QSize(px(184), max(px(36), lines + (10 if self._detail else 0)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(64), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        token = "sel_ink" if self._current else "ink"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._current or self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("sel" if self._current else "tint"))
                painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
            if self._narrow:
                self._paint_narrow(painter, token)
            else:
                self._paint_wide(painter, token)

    def _paint_wide(self, painter: QPainter, token: str) -> None:
        size = px(ICON)
        drawing = pixmap(self._icon, token if self._current else "ink2", size)
        painter.drawPixmap(INSET, (self.height() - size) // 2 if not self._detail else px(9), drawing)
        left = INSET + size + 10
        face = font(SMALL_PT) if self._small else font(strong=self._current)
        painter.setFont(face)
        painter.setPen(colour(token))
        line = painter.fontMetrics().height()
        if not self._detail:
            box = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
            return
        top = (self.height() - 2 * line) // 2
        painter.drawText(QRect(left, top, self.width() - left, line), Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setPen(colour("ink2"))
        painter.drawText(QRect(left, top + line, self.width() - left, line), Qt.AlignmentFlag.AlignLeft, self._detail)

    def _paint_narrow(self, painter: QPainter, token: str) -> None:
        size = px(ICON)
        painter.drawPixmap((self.width() - size) // 2, 6, pixmap(self._icon, token if self._current else "ink2", size))
        painter.setFont(font(SMALL_PT, strong=self._current))
        painter.setPen(colour(token))
        box = QRect(2, size + 8, self.width() - 4, self.height() - size - 8)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(box, flags, self._said())

    def _said(self) -> str:
        return f"{self.text()}\n{self._detail}" if self._detail else self.text()

    def _words_below(self, width: int) -> QRect:
        from PySide6.QtGui import QFontMetrics

        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        return QFontMetrics(font(SMALL_PT)).boundingRect(QRect(0, 0, width - 4, 4000), int(flags), self._said())

    def _heights(self) -> int:
        from PySide6.QtGui import QFontMetrics

        one = QFontMetrics(font(SMALL_PT) if self._small else font()).height()
        return one * (2 if self._detail else 1)


class Rail(QFrame):
    """`asked` carries the key of the page wanted; `lock_asked` is the lock."""

    asked = Signal(str)
    lock_asked = Signal()

    def __init__(self, items: Sequence[RailItem], *, title: str, zone: str, person: str, role: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Main pages")
        self._buttons: dict[str, RailButton] = {}
        self._head = [label(title, "strong"), label(zone, "hint")]
        self._states = QVBoxLayout()
        self._states.setSpacing(0)
        self._person = RailButton(person, "user", detail=role, small=True)
        self._lock = RailButton("Lock", "lock")
        self._lock.clicked.connect(lambda: self.lock_asked.emit())
        self._narrow = False
        self._lay(items)

    def set_current(self, key: str) -> None:
        for each, made in self._buttons.items():
            made.set_current(each == key)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setFixedWidth(px(NARROW) if narrow else max(WIDE, px(WIDE)))
        for each in self._head:
            each.setVisible(not narrow)
        for made in self.findChildren(RailButton):
            made.set_narrow(narrow)

    def show_states(self, states: Sequence[StateLine]) -> None:
        """How things stand, in words, each a button where it leads somewhere."""
        clear(self._states)
        for state in states:
            made = RailButton(state.words, state.icon, detail=state.detail, small=True)
            made.set_narrow(self._narrow)
            made.setEnabled(bool(state.page))
            made.clicked.connect(lambda _=False, page=state.page: self.asked.emit(page))
            self._states.addWidget(made)

    def _lay(self, items: Sequence[RailItem]) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 12)
        box.setSpacing(2)
        for each in self._head:
            each.setContentsMargins(INSET, 0, 0, 0)
            box.addWidget(each)
        box.addSpacing(12)
        for item in items:
            made = RailButton(item.words, item.icon)
            made.clicked.connect(lambda _=False, key=item.key: self.asked.emit(key))
            self._buttons[item.key] = made
            box.addWidget(made)
        box.addStretch(1)
        box.addWidget(hairline())
        box.addSpacing(4)
        box.addLayout(self._states)
        box.addSpacing(4)
        box.addWidget(hairline())
        box.addSpacing(4)
        box.addWidget(self._person)
        box.addWidget(self._lock)

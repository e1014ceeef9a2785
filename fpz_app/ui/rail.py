"""Rail: the left edge of the window: where to go, how things stand, who is at work, and the lock."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy

from fpz_app.ui.icons import pixmap
from fpz_app.ui.look import colour, font, px
from fpz_app.ui.navigation import YOU, RailItem
from fpz_app.ui.signals import StateLine
from fpz_app.ui.stylesheet import SMALL_PT
from fpz_app.ui.widgets.layout import add_to, clear, column, held
from fpz_app.ui.widgets.text import hairline, label

WIDE, NARROW, MARGIN, NARROW_MARGIN, INSET, ICON = 208, 88, 12, 4, 12, 20
MARGIN_ABOVE = 6  # in the narrow rail, whose room is scarce


class RailButton(QPushButton):
    """An icon and words; with `detail` a second, quieter line. In the narrow rail the words stand below the icon."""

    def __init__(self, words: str, icon: str, *, detail: str = "", small: bool = False, low: bool = False) -> None:
        super().__init__(words)
        self._icon, self._detail, self._small, self._low = icon, detail, small, low
        self._current = self._narrow = False
        self.setAccessibleName(f"{words}, {detail}" if detail else words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_current(self, current: bool) -> None:
        self._current = current
        self.setAccessibleDescription("The page that is open" if current else "")
        self.update()

    def set_detail(self, detail: str) -> None:
        self._detail = detail
        self.setAccessibleName(f"{self.text()}, {detail}" if detail else self.text())
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._narrow:
            width = px(NARROW) - 2 * NARROW_MARGIN
            return QSize(width, px(ICON) + self._words_below(width).height() + 14)
        lines = self._heights()
        return QSize(px(184), max(px(36), lines + ((2 if self._low else 6) if self._detail else 0)))

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
        painter.drawPixmap(INSET, (self.height() - size) // 2 if self._low or not self._detail else px(3), drawing)
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
        painter.setPen(colour(token if self._current else "ink2"))
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
        return f"{self.text()}\n{self._detail}" if self._detail and not self._low else self.text()

    def _words_below(self, width: int) -> QRect:
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        return QFontMetrics(font(SMALL_PT)).boundingRect(QRect(0, 0, width - 4, 4000), int(flags), self._said())

    def _heights(self) -> int:
        one = QFontMetrics(font(SMALL_PT) if self._small else font()).height()
        return one * (2 if self._detail else 1)


class Rail(QFrame):
    """`asked` carries the key of the page wanted; `lock_asked` is the lock. What does not fit scrolls; the lock always stays."""

    asked = Signal(str)
    lock_asked = Signal()
    person_asked = Signal()

    def __init__(self, items: Sequence[RailItem], *, title: str, zone: str, person: str, role: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Main pages")
        self._buttons: dict[str, RailButton] = {}
        self._head = [label(title, "strong"), label(zone, "hint")]
        self._states = column(gap=4)
        self._person = RailButton(person, "user", detail=role, small=True, low=True)
        self._person.clicked.connect(lambda: self.person_asked.emit())
        self._lock = RailButton("Lock", "lock")
        self._lock.clicked.connect(lambda: self.lock_asked.emit())
        self._narrow, self._current = False, ""
        self._items = column(gap=2)
        self._lay()
        self.show_items(items, role)
        self.set_narrow(False)

    def show_items(self, items: Sequence[RailItem], role: str) -> None:
        """The pages that somebody in this role opens."""
        clear(self._items)
        self._buttons = {}
        for item in items:
            made = RailButton(item.words, item.icon)
            made.set_narrow(self._narrow)
            made.clicked.connect(lambda _=False, key=item.key: self.asked.emit(key))
            self._buttons[item.key] = made
            self._items.addWidget(made)
        self._person.set_detail(role)
        self.set_current(self._current)

    def set_current(self, key: str) -> None:
        self._current = key
        for each, made in self._buttons.items():
            made.set_current(each == key)
        self._person.set_current(key == YOU)
        if key in self._buttons:
            self._scroll.ensureWidgetVisible(self._buttons[key], 0, 0)

    def set_person_open(self, leads: bool) -> None:
        """Whether pressing the person's name leads somewhere."""
        self._person.setEnabled(leads)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        side = NARROW_MARGIN if narrow else MARGIN
        self._box.setContentsMargins(side, MARGIN_ABOVE if narrow else 20, side, 0)
        self._low.setContentsMargins(side, 0, side, 12)
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

    def _lay(self) -> None:
        self._box = column(gap=2)
        for each, below in zip(self._head, (0, 14), strict=True):
            each.setContentsMargins(INSET, 0, 0, below)
            self._box.addWidget(each)
        self._box.addLayout(self._items)
        self._box.addStretch(1)
        for low in (hairline(), 10, self._states, 11):
            add_to(self._box, low)
        self._scroll = scroll = QScrollArea()
        scroll.setObjectName("rail_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = held(self._box)
        inner.setObjectName("rail_inner")
        scroll.setWidget(inner)
        self._low = column(hairline(), 7, self._person, self._lock, gap=2)
        self.setLayout(column(scroll, self._low, gap=0))

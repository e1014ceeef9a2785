"""Sections: the task list beside a form, each section with its state and how much is answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fpz_app.ui.look import colour, font, px, tokens
from fpz_app.ui.stylesheet import SMALL_PT
from fpz_app.ui.widgets.layout import clear
from fpz_app.ui.widgets.shapes import WORDS, draw_shape
from fpz_app.ui.widgets.text import label

INSET = 12


@dataclass(frozen=True)
class Section:
    """A line of the list. `state` is not_started, under_way, done or another of `shapes.WORDS`; `count` such as "4 of 7"."""

    key: str
    words: str
    state: str
    count: str = ""
    group: str = ""


class SectionItem(QPushButton):
    """One section; pressed to open it."""

    def __init__(self, section: Section) -> None:
        super().__init__(section.words)
        self._section = section
        self._current = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_current(False)

    def set_current(self, current: bool) -> None:
        self._current = current
        said = (self._section.words, WORDS[self._section.state][0].lower(), self._section.count)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setAccessibleDescription("The section that is open" if current else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), max(px(32), self._words_rect(px(200)).height() + 10))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(140), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(px(32), self._words_rect(width).height() + 10)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        strong_look = tokens().high_contrast and self._current
        ink = "sel_ink" if strong_look else "ink"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._current or self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("sel" if self._current else "tint"))
                painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
            size = px(16)
            mark = QRectF(INSET, (self.height() - size) / 2, size, size)
            whole = colour("sel_ink").name() if strong_look else ""
            ground = colour("sel" if self._current else "page").name()
            draw_shape(painter, mark, self._section.state, ink=whole, ground=ground)
            words = self._words_rect(self.width())
            words.moveTop((self.height() - words.height()) // 2)
            painter.setFont(font(strong=self._current))
            painter.setPen(colour(ink))
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._section.words)
            painter.setFont(font(SMALL_PT))
            painter.setPen(colour("sel_ink" if strong_look else "ink2"))
            right = self.rect().adjusted(0, 0, -INSET - 1, 0)
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._section.count)

    def _words_rect(self, width: int) -> QRect:
        left = INSET + px(16) + 10
        count = px(8 * len(self._section.count)) + 8 if self._section.count else 0
        room = QRect(left, 0, max(width - left - count - INSET, px(60)), 4000)
        metrics = self.fontMetrics()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        needed = metrics.boundingRect(room, int(flags), self._section.words)
        return QRect(left, 0, room.width(), needed.height())


class SectionList(QWidget):
    """The whole list; `opened` carries the key. Up and Down move along it, Enter or a click opens."""

    opened = Signal(str)

    def __init__(self, *, name: str = "Sections") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._items: dict[str, SectionItem] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_sections(self, sections: Sequence[Section], current: str = "") -> None:
        focused = next((key for key, item in self._items.items() if item.hasFocus()), "")
        clear(self._box)
        self._items = {}
        group = ""
        for section in sections:
            if section.group != group:
                group = section.group
                self._box.addSpacing(12 if self._items else 0)
                heading = label(group, "group")
                heading.setContentsMargins(INSET, 0, 0, 0)
                self._box.addWidget(heading)
                self._box.addSpacing(4)
            item = SectionItem(section)
            item.clicked.connect(lambda _=False, key=section.key: self.opened.emit(key))
            self._items[section.key] = item
            self._box.addWidget(item)
        self._box.addStretch(1)
        self.set_current(current)
        if focused in self._items:
            self._items[focused].setFocus()

    def set_current(self, key: str) -> None:
        for each, item in self._items.items():
            item.set_current(each == key)

    def item(self, key: str) -> SectionItem:
        return self._items[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        items = list(self._items.values())
        here = next((at for at, item in enumerate(items) if item.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if here is None or step is None:
            super().keyPressEvent(event)
            return
        items[(here + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

"""Ticks: check boxes and radio buttons whose words wrap, and lists of them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from fpz_app.ui.icons import pixmap
from fpz_app.ui.look import colour, font, px
from fpz_app.ui.widgets.toggling import ToggledBox, ToggledDot

BOX, GAP = 20, 10
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class Tick(ToggledBox):
    """A check box that wraps its words."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        _set_up(self)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(BOX) + GAP + px(60), px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            box = _paint_words(painter, self)
            painter.setPen(QPen(colour("accent" if self.isChecked() else "line"), 1))
            painter.setBrush(colour(_ground(self, chosen="accent")))
            painter.drawRoundedRect(box, 4, 4)
            if self.isChecked():
                size = px(BOX) - 4
                painter.drawPixmap(round(box.left() + 1.5), round(box.top() + 1.5), pixmap("check", "on_accent", size))


class Dot(ToggledDot):
    """A radio button that wraps its words."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        _set_up(self)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(BOX) + GAP + px(60), px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            box = _paint_words(painter, self)
            painter.setPen(QPen(colour("accent" if self.isChecked() else "line"), 1))
            painter.setBrush(colour(_ground(self, chosen="accent")))
            painter.drawEllipse(box)
            if self.isChecked():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("on_accent"))
                painter.drawEllipse(box.center(), px(4), px(4))


class CheckList(QWidget):
    """Any number out of a few, each a check box. `changed` carries the tuple of chosen keys in the list's order."""

    changed = Signal(tuple)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str = "") -> None:
        super().__init__()
        self._boxes = {key: Tick(words) for key, words in options}
        _stack(self, self._boxes.values())
        for box in self._boxes.values():
            box.clicked.connect(lambda _=False: self.changed.emit(self.chosen))
        self.setAccessibleName(name)

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Shows choices without telling."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def box(self, key: str) -> Tick:
        return self._boxes[key]

    def setAccessibleName(self, name: str) -> None:
        """The question is read out with each of its answers."""
        super().setAccessibleName(name)
        for box in self._boxes.values():
            box.setAccessibleDescription(name)


class RadioList(QWidget):
    """One out of a few, each with its words in full. `chosen` is "" until one is picked."""

    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str = "") -> None:
        super().__init__()
        self._dots = {key: Dot(words) for key, words in options}
        self._group = QButtonGroup(self)
        _stack(self, self._dots.values())
        for key, dot in self._dots.items():
            self._group.addButton(dot)
            dot.clicked.connect(lambda _=False, key=key: self.changed.emit(key))
        self._group.buttonToggled.connect(lambda _made, on: self._set_tab_stop() if on else None)
        self._set_tab_stop()
        self.setAccessibleName(name)

    @property
    def chosen(self) -> str:
        return next((key for key, dot in self._dots.items() if dot.isChecked()), "")

    def choose(self, key: str) -> None:
        """Shows a choice without telling; "" clears it."""
        self._group.setExclusive(False)
        for each, dot in self._dots.items():
            dot.setChecked(each == key)
        self._group.setExclusive(True)
        self._set_tab_stop()

    def _set_tab_stop(self) -> None:
        """Tab comes to the chosen answer, or the first; the arrow keys go on from there."""
        stop = self.chosen or next(iter(self._dots), "")
        for key, dot in self._dots.items():
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)
        if self._dots:
            self.setFocusProxy(self._dots[stop])

    def dot(self, key: str) -> Dot:
        return self._dots[key]

    def setAccessibleName(self, name: str) -> None:
        """The question is read out with each of its answers."""
        super().setAccessibleName(name)
        for dot in self._dots.values():
            dot.setAccessibleDescription(name)


def _stack(holder: QWidget, buttons: Iterable[QAbstractButton]) -> None:
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    made = list(buttons)
    for each in made:
        box.addWidget(each)
    if made:
        holder.setFocusProxy(made[0])


def _set_up(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setAccessibleName(button.text())


def _size(button: QAbstractButton) -> QSize:
    words = button.fontMetrics().horizontalAdvance(button.text())
    return QSize(px(BOX) + GAP + words + 4, max(button.fontMetrics().height() + 10, px(32)))


def _height(button: QAbstractButton, width: int) -> int:
    room = QRect(0, 0, width - px(BOX) - GAP, 4000)
    return max(button.fontMetrics().boundingRect(room, WRAPPED, button.text()).height() + 10, px(32))


def _ground(button: QAbstractButton, *, chosen: str) -> str:
    if button.isChecked():
        return chosen
    return "tint" if button.underMouse() and button.isEnabled() else "field"


def _paint_words(painter: QPainter, button: QAbstractButton) -> QRectF:
    """Paints the words and gives the place of the box, beside their first line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font())
    painter.setPen(colour("ink" if button.isEnabled() else "ink2"))
    room = button.rect().adjusted(px(BOX) + GAP, 0, 0, 0)
    words = painter.fontMetrics().boundingRect(QRect(0, 0, room.width(), 4000), WRAPPED, button.text())
    top = (button.height() - words.height()) // 2
    painter.drawText(room.adjusted(0, top, 0, 0), WRAPPED, button.text())
    first = top + (painter.fontMetrics().height() - px(BOX)) / 2
    return QRectF(0.5, first + 0.5, px(BOX) - 1, px(BOX) - 1)

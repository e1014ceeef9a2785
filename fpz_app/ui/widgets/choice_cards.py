"""Choice cards: one out of a few, each a box with its words and what follows from it; radio buttons beside each other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from fpz_app.ui.look import colour, font, px
from fpz_app.ui.stylesheet import SMALL_PT
from fpz_app.ui.widgets.toggling import ToggledDot

GAP, PAD, RING = 12, 12, 20
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
FOUR_FROM, TWO_FROM = 860, 460


class Card(ToggledDot):
    """Its words, and in small beneath what follows."""

    def __init__(self, words: str, beneath: str) -> None:
        super().__init__(words)
        self.beneath = beneath
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self.update)

    def sizeHint(self) -> QSize:
        width = px(200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(62))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._indent() - PAD
        words = _height(font(strong=True), self.text(), room)
        return max(px(62), words + _height(font(SMALL_PT), self.beneath, room) + 2 * px(9))

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload, no-any-return]

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        chosen = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = 2.0 if chosen else 1.0
            painter.setPen(QPen(colour("accent" if chosen else "line"), edge))
            painter.setBrush(colour("tint" if chosen or self.underMouse() else "page"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), 4, 4)
            self._paint_ring(painter, chosen)
            room = self.rect().adjusted(self._indent(), px(9), -PAD, -px(6))
            painter.setFont(font(strong=True))
            painter.setPen(colour("ink"))
            said = painter.boundingRect(room, WRAPPED, self.text())
            painter.drawText(room, WRAPPED, self.text())
            painter.setFont(font(SMALL_PT))
            painter.setPen(colour("ink2"))
            painter.drawText(QRect(room.left(), said.bottom() + 1, room.width(), room.height()), WRAPPED, self.beneath)

    def _paint_ring(self, painter: QPainter, chosen: bool) -> None:
        middle = QPointF(PAD + px(RING) / 2, px(10) + px(RING) / 2)
        outer = px(RING) / 2
        painter.setPen(QPen(colour("accent" if chosen else "line"), 1))
        painter.setBrush(colour("accent" if chosen else "field"))
        painter.drawEllipse(middle, outer, outer)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("on_accent"))
            painter.drawEllipse(middle, px(4), px(4))

    def _indent(self) -> int:
        return PAD + px(RING) + 12


class ChoiceCards(QWidget):
    """Beside each other where there is room, else two by two or below each other. `chosen` is "" until one is picked."""

    changed = Signal(str)

    def __init__(self, *, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._cards: dict[str, Card] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._across = 0

    @property
    def chosen(self) -> str:
        return next((key for key, card in self._cards.items() if card.isChecked()), "")

    def card(self, key: str) -> Card:
        return self._cards[key]

    def show_options(self, options: Sequence[tuple[str, str, str]], chosen: str) -> None:
        """(key, words, beneath) each; what is shown chosen is not told."""
        for card in self._cards.values():
            self._group.removeButton(card)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {key: Card(words, beneath) for key, words, beneath in options}
        for key, card in self._cards.items():
            self._group.addButton(card)
            card.setChecked(key == chosen)
            card.setAccessibleDescription(". ".join(filter(None, (self.accessibleName(), card.beneath))))
            card.clicked.connect(lambda _=False, key=key: self.changed.emit(key))
        self._across = 0
        self._lay()
        if self._cards:
            self.setFocusProxy(self._cards.get(chosen) or next(iter(self._cards.values())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        width = self.width()
        fits = len(self._cards) if width >= px(FOUR_FROM) else 2 if width >= px(TWO_FROM) else 1
        if fits == self._across:
            return
        self._across = fits
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for at, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, at // fits, at % fits)
            card.show()
            self._grid.setColumnStretch(at % fits, 7 if fits > 2 and len(card.text()) > 20 else 5)


def _height(of: object, words: str, room: int) -> int:
    return QFontMetrics(of).boundingRect(0, 0, max(room, 1), 10_000, WRAPPED, words).height()  # type: ignore[call-overload, no-any-return]

"""Scale: where things were, are and are hoped to be, from 0 to 10, painted with the numbers printed beneath."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from fpz_app.ui.look import colour, font, px
from fpz_app.ui.stylesheet import SMALL_PT
from fpz_app.ui.widgets.layout import column, held, line
from fpz_app.ui.widgets.text import label

LOW, HIGH = 0, 10


class Scale(QLabel):
    """Ring = then, larger disc = now, flag = hoped for. Each may be None: not asked, not known."""

    def __init__(
        self,
        *,
        then: int | None = None,
        now: int | None = None,
        hoped: int | None = None,
        numbers: bool = True,
        wide: bool = False,
    ) -> None:
        super().__init__()
        self._numbers = numbers
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.set_values(then=then, now=now, hoped=hoped)

    def set_values(self, *, then: int | None, now: int | None, hoped: int | None = None) -> None:
        self._then, self._now, self._hoped = then, now, hoped
        self.setAccessibleName(spoken(then=then, now=now, hoped=hoped))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(168), px(40 if self._numbers else 30))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(40 if self._numbers else 30))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ticks(painter)
            self._paint_marks(painter)
            if self._numbers:
                self._paint_numbers(painter)

    def _x(self, value: int) -> float:
        inset = px(12)
        return inset + (self.width() - 2 * inset) * (value - LOW) / (HIGH - LOW)

    def _y(self) -> float:
        return float(px(17))

    def _paint_ticks(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("line"), px(1.5)))
        y = self._y()
        painter.drawLine(QLineF(self._x(LOW), y, self._x(HIGH), y))
        for value in range(LOW, HIGH + 1):
            half = px(6) if value in (LOW, 5, HIGH) else px(4)
            painter.drawLine(QLineF(self._x(value), y - half, self._x(value), y + half))

    def _paint_marks(self, painter: QPainter) -> None:
        y, accent = self._y(), colour("accent")
        if self._hoped is not None:
            flag(painter, QPointF(self._x(self._hoped), y))
        if self._then is not None and self._now is not None:
            painter.setPen(QPen(accent, px(3)))
            painter.drawLine(QLineF(self._x(self._then), y, self._x(self._now), y))
        if self._then is not None:
            painter.setPen(QPen(accent, px(2)))
            painter.setBrush(colour("page"))
            painter.drawEllipse(QPointF(self._x(self._then), y), px(6), px(6))
        if self._now is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(QPointF(self._x(self._now), y), px(8), px(8))

    def _paint_numbers(self, painter: QPainter) -> None:
        marked = {self._then, self._now}
        for end in (LOW, HIGH):
            if end not in marked:
                self._number(painter, end, font(SMALL_PT), "ink2")
        if self._then is not None and self._then != self._now:
            self._number(painter, self._then, font(SMALL_PT), "ink2")
        if self._now is not None:
            self._number(painter, self._now, font(SMALL_PT, strong=True), "accent")

    def _number(self, painter: QPainter, value: int, with_font: QFont, token: str) -> None:
        painter.setFont(with_font)
        painter.setPen(colour(token))
        top = self._y() + px(7)
        box = QRectF(self._x(value) - px(16), top, px(32), self.height() - top)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(value))


def spoken(*, then: int | None, now: int | None, hoped: int | None = None) -> str:
    """The scale in words: "then 3, now 5, hoped for 8, of 10"."""
    said = [f"{word} {value}" for word, value in (("then", then), ("now", now), ("hoped for", hoped)) if value is not None]
    return (", ".join(said) + ", of 10") if said else "not scaled yet"


def flag(painter: QPainter, foot: QPointF) -> None:
    mast = foot - QPointF(0, px(14))
    painter.setPen(QPen(colour("ink2"), px(1.5)))
    painter.drawLine(QLineF(foot, mast))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("ink2"))
    painter.drawPolygon(QPolygonF([mast, mast + QPointF(px(8), px(4)), mast + QPointF(0, px(8))]))


class _Mark(QLabel):
    """One mark of the legend, drawn as on the scale."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__()
        self._kind = kind
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(16), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QPointF(self.width() / 2, self.height() / 2)
            if self._kind == "hoped":
                flag(painter, middle + QPointF(-px(3), px(7)))
                return
            then = self._kind == "then"
            painter.setPen(QPen(colour("accent"), px(2)) if then else Qt.PenStyle.NoPen)
            painter.setBrush(colour("page" if then else "accent"))
            radius = px(5) if then else px(6)
            painter.drawEllipse(middle, radius, radius)


def scale_legend(*, then: str = "then", now: str = "now", hoped: str = "hoped for") -> QHBoxLayout:
    """What the ring, the disc and the flag mean, to stand at the right of a heading."""
    words = (("then", then), ("now", now), ("hoped", hoped))
    return line(*(held(line(_Mark(kind, said), label(said, "hint", wrap=False), gap=4)) for kind, said in words), gap=12)


def scale_row(words: str, beneath: str, scale: Scale) -> QWidget:
    """A goal with its scale at the right: 54 pixels with its hairline."""
    said = column(label(words), label(beneath, "hint"), gap=0)
    row = line(gap=12, margins=(0, 6, 0, 6))
    row.addLayout(said, 1)
    row.addWidget(scale)
    return held(row)

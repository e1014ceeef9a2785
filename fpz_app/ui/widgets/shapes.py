"""Shapes: the painted marks of status, each with a word to be read out."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fpz_app.ui.look import px, tokens
from fpz_app.ui.tokens import Tokens

SIZE = 16  # at 96 dpi and 100 % text; shapes are drawn on a grid of 16 and scaled

# kind: (word read out, token of the colour, token of what is cut out of it)
WORDS: dict[str, tuple[str, str, str]] = {
    "over": ("Overdue", "red", "page"),
    "error": ("Problem", "red", "page"),
    "warning": ("Warning", "ink", "page"),
    "decide": ("Needs your decision", "accent", "page"),
    "due": ("Due", "accent", "page"),
    "later": ("Later", "ink2", "page"),
    "not_started": ("Not started", "ink2", "page"),
    "draft": ("Draft", "ink2", "page"),
    "under_way": ("Under way", "accent", "page"),
    "done": ("Done", "accent", "page"),
    "apologies": ("Apologies", "ink2", "page"),
    "ticked": ("Chosen", "accent", "page"),
    "unticked": ("Not chosen", "line", "page"),
}


class Shape(QLabel):
    """A status mark. The word beside it says the same, so `name` is for places where no word stands."""

    def __init__(self, kind: str, name: str = "", *, size: int = SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_kind(kind, name)

    @property
    def kind(self) -> str:
        return self._kind

    def set_kind(self, kind: str, name: str = "") -> None:
        self._kind = kind
        self.setAccessibleName(name or WORDS[kind][0])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            draw_shape(painter, QRectF(self.rect()), self._kind)


def draw_shape(
    painter: QPainter, within: QRectF, kind: str, *, ink: str = "", ground: str = "", look: Tokens | None = None
) -> None:
    """Draws a shape in the middle of a rectangle. `ink` and `ground` are `#RRGGBB` and stand in for the kind's own colours."""
    look = look or tokens()
    _, drawn, cut = WORDS[kind]
    side = min(within.width(), within.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(within.center().x() - side / 2, within.center().y() - side / 2)
    painter.scale(side / SIZE, side / SIZE)
    _DRAWN[kind](painter, QColor(ink or getattr(look, drawn)), QColor(ground or getattr(look, cut)))
    painter.restore()


def _filled(painter: QPainter, colour: QColor, path: QPainterPath) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(path)


def _mark(painter: QPainter, ground: QColor, top: float, bottom: float) -> None:
    """The exclamation mark, cut out of a filled shape."""
    painter.setPen(QPen(ground, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(8, top, 8, bottom - 3.2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(8, bottom), 1.05, 1.05)


def _outline(painter: QPainter, points: list[tuple[float, float]], colour: QColor, soft: float) -> None:
    painter.setPen(QPen(colour, soft, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _triangle(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _outline(painter, [(8, 1.9), (15, 14), (1, 14)], colour, 1.6)
    _mark(painter, ground, 6.0, 12.2)


def _diamond(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _outline(painter, [(8, 1), (15, 8), (8, 15), (1, 8)], colour, 1.6)
    _mark(painter, ground, 4.6, 11.2)


def _disc(painter: QPainter, colour: QColor, radius: float) -> None:
    path = QPainterPath()
    path.addEllipse(QPointF(8, 8), radius, radius)
    _filled(painter, colour, path)


def _ring(painter: QPainter, colour: QColor, pen: QPen | None = None) -> None:
    painter.setPen(pen or QPen(colour, 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(8, 8), 5.6, 5.6)


def _due(painter: QPainter, colour: QColor, ground: QColor) -> None:  # noqa: ARG001
    _disc(painter, colour, 6)


def _later(painter: QPainter, colour: QColor, ground: QColor) -> None:  # noqa: ARG001
    _ring(painter, colour)


def _draft(painter: QPainter, colour: QColor, ground: QColor) -> None:  # noqa: ARG001
    pen = QPen(colour, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.2, 1.0])
    _ring(painter, colour, pen)


def _under_way(painter: QPainter, colour: QColor, ground: QColor) -> None:  # noqa: ARG001
    _ring(painter, colour)
    path = QPainterPath(QPointF(8, 8))
    path.arcTo(QRectF(2.4, 2.4, 11.2, 11.2), 90, 180)
    path.closeSubpath()
    _filled(painter, colour, path)


def _done(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _disc(painter, colour, 8)
    painter.setPen(QPen(ground, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(4.6, 8.4), QPointF(7.1, 10.8), QPointF(11.5, 5.7)]))


def _apologies(painter: QPainter, colour: QColor, ground: QColor) -> None:  # noqa: ARG001
    _ring(painter, colour)
    painter.drawLine(QLineF(5.2, 8, 10.8, 8))


def _error(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _disc(painter, colour, 8)
    _mark(painter, ground, 4.2, 11.9)


def _box(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.2))
    painter.drawRoundedRect(QRectF(1, 1, 14, 14), 3, 3)


def _unticked(painter: QPainter, colour: QColor, ground: QColor) -> None:  # noqa: ARG001
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _box(painter, colour)


def _ticked(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setBrush(colour)
    _box(painter, colour)
    painter.setPen(QPen(ground, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(4.4, 8.4), QPointF(6.9, 10.8), QPointF(11.6, 5.6)]))


_DRAWN: dict[str, Callable[[QPainter, QColor, QColor], None]] = {
    "over": _triangle, "warning": _triangle, "error": _error, "decide": _diamond, "due": _due, "later": _later,
    "not_started": _later, "draft": _draft, "under_way": _under_way, "done": _done, "apologies": _apologies,
    "ticked": _ticked, "unticked": _unticked,
}  # fmt: skip

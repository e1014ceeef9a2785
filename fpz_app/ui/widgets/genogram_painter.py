"""Genogram painter: a laid out genogram in the colours of the look, whoever asks."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from fpz_app.domain.genogram.bonds import Stroke
from fpz_app.domain.genogram.figures import Symbol
from fpz_app.domain.genogram.home import Loop
from fpz_app.domain.genogram.labels import HALF, LINE, Box
from fpz_app.domain.genogram.layout import Picture, Spot
from fpz_app.domain.genogram.lines import Line, Slash
from fpz_app.ui.look import FAMILY, colour

INK, RING, DOTS, ROUND = 1.6, 2.2, 1.8, 10.0
_SMALL, _MARK = 14, 20
_DASHES: dict[Stroke, list[float]] = {
    Stroke.SOLID: [],
    Stroke.DASHED: [4, 3],
    Stroke.DOTTED: [1.2, 2.6],
    Stroke.DASH_DOT: [6, 2.5, 1.2, 2.5],
}
_SLANT, _APART = (4.0, 7.0), 6.0


def measured(text: str, strong: bool) -> float:
    """How wide a label's words are in the picture's units."""
    return QFontMetricsF(font_of(strong=strong)).horizontalAdvance(text)


def paint_genogram(painter: QPainter, picture: Picture, hovered: str = "") -> None:
    """Paints in the picture's units; `hovered` is the id of the person under the mouse."""
    if picture.loop:
        _paint_loop(painter, picture.loop)
    for line in picture.lines:
        _paint_line(painter, line)
    for slash in picture.slashes:
        _paint_slash(painter, slash)
    for spot in picture.spots:
        paint_symbol(painter, spot, hovered=spot.figure.id == hovered)
        paint_label(painter, spot)
    if picture.loop:
        _paint_address(painter, picture.loop)


def font_of(*, strong: bool, size: int = _SMALL) -> QFont:
    """The picture's typeface, in its units."""
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def _paint_loop(painter: QPainter, loop: Loop) -> None:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for contour in loop.contours:
        path.addPath(_rounded([QPointF(*point) for point in contour]))
    painter.fillPath(path, colour("sunk"))
    pen = QPen(colour("accent"), DOTS)
    pen.setDashPattern([0.1, 2.4])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.strokePath(path, pen)


def _rounded(points: Sequence[QPointF]) -> QPainterPath:
    """A closed path with each corner rounded as far as its sides allow."""
    path = QPainterPath()
    for at, corner in enumerate(points):
        into, out = QLineF(corner, points[at - 1]), QLineF(corner, points[(at + 1) % len(points)])
        radius = min(ROUND, into.length() / 2, out.length() / 2)
        start = into.pointAt(radius / into.length())
        if at:
            path.lineTo(start)
        else:
            path.moveTo(start)
        path.quadTo(corner, out.pointAt(radius / out.length()))
    path.closeSubpath()
    return path


def _paint_line(painter: QPainter, line: Line) -> None:
    pen = QPen(colour("ink"), INK)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes := _DASHES[line.stroke]:
        pen.setDashPattern(dashes)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in line.points]))


def _paint_slash(painter: QPainter, slash: Slash) -> None:
    painter.setPen(QPen(colour("ink"), INK))
    across, up = _SLANT
    for at in range(slash.count):
        x = slash.x + (at - (slash.count - 1) / 2) * _APART
        painter.drawLine(QLineF(x - across, slash.y + up, x + across, slash.y - up))


def paint_symbol(painter: QPainter, spot: Spot, *, hovered: bool) -> None:
    """One person's symbol with the age in it."""
    figure, x, y = spot.figure, spot.x, spot.y
    painter.setBrush(colour("tint" if hovered else "page"))
    if figure.in_focus:
        painter.setPen(QPen(colour("accent"), RING))
        _paint_shape(painter, figure.symbol, x, y, spot.half)
        painter.setPen(QPen(colour("accent"), RING))
    else:
        painter.setPen(QPen(colour("ink"), INK))
    _paint_shape(painter, figure.symbol, x, y, HALF)
    if figure.died:
        painter.setPen(QPen(colour("ink"), INK))
        _paint_cross(painter, figure.symbol, x, y)
    painter.setPen(colour("ink"))
    mark = figure.symbol is Symbol.MARK
    painter.setFont(font_of(strong=True, size=_MARK if mark else _SMALL))
    box = QRectF(x - HALF, y - HALF, 2 * HALF, 2 * HALF)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?" if mark else figure.age)


def _paint_shape(painter: QPainter, symbol: Symbol, x: float, y: float, half: float) -> None:
    if symbol is Symbol.SQUARE:
        painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))
    elif symbol is Symbol.CIRCLE:
        painter.drawEllipse(QPointF(x, y), half, half)
    elif symbol is Symbol.DIAMOND:
        reach = half + 2
        painter.drawPolygon([QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)])
    elif symbol is Symbol.TRIANGLE:
        painter.drawPolygon([QPointF(x, y - half), QPointF(x + half - 1, y + half - 3), QPointF(x - half + 1, y + half - 3)])


def _paint_cross(painter: QPainter, symbol: Symbol, x: float, y: float) -> None:
    """The cross of one who died, open in the middle so that the age can be read."""
    if symbol is Symbol.MARK:
        return
    outer = {Symbol.SQUARE: HALF, Symbol.TRIANGLE: HALF - 5}.get(symbol, HALF * 0.707)
    inner = outer - 9 if symbol is Symbol.SQUARE else outer - 5
    for across in (-1, 1):
        for down in (-1, 1):
            painter.drawLine(QLineF(x + across * outer, y + down * outer, x + across * inner, y + down * inner))


def paint_label(painter: QPainter, spot: Spot) -> None:
    """One person's name, and what stands with it."""
    box = spot.label_box
    if box is None:
        return
    aligned = Qt.AlignmentFlag.AlignHCenter if spot.label.beneath else Qt.AlignmentFlag.AlignLeft
    for at, words in enumerate(spot.label.lines):
        painter.setFont(font_of(strong=words.strong))
        painter.setPen(colour("ink2" if words.quiet else "ink"))
        painter.drawText(line_of(box, at), aligned | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words.text)


def _paint_address(painter: QPainter, loop: Loop) -> None:
    painter.setFont(font_of(strong=False))
    painter.setPen(colour("accent"))
    end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    for at, words in enumerate(loop.address):
        painter.drawText(line_of(loop.address_box, at), end, words)


def line_of(box: Box, at: int) -> QRectF:
    """Where one of the lines of a box of words stands."""
    return QRectF(box.left - 2, box.top + LINE * at, box.right - box.left + 4, LINE)

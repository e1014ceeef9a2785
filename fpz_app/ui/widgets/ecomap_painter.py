"""Ecomap painter: a laid out ecomap in the colours of the look, and samples of its lines for the key."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from fpz_app.domain.ecomap.layout import Card, EcoPicture
from fpz_app.domain.ecomap.strokes import Stroke, sample
from fpz_app.domain.genogram.labels import LINE, Box
from fpz_app.domain.ties import Strength
from fpz_app.ui.look import colour, px, text_scale
from fpz_app.ui.widgets.genogram_painter import DOTS, INK, ROUND, font_of, line_of, paint_label, paint_symbol

_SAMPLE = (46, 18)


def paint_ecomap(painter: QPainter, picture: EcoPicture, hovered: str = "") -> None:
    """Paints in the picture's units; `hovered` is the key of what is under the mouse."""
    _paint_home(painter, picture)
    for stroke in picture.strokes:
        paint_stroke(painter, stroke)
    for card in picture.cards:
        _paint_card(painter, card, hovered=card.neighbour.key == hovered)
    for spot in picture.spots:
        paint_symbol(painter, spot, hovered=spot.figure.id == hovered)
        paint_label(painter, spot)


def paint_stroke(painter: QPainter, stroke: Stroke) -> None:
    """A line of a tie, or the head of its arrow."""
    points = [QPointF(*point) for point in stroke.points]
    if stroke.filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawPolygon(QPolygonF(points))
        return
    pen = QPen(colour("ink"), stroke.weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dashes:
        pen.setDashPattern([each / stroke.weight for each in stroke.dashes])
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(points))


def _paint_home(painter: QPainter, picture: EcoPicture) -> None:
    box = _rect(picture.home)
    painter.setBrush(colour("sunk"))
    pen = QPen(colour("accent"), DOTS)
    pen.setDashPattern([0.1, 2.4])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawRoundedRect(box, 2 * ROUND, 2 * ROUND)
    painter.setFont(font_of(strong=False))
    painter.setPen(colour("accent"))
    top = picture.home.bottom - LINE * len(picture.address) - 6
    for at, words in enumerate(picture.address):
        painter.drawText(QRectF(box.left(), top + LINE * at, box.width(), LINE), Qt.AlignmentFlag.AlignCenter, words)


def _paint_card(painter: QPainter, card: Card, *, hovered: bool) -> None:
    box = _rect(card.box)
    painter.setBrush(colour("tint" if hovered else "page"))
    painter.setPen(QPen(colour("ink"), INK))
    round_by = box.height() / 2 if card.neighbour.is_person else ROUND / 2
    painter.drawRoundedRect(box, min(round_by, 22), min(round_by, 22))
    words = Box(card.box.left, card.box.top + 5, card.box.right, card.box.bottom)
    for at, line in enumerate((*card.name, *card.what)):
        is_name = at < len(card.name)
        painter.setFont(font_of(strong=is_name))
        painter.setPen(colour("ink" if is_name else "ink2"))
        painter.drawText(line_of(words, at), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, line)


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)


class TieSample(QWidget):
    """What a kind of tie looks like; what it is called stands beside it. `arrow` shows a way instead."""

    def __init__(self, strength: Strength | None, *, arrow: bool = False) -> None:
        super().__init__()
        wide, high = _SAMPLE
        lines = sample(strength, wide, high / 2)
        tip = ((wide, high / 2), (wide - 11, high / 2 - 5), (wide - 11, high / 2 + 5))
        self._strokes: Sequence[Stroke] = (*lines, Stroke(tip, INK, filled=True)) if arrow else lines

    def sizeHint(self) -> QSize:
        return QSize(px(_SAMPLE[0]), px(_SAMPLE[1]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, (self.height() - px(_SAMPLE[1])) / 2)
            painter.scale(text_scale(), text_scale())
            for stroke in self._strokes:
                paint_stroke(painter, stroke)

"""Scale chart: numbers from 0 to 10 over the reviews, painted: ring first, disc last, flag hoped for, bar where people differ."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from fpz_app.presenters.plan_scales import Mark, Series
from fpz_app.ui.look import colour, font, px
from fpz_app.ui.stylesheet import SMALL_PT
from fpz_app.ui.widgets.scale import HIGH, LOW, flag

MIDDLE = 5
DAYS, NUMBERS, AXIS, END = 20, 18, 24, 22
"""Room in pixels for the days below, for numbers above and below the lines, for the axis at the left, and for the flag."""
BETWEEN = 20
"""The least between two reviews, in pixels, that leaves room for each one's number."""


class ScaleChart(QLabel):
    """The same facts stand in its accessible name, review by review."""

    def __init__(self, series: Series) -> None:
        super().__init__()
        self._series = series
        self.setAccessibleName(series.spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(260), px(132))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(150), px(132))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axis(painter)
            self._paint_hoped(painter)
            self._paint_spread(painter)
            self._paint_numbers(painter)
            self._paint_marks(painter)
            self._paint_days(painter)

    def _x(self, at: int) -> float:
        """One review stands at the left, several from the left to the right."""
        left, right = px(AXIS + 10), self.width() - px(END)
        return left + (right - left) * at / max(len(self._series.marks) - 1, 1)

    def _y(self, score: float) -> float:
        top, bottom = px(NUMBERS), self.height() - px(DAYS + NUMBERS)
        return bottom - (bottom - top) * (score - LOW) / (HIGH - LOW)

    def _place(self, at: int) -> QPointF:
        return QPointF(self._x(at), self._y(self._series.marks[at].score))

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setFont(font(SMALL_PT))
        for value in (LOW, MIDDLE, HIGH):
            y = self._y(value)
            painter.setPen(QPen(colour("line" if value == LOW else "hair"), px(1)))
            painter.drawLine(QLineF(px(AXIS), y, self.width(), y))
            painter.setPen(colour("ink2"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - px(10), px(AXIS - 6), px(20)), right, str(value))

    def _paint_hoped(self, painter: QPainter) -> None:
        if self._series.hoped is None:
            return
        y, end = self._y(self._series.hoped), self.width() - px(10)
        painter.setPen(QPen(colour("ink2"), px(1.5), Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(px(AXIS), y, end, y))
        flag(painter, QPointF(end, y))

    def _paint_spread(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("line"), px(1.5)))
        for at, mark in enumerate(self._series.marks):
            if mark.lowest != mark.highest:
                x, low, high, half = self._x(at), self._y(mark.lowest), self._y(mark.highest), px(4)
                painter.drawLine(QLineF(x, low, x, high))
                for end in (low, high):
                    painter.drawLine(QLineF(x - half, end, x + half, end))

    def _paint_marks(self, painter: QPainter) -> None:
        accent, places = colour("accent"), [self._place(at) for at in range(len(self._series.marks))]
        painter.setPen(QPen(accent, px(2)))
        for start, end in pairwise(places):
            painter.drawLine(QLineF(start, end))
        last = len(places) - 1
        for at, place in enumerate(places):
            first = at == 0 and last > 0
            painter.setPen(QPen(accent, px(2)))
            painter.setBrush(colour("page") if first else accent)
            radius = px(6) if at == last else px(5) if first else px(3)
            painter.drawEllipse(place, radius, radius)

    def _paint_numbers(self, painter: QPainter) -> None:
        marks, last = self._series.marks, len(self._series.marks) - 1
        all_fit = last == 0 or (self._x(last) - self._x(0)) / last >= px(BETWEEN)
        for at, mark in enumerate(marks):
            if all_fit or at in (0, last) or mark.score != marks[at - 1].score:
                painter.setFont(font(SMALL_PT, strong=at == last))
                painter.setPen(colour("accent" if at == last else "ink2"))
                below = mark.highest > mark.score
                top = self._y(mark.score) + (px(6) if below else -px(25))
                box = QRectF(self._x(at) - px(20), top, px(40), px(19))
                painter.fillRect(painter.boundingRect(box, Qt.AlignmentFlag.AlignCenter, str(mark.score)), colour("page"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(mark.score))

    def _paint_days(self, painter: QPainter) -> None:
        """The last and the first review's day, and of the others those that find room."""
        painter.setFont(font(SMALL_PT))
        painter.setPen(colour("ink2"))
        marks, measure, taken = self._series.marks, QFontMetricsF(font(SMALL_PT)), list[QRectF]()
        last = len(marks) - 1
        for at in dict.fromkeys((last, 0, *range(1, last))):
            box = self._day_box(at, marks[at], measure)
            if not any(box.adjusted(-px(6), 0, px(6), 0).intersects(each) for each in taken):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, marks[at].day)
                taken.append(box)

    def _day_box(self, at: int, mark: Mark, measure: QFontMetricsF) -> QRectF:
        """Below its review, moved so that it stays within the chart."""
        wide = measure.horizontalAdvance(mark.day) + 2
        left = min(max(self._x(at) - wide / 2, 0), self.width() - wide)
        return QRectF(left, self.height() - px(DAYS), wide, px(DAYS))

"""Row painter: draws the cells of rows as in the pictures, on one line or, when narrow, on several."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from fpz_app.ui.icons import pixmap
from fpz_app.ui.look import colour, font, px, tokens
from fpz_app.ui.stylesheet import BODY_PT, SMALL_PT
from fpz_app.ui.widgets.rows import ROW, Column, RowsModel
from fpz_app.ui.widgets.shapes import draw_shape

SHAPE, SHAPE_GAP, CHEVRON = 16, 12, 16
WORD_GAP = "\u2002"  # between a name and its grey detail: half an em, 8 px at 100 %


class RowPainter(QStyledItemDelegate):
    """`row_height` is the least height in pixels at 100 %; `stacked` puts every column below the first."""

    def __init__(self, model: RowsModel, *, row_height: int, chevron: bool, inset: int, wrap: bool = True) -> None:
        super().__init__()
        self._model, self._row_height, self._chevron, self._inset = model, row_height, chevron, inset
        self.stacked = False
        self.wrap = wrap
        self.hovered = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row, column = index.data(ROW), self._model.columns[index.column()]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, colour("sel"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, colour("tint"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("hair"))
        whole_ink = colour("sel_ink").name() if chosen and tokens().high_contrast else ""
        inner = self._inner(rect, index.column())
        last = index.column() == len(self._model.columns) - 1 or self.stacked
        if last and self._chevron:
            inner = self._paint_chevron(painter, inner, whole_ink)
        if (kind := column.shape(row)) != "":
            ground = colour("sel" if chosen else "page").name()
            least = QRect(inner.left(), inner.top(), px(SHAPE), min(inner.height(), px(self._row_height)))
            draw_shape(painter, QRectF(least).adjusted(0, 0, 0, -1), kind, ink=whole_ink, ground=ground)
        inner = inner.adjusted(self._shape_room(column), 0, 0, 0)
        self._paint_words(painter, inner, column, row, whole_ink)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        least = px(self._row_height)
        if not self.wrap:
            return QSize(0, least)
        column, row = self._model.columns[index.column()], index.data(ROW)
        width = self._column_width(option, index.column())
        inner = self._inner(QRect(0, 0, width, 100), index.column())
        room = inner.width() - self._shape_room(column) - (px(CHEVRON) + 8 if self._chevron else 0)
        text = self._laid(column, row, max(room, px(40)), "")
        spare = self._row_height - 22
        return QSize(0, max(least, round(text.boundingRect().height()) + spare))

    def _column_width(self, option: QStyleOptionViewItem, column: int) -> int:
        view = option.widget
        return view.columnWidth(column) if isinstance(view, QTableView) else 0

    def _inner(self, rect: QRect, column: int) -> QRect:
        first, last = column == 0, column == len(self._model.columns) - 1 or self.stacked
        return rect.adjusted(self._inset if first else 0, 0, -(self._inset if last else 12), 0)

    def _shape_room(self, column: Column) -> int:
        shaped = any(column.shape(row) for row in self._model.rows[:50])
        return px(SHAPE) + SHAPE_GAP if shaped else 0

    def _paint_chevron(self, painter: QPainter, inner: QRect, ink: str) -> QRect:
        size = px(CHEVRON)
        token = "sel_ink" if ink else "ink2"
        at = QPointF(inner.right() - size - 3, inner.top() + (inner.height() - 1 - size) / 2)
        painter.drawPixmap(at, pixmap("chevron-right", token, size))
        return inner.adjusted(0, 0, -(size + 8), 0)

    def _paint_words(self, painter: QPainter, inner: QRect, column: Column, row: Any, ink: str) -> None:
        text = self._laid(column, row, inner.width(), ink)
        first_line = text.lineAt(0).height() if text.lineCount() else 0.0
        least = min(inner.height(), px(self._row_height))  # first lines stand level with each other and with the shape
        painter.setPen(colour("ink"))
        text.draw(painter, QPointF(inner.left(), inner.top() + (least - 1 - first_line) / 2))

    def _laid(self, column: Column, row: Any, width: int, ink: str) -> QTextLayout:
        runs = self._runs(column, row)
        whole = "".join(words for words, _, _ in runs)
        text = QTextLayout(whole, font())
        option = QTextOption(Qt.AlignmentFlag.AlignRight if column.right and not self.stacked else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if self.wrap else QTextOption.WrapMode.NoWrap)
        text.setTextOption(option)
        text.setFormats(_formats(runs, ink))
        text.beginLayout()
        top = 0.0
        while (each := text.createLine()).isValid():
            each.setLineWidth(width)
            each.setPosition(QPointF(0, top))
            top += each.height()
        text.endLayout()
        return text

    def _runs(self, column: Column, row: Any) -> list[tuple[str, QFont, str]]:
        runs = _cell(column, row)
        if self.stacked:
            for other in self._model.columns[1:]:
                more = _cell(other, row)
                if more:
                    runs += [("\u2028", font(), "ink"), *more]
        return runs


def _cell(column: Column, row: Any) -> list[tuple[str, QFont, str]]:
    value, detail = column.value(row), column.detail(row)
    face, token = _TONES[column.tone_of(row)]
    runs = [(value, font(face[0], strong=face[1]), token)] if value else []
    if detail:
        runs.append(((WORD_GAP if value else "") + detail, font(), "ink2"))
    return runs


_TONES: dict[str, tuple[tuple[float, bool], str]] = {
    "": ((BODY_PT, False), "ink"),
    "quiet": ((BODY_PT, False), "ink2"),
    "strong": ((BODY_PT, True), "ink"),
    "red": ((BODY_PT, True), "red"),
    "small": ((SMALL_PT, False), "ink2"),
}


def _formats(runs: list[tuple[str, QFont, str]], ink: str) -> list[QTextLayout.FormatRange]:
    made, at = [], 0
    for words, face, token in runs:
        one = QTextLayout.FormatRange()
        one.start, one.length = at, len(words)
        style = QTextCharFormat()
        style.setFont(face)
        style.setForeground(colour(token) if not ink else colour("sel_ink"))
        one.format = style
        made.append(one)
        at += len(words)
    return made

"""Row painter: draws the cells of rows as in the pictures, on one line or, when narrow, on several."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from fpz_app.ui.icons import pixmap
from fpz_app.ui.look import colour, px, tokens
from fpz_app.ui.widgets.row_text import Run, advance, beneath, paint_line, runs_of, wrapped
from fpz_app.ui.widgets.rows import ROW, Column, Index, RowsModel
from fpz_app.ui.widgets.shapes import draw_shape

SHAPE, SHAPE_GAP, CHEVRON = 16, 12, 16


class RowPainter(QStyledItemDelegate):
    """`row_height` is the least height in pixels at 100 %; `stacked` puts the other columns on a line below the first."""

    def __init__(self, model: RowsModel, *, row_height: int, chevron: bool, inset: int, wrap: bool = True) -> None:
        super().__init__()
        self._model, self._row_height, self.chevron, self._inset = model, row_height, chevron, inset
        self.stacked = False
        self.wrap = wrap
        self.hovered = -1
        self._shaped: dict[Column, bool] = {}
        model.modelReset.connect(self._shaped.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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
        if last and self.chevron:
            inner = self._paint_chevron(painter, inner, whole_ink)
        if (kind := column.shape(row)) != "":
            ground = colour("sel" if chosen else "page").name()
            least = QRect(inner.left(), inner.top(), px(SHAPE), min(inner.height(), px(self._row_height)))
            draw_shape(painter, QRectF(least).adjusted(0, 0, 0, -1), kind, ink=whole_ink, ground=ground)
        inner = inner.adjusted(self._shape_room(column), 0, 0, 0)
        self._paint_words(painter, inner, column, row, whole_ink)
        painter.restore()

    def height_of(self, row: Any, widths: Sequence[int]) -> int:
        """How tall a row must be when its columns, or when stacked the first alone, have these widths in pixels."""
        least = px(self._row_height)
        if not self.wrap:
            return least
        return max(self._cell_height(row, at, width) for at, width in enumerate(widths))

    def _cell_height(self, row: Any, at: int, width: int) -> int:
        column, least = self._model.columns[at], px(self._row_height)
        last = at == len(self._model.columns) - 1 or self.stacked
        chevron = px(CHEVRON) + 8 if self.chevron and last else 0
        room = self._inner(QRect(0, 0, width, 100), at).width() - self._shape_room(column) - chevron
        runs = self._runs(column, row)
        if not self.stacked and advance(runs) <= room:
            return least
        text = wrapped(runs, max(room, px(40)))
        first_line = text.lineAt(0).height() if text.lineCount() else 0.0
        return max(least, round(text.boundingRect().height() + least - first_line))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Words that end in dots are shown whole under the pointer."""
        if self.wrap or not index.isValid() or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self._model.columns[index.column()].spoken(index.data(ROW)), view)
        return True

    def _inner(self, rect: QRect, column: int) -> QRect:
        first, last = column == 0, column == len(self._model.columns) - 1 or self.stacked
        return rect.adjusted(self._inset if first else 0, 0, -(self._inset if last else 12), 0)

    def _shape_room(self, column: Column) -> int:
        if column not in self._shaped:
            self._shaped[column] = any(column.shape(row) for row in self._model.rows)
        return px(SHAPE) + SHAPE_GAP if self._shaped[column] else 0

    def _paint_chevron(self, painter: QPainter, inner: QRect, ink: str) -> QRect:
        size = px(CHEVRON)
        token = "sel_ink" if ink else "ink2"
        at = QPointF(inner.right() - size - 3, inner.top() + (inner.height() - 1 - size) / 2)
        painter.drawPixmap(at, pixmap("chevron-right", token, size))
        return inner.adjusted(0, 0, -(size + 8), 0)

    def _paint_words(self, painter: QPainter, inner: QRect, column: Column, row: Any, ink: str) -> None:
        runs = self._runs(column, row)
        right = column.right and not self.stacked
        least = min(inner.height(), px(self._row_height))  # first lines stand level with each other and with the shape
        if not self.wrap or (not self.stacked and advance(runs) <= inner.width()):
            line = QRect(inner.left(), inner.top(), inner.width(), least - 1)
            paint_line(painter, line, runs, ink=ink, right=right)
            return
        text = wrapped(runs, inner.width(), ink=ink, right=right)
        first_line = text.lineAt(0).height() if text.lineCount() else 0.0
        text.draw(painter, QPointF(inner.left(), inner.top() + (least - 1 - first_line) / 2))

    def _runs(self, column: Column, row: Any) -> list[Run]:
        runs = runs_of(column, row)
        return beneath(runs, self._model.columns[1:], row) if self.stacked else runs

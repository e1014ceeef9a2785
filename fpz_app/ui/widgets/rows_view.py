"""Rows view: a list or table of rows, opened by click, Enter or an assistive technology."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from fpz_app.ui.look import px, text_scale
from fpz_app.ui.widgets.focus_ring import refresh_ring
from fpz_app.ui.widgets.row_painter import RowPainter
from fpz_app.ui.widgets.rows import Column, Index, RowsModel

LEAST_ROWS = 5  # what a list that scrolls itself shows at the least
MANY = 200  # above this, rows are of one height and long words end in dots
LEAST_FIRST = 200  # the first column's least width at 100 %; below it the columns go under each other


class RowsView(QTableView):
    """`opened` carries the row; `column` is where it was pressed, 0 by key. With `whole` the view is as tall as its rows and the
    page scrolls; else it scrolls itself."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, columns: Sequence[Column], *, name: str, row_height: int = 40, chevron: bool = True,
                 titles: bool = False, whole: bool = True, inset: int = 0, keeps_choice: bool = False) -> None:  # fmt: skip
        super().__init__()
        self.rows = RowsModel(columns, parent=self)
        self._painter = RowPainter(self.rows, row_height=row_height, chevron=chevron, inset=inset)
        self._keeps_choice, self.column = keeps_choice, 0
        self._painter.setParent(self)
        self._has_cells = any(each.has_action for each in columns)
        self._row_height, self._whole, self._by_hand, self._titles = row_height, whole, False, titles
        self._fitted: tuple[int, float, tuple[Any, ...]] = (0, 0.0, ())
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self._set_up()
        self.selectionModel().selectionChanged.connect(self._tell_selection)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Whoever goes down the list by keyboard stays at the same line of it."""
        at = max(self.currentIndex().row(), 0)
        self._by_hand = True
        self._painter.wrap = len(rows) <= MANY
        self.rows.show_rows(rows)
        self._by_hand = False
        self._fit()
        if self.hasFocus() and rows:
            self.choose(min(at, len(rows) - 1))

    def set_pressable(self, pressable: bool) -> None:
        """Where nothing may be changed the rows are only read: no arrow says that there is more."""
        self._painter.chevron = pressable
        self.viewport().update()

    @property
    def current_row(self) -> Any | None:
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def choose(self, at: int) -> None:
        """Makes a row current without telling."""
        self._by_hand = True
        self.setCurrentIndex(self.rows.index(at, 0))
        self._by_hand = False

    def ring_rect(self) -> QRect:
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        first = self.visualRect(index)
        return QRect(0, first.top(), self.viewport().width(), first.height() - 1).translated(self.viewport().pos())

    def sizeHint(self) -> QSize:
        return QSize(px(320), self._height() if self._whole else self.least_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), self.sizeHint().height())

    @property
    def least_height(self) -> int:
        """What it takes at the least where it scrolls itself, in pixels."""
        return px(self._row_height) * LEAST_ROWS

    def set_whole(self, whole: bool) -> None:
        """Whether the page scrolls or the list itself: never both, one bar inside the other."""
        if whole != self._whole:
            self._whole = whole
            bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
            self.setVerticalScrollBarPolicy(bar)
            self.updateGeometry()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if self._has_cells else behaviour.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setVisible(self._titles)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(8)
        self.horizontalHeader().setSectionsClickable(False)

    def _fit(self) -> None:
        """Measures the rows, unless nothing that matters has changed: Qt tells of a new style each time a parent is given."""
        width = self.viewport().width()
        before_width, before_scale, before_rows = self._fitted
        self._fitted = (width, text_scale(), self.rows.rows)
        if (before_width, before_scale) == self._fitted[:2] and before_rows is self.rows.rows:
            self.updateGeometry()
            return
        fixed = sum(px(column.width) for column in self.rows.columns)
        sharing = [at for at, column in enumerate(self.rows.columns) if not column.width] or [0]
        stacked = len(self.rows.columns) > 1 and width - fixed < px(LEAST_FIRST) * len(sharing) and fixed > 0
        self._painter.stacked = stacked
        self.horizontalHeader().setVisible(self._titles and not stacked)
        share = width if stacked else (width - fixed) // len(sharing)
        for at, column in enumerate(self.rows.columns):
            self.setColumnHidden(at, stacked and at > 0)
            self.setColumnWidth(at, share if at in sharing or stacked else px(column.width))
        if self.rows.rowCount() <= MANY:
            widths = [self.columnWidth(at) for at in range(1 if stacked else len(self.rows.columns))]
            for at, row in enumerate(self.rows.rows):
                self.setRowHeight(at, self._painter.height_of(row, widths))
        else:
            self.verticalHeader().setDefaultSectionSize(px(self._row_height))
        self.updateGeometry()

    def _height(self) -> int:
        head = self.horizontalHeader().sizeHint().height() if self.horizontalHeader().isVisibleTo(self) else 0
        return self.verticalHeader().length() + head

    def _tell_selection(self, chosen: QItemSelection, _gone: QItemSelection) -> None:
        if not chosen.indexes():
            return
        row = self.rows.rows[chosen.indexes()[0].row()]
        column = chosen.indexes()[0].column() if len(chosen.indexes()) == 1 else 0
        self.chosen.emit(row)
        if not self._by_hand:  # neither key nor mouse nor code: an assistive technology, whose one action on a row is this
            if not self._keeps_choice:
                self.clearSelection()
            self._open(row, column)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """By hand a whole row is chosen, also where a cell has an action of its own."""
        return super().selectionCommand(index, event) | QItemSelectionModel.SelectionFlag.Rows

    def _open(self, row: Any, column: int) -> None:
        self.column = column
        self.opened.emit(row)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        refresh_ring(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current_row is not None:
            self._open(self.current_row, 0)
            return
        self._by_hand = True
        super().keyPressEvent(event)
        self._by_hand = False

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the window's shortcuts, not to a hidden search."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_hand = True
        super().mousePressEvent(event)
        self._by_hand = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.row() == self.currentIndex().row():
            self._open(self.rows.rows[index.row()], index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.rows.rowCount():
            self.choose(max(self.currentIndex().row(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._keeps_choice:
            self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "_painter"):
            self._fit()

    def _hover(self, at: int) -> None:
        if at != self._painter.hovered:
            self._painter.hovered = at
            self.viewport().update()

"""Rows: one model for every list and table, and the columns it shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fpz_app.ui.widgets.shapes import WORDS

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


def _nothing(_row: Any) -> str:
    return ""


@dataclass(frozen=True)
class Column:
    """A column: its title and functions from a row to what it shows.

    `detail` is grey words after the value; `shape` a kind of `shapes.WORDS`; `tone` is "", "quiet", "strong", "red" or "small".
    `width` is in pixels at 100 % text; 0 shares what is left. `why` explains the value: the row's tooltip and description.
    A `named` one is said with its title: a number alone tells nothing where the title cannot be seen. `does` says what pressing
    this cell does, where that is something else than opening the row.
    """

    title: str
    value: Callable[[Any], str]
    detail: Callable[[Any], str] = _nothing
    shape: Callable[[Any], str] = _nothing
    tone: str | Callable[[Any], str] = ""
    width: int = 0
    right: bool = False
    why: Callable[[Any], str] = _nothing
    named: bool = False
    does: Callable[[Any], str] = _nothing

    def tone_of(self, row: Any) -> str:
        return self.tone if isinstance(self.tone, str) else self.tone(row)

    def spoken(self, row: Any) -> str:
        """The cell in words: shape, value, detail."""
        shape = self.shape(row)
        value = f"{self.title} {self.value(row)}" if self.named else self.value(row)
        said = (WORDS[shape][0] if shape else "", value, self.detail(row))
        return ", ".join(part for part in said if part)


    @property
    def has_action(self) -> bool:
        return self.does is not _nothing

    def cell(self, row: Any) -> str:
        """The cell as it is read out by itself: what it does, then what it says."""
        return ": ".join(part for part in (self.does(row), self.spoken(row)) if part)


class RowsModel(QAbstractTableModel):
    """Rows of any frozen dataclass, shown through columns. The first column's accessible text is the whole row as a sentence."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Any] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Any, ...] = tuple(rows)

    @property
    def rows(self) -> tuple[Any, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.value(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row) if index.column() == 0 else column.cell(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.reason(row) or None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.reason(row) if index.column() == 0 else column.why(row)
        if role == ROW:
            return row
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sentence(self, row: Any) -> str:
        """The whole row as it is read out."""
        return ". ".join(said for column in self.columns if (said := column.spoken(row)))

    def reason(self, row: Any) -> str:
        """Why the row says what it says, for the description of its first cell."""
        return ". ".join(said for column in self.columns if (said := column.why(row)))

"""Table input: rows of a few columns, with a way to add a row and to remove one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fpz_app.domain.forms import Field, Kind
from fpz_app.ui.look import px
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import button
from fpz_app.ui.widgets.layout import clear, line
from fpz_app.ui.widgets.text import label

if TYPE_CHECKING:
    from fpz_app.ui.forms.inputs import Asking, Input

ROOM_EACH = 150
NARROW = {Kind.DATE, Kind.ABOUT_DATE, Kind.PHONE, Kind.NUMBER}


class TableInput(QWidget):
    """Tells the list of its rows, each a mapping of column key to value, on every change."""

    def __init__(self, field: Field, name: str, asking: "Asking", make: "Callable[[Field, str, Asking], Input]") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._field, self._asking, self._make = field, asking, make
        self._rows: list[dict[str, Any]] = []
        self._narrow = False
        self._first: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._add_button = button("Add a row", icon="plus", small=True, do=self._add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self._grid)
        box.addLayout(line(self._add_button, None))
        self.setFocusProxy(self._add_button)
        self.show_rows(None)

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [dict(row) for row in self._rows]

    def show_rows(self, value: Any) -> None:
        """Shows kept rows without telling; an empty table shows one row to write in."""
        self._rows = [dict(row) for row in value] if isinstance(value, list) and value else [{}]
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < px(ROOM_EACH * len(self._field.columns))
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), super().minimumSizeHint().height())

    def _lay(self) -> None:
        """Columns side by side under their headings; where there is no room, each row's answers below each other."""
        clear(self._grid)
        self._first = []
        columns = self._field.columns
        for at in range(len(columns) + 1):
            wide = at < len(columns) and columns[at].kind not in NARROW
            self._grid.setColumnStretch(at, int(at == 1 if self._narrow else wide))
        if not self._narrow:
            for at, column in enumerate(columns):
                self._grid.addWidget(label(column.label, "group"), 0, at)
        for number, row in enumerate(self._rows, start=1):
            self._lay_row(number, row)

    def _lay_row(self, number: int, row: dict[str, Any]) -> None:
        columns = self._field.columns
        top = (number - 1) * (len(columns) + 1)
        for at, column in enumerate(columns):
            asking = replace(self._asking, tell=partial(self._told, row, column.key))
            made = self._make(column, f"{column.label}, row {number}", asking)
            made.show(row.get(column.key))
            if self._narrow:
                self._grid.addWidget(label(column.label, "group"), top + at, 0)
            place = (top + at, 1) if self._narrow else (number, at)
            self._grid.addWidget(made.control, *place)
            if at == 0:
                self._first.append(made.control)
        remove = button("Remove", "link", small=True, do=lambda: self._remove(row))
        remove.setAccessibleName(f"Remove row {number}")
        self._grid.addWidget(remove, *((top + len(columns), 1) if self._narrow else (number, len(columns))))

    def _told(self, row: dict[str, Any], key: str, value: Any) -> None:
        row[key] = value
        self._asking.tell(self.rows)

    def _add(self) -> None:
        self._rows.append({})
        self._lay()
        self._first[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"Row {len(self._rows)} added")
        self._asking.tell(self.rows)

    def _remove(self, row: dict[str, Any]) -> None:
        self._rows = [one for one in self._rows if one is not row] or [{}]
        self._lay()
        self._add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, "Row removed")
        self._asking.tell(self.rows)
        self._asking.left()

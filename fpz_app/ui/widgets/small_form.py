"""Small form: a form in a quiet panel that opens beneath what it is about."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.layout import column
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.reveal import reveal

ABOVE = 8


class SmallForm(QWidget):
    def __init__(self, *items: QWidget) -> None:
        super().__init__()
        self.setLayout(column(panel("sunk", *items, gap=12), margins=(0, ABOVE, 0, 0)))

    def open_at(self, field: Field) -> None:
        """Shown at once, so that its first field can take the focus; in sight as a whole once it has its place."""
        self.show()
        field.go_there()
        QTimer.singleShot(0, self, lambda: self._come_into_sight(field))

    def _come_into_sight(self, field: Field) -> None:
        reveal(self, self.rect())
        reveal(field, field.rect())

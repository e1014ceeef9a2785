"""Laptop panel: one laptop of a worker, how it stands, and how its trust is taken away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.presenters.known_laptops import LaptopCard
from fpz_app.ui.widgets.buttons import danger, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line, show_at_once
from fpz_app.ui.widgets.panels import FactRows, panel
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label

END = "Take its trust away"
WHAT_HAPPENS = (
    "From this moment it gets nothing more. At its next contact it sends what it holds unsent, which waits for whoever leads "
    "the families, and then wipes itself. Until it confirms that, it is listed. This cannot be taken back: it can only be "
    "invited anew."
)


class LaptopPanel(QWidget):
    """`reason` is the field that is typed into while `is_open`; `end` is called with the laptop and the reason."""

    def __init__(self, card: LaptopCard, end: Callable[[str, str], object], opened: Callable[["LaptopPanel"], object]) -> None:
        super().__init__()
        self.card, self.is_open = card, False
        self._end, self._opened = end, opened
        self.reason = Field("Why its trust ends", LineEdit(""), hint="Such as: left on a train. It stays on record.")
        self._place = QVBoxLayout()
        stands = line(gap=10)
        stands.addWidget(Shape(card.shape))
        stands.addWidget(label(card.stands), 1)
        made = panel(
            "card", label(card.name, "strong"), stands, FactRows(card.facts, name_width=120), held(self._place),
            margins=(16, 12, 16, 12), gap=6,
        )  # fmt: skip
        made.setAccessibleName(f"{card.name}. {card.stands}")
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(made)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._show_button()

    def _show_button(self) -> None:
        clear(self._place)
        self.is_open = False
        if self.card.trusted and not self.card.is_here:
            self._place.addWidget(held(Flow(secondary(f"{END}…", do=self._ask))))
            show_at_once(self._place)

    def _ask(self) -> None:
        clear(self._place)
        self.is_open = True
        reason = LineEdit("")
        self.reason = Field("Why its trust ends", reason, hint="Such as: left on a train. It stays on record.")
        buttons = Flow(secondary("Keep it", do=self._show_button), danger(END, do=self._send), gap=12)
        reason.returnPressed.connect(self._send)
        self._place.addWidget(held(column(label(WHAT_HAPPENS, "quiet"), self.reason, 4, held(buttons), gap=8)))
        show_at_once(self._place)
        self._opened(self)
        self.reason.go_there()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self._show_button()
        else:
            super().keyPressEvent(event)

    def _send(self) -> None:
        assert isinstance(self.reason.control, LineEdit)
        self._end(self.card.id, self.reason.control.value())

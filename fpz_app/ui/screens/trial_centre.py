"""Trial centre: the small window beside two invented laptops, where their centre is stopped and started."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.focus_ring import FocusRing
from fpz_app.ui.widgets.layout import column, line
from fpz_app.ui.widgets.text import label

RUNNING, STOPPED = "The centre is running", "The centre is stopped"


class TrialCentreScreen(QWidget):
    """`turned` with True to start the centre and False to stop it; `closed` ends the trial."""

    turned = Signal(bool)
    closed = Signal()

    def __init__(self, address: str, workers: tuple[str, str]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        one, other = workers
        self._state = label(RUNNING, "title")
        self._turn = primary("Stop the centre", do=self._turned)
        self.setLayout(
            column(
                self._state,
                label(f"{one} and {other} have a laptop each, with a record of its own, and sync with it."),
                label("Stop it, and both are offline. Change the same goal on both, start it again, and settle it."),
                label("They sync by themselves after a while, or at once with “Sync now” on the page about sync.", "quiet"),
                4,
                line(self._turn, None),
                4,
                label(f"It answers this machine alone, at {address}", "hint"),
                label("When this window closes, both laptops close, and nothing is kept.", "hint"),
                None,
                gap=8,
                margins=(24, 24, 24, 24),
            )
        )
        self._ring = FocusRing(self)
        self.setWindowTitle("The centre · Family Partnership")
        self.resize(560, 300)
        self._turn.setFocus()

    def show_running(self, is_running: bool) -> None:
        self._state.setText(RUNNING if is_running else STOPPED)
        words = "Stop the centre" if is_running else "Start the centre"
        self._turn.setText(words)
        self._turn.setAccessibleName(words)

    def _turned(self) -> None:
        self.turned.emit(self._state.text() == STOPPED)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

"""Trial centre: the small window beside two invented laptops, where their centre is stopped and started."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from fpz_app.ui.look import px
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import primary, rename
from fpz_app.ui.widgets.focus_ring import FocusRing
from fpz_app.ui.widgets.layout import line
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.text import label

RUNNING, STOPPED = "The centre is running", "The centre is stopped"


class TrialCentreScreen(Page):
    """`turned` with True to start the centre and False to stop it; `closed` ends the trial."""

    turned = Signal(bool)
    closed = Signal()

    def __init__(self, address: str, workers: tuple[str, str]) -> None:
        super().__init__(name="The centre")
        one, other = workers
        self._state = label(RUNNING, "title")
        self._turn = primary("Stop the centre", do=self._turned)
        words = (
            label(f"{one} and {other} have a laptop each, with a record of its own, and sync with it."),
            label("Stop it, and both are offline. Change the same goal on both, start it again, and settle it."),
            label("They sync by themselves after a while, or at once with “Sync now” on the page about sync.", "quiet"),
        )
        address_line = label(f"It answers this machine alone, at {address}", "hint")
        end = label("When this window closes, both laptops close, and nothing is kept.", "hint")
        self.add(self._state, 4)
        for each in words:
            self.add(each, 8)
        self.add(4, line(self._turn, None), 12, address_line, 4, end)
        self._ring = FocusRing(self)
        self.setWindowTitle("The centre · Family Partnership")
        self.resize(px(600), px(380))
        self._turn.setFocus()

    def show_running(self, is_running: bool) -> None:
        self._state.setText(RUNNING if is_running else STOPPED)
        rename(self._turn, "Stop the centre" if is_running else "Start the centre")
        announce(self, self._state.text())

    def _turned(self) -> None:
        self.turned.emit(self._state.text() == STOPPED)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

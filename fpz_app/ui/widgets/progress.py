"""Progress: what long work is doing, how much of it is done, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.layout import column, line
from fpz_app.ui.widgets.text import label


class ProgressPanel(QFrame):
    """Hidden until `show_progress`. `cancelled` tells that the person wants it to stop."""

    cancelled = Signal()

    def __init__(self, *, can_cancel: bool = True) -> None:
        super().__init__()
        self.setProperty("panel", "accent")
        self._what = label("", "strong")
        self._how_much = label("", "hint")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        cancel = secondary("Cancel", do=self.cancelled.emit)
        cancel.setVisible(can_cancel)
        lines = column(self._what, self._bar, self._how_much, gap=6)
        self.setLayout(line(lines, cancel, gap=24, margins=(16, 12, 16, 12)))
        self.hide()

    def show_progress(self, done: int, whole: int, what: str) -> None:
        """The arguments are those of `tasks.Tell`; a `whole` of 0 means that nobody knows."""
        self._what.setText(what)
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        self._bar.setAccessibleName(what)
        self._how_much.setText(f"{done:,} of {whole:,}" if whole else "")
        self.show()

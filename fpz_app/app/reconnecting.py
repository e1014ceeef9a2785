"""Reconnecting: asks now and then whether a centre that could not be reached can be, and at once when a network is back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from fpz_app.ui import tasks

EACH = 30_000
"""Milliseconds between two questions."""


class Reconnecting(QObject):
    """`back` when the centre answered again; nothing is asked until the next `begin`."""

    back = Signal()

    def __init__(self, parent: QObject, answers: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._answers = answers
        self._task: tasks.Task | None = None
        self._timer = QTimer(self, interval=EACH)
        self._timer.timeout.connect(self.ask)
        self._system: QNetworkInformation | None = None

    def begin(self) -> None:
        if self._system is None and QNetworkInformation.loadDefaultBackend():
            self._system = QNetworkInformation.instance()
            self._system.reachabilityChanged.connect(self.ask)
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    def ask(self) -> None:
        """Now, unless it is not waited for or an answer still is."""
        if self._timer.isActive() and self._task is None:
            self._task = tasks.run(self, self._answers, done=self._heard)

    def _heard(self, is_there: bool) -> None:
        self._task = None
        if is_there and self._timer.isActive():
            self.end()
            self.back.emit()

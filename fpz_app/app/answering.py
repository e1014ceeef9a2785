"""Answering: tells long jobs in other threads whether the interface thread has something to do, so that they give way to it."""

import threading

from PySide6.QtCore import QObject, Qt, Signal


class Answering(QObject):
    """Lives on the interface thread. What it is asked waits its turn in the event loop: whoever is answered knows it free."""

    _asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = threading.get_ident()
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def within(self, seconds: float) -> bool:
        """Called on any thread; whether the interface thread was free before so many seconds had passed."""
        if threading.get_ident() == self._thread:
            return True
        answered = threading.Event()
        self._asked.emit(answered)
        return answered.wait(seconds)

    def _answer(self, answered: threading.Event) -> None:
        answered.set()

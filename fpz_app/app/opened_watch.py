"""Opened watch: closes what was opened by break-glass at the minute, with or without a network."""

from PySide6.QtCore import QObject, QTimer, Signal

from fpz_app.casework.access import opened
from fpz_app.domain.kinds import KINDS
from fpz_app.presenters.desk import Desk
from fpz_app.store.store import Changed

EACH = 15_000
"""Milliseconds between two looks: a laptop that slept finds its time over as it wakes."""
CLOSED = "The time is over: a restricted file is closed to you again."


class OpenedWatch(QObject):
    """Tells whoever shows the file that it is as if it were not there; `closed` with the files, once they were told."""

    closed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open = opened(desk.store, desk.actor)
        self._timer = QTimer(self, interval=EACH)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        before, self._open = self._open, opened(self._desk.store, self._desk.actor)
        closed = before - self._open
        if self._open:
            self._desk.store.keep_time()
        if closed:
            kinds, by = frozenset(KINDS.values()), self._desk.actor.id  # as what is done here: shown at once
            self._desk.store.tell(Changed(kinds, closed, "A restricted file was closed", by, ""))
            self._desk.tell(CLOSED, "")
            self.closed.emit(closed)

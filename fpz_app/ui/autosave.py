"""Autosave: saves at most 800 ms after a keystroke, and at once when the page is left, locked or quit."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE = 800


class Autosave(QObject):
    """Call `touch` on every change; `flush` from the screen's own `flush`, which the window calls before it leaves."""

    def __init__(self, parent: QObject, save: Callable[[], None]) -> None:
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._save)

    def touch(self) -> None:
        """Does not put off a save that is waiting: who types without a pause would lose it all to a crash."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def drop(self) -> None:
        """Forgets what was waiting: it has been stored for good."""
        self._timer.stop()

"""Arrivals: shows what came from elsewhere a few times a second, however fast it comes, and what was written here at once."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from fpz_app.store.store import Changed

TOGETHER = 250  # milliseconds: pages of a sync come faster than a page of the window can be laid out again


class Arrivals(QObject):
    """Hands each change to `show`; those that nobody here made wait for each other, and are shown as one."""

    def __init__(self, show: Callable[[Changed], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._waiting: Changed | None = None
        self._timer = QTimer(self, singleShot=True, interval=TOGETHER)
        self._timer.timeout.connect(self._give)

    def hear(self, changed: Changed) -> None:
        if changed.by or changed.closed:
            self._give()
            self._show(changed)
            return
        before = self._waiting
        self._waiting = changed if before is None else together(before, changed)
        if not self._timer.isActive():
            self._timer.start()

    def _give(self) -> None:
        self._timer.stop()
        if self._waiting is not None:
            changed, self._waiting = self._waiting, None
            self._show(changed)


def together(first: Changed, then: Changed) -> Changed:
    """As if both had come at once."""
    return replace(then, kinds=first.kinds | then.kinds, files=first.files | then.files)

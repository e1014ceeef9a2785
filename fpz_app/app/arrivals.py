"""Arrivals: shows what came from elsewhere once a second at most, however fast it comes, and what was written here at once."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from fpz_app.store.store import Changed

TOGETHER = 250  # milliseconds: what one page of a sync brings is shown as one
APART = 750  # milliseconds at least between two times: a page of the window is not laid out for each page of a sync


class Arrivals(QObject):
    """Hands each change to `show`; those that nobody here made wait for each other, and are shown as one."""

    def __init__(self, show: Callable[[Changed], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._waiting: Changed | None = None
        self._shown_at = -float(APART)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._give)

    def hear(self, changed: Changed) -> None:
        if changed.by or changed.closed:
            self._give()
            self._show(changed)
            return
        before = self._waiting
        self._waiting = changed if before is None else together(before, changed)
        if not self._timer.isActive():
            self._timer.start(max(TOGETHER, round(self._shown_at + APART - _now())))

    def _give(self) -> None:
        self._timer.stop()
        if self._waiting is not None:
            changed, self._waiting = self._waiting, None
            self._show(changed)
            self._shown_at = _now()


def together(first: Changed, then: Changed) -> Changed:
    """As if both had come at once."""
    return replace(then, kinds=first.kinds | then.kinds, files=first.files | then.files)


def _now() -> float:
    return time.monotonic() * 1000

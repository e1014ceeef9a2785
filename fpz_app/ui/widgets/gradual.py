"""Gradual: fills a column with what is seen first at once, and with the rest once that has been painted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout

from fpz_app.ui.widgets.layout import Item, add_to, show_at_once

FRAME = 34  # milliseconds: two frames, in which what is there is painted and what was typed meanwhile is heard

Part = Callable[[], Iterable[Item]]
"""Makes what is put below each other next."""


class Gradual(QObject):
    """Fills `box`. What is asked for meanwhile is there after `finish`."""

    def __init__(self, box: QBoxLayout, owner: QObject) -> None:
        super().__init__(owner)
        self._box = box
        self._rest: Iterator[Part] = iter(())
        self._step = 1
        self._timer = QTimer(self, singleShot=True, interval=FRAME)
        self._timer.timeout.connect(self._go_on)

    def fill(self, parts: Sequence[Part], *, at_once: int) -> None:
        """The first parts now, as many at a time after each frame; what was still to come from an earlier filling does not."""
        self._rest, self._step = iter(parts), max(at_once, 1)
        self._add(self._step)
        self._timer.stop()
        if at_once < len(parts):
            QTimer.singleShot(0, self, self._timer.start)  # counted from when what is there has been laid out

    def finish(self) -> None:
        """Adds at once whatever is still to come."""
        self._timer.stop()
        self._add(None)

    def _go_on(self) -> None:
        if self._add(self._step):
            show_at_once(self._box)
            self._timer.start()

    def _add(self, most: int | None) -> bool:
        """Whether anything was left to add."""
        added = False
        for part in islice(self._rest, most):
            added = True
            for item in part():
                add_to(self._box, item)
        return added

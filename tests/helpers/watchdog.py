"""Watchdog: tells when the interface thread did not answer for a while, how long, and what it was doing meanwhile."""

import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from types import FrameType

from PySide6.QtCore import QObject, Qt, Signal

LIMIT = 0.05
"""Seconds without an answer that are told (ux.md: never over 100 ms; issue: over 50 ms)."""
OFTEN = 0.01
PROGRAM = str(Path(__file__).parents[2] / "fpz_app")


@dataclass(frozen=True)
class Block:
    """Seconds that the interface did not answer, and the innermost function of the program that it was in when it was noticed."""

    seconds: float
    where: str


class _Ear(QObject):
    """Lives on the interface thread and answers as soon as that is free."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()
        self.asked.connect(self.answered.set, Qt.ConnectionType.QueuedConnection)


class Watchdog:
    """Watches the thread that makes it, from `start` to `stop`; a thread that waits for nothing but its answers."""

    def __init__(self, limit: float = LIMIT) -> None:
        self.blocks: list[Block] = []
        self._limit, self._ear, self._thread_id = limit, _Ear(), threading.get_ident()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> "Watchdog":
        self._thread.start()
        return self

    def stop(self) -> list[Block]:
        self._over.set()
        self._ear.answered.set()
        self._thread.join()
        return self.blocks

    def _watch(self) -> None:
        while not self._over.wait(OFTEN):
            self._ear.answered.clear()
            began = monotonic()
            self._ear.asked.emit()
            if self._ear.answered.wait(self._limit):
                continue
            where = innermost(sys._current_frames().get(self._thread_id))
            self._ear.answered.wait()
            if not self._over.is_set():
                self.blocks.append(Block(monotonic() - began, where))


def innermost(frame: FrameType | None) -> str:
    """'presenters/today.py open' of the program's own function that runs, or "" where none of them does."""
    while frame is not None and not frame.f_code.co_filename.startswith(PROGRAM):
        frame = frame.f_back
    if frame is None:
        return ""
    return f"{frame.f_code.co_filename[len(PROGRAM) + 1 :]} {frame.f_code.co_qualname}"

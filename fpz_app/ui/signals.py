"""Signals: what the whole window may hear of; `app.py` makes one set and hands it to whom it concerns."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Notice:
    """A short message after something was done, with the way back where there is one."""

    words: str
    undo: Callable[[], None] | None = None


@dataclass(frozen=True)
class StateLine:
    """A state in words at the foot of the rail: "Offline", "3 changes waiting"; `page` is what pressing it opens, if anything."""

    words: str
    detail: str = ""
    icon: str = "cloud-off"
    page: str = ""


class AppSignals(QObject):
    """`changed` carries the store's Changed, `notice` a Notice, `sync_state` a tuple of StateLine."""

    changed = Signal(object)
    notice = Signal(object)
    sync_state = Signal(object)

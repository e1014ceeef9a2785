"""Locking: covers the windows, saves what is being typed, and ends the process that holds the keys."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fpz_app import logs
from fpz_app.logs import Event
from fpz_app.ui.clipboard import ClipboardGuard
from fpz_app.ui.widgets.layout import column
from fpz_app.ui.widgets.text import label

GONE_WITHIN = 1.0
WHY, DAMAGED, WIPED = "FPZ_LOCKED", "damaged", "wiped"
"""The environment variable that tells the fresh process why it was started: "idle", "asked", "damaged" or "wiped"."""


class Locker:
    """`save` keeps drafts and `close` shuts the store; whatever they do, the process is gone within a second."""

    def __init__(self, clipboard: ClipboardGuard, *, save: Callable[[], None], close: Callable[[], None]) -> None:
        self._clipboard, self._save, self._close = clipboard, save, close
        self._begun = False

    def lock(self, why: str = "asked") -> None:
        """Does not return, except into a lock that has begun already. `why` is "asked", "idle", "damaged" or "wiped"."""
        if self._begun:
            return
        self._begun = True
        os.environ[WHY] = why
        last_resort = threading.Timer(GONE_WITHIN, replace_process)
        last_resort.daemon = True
        last_resort.start()
        try:
            cover_windows()
            self._clipboard.clear()
            self._save()
            self._close()
            logs.note(Event.LOCKED)
        except Exception as error:  # nothing that goes wrong may keep the store open
            logs.failed(error)
        finally:
            replace_process()


class Sheet(QWidget):
    """An opaque sheet over a whole window."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        said = label(words, "quiet")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(None, said, None))
        self.setGeometry(window.rect())


def cover_windows(words: str = "Locking…") -> None:
    """Paints over every window now, before anything slow is done."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            sheet = Sheet(window, words)
            sheet.show()
            sheet.raise_()
            sheet.repaint()


def replace_process() -> NoReturn:
    """The same program anew, with empty memory; ends this one even where that fails."""
    program = [sys.executable, *sys.orig_argv[1:]]
    try:
        if sys.platform == "win32":
            import subprocess

            subprocess.Popen(program, close_fds=True)
        else:
            _keep_nothing_open()
            os.execv(sys.executable, program)
    finally:
        os._exit(1 if sys.platform != "win32" else 0)


def _keep_nothing_open() -> None:
    """The display, the database and the lock are not handed on, whoever opened them."""
    linux, elsewhere = Path("/proc/self/fd"), Path("/dev/fd")
    for entry in list((linux if linux.is_dir() else elsewhere).iterdir()):
        handle = int(entry.name)
        if handle > 2:
            with suppress(OSError):
                os.set_inheritable(handle, False)

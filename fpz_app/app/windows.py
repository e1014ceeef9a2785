"""Windows: starts Qt with the house's look; imports nothing that the first painted window does not need."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fpz_app import logs
from fpz_app.app import thrift
from fpz_app.security.memory import keep_private
from fpz_app.ui import scroll_reading
from fpz_app.ui.theme import SYSTEM, Theme

LOOK, SCALE = "FPZ_LOOK", "FPZ_TEXT_SCALE"
"""Environment variables that name a look and a text size (1.0 to 2.0) before the person's own are known."""

SHARED = 0.001
"""Seconds after which a thread lets the interface on again: Python's own five are felt wherever a page asks the record."""


def start_qt(folder: Path) -> tuple[QApplication, Theme]:
    """`folder` is the person's own; the log is in it. From here on no crash writes what the program holds."""
    keep_private()
    thrift.share_one_heap()
    thrift.import_plainly()
    sys.setswitchinterval(SHARED)
    logs.start(folder / "logs")
    app = QApplication(sys.argv[:1])
    scroll_reading.make_safe()
    app.setApplicationName("fpz_app")
    app.setApplicationDisplayName("Family Partnership")
    app.setQuitOnLastWindowClosed(True)
    theme = Theme(app)
    theme.apply(float(os.environ.get(SCALE, "1")), os.environ.get(LOOK, SYSTEM))
    return app, theme

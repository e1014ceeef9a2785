"""A window at work on an invented zone of six families, the Marlows among them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from fpz_app.app.inventing import invent
from fpz_app.app.workplace import Workplace
from fpz_app.ui.theme import Theme

NORMAL = ("light", 1.0, 1280, 800)


@contextmanager
def at_work(app: QApplication, folder: Path, size: tuple[str, float, int, int] = NORMAL) -> Iterator[Workplace]:
    """`size` is look, text size, width and height. Of the window nothing is left: whatever is, each new style visits."""
    theme = Theme(app)
    look, scale, width, height = size
    theme.apply(scale, look)
    made = Workplace(app, theme, invent(folder, families=6, seed=1, tell=lambda *_: None), end=lambda: None)
    made._idle.set_minutes(15)  # nobody presses a key, and a lock would end the tests
    made.show()
    made.window.resize(width, height)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(1.0, "light")

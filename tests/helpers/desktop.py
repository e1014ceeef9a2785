"""Desktop: the whole app over one folder and one keyring, opened and closed as often as a test likes."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from fpz_app.app.clock import here_and_now
from fpz_app.app.gate import Gate
from fpz_app.logs import describe
from fpz_app.store.store import Store
from fpz_app.ui.theme import Theme
from tests.helpers import misfortunes
from tests.helpers.keyring import FileKeyring


class Desktop:
    """`folder` has the app's own folder `data` and the keyring beside it; `now` is the time the app is told."""

    def __init__(self, app: QApplication, folder: Path, *, now: Callable[[], datetime] = here_and_now) -> None:
        self._app, self.folder, self._now, self._theme = app, folder, now, Theme(app)
        self._keyring = FileKeyring(folder / "keyring.json")
        self._theme.apply(look="light")

    def start(self) -> None:
        self._gate = Gate(self._app, self._theme, self.folder / "data", find_keyring=lambda: self._keyring, now=self._now)
        assert self._gate.open()

    def close(self) -> None:
        """Closes the window and lets go of all that ends with the process in real life."""
        misfortunes.close_window()
        for each in [*self._app.topLevelWidgets(), *self._app.children()]:
            if type(each).__module__.startswith("fpz_app") and each is not self._theme:
                each.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def store(self) -> Store:
        return misfortunes.store()


@contextmanager
def no_bug_flies(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """AssertionError at the end where one did, though the app only tells of it and goes on."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the app sets its own; afterwards these stand again
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    yield
    assert [describe(record.exc_info[1]) for record in caplog.get_records("call") if record.exc_info] == []

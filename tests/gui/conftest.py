"""What every window test is given: a clean desk afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="module", autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """Deletes the windows that came with a file of tests: each new style sheet visits all that is left of them."""
    before = qapp.topLevelWidgets()
    yield
    for each in qapp.topLevelWidgets():
        if each not in before and each.parent() is None:
            each.close()
            each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def cleared_away(qapp: QApplication) -> Iterator[None]:
    """Deletes what pytest-qt has closed: outside an event loop nothing else does, and every new style sheet visits it."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

"""What every window test is given: a clean desk afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def cleared_away(qapp: QApplication) -> Iterator[None]:
    """Deletes the windows that came with the test: outside an event loop nothing else does, and every new style sheet visits
    all that is left of them."""
    before = qapp.topLevelWidgets()
    yield
    for each in qapp.topLevelWidgets():
        if each not in before and each.parent() is None:
            each.close()
            each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

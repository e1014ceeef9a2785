"""Copied text is marked secret, and does not stay (T-14)."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fpz_app.ui.clipboard import KEPT_MS, SECRET, ClipboardGuard


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    held = QGuiApplication.clipboard()
    held.clear()
    yield held
    held.clear()


def guard(clipboard: QClipboard, qtbot: QtBot, *, kept_ms: int = KEPT_MS, ours: bool = True) -> ClipboardGuard:
    """The offscreen platform does not know who owns its clipboard, so the test says it."""
    return ClipboardGuard(clipboard, kept_ms=kept_ms, ours=lambda: ours, parent=QApplication.instance())


@pytest.fixture
def watched(clipboard: QClipboard, qtbot: QtBot) -> Iterator[ClipboardGuard]:
    made = guard(clipboard, qtbot)
    yield made
    made.clear()
    made.deleteLater()


def copy(words: str, qtbot: QtBot) -> None:
    field = QLineEdit(words)
    qtbot.addWidget(field)
    field.selectAll()
    field.copy()


def test_what_is_copied_can_be_pasted(watched: ClipboardGuard, clipboard: QClipboard, qtbot: QtBot) -> None:
    copy("Wren was home by six", qtbot)
    assert clipboard.text() == "Wren was home by six"


def test_what_is_copied_is_marked_secret_for_every_system(watched: ClipboardGuard, clipboard: QClipboard, qtbot: QtBot) -> None:
    copy("Wren was home by six", qtbot)
    assert {kind: bytes(clipboard.mimeData().data(kind).data()) for kind in SECRET} == SECRET


def test_locking_takes_it_away(watched: ClipboardGuard, clipboard: QClipboard, qtbot: QtBot) -> None:
    copy("Wren was home by six", qtbot)
    watched.clear()
    assert clipboard.text() == ""


def test_it_is_taken_away_by_itself(clipboard: QClipboard, qtbot: QtBot) -> None:
    made = guard(clipboard, qtbot, kept_ms=1)
    copy("Wren was home by six", qtbot)
    qtbot.waitUntil(lambda: clipboard.text() == "")
    made.deleteLater()


def test_it_stays_for_half_a_minute_otherwise() -> None:
    assert KEPT_MS == 30_000


def test_what_another_program_copied_is_left_alone(clipboard: QClipboard, qtbot: QtBot) -> None:
    made = guard(clipboard, qtbot, ours=False)
    clipboard.setText("a shopping list")
    made.clear()
    assert clipboard.text() == "a shopping list"
    made.deleteLater()

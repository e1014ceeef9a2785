"""The window notices use, warns, and says when to lock (T-05)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fpz_app.ui.idle_guard import IdleGuard
from tests.helpers.clocks import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.fixture
def guard(qapp: QApplication, clock: HandClock, field: QLineEdit) -> Iterator[IdleGuard]:
    made = IdleGuard(qapp, clock=clock)
    yield made
    made.deleteLater()


def press(field: QLineEdit) -> None:
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)


def test_a_key_puts_the_lock_off(guard: IdleGuard, clock: HandClock, field: QLineEdit, qtbot: QtBot) -> None:
    clock.pass_by(4 * 60)
    press(field)
    clock.pass_by(4 * 60)
    with qtbot.assertNotEmitted(guard.due):
        guard.look()


def test_it_warns_with_the_seconds_that_are_left(guard: IdleGuard, clock: HandClock, qtbot: QtBot) -> None:
    clock.pass_by(4 * 60 + 40)
    with qtbot.waitSignal(guard.warned) as told:
        guard.look()
    assert told.args == [20]


def test_a_key_ends_the_warning(guard: IdleGuard, clock: HandClock, field: QLineEdit, qtbot: QtBot) -> None:
    clock.pass_by(4 * 60 + 40)
    guard.look()
    with qtbot.waitSignal(guard.resumed):
        press(field)


def test_it_says_when_to_lock_once(guard: IdleGuard, clock: HandClock, qtbot: QtBot) -> None:
    told: list[None] = []
    guard.due.connect(lambda: told.append(None))
    clock.pass_by(5 * 60)
    guard.look()
    guard.look()
    assert len(told) == 1


def test_the_key_that_wakes_a_laptop_is_not_typed(guard: IdleGuard, clock: HandClock, field: QLineEdit) -> None:
    clock.pass_by(8 * 3600)
    press(field)
    assert field.text() == ""


def test_the_zones_minutes_count(guard: IdleGuard, clock: HandClock, qtbot: QtBot) -> None:
    guard.set_minutes(10)
    clock.pass_by(9 * 60)
    with qtbot.assertNotEmitted(guard.due):
        guard.look()

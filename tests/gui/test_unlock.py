"""The unlock window over a real vault."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from fpz_app.presenters.unlock import UnlockPresenter, UnlockView, say_wait
from fpz_app.security import vault
from fpz_app.security.backoff import Backoff
from fpz_app.security.keys import DataKey
from fpz_app.security.recovery import RecoveryCode
from fpz_app.ui import tasks
from fpz_app.ui.screens.unlock import UnlockScreen
from tests.helpers.clocks import HandClock
from tests.helpers.keyring import MemoryKeyring, ShutKeyring

WORDS = "kettle under seven maps"
OTHER = "paper boats on Tuesdays"
HEAVY = "sqlalchemy sqlcipher3 cryptography argon2 keyring msgspec reportlab"


class Laptop:
    """A set-up laptop, its clock, and what came out of its unlock window."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.keyring, self.clock = folder, MemoryKeyring(), HandClock()
        self.opened: list[bytes] = []
        self.made: tuple[DataKey, RecoveryCode] = vault.create(folder, passphrase=WORDS, keyring=self.keyring)

    def presenter_for(self, view: UnlockView, *, keyring: Callable[[], Any] | None = None, why: str = "") -> UnlockPresenter:
        return UnlockPresenter(
            view,
            self.folder,
            run=lambda work, done, failed: tasks.run(view, work, done=done, failed=failed),
            opened=self.opened.append,
            find_keyring=keyring or (lambda: self.keyring),
            boot=self.clock.since_boot,
            why=why,
        )


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path)


def shown(qtbot: QtBot, laptop: Laptop, **how: Any) -> UnlockScreen:
    screen = UnlockScreen(lambda view: laptop.presenter_for(view, **how))
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitExposed(screen)
    ready(qtbot, screen)
    return screen


def ready(qtbot: QtBot, screen: UnlockScreen) -> None:
    """Whatever was under way has ended."""
    qtbot.waitUntil(lambda: not screen.presenter.is_busy, timeout=20_000)


def type_passphrase(qtbot: QtBot, screen: UnlockScreen, words: str) -> None:
    screen.passphrase.edit.clear()
    qtbot.keyClicks(screen.passphrase.edit, words)
    qtbot.keyClick(screen.passphrase.edit, Qt.Key.Key_Return)
    ready(qtbot, screen)


def words_on(screen: UnlockScreen) -> str:
    return " ".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def test_the_passphrase_and_return_open(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    type_passphrase(qtbot, screen, WORDS)
    assert laptop.opened == [bytes(laptop.made[0])]


def test_a_wrong_passphrase_says_so_and_how_long_to_wait(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    type_passphrase(qtbot, screen, OTHER)
    said = words_on(screen)
    assert ("That passphrase is not right." in said, "Try again in 1 second." in said) == (True, True)


def test_while_it_waits_it_does_not_try(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    type_passphrase(qtbot, screen, OTHER)
    type_passphrase(qtbot, screen, WORDS)
    assert (laptop.opened, screen.unlock.isEnabled()) == ([], False)


def test_after_the_wait_it_tries_again(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    type_passphrase(qtbot, screen, OTHER)
    laptop.clock.pass_by(1)
    qtbot.waitUntil(screen.unlock.isEnabled)
    type_passphrase(qtbot, screen, WORDS)
    assert len(laptop.opened) == 1


def test_a_wait_outlives_a_restart_of_the_program(qtbot: QtBot, laptop: Laptop) -> None:
    backoff = Backoff(laptop.folder, laptop.clock.since_boot)
    for _ in range(10):
        backoff.start_try()
    screen = shown(qtbot, laptop)
    qtbot.waitUntil(lambda: "Try again in 15 minutes." in words_on(screen))


def test_the_recovery_code_asks_for_a_new_passphrase_and_opens(qtbot: QtBot, laptop: Laptop) -> None:
    laptop.keyring.kept.clear()
    screen = shown(qtbot, laptop)
    screen.use_code.click()
    screen.code.setPlainText(laptop.made[1].text)
    screen.open_with_code.click()
    ready(qtbot, screen)
    screen.new.edit.setText(OTHER)
    screen.again.edit.setText(OTHER)
    screen.set_new.click()
    ready(qtbot, screen)
    assert laptop.opened == [bytes(laptop.made[0])]
    assert vault.open(laptop.folder, passphrase=OTHER, keyring=laptop.keyring) == laptop.made[0]


def test_a_weak_new_passphrase_is_refused_after_recovery(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    screen.presenter.try_code(laptop.made[1].text)
    ready(qtbot, screen)
    screen.new.edit.setText("password1234")
    screen.again.edit.setText("password1234")
    screen.set_new.click()
    ready(qtbot, screen)
    assert (laptop.opened, "easy to guess" in words_on(screen)) == ([], True)


def test_a_mistyped_group_is_told_while_typing(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    screen.use_code.click()
    first, second = laptop.made[1].groups[:2]
    qtbot.keyClicks(screen.code, f"{first} {'A' if second[0] != 'A' else 'B'}{second[1:]} ")
    assert "Group 2 is not typed right." in words_on(screen)


def test_another_laptops_code_opens_nothing(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    screen.use_code.click()
    screen.code.setPlainText(RecoveryCode(bytes(32)).text)
    screen.open_with_code.click()
    ready(qtbot, screen)
    assert (laptop.opened, "does not open this laptop" in words_on(screen)) == ([], True)


def test_a_lost_keyring_entry_points_to_the_recovery_code(qtbot: QtBot, laptop: Laptop) -> None:
    laptop.keyring.kept.clear()
    screen = shown(qtbot, laptop)
    type_passphrase(qtbot, screen, WORDS)
    assert "Use your recovery code" in words_on(screen)


def test_a_shut_keyring_is_told(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop, keyring=ShutKeyring)
    type_passphrase(qtbot, screen, WORDS)
    assert "keyring did not open" in words_on(screen)


def test_a_laptop_without_a_passphrase_asks_for_the_code(qtbot: QtBot, tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "one")
    laptop.folder = tmp_path / "two"
    key, code = vault.create(laptop.folder, passphrase=None, keyring=None)
    screen = shown(qtbot, laptop, keyring=lambda: None)
    screen.code.setPlainText(code.text)
    screen.open_with_code.click()
    ready(qtbot, screen)
    assert laptop.opened == [bytes(key)]


def test_it_says_that_what_was_typed_is_kept(qtbot: QtBot, laptop: Laptop) -> None:
    assert "What you were typing is kept." in words_on(shown(qtbot, laptop, why="idle"))


def test_caps_lock_is_noticed(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    qtbot.keyClick(screen.passphrase.edit, "K", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock is on." in words_on(screen)


def test_a_capital_typed_with_shift_is_no_caps_lock(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    qtbot.keyClick(screen.passphrase.edit, "K", Qt.KeyboardModifier.ShiftModifier)
    assert "Caps Lock is on." not in words_on(screen)


def test_show_shows_what_is_typed(qtbot: QtBot, laptop: Laptop) -> None:
    screen = shown(qtbot, laptop)
    qtbot.keyClicks(screen.passphrase.edit, "kettle")
    qtbot.keyClick(screen.passphrase.edit.show_it, Qt.Key.Key_Space)
    assert screen.passphrase.edit.echoMode() is QLineEdit.EchoMode.Normal


def test_nothing_heavy_is_loaded_before_the_window_is_painted() -> None:
    look = f"import sys, fpz_app.ui.screens.unlock; sys.exit(' '.join(set({HEAVY!r}.split()) & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, ""),
        (0.2, "Try again in 1 second."),
        (59.1, "Try again in 60 seconds."),
        (91, "Try again in 2 minutes."),
        (900, "Try again in 15 minutes."),
    ],
)
def test_a_wait_is_said_in_words(seconds: float, words: str) -> None:
    assert say_wait(seconds) == words

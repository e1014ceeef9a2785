"""The pages inside the app: a new recovery code, and another passphrase."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.presenters.passphrase import PassphrasePresenter
from fpz_app.presenters.recovery import RecoveryPresenter
from fpz_app.security import vault
from fpz_app.security.keys import DataKey
from fpz_app.security.recovery import RecoveryCode, read_code
from fpz_app.security.refusals import WrongPassphrase, WrongRecoveryCode
from fpz_app.ui import tasks
from fpz_app.ui.screens.change_passphrase import ChangePassphraseScreen
from fpz_app.ui.screens.recovery_code import RecoveryCodeScreen
from tests.helpers.clocks import HandClock
from tests.helpers.keyring import MemoryKeyring

WORDS = "kettle under seven maps"
OTHER = "paper boats on Tuesdays"


class Laptop:
    """A set-up laptop with its keyring and its clock."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.keyring, self.clock = folder, MemoryKeyring(), HandClock()
        self.made: tuple[DataKey, RecoveryCode] = vault.create(folder, passphrase=WORDS, keyring=self.keyring)

    def opens_with(self, words: str) -> bool:
        self.clock.pass_by(1000)
        try:
            vault.open(self.folder, passphrase=words, keyring=self.keyring, boot=self.clock.since_boot)
        except WrongPassphrase:
            return False
        return True

    def opens_with_code(self, code: RecoveryCode) -> bool:
        try:
            vault.open_with_recovery(self.folder, code=code)
        except WrongRecoveryCode:
            return False
        return True


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path)


@pytest.fixture
def code_page(qtbot: QtBot, laptop: Laptop) -> RecoveryCodeScreen:
    screen = RecoveryCodeScreen(
        lambda view: RecoveryPresenter(
            view,
            laptop.folder,
            run=lambda work, done, failed: tasks.run(screen_of(view), work, done=done, failed=failed),
            now=lambda: datetime(2026, 11, 23, 14, 48, tzinfo=UTC),
            find_keyring=lambda: laptop.keyring,
            boot=laptop.clock.since_boot,
        )
    )
    return opened(qtbot, screen)


@pytest.fixture
def passphrase_page(qtbot: QtBot, laptop: Laptop) -> ChangePassphraseScreen:
    screen = ChangePassphraseScreen(
        lambda view: PassphrasePresenter(
            view,
            laptop.folder,
            run=lambda work, done, failed: tasks.run(screen_of(view), work, done=done, failed=failed),
            find_keyring=lambda: laptop.keyring,
            boot=laptop.clock.since_boot,
        )
    )
    return opened(qtbot, screen)


def screen_of(view: object) -> QWidget:
    assert isinstance(view, QWidget)
    return view


def opened(qtbot: QtBot, screen: QWidget) -> QWidget:
    qtbot.addWidget(screen)
    screen.show()
    screen.show_place()
    return screen


def ready(qtbot: QtBot, screen: QWidget) -> None:
    qtbot.waitUntil(lambda: not screen.presenter.is_busy, timeout=20_000)


def words_on(screen: QWidget) -> str:
    return " ".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def prove(qtbot: QtBot, page: RecoveryCodeScreen, words: str = WORDS) -> RecoveryCode | None:
    page.passphrase.edit.setText(words)
    page.make.click()
    ready(qtbot, page)
    groups = [each.text() for each in page.sheet.findChildren(QLabel)]
    return read_code("".join(groups)) if groups else None


def test_a_new_code_opens_and_the_old_one_dies(qtbot: QtBot, laptop: Laptop, code_page: RecoveryCodeScreen) -> None:
    new = prove(qtbot, code_page)
    assert new is not None
    code_page.on_paper.click()
    code_page.typed.setText("".join(new.groups[-2:]))
    code_page.finish.click()
    ready(qtbot, code_page)
    assert (laptop.opens_with_code(new), laptop.opens_with_code(laptop.made[1])) == (True, False)


def test_the_old_code_lives_until_the_new_one_is_on_paper(qtbot: QtBot, laptop: Laptop, code_page: RecoveryCodeScreen) -> None:
    prove(qtbot, code_page)
    code_page.on_paper.click()
    code_page.typed.setText("AAAAA AAAAA")
    code_page.finish.click()
    ready(qtbot, code_page)
    assert laptop.opens_with_code(laptop.made[1])


def test_leaving_the_page_takes_the_code_off_the_screen(qtbot: QtBot, code_page: RecoveryCodeScreen) -> None:
    prove(qtbot, code_page)
    code_page.leave()
    assert (code_page.sheet.layout().count(), code_page.sheet.accessibleDescription()) == (0, "")


def test_a_new_code_wants_the_passphrase_first(qtbot: QtBot, code_page: RecoveryCodeScreen) -> None:
    code = prove(qtbot, code_page, OTHER)
    assert (code, "That passphrase is not right" in words_on(code_page)) == (None, True)


def change(qtbot: QtBot, page: ChangePassphraseScreen, old: str, new: str, again: str) -> None:
    page.old.edit.setText(old)
    page.new.edit.setText(new)
    page.again.edit.setText(again)
    page.change.click()
    ready(qtbot, page)


def test_a_changed_passphrase_is_in_force(qtbot: QtBot, laptop: Laptop, passphrase_page: ChangePassphraseScreen) -> None:
    change(qtbot, passphrase_page, WORDS, OTHER, OTHER)
    assert (laptop.opens_with(OTHER), laptop.opens_with(WORDS)) == (True, False)


def test_the_fields_are_empty_after_a_change(qtbot: QtBot, passphrase_page: ChangePassphraseScreen) -> None:
    change(qtbot, passphrase_page, WORDS, OTHER, OTHER)
    page = passphrase_page
    assert (page.old.text, page.new.text, page.again.text) == ("", "", "")


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("", OTHER, OTHER, "Type the passphrase you have now"),
        (OTHER, "marmalade under paper maps", "marmalade under paper maps", "That passphrase is not right"),
        (WORDS, "password1234", "password1234", "easy to guess"),
        (WORDS, OTHER, WORDS, "The two are not the same"),
        (WORDS, WORDS, WORDS, "That is the passphrase you have now"),
    ],
)
def test_what_stands_against_a_change_is_told(
    qtbot: QtBot, laptop: Laptop, passphrase_page: ChangePassphraseScreen, old: str, new: str, again: str, said: str
) -> None:
    change(qtbot, passphrase_page, old, new, again)
    assert (said in words_on(passphrase_page), laptop.opens_with(WORDS)) == (True, True)

"""Setting up a laptop, from the first window to an open store."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.domain.workers import Role
from fpz_app.presenters.set_up import AboutYou, NewLaptop, SetUpPresenter, SetUpView
from fpz_app.security import vault
from fpz_app.security.refusals import KeyringShut
from fpz_app.ui import tasks
from fpz_app.ui.screens.set_up import OTHER_ZONE, SetUpScreen
from tests.helpers.keyring import ForgetfulKeyring, MemoryKeyring

WORDS = "kettle under seven maps"


class FirstDay:
    """A folder with nothing in it, and what set-up did there."""

    def __init__(self, folder: Path, keyring: Any) -> None:
        self.folder, self.keyring = folder, keyring
        self.done: list[NewLaptop] = []
        self.looked_around = 0

    def presenter_for(self, view: SetUpView) -> SetUpPresenter:
        return SetUpPresenter(
            view,
            run=lambda work, done, failed: tasks.run(view, work, done=done, failed=failed),
            now=lambda: datetime(2026, 11, 23, 14, 48, tzinfo=UTC),
            make=lambda laptop: laptop.write_keys(self.folder),
            done=self.done.append,
            look_around=self.look,
            agencies=("Early help", "Police"),
            zones=("Chesil", "Purbeck"),
            find_keyring=lambda: self.keyring,
        )

    def look(self) -> None:
        self.looked_around += 1


@pytest.fixture
def day(tmp_path: Path) -> FirstDay:
    return FirstDay(tmp_path / "data", MemoryKeyring())


def shown(qtbot: QtBot, day: FirstDay) -> SetUpScreen:
    screen = SetUpScreen(day.presenter_for)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def ready(qtbot: QtBot, screen: SetUpScreen) -> None:
    qtbot.waitUntil(lambda: not screen.presenter.is_busy, timeout=20_000)


def words_on(screen: QWidget) -> str:
    return " ".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def tell_about_you(qtbot: QtBot, screen: SetUpScreen) -> None:
    screen.begin.click()
    qtbot.keyClicks(screen.name, "Priya Nair")
    screen.agency.choose("Early help")
    screen.role.choose(Role.LEAD.value)
    screen.zone.choose("Purbeck")
    screen.go_on.click()
    ready(qtbot, screen)


def choose_passphrase(qtbot: QtBot, screen: SetUpScreen, words: str, again: str = "") -> None:
    screen.new.edit.setText(words)
    screen.again.edit.setText(again or words)
    qtbot.keyClick(screen.again.edit, Qt.Key.Key_Return)
    ready(qtbot, screen)


def groups_on(screen: SetUpScreen) -> list[str]:
    return [each.text() for each in screen.sheet.findChildren(QLabel)]


def type_back(qtbot: QtBot, screen: SetUpScreen, typed: str) -> None:
    screen.on_paper.click()
    screen.typed.setText(typed)
    qtbot.keyClick(screen.typed, Qt.Key.Key_Return)
    ready(qtbot, screen)


def test_set_up_ends_with_a_laptop_that_the_passphrase_opens(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    choose_passphrase(qtbot, screen, WORDS)
    type_back(qtbot, screen, " ".join(groups_on(screen)[-2:]).lower())
    (laptop,) = day.done
    assert laptop.begins == AboutYou("Priya Nair", "Early help", Role.LEAD, "Purbeck")
    assert vault.open(day.folder, passphrase=WORDS, keyring=day.keyring) == laptop.vault.data_key


def test_the_code_on_the_screen_is_the_one_that_opens(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    choose_passphrase(qtbot, screen, WORDS)
    groups = groups_on(screen)
    type_back(qtbot, screen, "".join(groups[-2:]))
    assert list(day.done[0].vault.code.groups) == groups


def test_nothing_is_stored_before_the_code_is_typed_back(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    choose_passphrase(qtbot, screen, WORDS)
    type_back(qtbot, screen, "AAAAA AAAAA")
    assert (vault.exists(day.folder), day.keyring.kept, day.done) == (False, {}, [])
    assert "That is not how the code ends." in words_on(screen)


def test_each_empty_answer_is_told(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    screen.begin.click()
    screen.go_on.click()
    said = words_on(screen)
    assert [word in said for word in ("your name", "your agency", "your role", "your zone")] == [True] * 4


def test_a_zone_that_is_not_listed_can_be_named(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    screen.begin.click()
    screen.name.setText("Priya Nair")
    screen.agency.choose("Police")
    screen.role.choose(Role.PRACTITIONER.value)
    screen.zone.choose(OTHER_ZONE)
    screen.zone.changed.emit(OTHER_ZONE)
    screen.other_zone.setText("Brightwater")
    screen.go_on.click()
    ready(qtbot, screen)
    assert screen.new.isVisible()


def test_a_passphrase_made_of_the_persons_own_name_is_refused(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    choose_passphrase(qtbot, screen, "priya nair purbeck")
    assert "This passphrase is easy to guess." in words_on(screen)


def test_how_good_it_is_is_said_while_it_is_typed(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    qtbot.keyClicks(screen.new.edit, "kettle under")
    assert "Easy to guess." in words_on(screen)


def test_two_different_passphrases_are_told(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    choose_passphrase(qtbot, screen, WORDS, "kettle under seven mops")
    assert "The two are not the same." in words_on(screen)


def test_a_system_without_a_keyring_is_told_and_set_up_with_the_code_alone(qtbot: QtBot, tmp_path: Path) -> None:
    day = FirstDay(tmp_path / "data", None)
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    told = "no keyring" in words_on(screen)
    screen.without.click()
    ready(qtbot, screen)
    type_back(qtbot, screen, "".join(groups_on(screen)[-2:]))
    assert (told, vault.takes_passphrase(day.folder)) == (True, False)
    assert vault.open_with_recovery(day.folder, code=day.done[0].vault.code) == day.done[0].vault.data_key


def test_a_keyring_that_keeps_nothing_is_found_out(qtbot: QtBot, tmp_path: Path) -> None:
    day = FirstDay(tmp_path / "data", ForgetfulKeyring())
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    choose_passphrase(qtbot, screen, WORDS)
    type_back(qtbot, screen, "".join(groups_on(screen)[-2:]))
    assert (KeyringShut().message in words_on(screen), vault.exists(day.folder)) == (True, False)


def test_looking_around_asks_for_nothing(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    screen.look_around.click()
    assert (day.looked_around, vault.exists(day.folder)) == (1, False)


def test_the_code_can_be_printed(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    choose_passphrase(qtbot, screen, WORDS)
    with qtbot.waitSignal(screen.preview, timeout=20_000) as asked:
        screen.print_it.click()
    assert (asked.args[0], asked.args[1][:5]) == ("Recovery code", b"%PDF-")


def test_the_code_is_read_out_letter_by_letter(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    tell_about_you(qtbot, screen)
    choose_passphrase(qtbot, screen, WORDS)
    first = screen.sheet.findChildren(QLabel)[0]
    assert first.accessibleName() == f"Group 1: {' '.join(first.text())}"


def test_all_of_it_can_be_done_by_keyboard(qtbot: QtBot, day: FirstDay) -> None:
    screen = shown(qtbot, day)
    qtbot.keyClick(screen.begin, Qt.Key.Key_Space)
    reached = []
    for _ in range(5):
        reached.append(screen.focusWidget())
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [screen.name, screen.agency, screen.role, screen.zone, screen.go_on]

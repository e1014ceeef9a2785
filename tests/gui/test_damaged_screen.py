"""The windows before the main one: a damaged record with its way back, and long work."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.presenters.damaged import DamagedPresenter
from fpz_app.store.store import BACKUPS, DATABASE
from fpz_app.ui.screens.damaged import DamagedScreen
from fpz_app.ui.screens.waiting import WaitingScreen
from tests.helpers import hands
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import KEY, open_store

NOW = datetime(2026, 11, 23, 9, 30)
PROBLEM = Problem("The record on this laptop is damaged.", "Nothing was changed.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record with a family in it."""
    store = open_store(tmp_path / "record")
    make_marlows(store)
    store.close()
    return tmp_path / "record"


def back_up(folder: Path) -> None:
    store = open_store(folder)
    store.backup_daily(TODAY)
    store.close()


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 4096 + 64] = bytes(64)
    path.write_bytes(content)


def at_once(work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
    try:
        result = work()
    except Exception as error:  # handed on whole, as the real task does
        failed(error)
    else:
        done(result)


def damaged(qtbot: QtBot, folder: Path, restored: Callable[[], None] = lambda: None) -> DamagedScreen:
    screen = DamagedScreen(
        lambda view: DamagedPresenter(view, folder, KEY, PROBLEM, run=at_once, restored=restored, now=lambda: NOW)
    )
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_it_says_what_is_wrong_and_offers_the_last_good_backup(qtbot: QtBot, folder: Path) -> None:
    back_up(folder)
    damaged(qtbot, folder)
    assert hands.reads("The record on this laptop is damaged.")
    assert hands.reads("The last good backup is of")


def test_a_backup_that_is_damaged_too_is_not_offered(qtbot: QtBot, folder: Path) -> None:
    back_up(folder)
    for each in (folder / BACKUPS).glob("*.fpz"):
        spoil(each)
    damaged(qtbot, folder)
    assert hands.reads("There is no backup on this laptop that can be opened.")
    assert not hands.reads("Open the backup")


def test_the_backup_takes_the_record_s_place_and_the_damaged_file_is_kept(qtbot: QtBot, folder: Path) -> None:
    back_up(folder)
    spoil(folder / DATABASE)
    restored: list[bool] = []
    damaged(qtbot, folder, lambda: restored.append(True))
    hands.press("Open the backup")
    store = open_store(folder)
    assert [family.name for family in store.find(Family)] == ["Marlow"]
    store.close()
    assert restored == [True]
    assert [each.name for each in folder.glob("*damaged-20261123-093000*")] != []


def test_pressing_twice_keeps_the_damaged_file(qtbot: QtBot, folder: Path) -> None:
    back_up(folder)
    spoil(folder / DATABASE)
    spoilt = (folder / DATABASE).read_bytes()
    screen = damaged(qtbot, folder)
    screen.presenter.restore()
    screen.presenter.restore()
    kept = next(each for each in folder.glob("*damaged-*") if each.suffix == Path(DATABASE).suffix)
    assert kept.read_bytes() == spoilt


def test_long_work_says_how_far_it_is(qtbot: QtBot) -> None:
    screen = WaitingScreen("Inventing a zone to look around in")
    qtbot.addWidget(screen)
    screen.show()
    screen.show_progress(3, 12, "12 families")
    assert hands.reads("Inventing a zone to look around in")
    assert hands.reads("3 of 12")

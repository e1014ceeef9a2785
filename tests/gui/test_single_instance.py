"""Two copies started on one folder: the second raises the first, and never writes (R-11)."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.security.writer_lock import WriterLock
from fpz_app.ui.single_instance import SingleInstance

ROOT = Path(__file__).parents[2]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from fpz_app.ui.single_instance import SingleInstance
app = QCoreApplication([])
sys.exit(7 if SingleInstance(Path(sys.argv[1])).claim() else 0)
"""


@pytest.fixture
def first(tmp_path: Path, qapp: object) -> SingleInstance:
    return SingleInstance(tmp_path)


def second(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", SECOND, str(folder)], cwd=ROOT)


def test_the_second_raises_the_first_and_ends_well(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    first.claim()
    with qtbot.waitSignal(first.asked, timeout=20_000):
        other = second(tmp_path)
    assert other.wait(20) == 0
    first.release()


def test_another_folder_is_another_program(first: SingleInstance, tmp_path: Path) -> None:
    first.claim()
    status = second(tmp_path / "other").wait(20)
    first.release()
    assert status == 7


def test_without_a_socket_there_is_still_no_second_writer(first: SingleInstance, tmp_path: Path) -> None:
    lock = WriterLock(tmp_path)
    lock.take()
    claimed = first.claim()
    lock.release()
    assert not claimed


def test_what_a_crash_left_behind_stops_nobody(first: SingleInstance, tmp_path: Path) -> None:
    crashed = subprocess.Popen(
        [sys.executable, "-c", SECOND.replace("sys.exit(", "import os; os._exit("), str(tmp_path)], cwd=ROOT
    )
    crashed.wait(20)
    claimed = first.claim()
    first.release()
    assert claimed


def test_the_lock_is_free_again_once_released(tmp_path: Path) -> None:
    one, other = WriterLock(tmp_path), WriterLock(tmp_path)
    one.take()
    refused = other.take()
    one.release()
    taken = other.take()
    other.release()
    assert (refused, taken) == (False, True)


def test_where_nothing_can_be_written_there_is_nothing_to_keep_apart(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    assert WriterLock(tmp_path / "a file" / "folder").take()

"""`fpz demo --with-centre`: an invented zone, its centre and two laptops that sync; afterwards nothing of it is left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from fpz_app.app.opening import Opened, open_record
from fpz_app.app.trial import Trial, set_up_trial
from fpz_app.app.trial_windows import LAPTOP
from fpz_app.casework.attachments import content
from fpz_app.casework.conflicts import conflicts
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.families import Family
from fpz_app.sync import enrolment
from fpz_app.sync.attached import fetch_pieces
from fpz_app.sync.round import run_round
from fpz_app.sync.troubles import Offline
from fpz_app.ui.screens.trial_centre import TrialCentreScreen
from tests.helpers import hands
from tests.helpers.sources import ROOT

FAMILIES = 12
"""As many as have one whose file is restricted."""


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    made = set_up_trial(tmp_path_factory.mktemp("trial"), families=FAMILIES, seed=2026, tell=lambda *_: None)
    yield made
    made.centre.stop()


@pytest.fixture
def laptops(trial: Trial) -> Iterator[list[Opened]]:
    """Priya's and Sam's, opened as their windows open them."""
    trial.centre.start()
    opened = [open_record(each.folder, each.key) for each in trial.laptops]
    yield opened
    for each in opened:
        each.store.close()


def sync(laptop: Opened) -> None:
    with closing(enrolment.remote_of(laptop.store)) as remote:
        run_round(laptop.store, remote)


def test_both_workers_have_the_zone_and_neither_more_than_they_may_see(laptops: list[Opened]) -> None:
    priya, sam = laptops
    assert [each.actor.name for each in laptops] == ["Priya Nair", "Sam Ellery"]
    assert len(priya.store.find(Family)) == FAMILIES
    restricted = [each.id for each in priya.store.find(Family) if each.restricted]
    assert len(restricted) == 1
    assert {each.id for each in priya.store.find(Family)} - {each.id for each in sam.store.find(Family)} == set(restricted)


def test_what_is_attached_comes_to_both_when_it_is_opened(laptops: list[Opened]) -> None:
    for laptop in laptops:
        letters = laptop.store.find(Attachment)
        assert len(letters) == 3
        assert {content(laptop.store, laptop.actor, each.id) for each in letters} == {None}
        with closing(enrolment.remote_of(laptop.store)) as remote:
            for each in letters:
                fetch_pieces(laptop.store, remote, each.file_id, each.pieces)
        assert [len(content(laptop.store, laptop.actor, each.id) or b"") for each in letters] == [each.size for each in letters]


def test_what_one_writes_the_other_has_after_both_have_synced(laptops: list[Opened]) -> None:
    priya, sam = laptops
    family = sam.store.find(Family)[0]
    with priya.store.work(priya.actor, "Change the address") as work:
        work.put(replace(priya.store.get(Family, family.id), address="2 Quay Steps, Swanage"))
    sync(priya)
    sync(sam)
    assert sam.store.get(Family, family.id).address == "2 Quay Steps, Swanage"


def test_what_both_change_while_the_centre_is_stopped_waits_to_be_settled_when_it_runs_again(
    trial: Trial, laptops: list[Opened]
) -> None:
    family = laptops[1].store.find(Family)[-1]
    trial.centre.stop()
    for laptop, reference in zip(laptops, ("PU9001", "PU9002"), strict=True):
        with laptop.store.work(laptop.actor, "Change the reference") as work:
            work.put(replace(laptop.store.get(Family, family.id), reference=reference))
        with pytest.raises(Offline):
            sync(laptop)
    trial.centre.start()
    for laptop in (*laptops, *laptops):
        sync(laptop)
    waiting = [conflicts(laptop.store, laptop.actor, family.id) for laptop in laptops]
    assert [len(each) for each in waiting] == [1, 1]


def test_the_centre_is_stopped_and_started_with_a_button(qtbot: QtBot) -> None:
    screen = TrialCentreScreen("http://127.0.0.1:1", ("Priya Nair", "Sam Ellery"))
    qtbot.addWidget(screen)
    screen.turned.connect(screen.show_running)
    screen.show()
    hands.press("Stop the centre")
    assert hands.reads("The centre is stopped")
    hands.press("Start the centre")
    assert hands.reads("The centre is running")


@pytest.fixture
def program(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The command as it is typed, with a screen that nobody sees; what it keeps for a while is in `tmp_path`."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path), "FPZ_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "fpz_app", "demo", "--with-centre", "--families", "1"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    yield process
    process.kill()
    process.wait()


def laptops_of(program: "subprocess.Popen[bytes]") -> list[psutil.Process]:
    """Once both are there and have asked for their keys, which is when they load their records."""
    end = time.monotonic() + hands.PATIENCE
    while time.monotonic() < end:
        found = [each for each in psutil.Process(program.pid).children() if LAPTOP in each.cmdline()]
        if len(found) == 2 and all(any("record.fpz" in file.path for file in each.open_files()) for each in found):
            return found
        time.sleep(0.05)
    raise AssertionError("the two laptops did not open")


def test_when_both_laptops_are_closed_all_of_it_is_gone(program: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    for laptop in laptops_of(program):
        laptop.terminate()
    assert program.wait(hands.PATIENCE) == 0
    assert list(tmp_path.iterdir()) == []


def test_the_terminal_can_end_it_and_nothing_is_left(program: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    opened = laptops_of(program)
    program.send_signal(signal.SIGINT)
    assert program.wait(hands.PATIENCE) == 0
    assert [each for each in opened if each.is_running()] == []
    assert list(tmp_path.iterdir()) == []


def test_the_laptops_end_with_whoever_started_them(program: "subprocess.Popen[bytes]") -> None:
    opened = laptops_of(program)
    program.kill()
    gone, alive = psutil.wait_procs(opened, hands.PATIENCE)
    assert (len(gone), alive) == (2, [])

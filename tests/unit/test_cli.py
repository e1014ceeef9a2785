"""The `fpz` command: what it is told and what it answers, before any window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fpz_app import __version__
from fpz_app.central.commands import NOT_INSTALLED
from fpz_app.cli import has_display, main


def fpz(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    windows = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in windows}
    command = [sys.executable, "-m", "fpz_app", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=bare | environment)


def test_it_says_its_version() -> None:
    assert fpz("--version").stdout == f"Family Partnership Zone {__version__}\n"


def test_without_a_display_it_says_so_and_shows_how_to_print_a_plan() -> None:
    done = fpz()
    assert done.returncode == 1
    assert done.stderr.startswith("There is no display here")
    assert "fpz demo --print-plan plan.pdf" in done.stderr


def test_a_display_is_told_by_the_environment() -> None:
    assert has_display({"DISPLAY": ":0"}, "linux")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert has_display({}, "darwin")
    assert not has_display({"DISPLAY": ""}, "linux")


@pytest.mark.parametrize("families", ["0", "-1", "many", "²"])
def test_a_number_of_families_that_is_none_is_refused(families: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--families", families])
    assert "a number from 1 up" in capsys.readouterr().err


def test_a_word_cut_short_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--print", str(tmp_path / "plan.pdf")])
    assert "--print" in capsys.readouterr().err


def test_without_what_a_centre_needs_it_says_how_to_get_it() -> None:
    program = "import sys; sys.modules['uvicorn'] = None; from fpz_app.cli import main; sys.exit(main(['demo', '--with-centre']))"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr.splitlines()[-2:]) == (1, [NOT_INSTALLED.message, NOT_INSTALLED.remedy])

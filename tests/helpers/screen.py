"""A screen that nobody sees, with a session in which programs can be read from outside."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.helpers.app_driver import Laptop, RunningApp
from tests.helpers.sources import ROOT

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
NEEDED = ("Xvfb", "dbus-run-session")
BUS = 'printf %s "$DBUS_SESSION_BUS_ADDRESS" >"$READER_BUS"'
IN_A_SESSION = f'{LAUNCHER} --launch-immediately >/dev/null 2>&1 & {BUS}; sleep 0.5; exec "$@"'
CAN_READ = 'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi'


def can_be_read() -> bool:
    """Whether this system has a screen without a monitor, a session bus and an accessibility client."""
    if not all(map(shutil.which, NEEDED)) or not LAUNCHER.is_file() or not Path(SYSTEM_PYTHON).is_file():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", CAN_READ], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True)
class Read:
    """What can take the focus: the names of those that have one, and where those are that have none."""

    named: list[str]
    nameless: list[str]


class Doer:
    """Does what is named in doer.py; AssertionError with what could be read where it fails."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def __call__(self, name: str, *given: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([name, *given]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the client ended"
        how, what = json.loads(line)
        assert how == "did", what
        return what

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


class Screen:
    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._process.stdout is not None
        self._display = f":{self._process.stdout.readline().strip()}"
        self._bus = laptop.folder / "bus"
        laptop.environment.update(
            DISPLAY=self._display, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", READER_BUS=str(self._bus)
        )

    def start(self) -> RunningApp:
        return self._laptop.start("dbus-run-session", "--", "bash", "-c", IN_A_SESSION, "session")

    def read(self, program: str) -> Read:
        reader = self._outside("reader.py", program)
        said, errors = reader.communicate(timeout=120)
        assert reader.returncode == 0, errors
        return Read(**json.loads(said))

    def doer(self, program: str) -> Doer:
        """Works in the program from outside, by what its accessibility tree offers."""
        return Doer(self._outside("doer.py", program))

    def _outside(self, script: str, program: str) -> "subprocess.Popen[str]":
        command = [SYSTEM_PYTHON, str(ROOT / "tests" / "helpers" / script), program]
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self._bus.read_text(), "DISPLAY": self._display}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=environment, text=True, **pipes)

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate()

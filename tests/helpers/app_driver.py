"""App driver: runs the real app in a process of its own, in a home of its own, and asks it to do things."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.helpers.sources import ROOT


@dataclass
class RunningApp:
    """One process. `do` returns what the function named gives; AssertionError with what the window said where it fails."""

    process: "subprocess.Popen[str]"

    def do(self, name: str, *arguments: object) -> Any:
        self.ask(name, *arguments)
        return self.hear()

    def ask(self, name: str, *arguments: object) -> None:
        """Without waiting for the answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([name, *arguments]) + "\n")
        self.process.stdin.flush()

    def hear(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"the app ended with {self.process.wait()}"
        how, what = json.loads(line)
        assert how == "did", what
        return what

    def hear_numbers(self, wanted: int) -> int:
        """The last of so many numbers that it says."""
        assert self.process.stdout is not None
        return [int(self.process.stdout.readline()) for _ in range(wanted)][-1]

    def kill(self) -> None:
        """Power off, as far as the process knows."""
        end(self.process)

    def quit(self) -> None:
        self.ask("close_window")
        self.process.communicate(timeout=30)


def end(process: "subprocess.Popen[str]") -> None:
    """Kills it with what it was started by or has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@dataclass
class Laptop:
    """A home and a temporary folder that only the app started in them writes to; `data` is inside the home."""

    folder: Path
    with_file_keyring: bool = True
    environment: dict[str, str] = field(default_factory=dict)
    running: list["subprocess.Popen[str]"] = field(default_factory=list)

    def __post_init__(self) -> None:
        for each in (self.home, self.temporary, self.home / "runtime"):
            each.mkdir(parents=True, exist_ok=True)
        (self.home / "runtime").chmod(0o700)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def temporary(self) -> Path:
        return self.folder / "tmp"

    @property
    def data(self) -> Path:
        return self.home / "family partnership"

    @property
    def keyring(self) -> Path:
        """Outside the home, as the system's own is outside the app's reach."""
        return self.folder / "keyring.json"

    def start(self, *before: str) -> RunningApp:
        """`before` is a command that runs the app, such as dbus-run-session."""
        said = {
            "HOME": self.home, "TMPDIR": self.temporary, "XDG_RUNTIME_DIR": self.home / "runtime",
            **{f"XDG_{kind}_HOME": self.home / kind.lower() for kind in ("CONFIG", "CACHE", "DATA", "STATE")},
        }  # fmt: skip
        environment = {
            **os.environ, **{name: str(path) for name, path in said.items()}, "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "1", **self.environment,
        }  # fmt: skip
        keyring = str(self.keyring) if self.with_file_keyring else ""
        command = [*before, sys.executable, "-m", "tests.helpers.driven_app", str(self.data), keyring]
        with (self.folder / "stderr").open("a") as errors:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                start_new_session=True,
            )
        self.running.append(process)
        app = RunningApp(process)
        app.hear()
        return app

    def close(self) -> None:
        for process in self.running:
            end(process)

"""ruff and mypy, with the settings of pyproject.toml."""

import subprocess
import sys

import pytest

from tests.helpers.sources import ROOT


@pytest.mark.parametrize(
    "command", [("ruff", "check", "--no-cache", "."), ("mypy",)], ids=["ruff finds nothing", "mypy strict finds nothing"]
)
def test_the_tools_find_nothing(command: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

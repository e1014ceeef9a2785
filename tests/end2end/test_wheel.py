"""The built wheel, installed into a fresh environment, does the main job there without a window or a network."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.helpers.sources import ROOT

SHUT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "PySide6":
            raise ImportError("this machine has no Qt")

def no_network(event, details):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise OSError("this machine has no network")

sys.meta_path.insert(0, NoQt())
sys.addaudithook(no_network)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a fresh environment: the wheel, what it depends on borrowed from this one, and neither Qt nor network."""
    folder = tmp_path_factory.mktemp("fresh environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    packages = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    (packages / "sitecustomize.py").write_text(SHUT)
    _run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    return folder / "bin"


def test_the_wheel_holds_every_resource(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("fpz_app/resources/")}
    here = {f"fpz_app/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert packed == here


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {each for each in tops if not each.endswith(".dist-info")} == {"fpz_app"}


def test_an_installed_program_finds_its_resources_inside_itself(installed: Path) -> None:
    found = _run(installed / "python", "-c", "import fpz_app.paths; print(fpz_app.paths.resources())", cwd=installed)
    assert Path(found.strip()).is_relative_to(installed.parent)


def test_an_installed_program_prints_a_plan(installed: Path, tmp_path: Path) -> None:
    _run(installed / "fpz", "demo", "--families", "3", "--print-plan", "plan.pdf", cwd=tmp_path)
    with pikepdf.open(tmp_path / "plan.pdf") as plan:
        assert len(plan.pages) >= 1
        assert plan.Root.MarkInfo.Marked


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    """What the command says; its errors are shown if it fails. The checkout is not on its path."""
    outside = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(command, cwd=cwd, env=outside, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

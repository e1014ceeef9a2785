"""Start: from starting the process to the painted unlock window, beside a bare Qt window; with files in memory and without."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import PySide6

from tests.bench.table import heading, row
from tests.helpers.prepared import prepare
from tests.helpers.sources import ROOT

TIMES = int(os.environ.get("FPZ_BENCH_TIMES", "7"))
PAINTED = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, said)
        return False
def said():
    sys.stdout.write("painted"); sys.stdout.flush(); os._exit(0)
"""
BARE = f"""{PAINTED}
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget, QVBoxLayout
app = QApplication(sys.argv[:1])
watch = Watch(); app.installEventFilter(watch)
window = QWidget(); QVBoxLayout(window).addWidget(QLineEdit()); window.resize(1280, 800); window.show()
app.exec()
"""
OURS = f"""{PAINTED}
from fpz_app.app import windows
start_qt = windows.start_qt
def watched(folder):
    app, theme = start_qt(folder)
    app.watch = Watch(); app.installEventFilter(app.watch)
    return app, theme
windows.start_qt = watched
from fpz_app.cli import main
main([])
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        prepare(folder, Path(name) / "keyring.json")
        heading("From starting the process to the painted window")
        row("a bare Qt window, warm", [start(BARE, folder, cold=False) for _ in range(TIMES)])
        row("the unlock window, warm", [start(OURS, folder, cold=False) for _ in range(TIMES)], "400")
        row("a bare Qt window, cold", [start(BARE, folder, cold=True) for _ in range(TIMES)])
        row("the unlock window, cold", [start(OURS, folder, cold=True) for _ in range(TIMES)], "700")


def start(program: str, folder: Path, *, cold: bool) -> float:
    if cold:
        forget_files()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "FPZ_HOME": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        process.stdout.read(7)
        return perf_counter() - began


def forget_files() -> None:
    """Asks the system to drop its copies of the program's and Qt's files; it may keep some."""
    if not hasattr(os, "posix_fadvise"):
        return
    for folder in (Path(PySide6.__file__).parent, ROOT / "fpz_app", ROOT / "resources", Path(os.__file__).parent):
        for path in (each for each in folder.rglob("*") if each.is_file()):
            handle = os.open(path, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


if __name__ == "__main__":
    main()

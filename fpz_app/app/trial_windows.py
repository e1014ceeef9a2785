"""Trial windows: the invented zone's centre in this process, and two laptops' windows in processes of their own."""

import shutil
import signal
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from fpz_app.app.trial import WORKERS, Trial, TrialLaptop, set_up_trial
from fpz_app.app.windows import start_qt
from fpz_app.domain.errors import Problem
from fpz_app.ui import tasks
from fpz_app.ui.screens.trial_centre import TrialCentreScreen
from fpz_app.ui.screens.waiting import WaitingScreen

LAPTOP = "fpz_app.app.trial_laptop"
PATIENCE = 10_000
_LISTEN = 300
"""Milliseconds in which a laptop closes by itself, and between two looks at what the terminal says."""


def run_trial(*, families: int, seed: int) -> int:
    """Until the last window is closed, or the terminal says so; then nothing of it is left. Raises Problem."""
    folder = Path(tempfile.mkdtemp(prefix="fpz-"))
    try:
        app, _ = start_qt(folder)
        windows = TrialWindows(folder)
        app.aboutToQuit.connect(windows.end)
        _end_with_the_terminal(app)
        windows.begin(families=families, seed=seed)
        code = app.exec()
        if windows.problem is not None:
            raise windows.problem
        return code
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class TrialWindows(QObject):
    """Gives each laptop's process its key when it asks, ends all when all of them have ended."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.problem: Problem | None = None
        self._waiting = WaitingScreen("Making up a zone, its centre and two laptops…")
        self._task: tasks.Task | None = None
        self._trial: Trial | None = None
        self._centre: TrialCentreScreen | None = None
        self._laptops: list[QProcess] = []

    def begin(self, *, families: int, seed: int) -> None:
        def make(tell: tasks.Tell) -> None:
            self._trial = set_up_trial(self._folder, families=families, seed=seed, tell=tell)

        self._waiting.setWindowTitle("Family Partnership")
        self._waiting.show()
        self._task = tasks.run_long(
            self._waiting, make, told=self._waiting.show_progress, done=lambda _: self._open(), failed=self._failed
        )

    def end(self) -> None:
        """Closes what is open; the laptops save what is being typed."""
        if self._task is not None:
            self._task.cancel()
        QThreadPool.globalInstance().waitForDone()
        laptops, self._laptops = self._laptops, []
        for laptop in laptops:
            laptop.closeWriteChannel()
        for laptop in laptops:
            if laptop.state() != QProcess.ProcessState.NotRunning and not laptop.waitForFinished(PATIENCE):
                laptop.kill()
                laptop.waitForFinished()
        if self._trial is not None:
            self._trial.centre.stop()

    def _open(self) -> None:
        assert self._trial is not None
        self._task = None
        self._laptops = [self._start(laptop) for laptop in self._trial.laptops]
        self._centre = TrialCentreScreen(self._trial.centre.address, WORKERS)
        self._centre.turned.connect(self._turn)
        self._centre.closed.connect(QApplication.quit)
        self._centre.show()
        self._waiting.close()

    def _failed(self, problem: Problem) -> None:
        self.problem = problem
        QApplication.quit()

    def _start(self, laptop: TrialLaptop) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(lambda: self._give_key(process, laptop.key))
        process.finished.connect(lambda *_: self._ended())
        process.start(sys.executable, ["-m", LAPTOP, str(laptop.folder)])
        return process

    def _give_key(self, process: QProcess, key: bytes) -> None:
        """Asked for when the window opens, and again by the fresh process after locking."""
        for _ in range(process.readAllStandardOutput().count(b"\n")):
            process.write(key.hex().encode() + b"\n")

    def _ended(self) -> None:
        if all(each.state() == QProcess.ProcessState.NotRunning for each in self._laptops):
            QApplication.quit()

    def _turn(self, starts: bool) -> None:
        assert self._trial is not None
        if starts:
            self._trial.centre.start()
        else:
            self._trial.centre.stop()
        if self._centre is not None:
            self._centre.show_running(starts)


def _end_with_the_terminal(app: QApplication) -> None:
    """Ctrl+C and a polite kill end it as closing the windows does; Python hears of them when it runs."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: app.quit())
    listen = QTimer(app)
    listen.timeout.connect(lambda: None)
    listen.start(_LISTEN)

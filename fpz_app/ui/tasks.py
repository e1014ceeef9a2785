"""Tasks: slow work off the interface thread; its result comes back on the interface thread."""

from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from fpz_app.domain.errors import Problem

Result = TypeVar("Result")
AT_ONCE = 4
"""Threads at the least, however few the cores: work that waits for a slow network keeps no page waiting."""
Tell = Callable[[int, int, str], None]  # done so far, how much in all (0: not known), what


class Cancelled(Exception):
    """Raised inside long work by its `tell` once the person has cancelled it."""


class Task(QObject):
    """Work under way. Dropped without a word when its owner is gone by the time it ends."""

    told = Signal(int, int, str)
    _ended = Signal(object, object)

    def __init__(self, owner: QObject, done: Callable[[Any], None], failed: Callable[[Problem], None] | None) -> None:
        super().__init__(QCoreApplication.instance())
        self._owner, self._done, self._failed = owner, done, failed
        self._stop = Event()
        self._ended.connect(self._deliver)

    def cancel(self) -> None:
        """Ends long work at its next `tell`; nothing is reported afterwards."""
        self._stop.set()

    def tell(self, done: int, whole: int, what: str) -> None:
        """Called by the work, on its own thread. Raises Cancelled when the person has had enough."""
        if self._stop.is_set():
            raise Cancelled
        self.told.emit(done, whole, what)

    def end(self, result: object, error: BaseException | None) -> None:
        """Called once on the work's thread; crosses to the interface thread."""
        if isValid(self):
            self._ended.emit(result, error)

    def _deliver(self, result: object, error: BaseException | None) -> None:
        self.deleteLater()
        if not isValid(self._owner) or isinstance(error, Cancelled):
            return
        if error is None:
            if not self._stop.is_set():
                self._done(result)
        elif isinstance(error, Problem) and self._failed is not None:
            self._failed(error)
        else:
            raise error


class _Run(QRunnable):
    def __init__(self, task: Task, work: Callable[[], object]) -> None:
        super().__init__()
        self._task, self._work = task, work

    def run(self) -> None:
        try:
            result = self._work()
        except BaseException as error:  # carried whole to the interface thread, where it is shown or flies
            self._task.end(None, error)
        else:
            self._task.end(result, None)


def run(
    owner: QObject,
    work: Callable[[], Result],
    *,
    done: Callable[[Result], None],
    failed: Callable[[Problem], None] | None = None,
) -> Task:
    """Runs `work` on the thread pool, then `done` or `failed` on the interface thread, unless `owner` is gone by then."""
    task = Task(owner, done, failed)
    _start(_Run(task, work))
    return task


def run_long(
    owner: QObject,
    work: Callable[[Tell], Result],
    *,
    told: Callable[[int, int, str], None],
    done: Callable[[Result], None],
    failed: Callable[[Problem], None] | None = None,
) -> Task:
    """Like `run`, for work that says how far it is: it calls `tell(done, whole, what)`, and there `cancel` stops it."""
    task = Task(owner, done, failed)
    task.told.connect(lambda *how_far: told(*how_far) if isValid(owner) else None)
    _start(_Run(task, lambda: work(task.tell)))
    return task


def _start(work: QRunnable) -> None:
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(pool.maxThreadCount(), AT_ONCE))
    pool.start(work)

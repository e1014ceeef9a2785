"""Gate: what stands before the record: set-up, unlocking, an invented zone; then the workplace."""

import gc
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from fpz_app.app.clock import here_and_now
from fpz_app.domain.errors import Problem
from fpz_app.security.files import is_set_up
from fpz_app.ui import tasks
from fpz_app.ui.locking import DAMAGED, WHY, WIPED
from fpz_app.ui.single_instance import SingleInstance
from fpz_app.ui.theme import Theme

if TYPE_CHECKING:
    from fpz_app.app.opening import Opened
    from fpz_app.app.workplace import Workplace
    from fpz_app.presenters.desk import Run
    from fpz_app.presenters.set_up import NewLaptop, SetUpView
    from fpz_app.presenters.unlock import UnlockView
    from fpz_app.security.keyrings import Keyring

SELDOM = (5_000, 20, 20)
"""How many new objects, and how many looks at those, make Python look for what could go."""


class Gate:
    """Holds the one window there is. What needs the database or cryptography is imported once the window is painted.

    `find_keyring` takes the place of the system's own, `now` that of the system's clock.
    """

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        folder: Path,
        *,
        find_keyring: "Callable[[], Keyring | None] | None" = None,
        now: Callable[[], datetime] = here_and_now,
    ) -> None:
        self._app, self._theme, self._folder, self._find_keyring, self._now = app, theme, folder, find_keyring, now
        self._single = SingleInstance(folder, app)
        self._single.asked.connect(self._raise)
        self._end: Callable[[], None] = self._single.release
        self._seems_damaged, self._is_invented = False, False
        self._window: QWidget | None = None
        self._paper: QWidget | None = None
        self._workplace: Workplace | None = None

    def open(self) -> bool:
        """Shows the first window; False where another program already works in this folder, which was raised instead."""
        if not self._single.claim():
            return False
        if is_set_up(self._folder):
            self._ask_to_unlock()
        else:
            self._ask_to_set_up(wiped=os.environ.pop(WHY, "") == WIPED)
        return True

    def look_around(self, *, families: int = 40, seed: int = 2026) -> None:
        """Opens an invented zone in a store that is thrown away with the program."""
        import shutil
        import tempfile

        from fpz_app.ui.screens.waiting import WaitingScreen

        folder = Path(tempfile.mkdtemp(prefix="fpz-"))
        self._end = lambda: shutil.rmtree(folder, ignore_errors=True)
        waiting = WaitingScreen("Making the zone up…")
        self._show(waiting)

        def make(tell: tasks.Tell) -> "Opened":
            from fpz_app.app.inventing import invent

            return invent(folder, families=families, seed=seed, tell=tell)

        tasks.run_long(waiting, make, told=waiting.show_progress, done=self._enter)

    def open_invented(self, key: bytes) -> None:
        """Opens an invented worker's laptop, which has joined a centre, by its key alone."""
        self._is_invented, self._end = True, lambda: None
        self._fetch(key)

    def _ask_to_unlock(self) -> None:
        from fpz_app.presenters.unlock import UnlockPresenter
        from fpz_app.ui.screens.unlock import UnlockScreen

        why = os.environ.pop(WHY, "")
        self._seems_damaged = why == DAMAGED

        def presenter_for(view: "UnlockView") -> UnlockPresenter:
            return UnlockPresenter(
                view,
                self._folder,
                run=self._run,
                opened=self._unlocked,
                find_keyring=self._find_keyring,
                why=why,
                meanwhile=lambda: _load_workplace(self._folder),
            )

        self._show(UnlockScreen(presenter_for))

    def _ask_to_set_up(self, *, wiped: bool = False) -> None:
        """`wiped` where the centre has ended the laptop's trust, which is told."""
        from fpz_app.app.opening import TRUST_ENDED
        from fpz_app.app.set_up import agencies, make_laptop, zones
        from fpz_app.presenters.set_up import SetUpPresenter
        from fpz_app.security import keyrings
        from fpz_app.ui.screens.set_up import SetUpScreen

        def presenter_for(view: "SetUpView") -> SetUpPresenter:
            return SetUpPresenter(
                view,
                run=self._run,
                make=lambda laptop: make_laptop(self._folder, laptop),
                done=self._set_up,
                now=self._now,
                look_around=self.look_around,
                agencies=agencies(),
                zones=zones(),
                find_keyring=self._find_keyring or keyrings.find,
            )

        screen = SetUpScreen(presenter_for)
        screen.preview.connect(self._preview)
        self._show(screen)
        if wiped:
            screen.show_problem(TRUST_ENDED)

    def _set_up(self, laptop: "NewLaptop") -> None:
        """A laptop that joined a zone gets it first, with a bar that says how much has come."""
        from fpz_app.presenters.set_up import Joining

        key = bytes(laptop.vault.data_key)
        if isinstance(laptop.begins, Joining):
            self._fetch(key)
        else:
            self._unlocked(key)

    def _fetch(self, key: bytes) -> None:
        from fpz_app.app.opening import open_record
        from fpz_app.ui.screens.waiting import WaitingScreen

        waiting = WaitingScreen("Getting your zone from the centre…")
        self._show(waiting)
        tasks.run_long(
            waiting,
            lambda tell: open_record(self._folder, key, told=tell),
            told=waiting.show_progress,
            done=self._enter,
            failed=lambda problem: self._refused(problem, key),
        )

    def _preview(self, title: str, pdf: bytes, name: str) -> None:
        from fpz_app.app.paper_window import show_paper

        self._paper = show_paper(title, pdf, name)

    def _unlocked(self, key: bytes) -> None:
        from fpz_app.app.opening import open_record

        whole, self._seems_damaged = self._seems_damaged, False
        self._run(lambda: open_record(self._folder, key, whole=whole), self._enter, lambda problem: self._refused(problem, key))

    def _enter(self, opened: "Opened") -> None:
        from fpz_app.app.workplace import Workplace

        before, opened = self._window, replace(opened, is_invented=opened.is_invented or self._is_invented)
        self._workplace = Workplace(self._app, self._theme, opened, end=self._end, now=self._now)
        self._window = self._workplace.window
        self._workplace.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _refused(self, problem: Exception, key: bytes) -> None:
        """What is damaged can be restored; what is wrong around the record, such as a form file, is told with its remedy."""
        from fpz_app.app.opening import TRUST_ENDED
        from fpz_app.store.engine import Damaged, WrongKey
        from fpz_app.ui.screens.stopped import StoppedScreen

        if not isinstance(problem, Problem):
            raise problem
        if problem is TRUST_ENDED:
            self._ask_to_set_up(wiped=True)
            return
        if isinstance(problem, Damaged | WrongKey):
            self._damaged(problem, key)
            return
        screen = StoppedScreen(problem)
        screen.again.connect(lambda: self._unlocked(key))
        self._show(screen)

    def _damaged(self, problem: Problem, key: bytes) -> None:
        """The record cannot be opened: says why and offers the last good backup (trust.md R-06)."""
        from fpz_app.presenters.damaged import DamagedPresenter
        from fpz_app.ui.screens.damaged import DamagedScreen

        self._show(
            DamagedScreen(
                lambda view: DamagedPresenter(
                    view, self._folder, key, problem, run=_tasks_of(view), restored=lambda: self._unlocked(key)
                )
            )
        )

    def _show(self, screen: QWidget) -> None:
        before, self._window = self._window, screen
        screen.setWindowTitle("Family Partnership")
        screen.resize(before.size() if before is not None else QSize(1280, 800))
        screen.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _raise(self) -> None:
        if self._window is not None:
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        _tasks_of(self._window)(work, done, failed)


def _load_workplace(folder: Path) -> None:
    """What is loaded stays: looking through all of it for what could go holds the window up for a tenth of a second, now and
    then, so it is looked through no more, and what comes later less often."""
    import fpz_app.app.opening
    import fpz_app.app.workplace  # noqa: F401
    from fpz_app.app.warming import read_ahead, warm
    from fpz_app.store.store import DATABASE

    warm()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    read_ahead(folder / DATABASE)


def _tasks_of(owner: Any) -> "Run":
    """Runs tasks for a window, which may not be the one that is seen yet; what they give is dropped when it is gone."""

    def run(work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        tasks.run(owner, work, done=done, failed=failed)

    return run

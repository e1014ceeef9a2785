"""Damaged: what can be done when the record on this laptop cannot be opened."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.store import backup
from fpz_app.store.store import BACKUPS, DATABASE

if TYPE_CHECKING:
    from fpz_app.presenters.desk import Run


class DamagedView(Protocol):
    def show_damage(self, message: str, remedy: str) -> None: ...
    def show_looking(self) -> None: ...
    def show_restoring(self) -> None: ...
    def show_backup(self, words: str) -> None: ...
    def show_no_backup(self, words: str) -> None: ...


class DamagedPresenter:
    """`restored` is called once the last good backup stands in the record's place; the damaged file is kept aside."""

    def __init__(
        self,
        view: DamagedView,
        folder: Path,
        key: bytes,
        problem: Problem,
        *,
        run: "Run",
        restored: Callable[[], None],
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._view, self._folder, self._key, self._problem = view, folder, key, problem
        self._run, self._restored, self._now = run, restored, now
        self._found: Path | None = None

    def start(self) -> None:
        self._view.show_damage(self._problem.message, self._problem.remedy)
        self._view.show_looking()
        self._run(lambda: backup.last_good(self._folder / BACKUPS, self._key), self._looked, self._failed)

    def restore(self) -> None:
        """Once: what is put aside must not be overwritten by what took its place."""
        found, self._found = self._found, None
        if found is not None:
            self._view.show_restoring()
            aside = f"damaged-{self._now():%Y%m%d-%H%M%S}"
            database = self._folder / DATABASE
            self._run(
                lambda: backup.restore(found, database, self._key, aside=aside), lambda _kept: self._restored(), self._failed
            )

    def _looked(self, found: Path | None) -> None:
        self._found = found
        if found is None:
            self._view.show_no_backup("There is no backup on this laptop that can be opened. Tell your zone’s administrator.")
            return
        made = datetime.fromtimestamp(found.stat().st_mtime).astimezone()
        self._view.show_backup(f"The last good backup is of {say_date(made.date())}, {made:%H:%M}.")

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_no_backup(f"{problem.message} {problem.remedy}".strip())

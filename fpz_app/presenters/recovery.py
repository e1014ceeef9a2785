"""Recovery: making a new recovery code, which ends the old one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fpz_app.domain.errors import Problem
from fpz_app.presenters.code_page import code_pdf
from fpz_app.presenters.one_task import OneTask
from fpz_app.security import keyrings, recovery, vault
from fpz_app.security.clocks import boot_seconds
from fpz_app.security.keyrings import Keyring
from fpz_app.security.keys import DataKey
from fpz_app.security.recovery import RecoveryCode

if TYPE_CHECKING:
    from fpz_app.presenters.desk import Run


class Step(Enum):
    """The pages, in order."""

    ASK = "ask"
    CODE = "recovery code"
    TYPE_BACK = "type back"
    DONE = "done"


class RecoveryView(Protocol):
    """What the screen can show. `show_ask` asks for the passphrase, or for the old code where there is none."""

    def show_ask(self, *, passphrase: bool) -> None: ...
    def show_step(self, step: Step) -> None: ...
    def show_code(self, groups: Sequence[str]) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def preview_code(self, pdf: bytes) -> None: ...


class RecoveryPresenter:
    """The old code stays good until the new one is shown to be on paper."""

    def __init__(
        self,
        view: RecoveryView,
        folder: Path,
        *,
        run: "Run",
        now: Callable[[], datetime],
        find_keyring: Callable[[], Keyring | None] = keyrings.find,
        boot: Callable[[], float] = boot_seconds,
    ) -> None:
        self._view, self._folder, self._find_keyring, self._boot = view, folder, find_keyring, boot
        self._task, self._now = OneTask(view, run), now
        self._forget()

    @property
    def is_busy(self) -> bool:
        return self._task.busy

    def start(self) -> None:
        """Each time the screen is opened: nothing is left of an earlier visit."""
        self._forget()
        self._view.show_problem(None)
        self._view.show_code(())
        self._view.show_ask(passphrase=vault.takes_passphrase(self._folder))
        self._view.show_step(Step.ASK)

    def prove(self, typed: str) -> None:
        """Asks again who is there: a code opens everything."""
        self._task.do("Checking…", lambda: self._open(typed), self._proved)

    def print_code(self) -> None:
        if self._code is not None:
            groups = self._code.groups
            self._task.do("Drawing the page…", lambda: code_pdf(groups, self._now()), self._view.preview_code)

    def have_written_it_down(self) -> None:
        self._view.show_problem(None)
        self._view.show_step(Step.TYPE_BACK)

    def show_code_again(self) -> None:
        self._view.show_problem(None)
        self._view.show_step(Step.CODE)

    def type_back(self, typed: str) -> None:
        self._task.do("Making it the new code…", lambda: self._replace(typed), self._replaced)

    def leave(self) -> None:
        """The old code stays as it was."""
        self._forget()
        self._view.show_code(())

    def _forget(self) -> None:
        self._data_key: DataKey | None = None
        self._code: RecoveryCode | None = None

    def _open(self, typed: str) -> DataKey:
        if vault.takes_passphrase(self._folder):
            return vault.open(self._folder, passphrase=typed, keyring=self._find_keyring(), boot=self._boot)
        return vault.open_with_recovery(self._folder, code=recovery.read_code(typed))

    def _proved(self, data_key: DataKey) -> None:
        self._data_key, self._code = data_key, recovery.new_code()
        self._view.show_code(self._code.groups)
        self._view.show_step(Step.CODE)

    def _replace(self, typed: str) -> None:
        if self._code is not None and self._data_key is not None:
            recovery.check_typed_back(self._code, typed)
            vault.new_recovery_code(self._folder, data_key=self._data_key, code=self._code)

    def _replaced(self, _: None) -> None:
        self._forget()
        self._view.show_code(())
        self._view.show_step(Step.DONE)

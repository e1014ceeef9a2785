"""Passphrase: changing it, with the old one asked for first."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fpz_app.domain.errors import Problem
from fpz_app.presenters.one_task import OneTask
from fpz_app.presenters.strength import say_strength
from fpz_app.security import keyrings, passphrases, vault
from fpz_app.security.clocks import boot_seconds
from fpz_app.security.keyrings import Keyring

if TYPE_CHECKING:
    from fpz_app.presenters.desk import Run


class PassphraseView(Protocol):
    """What the screen can show. `clear` empties the fields."""

    def clear(self) -> None: ...
    def show_available(self, *, has_passphrase: bool) -> None: ...
    def show_strength(self, words: str, *, is_enough: bool) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_changed(self) -> None: ...


class PassphrasePresenter:
    """`about` holds the person's name, agency and zone: poor material for a passphrase."""

    def __init__(
        self,
        view: PassphraseView,
        folder: Path,
        *,
        run: "Run",
        about: Sequence[str] = (),
        find_keyring: Callable[[], Keyring | None] = keyrings.find,
        boot: Callable[[], float] = boot_seconds,
    ) -> None:
        self._view, self._folder, self._about = view, folder, about
        self._find_keyring, self._boot = find_keyring, boot
        self._task = OneTask(view, run)

    @property
    def is_busy(self) -> bool:
        return self._task.busy

    def start(self) -> None:
        """Each time the screen is opened."""
        self._view.clear()
        self._view.show_problem(None)
        self._view.show_available(has_passphrase=vault.takes_passphrase(self._folder))

    def judge(self, passphrase: str) -> None:
        words, is_enough = say_strength(passphrase, self._about)
        self._view.show_strength(words, is_enough=is_enough)

    def change(self, old: str, new: str, again: str) -> None:
        self._task.do("Changing the passphrase…", lambda: self._change(old, new, again), self._changed)

    def _change(self, old: str, new: str, again: str) -> None:
        if not old:
            raise Problem("Type the passphrase you have now.", field="passphrase")
        passphrases.check_new(new, again, self._about)
        if new == old:
            raise Problem("That is the passphrase you have now.", "Choose another one.", field="new")
        vault.change_passphrase(self._folder, old=old, new=new, keyring=self._find_keyring(), boot=self._boot)

    def _changed(self, _: None) -> None:
        self._view.clear()
        self._view.show_changed()

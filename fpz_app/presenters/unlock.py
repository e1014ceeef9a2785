"""Unlock: opening the laptop with the passphrase, or with the recovery code and a new passphrase."""

# The vault brings cryptography with it, and the window is to be painted first: it is imported where the work is done.
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fpz_app.domain.errors import Problem
from fpz_app.presenters.one_task import OneTask
from fpz_app.presenters.strength import say_code, say_strength

if TYPE_CHECKING:
    from fpz_app.presenters.desk import Run
    from fpz_app.security.keyrings import Keyring
    from fpz_app.security.keys import DataKey

NOTES = {
    "idle": "Locked because nobody used it. What you were typing is kept.",
    "asked": "Locked. What you were typing is kept.",
    "damaged": "Unlock to open a backup in place of the damaged record.",
}
ONLY_CODE = "This system has no keyring to keep half of the key, so the recovery code opens this laptop."
CHOOSE_ANEW = "That is the code. Now choose a new passphrase; the code stays the same."


class UnlockView(Protocol):
    """What the unlock window can show. `note` is a quiet line above the field."""

    def ask_passphrase(self, note: str) -> None: ...
    def ask_code(self, note: str, *, can_go_back: bool) -> None: ...
    def ask_new_passphrase(self, note: str) -> None: ...
    def show_code_progress(self, words: str, *, is_right: bool) -> None: ...
    def show_strength(self, words: str, *, is_enough: bool) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_wait(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...


class UnlockPresenter:
    """`opened` is given the data key (32 bytes). `why` is what locked it: "idle", "asked", "damaged" or nothing.

    `about` holds words that a new passphrase should not be made of, such as the zone. `meanwhile` loads what the next window
    needs while the person types.
    """

    def __init__(
        self,
        view: UnlockView,
        folder: Path,
        *,
        run: "Run",
        opened: Callable[[bytes], None],
        find_keyring: "Callable[[], Keyring | None] | None" = None,
        boot: Callable[[], float] | None = None,
        why: str = "",
        about: Sequence[str] = (),
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        self._view, self._folder, self._opened = view, folder, opened
        self._run, self._task = run, OneTask(view, run, refused=self.look)
        self._find_keyring, self._boot, self._why, self._about = find_keyring, boot, why, about
        self._meanwhile = meanwhile
        self._data_key: DataKey | None = None

    @property
    def is_busy(self) -> bool:
        return self._task.busy

    def greet(self) -> None:
        """What is there to be painted first."""
        self._view.ask_passphrase(NOTES.get(self._why, ""))

    def start(self) -> None:
        """Called once the window is painted. Loads what opening needs while the person types."""
        self._run(self._takes_passphrase, self._started, self._refused)
        self._run(self._meanwhile, lambda _loaded: None, self._refused)
        self.look()

    def look(self) -> None:
        """Asks how long is left to wait; called each second while there is a wait."""
        from fpz_app.security.backoff import Backoff
        from fpz_app.security.clocks import boot_seconds

        self._view.show_wait(say_wait(Backoff(self._folder, self._boot or boot_seconds).left()))

    def try_passphrase(self, passphrase: str) -> None:
        if not passphrase:
            self._view.show_problem(Problem("Type your passphrase.", field="passphrase"))
            return
        self._task.do("Opening…", lambda: self._open(passphrase), self._hand_over)

    def use_code(self) -> None:
        self._view.show_problem(None)
        self._view.ask_code("It is the code you wrote down or printed when this laptop was set up.", can_go_back=True)

    def use_passphrase(self) -> None:
        self._view.show_problem(None)
        self._view.ask_passphrase("")
        self.look()

    def try_code(self, typed: str) -> None:
        self._task.do("Opening…", lambda: self._open_with_code(typed), self._recovered)

    def typing_code(self, typed: str) -> None:
        words, is_right = say_code(typed)
        self._view.show_code_progress(words, is_right=is_right)

    def judge(self, passphrase: str) -> None:
        words, is_enough = say_strength(passphrase, self._about)
        self._view.show_strength(words, is_enough=is_enough)

    def set_passphrase(self, passphrase: str, again: str) -> None:
        self._task.do("Setting the passphrase…", lambda: self._set(passphrase, again), lambda _: self._hand_over(self._data_key))

    def keep_passphrase(self) -> None:
        """Goes on without a new passphrase: the code is wanted again next time if the old one does not open."""
        self._hand_over(self._data_key)

    def _refused(self, problem: Exception) -> None:
        if isinstance(problem, Problem):
            self._view.show_problem(problem)

    def _started(self, takes_passphrase: bool) -> None:
        if not takes_passphrase:
            self._view.ask_code(ONLY_CODE, can_go_back=False)

    def _recovered(self, found: "tuple[DataKey, bool]") -> None:
        self._data_key, has_keyring = found
        if has_keyring:
            self._view.ask_new_passphrase(CHOOSE_ANEW)
        else:
            self._hand_over(self._data_key)

    def _hand_over(self, data_key: "DataKey | None") -> None:
        if data_key is not None:
            self._opened(bytes(data_key))

    def _takes_passphrase(self) -> bool:
        from fpz_app.security import vault

        return vault.takes_passphrase(self._folder)

    def _keyring(self) -> "Keyring | None":
        from fpz_app.security import keyrings

        return (self._find_keyring or keyrings.find)()

    def _open(self, passphrase: str) -> "DataKey":
        from fpz_app.security import vault
        from fpz_app.security.clocks import boot_seconds

        return vault.open(self._folder, passphrase=passphrase, keyring=self._keyring(), boot=self._boot or boot_seconds)

    def _open_with_code(self, typed: str) -> "tuple[DataKey, bool]":
        from fpz_app.security import recovery, vault

        data_key = vault.open_with_recovery(self._folder, code=recovery.read_code(typed))
        return data_key, self._keyring() is not None

    def _set(self, passphrase: str, again: str) -> None:
        from fpz_app.security import passphrases, vault

        passphrases.check_new(passphrase, again, self._about)
        keyring = self._keyring()
        if self._data_key is not None and keyring is not None:
            vault.set_passphrase(self._folder, data_key=self._data_key, passphrase=passphrase, keyring=keyring)


def say_wait(seconds: float) -> str:
    """ "" when there is nothing to wait for, else "Try again in 8 seconds." or "… in 15 minutes."."""
    if seconds <= 0:
        return ""
    whole = math.ceil(seconds)
    number, unit = (whole, "second") if whole < 90 else (math.ceil(whole / 60), "minute")
    return f"Try again in {number} {unit}{'' if number == 1 else 's'}."

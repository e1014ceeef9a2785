"""Passphrase again: the person shows that it is they, before what must not be done in their name by whoever finds the laptop."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fpz_app.domain.errors import Problem
from fpz_app.security import keyrings, recovery, vault
from fpz_app.security.clocks import boot_seconds
from fpz_app.security.keyrings import Keyring

PASSPHRASE, CODE = "Your passphrase again", "Your recovery code"


@dataclass(frozen=True)
class PassphraseAgain:
    """`folder` holds the laptop's keys, None in the invented zone, which has none."""

    folder: Path | None
    find_keyring: Callable[[], Keyring | None] = keyrings.find
    boot: Callable[[], float] = boot_seconds

    @property
    def words(self) -> str:
        """What is asked for; empty where there is nothing to ask. Raises DamagedKeys."""
        if self.folder is None:
            return ""
        return PASSPHRASE if vault.takes_passphrase(self.folder) else CODE

    def check(self, typed: str) -> None:
        """With the same waits as unlocking. Slow: a task. Raises Problem, of the field passphrase or code."""
        if self.folder is None:
            return
        if not typed.strip():
            raise Problem(f"{self.words} is missing.", "It shows that it is you.", field="passphrase")
        if vault.takes_passphrase(self.folder):
            vault.open(self.folder, passphrase=typed, keyring=self.find_keyring(), boot=self.boot)
        else:
            vault.open_with_recovery(self.folder, code=recovery.read_code(typed))

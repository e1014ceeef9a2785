"""Keyrings for tests: in memory, in a file that outlives a process, forgetful, and shut."""

import json
from pathlib import Path

from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring:
    """Behaves like the system's keyring and ends with the test."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not there")
        del self.kept[service, username]


class FileKeyring:
    """For a test of two processes: a real keyring, too, lives outside the program."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _read(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_text())) if self._path.exists() else {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._path.write_text(json.dumps({**self._read(), f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        kept = self._read()
        kept.pop(f"{service}/{username}", None)
        self._path.write_text(json.dumps(kept))


class ForgetfulKeyring(MemoryKeyring):
    """Says yes and keeps nothing."""

    def set_password(self, *_: str) -> None:
        return


class ShutKeyring(MemoryKeyring):
    """There, and locked by the system."""

    def get_password(self, *_: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, *_: str) -> None:
        raise KeyringLocked("locked")

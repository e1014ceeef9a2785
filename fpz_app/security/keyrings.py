"""Keyrings: the system's own safe for the laptop's half of the key; only real ones are accepted."""

import base64
import binascii
import importlib
import secrets
from typing import Protocol, cast

from keyring.errors import KeyringError

from fpz_app.security.refusals import KeyringShut

SERVICE = "Family Partnership Zone"
REAL = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
"""By name, because `keyring.get_keyring()` also takes plain-text plug-ins and what an environment variable names."""


class Keyring(Protocol):
    """What we need of a backend of the `keyring` library."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


def find() -> Keyring | None:
    """The first real keyring that answers on this machine. May take seconds: never on the interface thread."""
    for module, name in REAL:
        backend = getattr(importlib.import_module(module), name)
        if backend.viable:
            return cast(Keyring, backend())
    return None


def keep(keyring: Keyring, entry: str, secret: bytes) -> None:
    """Stores a secret and reads it back: a keyring that forgets must be found out now. Raises KeyringShut."""
    try:
        keyring.set_password(SERVICE, entry, base64.b64encode(secret).decode())
    except KeyringError as shut:
        raise KeyringShut from shut
    kept = fetch(keyring, entry)
    if kept is None or not secrets.compare_digest(kept, secret):
        raise KeyringShut


def fetch(keyring: Keyring, entry: str) -> bytes | None:
    """The secret, or None where the keyring has none. Raises KeyringShut."""
    try:
        kept = keyring.get_password(SERVICE, entry)
    except KeyringError as shut:
        raise KeyringShut from shut
    if kept is None:
        return None
    try:
        return base64.b64decode(kept, validate=True)
    except binascii.Error:
        return None


def forget(keyring: Keyring, entry: str) -> None:
    """Removes a secret that no slot uses any more; one that is gone already is no trouble."""
    try:
        keyring.delete_password(SERVICE, entry)
    except KeyringError:
        return

"""Slots: the small file beside the database that holds the data key, sealed in up to three ways."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from fpz_app.security.files import KEYS, KEYS_COPY
from fpz_app.security.refusals import DamagedKeys, KeysNotKept


@dataclass(frozen=True)
class DeviceSlot:
    """Opened by the passphrase together with the secret under `entry` in the system's keyring."""

    entry: str
    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    box: bytes = b""


@dataclass(frozen=True)
class RecoverySlot:
    """Opened by the recovery code."""

    salt: bytes
    box: bytes = b""


@dataclass(frozen=True)
class EscrowSlot:
    """Opened by the organisation that holds the private half of `public_key`."""

    public_key: bytes
    box: bytes = b""


Slot = DeviceSlot | RecoverySlot | EscrowSlot


@dataclass(frozen=True)
class Header:
    """`store` is a random id: nothing here says who or where."""

    store: str
    recovery: RecoverySlot
    device: DeviceSlot | None = None
    escrow: EscrowSlot | None = None
    format: Literal["fpz-keys"] = "fpz-keys"
    version: Literal[1] = 1

    def binding(self, slot: Slot) -> bytes:
        """What is not secret about a slot and the store it belongs to: sealed in, so that none of it can be altered."""
        open_part = replace(slot, box=b"")
        return msgspec.json.encode((self.format, self.version, self.store, type(slot).__name__, open_part))


class _File(msgspec.Struct):
    header: msgspec.Raw
    sha256: str


def read(folder: Path) -> Header:
    """The header, from its copy where the first is damaged. Raises DamagedKeys."""
    for name in (KEYS, KEYS_COPY):
        try:
            return _decode((folder / name).read_bytes())
        except (OSError, msgspec.DecodeError):
            continue
    raise DamagedKeys("neither it nor its copy can be read")


def write(folder: Path, header: Header) -> None:
    """Replaces both copies, each in one step: an interruption leaves the old or the new, never a half. Raises KeysNotKept."""
    inner = msgspec.json.encode(header)
    outer = msgspec.json.encode(_File(msgspec.Raw(inner), hashlib.sha256(inner).hexdigest()))
    fresh = {folder / name: folder / f"{name}.new" for name in (KEYS, KEYS_COPY)}
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in fresh.values():
            _write_through(path, outer)
    except OSError as full:
        for path in fresh.values():
            path.unlink(missing_ok=True)
        raise KeysNotKept from full
    for path, new in fresh.items():
        new.replace(path)
    _flush_folder(folder)


def _decode(content: bytes) -> Header:
    file = msgspec.json.decode(content, type=_File)
    if hashlib.sha256(bytes(file.header)).hexdigest() != file.sha256:
        raise msgspec.DecodeError("altered")
    return msgspec.json.decode(file.header, type=Header)


def _write_through(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

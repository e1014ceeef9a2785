"""The vault: makes, opens and reseals the data key of one laptop's store."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from fpz_app.security import files, keyrings, keys, recovery, slots
from fpz_app.security.backoff import Backoff
from fpz_app.security.clocks import boot_seconds
from fpz_app.security.keyrings import Keyring
from fpz_app.security.keys import CannotUnseal, Cost, DataKey
from fpz_app.security.recovery import RecoveryCode
from fpz_app.security.refusals import DamagedKeys, KeysNotKept, NoPassphraseHere, TooSoon, WrongPassphrase, WrongRecoveryCode
from fpz_app.security.slots import DeviceSlot, EscrowSlot, Header, RecoverySlot

exists = files.is_set_up
Clock = Callable[[], float]


@dataclass(frozen=True)
class NewVault:
    """A vault made in memory: nothing is on disk or in the keyring until `write`."""

    data_key: DataKey
    code: RecoveryCode
    header: Header
    device_secret: bytes | None = field(default=None, repr=False)

    def write(self, folder: Path, keyring: Keyring | None) -> None:
        """Commits: the keyring first, then the key file. Raises KeyringShut, FileExistsError."""
        if exists(folder):
            raise FileExistsError(files.KEYS)
        if self.header.device and self.device_secret and keyring:
            keyrings.keep(keyring, self.header.device.entry, self.device_secret)
        slots.write(folder, self.header)


def prepare(*, passphrase: str | None, escrow: bytes | None = None) -> NewVault:
    """Fresh keys. `passphrase` None means that there is no keyring and the recovery code alone will open;
    `escrow` is the X25519 public key (32 bytes) of the zone's organisation."""
    data_key, code = keys.new_data_key(), recovery.new_code()
    header = _with_recovery(Header(secrets.token_hex(8), RecoverySlot(b"")), data_key, code)
    if escrow is not None:
        slot = EscrowSlot(escrow)
        header = replace(header, escrow=replace(slot, box=keys.seal_to(escrow, data_key, header.binding(slot))))
    if passphrase is None:
        return NewVault(data_key, code, header)
    device_secret = secrets.token_bytes(keys.KEY_BYTES)
    return NewVault(data_key, code, _with_device(header, data_key, passphrase, device_secret), device_secret)


def create(
    folder: Path, *, passphrase: str | None, keyring: Keyring | None, escrow: bytes | None = None
) -> tuple[DataKey, RecoveryCode]:
    """Prepares and writes in one go. Without a keyring there is no passphrase slot."""
    new = prepare(passphrase=passphrase if keyring else None, escrow=escrow)
    new.write(folder, keyring)
    return new.data_key, new.code


def takes_passphrase(folder: Path) -> bool:
    """False where only the recovery code opens. Raises DamagedKeys."""
    return slots.read(folder).device is not None


def open(folder: Path, *, passphrase: str, keyring: Keyring | None, boot: Clock = boot_seconds) -> DataKey:
    """Raises WrongPassphrase, TooSoon, NoPassphraseHere, KeyringShut, DamagedKeys. Slow on purpose: a task."""
    header = slots.read(folder)
    slot = header.device
    if slot is None or keyring is None:
        raise NoPassphraseHere
    cost = Cost(slot.memory_kib, slot.passes, slot.lanes)
    if not cost.is_allowed():
        raise DamagedKeys("it asks for weaker protection than this program allows")
    device_secret = keyrings.fetch(keyring, slot.entry)
    if device_secret is None:
        raise NoPassphraseHere
    backoff = Backoff(folder, boot)
    if left := backoff.left():
        raise TooSoon(left)
    backoff.start_try()
    wrapping_key = keys.device_wrapping_key(passphrase, device_secret, slot.salt, cost)
    try:
        data_key = keys.unseal(wrapping_key, slot.box, header.binding(slot))
    except CannotUnseal:
        raise WrongPassphrase(backoff.left()) from None
    backoff.succeeded()
    return data_key


def open_with_recovery(folder: Path, *, code: RecoveryCode) -> DataKey:
    """Needs no keyring. Raises WrongRecoveryCode, DamagedKeys."""
    header = slots.read(folder)
    slot = header.recovery
    try:
        return keys.unseal(keys.recovery_wrapping_key(code.raw, slot.salt), slot.box, header.binding(slot))
    except CannotUnseal:
        raise WrongRecoveryCode from None


def open_with_escrow(folder: Path, *, private_key: bytes) -> DataKey:
    """What the organisation does with its own key. Raises DamagedKeys."""
    header = slots.read(folder)
    if header.escrow is None:
        raise DamagedKeys("no organisation holds a key to it")
    try:
        return keys.unseal_with(private_key, header.escrow.box, header.binding(header.escrow))
    except CannotUnseal:
        raise DamagedKeys("that organisation's key does not fit") from None


def set_passphrase(folder: Path, *, data_key: DataKey, passphrase: str, keyring: Keyring) -> None:
    """A new passphrase for an open store, with a new secret: an old key file opens with neither. Raises KeyringShut,
    KeysNotKept."""
    header = slots.read(folder)
    device_secret = secrets.token_bytes(keys.KEY_BYTES)
    changed = _with_device(header, data_key, passphrase, device_secret)
    if changed.device is not None:
        keyrings.keep(keyring, changed.device.entry, device_secret)
    try:
        slots.write(folder, changed)
    except KeysNotKept:
        if changed.device is not None:
            keyrings.forget(keyring, changed.device.entry)
        raise
    if header.device is not None:
        keyrings.forget(keyring, header.device.entry)
    Backoff(folder).succeeded()


def change_passphrase(folder: Path, *, old: str, new: str, keyring: Keyring | None, boot: Clock = boot_seconds) -> None:
    """Asks for the old one, with the same waits as unlocking. Raises what `open` raises."""
    data_key = open(folder, passphrase=old, keyring=keyring, boot=boot)
    if keyring is not None:
        set_passphrase(folder, data_key=data_key, passphrase=new, keyring=keyring)


def new_recovery_code(folder: Path, *, data_key: DataKey, code: RecoveryCode | None = None) -> RecoveryCode:
    """From here on the old code opens nothing. `code` is one already shown and confirmed."""
    fresh = code or recovery.new_code()
    slots.write(folder, _with_recovery(slots.read(folder), data_key, fresh))
    return fresh


def _with_device(header: Header, data_key: DataKey, passphrase: str, device_secret: bytes) -> Header:
    cost = Cost()
    slot = DeviceSlot(
        entry=f"{header.store}-{secrets.token_hex(4)}",
        salt=secrets.token_bytes(keys.SALT_BYTES),
        memory_kib=cost.memory_kib,
        passes=cost.passes,
        lanes=cost.lanes,
    )
    wrapping_key = keys.device_wrapping_key(passphrase, device_secret, slot.salt, cost)
    return replace(header, device=replace(slot, box=keys.seal(wrapping_key, data_key, header.binding(slot))))


def _with_recovery(header: Header, data_key: DataKey, code: RecoveryCode) -> Header:
    slot = RecoverySlot(secrets.token_bytes(keys.SALT_BYTES))
    wrapping_key = keys.recovery_wrapping_key(code.raw, slot.salt)
    return replace(header, recovery=replace(slot, box=keys.seal(wrapping_key, data_key, header.binding(slot))))

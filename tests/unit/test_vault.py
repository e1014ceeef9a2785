"""Making, opening and resealing the key of a store, as a person meets it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from fpz_app.security import files, keyrings, recovery, slots, vault
from fpz_app.security.keys import DataKey
from fpz_app.security.recovery import RecoveryCode
from fpz_app.security.refusals import (
    DamagedKeys,
    KeyringShut,
    KeysNotKept,
    NoPassphraseHere,
    WrongPassphrase,
    WrongRecoveryCode,
)
from fpz_app.security.slots import DeviceSlot, Header
from tests.helpers.keyring import ForgetfulKeyring, MemoryKeyring, ShutKeyring

WORDS = "kettle under seven maps"
OTHER = "paper boats on Tuesdays"


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def made(tmp_path: Path, keyring: MemoryKeyring) -> tuple[DataKey, RecoveryCode]:
    return vault.create(tmp_path, passphrase=WORDS, keyring=keyring)


def reseal(folder: Path, change: Callable[[Header], Header]) -> None:
    slots.write(folder, change(slots.read(folder)))


def device_slot(header: Header) -> DeviceSlot:
    assert header.device is not None
    return header.device


def test_the_passphrase_opens(tmp_path: Path, keyring: MemoryKeyring, made: tuple[DataKey, RecoveryCode]) -> None:
    assert vault.open(tmp_path, passphrase=WORDS, keyring=keyring) == made[0]


def test_a_wrong_passphrase_is_refused(tmp_path: Path, keyring: MemoryKeyring, made: object) -> None:
    with pytest.raises(WrongPassphrase):
        vault.open(tmp_path, passphrase=OTHER, keyring=keyring)


def test_a_store_has_a_vault_once_it_is_written(tmp_path: Path) -> None:
    new = vault.prepare(passphrase=WORDS)
    assert not vault.exists(tmp_path)
    new.write(tmp_path, MemoryKeyring())
    assert vault.exists(tmp_path)


def test_a_second_vault_is_never_written_over_the_first(tmp_path: Path, made: object) -> None:
    with pytest.raises(FileExistsError):
        vault.create(tmp_path, passphrase=OTHER, keyring=MemoryKeyring())


def test_a_lost_keyring_entry_is_told(tmp_path: Path, keyring: MemoryKeyring, made: object) -> None:
    keyring.kept.clear()
    with pytest.raises(NoPassphraseHere):
        vault.open(tmp_path, passphrase=WORDS, keyring=keyring)


def test_the_recovery_code_opens_without_the_keyring(
    tmp_path: Path, keyring: MemoryKeyring, made: tuple[DataKey, RecoveryCode]
) -> None:
    keyring.kept.clear()
    assert vault.open_with_recovery(tmp_path, code=recovery.read_code(made[1].text)) == made[0]


def test_after_recovery_a_new_passphrase_opens(
    tmp_path: Path, keyring: MemoryKeyring, made: tuple[DataKey, RecoveryCode]
) -> None:
    keyring.kept.clear()
    vault.set_passphrase(tmp_path, data_key=made[0], passphrase=OTHER, keyring=keyring)
    assert vault.open(tmp_path, passphrase=OTHER, keyring=keyring) == made[0]


def test_the_old_code_dies_when_a_new_one_is_made(tmp_path: Path, made: tuple[DataKey, RecoveryCode]) -> None:
    new = vault.new_recovery_code(tmp_path, data_key=made[0])
    assert vault.open_with_recovery(tmp_path, code=new) == made[0]
    with pytest.raises(WrongRecoveryCode):
        vault.open_with_recovery(tmp_path, code=made[1])


def test_a_new_code_leaves_the_passphrase_alone(
    tmp_path: Path, keyring: MemoryKeyring, made: tuple[DataKey, RecoveryCode]
) -> None:
    vault.new_recovery_code(tmp_path, data_key=made[0])
    assert vault.open(tmp_path, passphrase=WORDS, keyring=keyring) == made[0]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(
    tmp_path: Path, keyring: MemoryKeyring, made: tuple[DataKey, RecoveryCode]
) -> None:
    vault.change_passphrase(tmp_path, old=WORDS, new=OTHER, keyring=keyring)
    assert vault.open(tmp_path, passphrase=OTHER, keyring=keyring) == made[0]
    with pytest.raises(WrongPassphrase):
        vault.open(tmp_path, passphrase=WORDS, keyring=keyring)


def test_an_old_key_file_no_longer_opens_after_a_change(tmp_path: Path, keyring: MemoryKeyring, made: object) -> None:
    before = slots.read(tmp_path)
    vault.change_passphrase(tmp_path, old=WORDS, new=OTHER, keyring=keyring)
    slots.write(tmp_path, before)
    with pytest.raises(NoPassphraseHere):
        vault.open(tmp_path, passphrase=WORDS, keyring=keyring)


def test_changing_needs_the_old_passphrase(tmp_path: Path, keyring: MemoryKeyring, made: object) -> None:
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(tmp_path, old=OTHER, new=OTHER, keyring=keyring)


def test_a_change_that_stops_in_the_middle_leaves_the_old_passphrase(
    tmp_path: Path, keyring: MemoryKeyring, made: tuple[DataKey, RecoveryCode], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise OSError("no space")

    with monkeypatch.context() as patch:
        patch.setattr(slots.os, "fsync", stop)
        with pytest.raises(KeysNotKept):
            vault.change_passphrase(tmp_path, old=WORDS, new=OTHER, keyring=keyring)
    assert (len(keyring.kept), vault.open(tmp_path, passphrase=WORDS, keyring=keyring)) == (1, made[0])


def test_without_a_keyring_only_the_recovery_code_opens(tmp_path: Path) -> None:
    key, code = vault.create(tmp_path, passphrase=WORDS, keyring=None)
    assert not vault.takes_passphrase(tmp_path)
    assert vault.open_with_recovery(tmp_path, code=code) == key
    with pytest.raises(NoPassphraseHere):
        vault.open(tmp_path, passphrase=WORDS, keyring=None)


def test_a_keyring_that_forgets_is_found_out_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(KeyringShut):
        vault.create(tmp_path, passphrase=WORDS, keyring=ForgetfulKeyring())
    assert not vault.exists(tmp_path)


def test_a_shut_keyring_does_not_count_as_a_wrong_try(tmp_path: Path, made: tuple[DataKey, RecoveryCode]) -> None:
    with pytest.raises(KeyringShut):
        vault.open(tmp_path, passphrase=WORDS, keyring=ShutKeyring())
    assert not (tmp_path / "tries.json").exists()


def test_an_organisation_opens_what_was_sealed_to_it(tmp_path: Path) -> None:
    pair = X25519PrivateKey.generate()
    key, _ = vault.create(tmp_path, passphrase=WORDS, keyring=MemoryKeyring(), escrow=pair.public_key().public_bytes_raw())
    assert vault.open_with_escrow(tmp_path, private_key=pair.private_bytes_raw()) == key


def test_weaker_parameters_in_the_file_are_refused(tmp_path: Path, keyring: MemoryKeyring, made: object) -> None:
    reseal(tmp_path, lambda header: replace(header, device=replace(device_slot(header), memory_kib=8)))
    with pytest.raises(DamagedKeys, match="weaker"):
        vault.open(tmp_path, passphrase=WORDS, keyring=keyring)


def test_what_is_not_secret_in_the_file_cannot_be_altered(tmp_path: Path, keyring: MemoryKeyring, made: object) -> None:
    reseal(tmp_path, lambda header: replace(header, store="another"))
    with pytest.raises(WrongPassphrase):
        vault.open(tmp_path, passphrase=WORDS, keyring=keyring)


def test_a_flipped_byte_is_read_from_the_copy(tmp_path: Path, keyring: MemoryKeyring, made: tuple[DataKey, RecoveryCode]) -> None:
    content = bytearray((tmp_path / files.KEYS).read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / files.KEYS).write_bytes(content)
    assert vault.open(tmp_path, passphrase=WORDS, keyring=keyring) == made[0]


def test_two_damaged_copies_are_told_as_damage(tmp_path: Path, keyring: MemoryKeyring, made: object) -> None:
    for name in (files.KEYS, files.KEYS_COPY):
        (tmp_path / name).write_bytes(b'{"header":')
    with pytest.raises(DamagedKeys):
        vault.open(tmp_path, passphrase=WORDS, keyring=keyring)


def test_a_file_of_a_later_version_is_not_guessed_at(tmp_path: Path, keyring: MemoryKeyring, made: object) -> None:
    for name in (files.KEYS, files.KEYS_COPY):
        outer = json.loads((tmp_path / name).read_text())
        outer["header"]["version"] = 2
        (tmp_path / name).write_text(json.dumps(outer))
    with pytest.raises(DamagedKeys):
        vault.open(tmp_path, passphrase=WORDS, keyring=keyring)


def test_an_environment_variable_cannot_choose_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    found = keyrings.find()
    assert found is None or type(found).__module__ in {module for module, _ in keyrings.REAL}


def test_a_full_disk_leaves_no_half_written_file(
    tmp_path: Path, made: tuple[DataKey, RecoveryCode], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise OSError("no space")

    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr(slots.os, "fsync", stop)
        with pytest.raises(KeysNotKept):
            vault.new_recovery_code(tmp_path, data_key=made[0])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before

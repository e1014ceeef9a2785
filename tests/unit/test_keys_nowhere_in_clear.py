"""No key, passphrase or code lies in clear on disk or in a log, whatever was done with it (T-02)."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from fpz_app.security import files, keys, recovery, slots, vault
from fpz_app.security.device import Signer
from fpz_app.security.refusals import WrongPassphrase, WrongRecoveryCode
from fpz_app.store.store import Store
from tests.helpers.clocks import HandClock
from tests.helpers.keyring import MemoryKeyring
from tests.helpers.memory import spellings, text_spellings

WORDS = "kettle under seven maps"
OTHER = "paper boats on Tuesdays"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Everything that any library says, down to the least."""
    handler = logging.FileHandler(tmp_path / "everything.log")
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield tmp_path / "everything.log"
    root.setLevel(level)
    root.removeHandler(handler)
    handler.close()


def live_through_it_all(folder: Path) -> list[bytes]:
    """Sets up, opens, mistypes, changes, recovers, uses a store; returns what must be found nowhere."""
    keyring, clock = MemoryKeyring(), HandClock()
    new = vault.prepare(passphrase=WORDS)
    logging.getLogger("test").debug("%s %r", new, new)
    new.write(folder, keyring)
    with pytest.raises(WrongPassphrase) as wrong:
        vault.open(folder, passphrase=OTHER, keyring=keyring, boot=clock.since_boot)
    logging.getLogger("test").error("refused", exc_info=wrong.value)
    clock.pass_by(60)
    vault.change_passphrase(folder, old=WORDS, new=OTHER, keyring=keyring, boot=clock.since_boot)
    code = vault.new_recovery_code(folder, data_key=new.data_key)
    with pytest.raises(WrongRecoveryCode):
        vault.open_with_recovery(folder, code=recovery.new_code())
    Store(folder, bytes(new.data_key), signer=Signer).close()
    kept = [text.encode() for text in keyring.kept.values()]
    texts = [each for text in (WORDS, OTHER, new.code.text, code.text) for each in text_spellings(text)]
    raw = [each for secret in (bytes(new.data_key), new.code.raw, code.raw) for each in spellings(secret)]
    return [*kept, *texts, *raw]


def found_in(paths: list[Path], needles: list[bytes]) -> list[str]:
    return [path.name for path in paths if path.is_file() and any(needle in path.read_bytes() for needle in needles)]


def test_nothing_secret_reaches_a_file_or_a_log(tmp_path: Path, log: Path) -> None:
    needles = live_through_it_all(tmp_path / "data")
    assert found_in([*(tmp_path / "data").rglob("*"), log], needles) == []


def test_the_search_would_find_a_key_file_in_clear(tmp_path: Path) -> None:
    key = keys.new_data_key()
    slots.write(tmp_path, slots.Header("store", slots.RecoverySlot(b"salt", bytes(key))))
    assert set(found_in(list(tmp_path.iterdir()), spellings(bytes(key)))) == {files.KEYS, files.KEYS_COPY}

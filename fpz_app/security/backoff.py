"""Backoff: each wrong passphrase makes the next wait longer; restarts and set clocks do not help, nothing is erased."""

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from fpz_app.security.clocks import boot_seconds
from fpz_app.security.files import TRIES

LONGEST_STEP = 60.0
MANY = 10
MANY_WAIT = 15 * 60.0


class _Tries(msgspec.Struct):
    failures: int = 0
    boot: float = 0.0


def wait_after(failures: int) -> float:
    """1, 2, 4 … 60 seconds, then 15 minutes from the tenth failure on."""
    if failures == 0:
        return 0.0
    return MANY_WAIT if failures >= MANY else min(2.0 ** (failures - 1), LONGEST_STEP)


_unwritten: dict[Path, _Tries] = {}
"""Counts that a full or read-only disk would not take: they hold while the program runs."""


class Backoff:
    """Counts wrong tries in a small file beside the store. `boot` gives seconds since the machine started."""

    def __init__(self, folder: Path, boot: Callable[[], float] = boot_seconds) -> None:
        self._file = folder / TRIES
        self._boot = boot
        self._lock = threading.Lock()

    def left(self) -> float:
        """Seconds before the next try is allowed. After a restart the time since then is all that surely passed."""
        tries = self._read()
        now = self._boot()
        passed = now - tries.boot if now >= tries.boot else now
        return max(0.0, wait_after(tries.failures) - passed)

    def start_try(self) -> None:
        """Counted as failed before it begins, so ending the program in the middle gains nothing."""
        with self._lock:
            self._write(_Tries(self._read().failures + 1, self._boot()))

    def succeeded(self) -> None:
        self._write(_Tries())

    def _read(self) -> _Tries:
        if self._file in _unwritten:
            return _unwritten[self._file]
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=_Tries)
        except FileNotFoundError:
            return _Tries()
        except msgspec.DecodeError:
            return _Tries(MANY, 0.0)

    def _write(self, tries: _Tries) -> None:
        fresh = self._file.with_suffix(".new")
        try:
            fresh.write_bytes(msgspec.json.encode(tries))
            fresh.replace(self._file)
        except OSError:
            _unwritten[self._file] = tries
        else:
            _unwritten.pop(self._file, None)

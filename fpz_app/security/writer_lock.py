"""The writer's lock: one process at a time may write in a data folder; the system frees it when the process ends."""

import os
import sys
from pathlib import Path

FILE_NAME = "in-use.lock"


class WriterLock:
    """Not inherited by another program, so it is free again the moment locking replaces the process."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        self._handle: int | None = None

    def take(self) -> bool:
        """False where another process has it. Where nobody can write, as on a read-only disk, there is nothing to keep apart."""
        handle = self._open()
        if handle is None:
            return True
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def _open(self) -> int | None:
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return os.open(self._file, os.O_RDONLY) if self._file.exists() else None

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""Disk images: what a kill at any step of a run would leave on the disk; each that differs from those before is kept once."""

import hashlib
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MEMORY = "-shm"
"""The end of the names of files that SQLite makes anew when it opens a database that nobody else has open."""
TICK = 50_000_000
"""Nanoseconds; a file may be written to twice in less without its time of change telling."""


@dataclass
class Disk:
    """The files in a folder whose names are such, but for what lives in memory. Read again is what may have been written to."""

    folder: Path
    names: str = "*"
    _known: dict[Path, tuple[tuple[int, int], bytes]] = field(default_factory=dict)

    def digest(self) -> bytes:
        found = hashlib.sha256()
        for file in self.files():
            found.update(f"{file.relative_to(self.folder)}\n".encode() + self._digest(file))
        return found.digest()

    def files(self) -> list[Path]:
        return sorted(each for each in self.folder.rglob(self.names) if each.is_file() and not each.name.endswith(MEMORY))

    def copy(self, to: Path) -> None:
        for file in self.files():
            copied = to / file.relative_to(self.folder)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copied)

    def _digest(self, file: Path) -> bytes:
        now, state = time.time_ns(), file.stat()
        stamp = state.st_mtime_ns, state.st_size
        if file in self._known and self._known[file][0] == stamp:
            return self._known[file][1]
        found = hashlib.sha256(file.read_bytes()).digest()
        if now - state.st_mtime_ns > TICK:
            self._known[file] = stamp, found
        return found


@dataclass
class Images:
    """Of all files in a folder. A step at which the disk is as it was at another is that other: a process that is killed leaves
    nothing but its files."""

    disk: Disk
    into: Path
    steps: int = 0
    kept: dict[bytes, int] = field(default_factory=dict)
    """The first step at which each image was found."""

    def step(self) -> None:
        self.steps += 1
        found = self.disk.digest()
        if found not in self.kept:
            self.kept[found] = self.steps
            self.disk.copy(self.into / str(self.steps))

    def each(self) -> Iterator[tuple[int, Path]]:
        for step in self.kept.values():
            yield step, self.into / str(step)

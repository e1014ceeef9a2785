"""Disk images: what a kill at any step of a run would leave on the disk; each that differs from those before is kept once."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MEMORY = "-shm"
"""The end of the names of files that SQLite makes anew when it opens a database that nobody else has open."""


@dataclass
class Images:
    """Of all files in a folder. A step at which the disk is as it was at another is that other: a process that is killed leaves
    nothing but its files."""

    folder: Path
    into: Path
    steps: int = 0
    kept: dict[bytes, int] = field(default_factory=dict)
    """The first step at which each image was found."""

    def step(self) -> None:
        self.steps += 1
        found = digest(self.folder)
        if found not in self.kept:
            self.kept[found] = self.steps
            copy_files(self.folder, self.into / str(self.steps))

    def each(self) -> Iterator[tuple[int, Path]]:
        for step in self.kept.values():
            yield step, self.into / str(step)


def digest(folder: Path, names: str = "*") -> bytes:
    found = hashlib.sha256()
    for file in _files(folder, names):
        content = file.read_bytes()
        found.update(f"{file.relative_to(folder)} {len(content)}\n".encode())
        found.update(content)
    return found.digest()


def copy_files(folder: Path, to: Path) -> None:
    for file in _files(folder):
        copied = to / file.relative_to(folder)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copied)


def _files(folder: Path, names: str = "*") -> list[Path]:
    return sorted(each for each in folder.rglob(names) if each.is_file() and not each.name.endswith(MEMORY))

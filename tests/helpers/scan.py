"""Scan: looks for words in every file under some folders, as UTF-8 and UTF-16, in their names too."""

from collections.abc import Iterable, Iterator
from pathlib import Path


def found_in(folders: Iterable[Path], words: Iterable[str]) -> list[str]:
    """Each find as “word in file”."""
    wanted = [(word, (word.encode("utf-8"), word.encode("utf-16-le"), word.encode("utf-16-be"))) for word in words]
    hits = []
    for path in every_file(folders):
        content = path.read_bytes() + str(path).encode()
        hits += [f"{word} in {path}" for word, spelt in wanted if any(each in content for each in spelt)]
    return hits


def every_file(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def prints_in(folders: Iterable[Path]) -> list[Path]:
    """Files that are, or are named as, a PDF."""
    return [path for path in every_file(folders) if path.suffix.lower() == ".pdf" or b"%PDF-" in path.read_bytes()[:1024]]

"""Looks through everything that a process and its children hold: memory, environment, command line, open files."""

import base64
from pathlib import Path

import psutil

LARGEST_REGION = 1 << 30


def spellings(secret: bytes) -> list[bytes]:
    """Each way in which a secret could lie about in clear."""
    coded = (base64.b64encode(secret), base64.urlsafe_b64encode(secret))
    return [secret, secret.hex().encode(), secret.hex().upper().encode(), *(each.rstrip(b"=") for each in coded)]


def text_spellings(text: str) -> list[bytes]:
    return [text.encode("utf-8"), text.encode("utf-16-le")]


def count_in_processes(pid: int, needles: list[bytes]) -> int:
    """How often any needle is found in the process and in all of its children."""
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return sum(_count_in(process.pid, needles) for process in family)


def open_files(pid: int) -> set[str]:
    return {str(entry.readlink()) for entry in Path(f"/proc/{pid}/fd").iterdir()}


def _count_in(pid: int, needles: list[bytes]) -> int:
    found = 0
    for name in ("environ", "cmdline"):
        found += _count(Path(f"/proc/{pid}/{name}").read_bytes(), needles)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(pid):
            try:
                memory.seek(start)
                found += _count(memory.read(end - start) or b"", needles)
            except (OSError, OverflowError):
                continue
    return found


def _regions(pid: int) -> list[tuple[int, int]]:
    regions = []
    for row in Path(f"/proc/{pid}/maps").read_text().splitlines():
        place, rights = row.split()[:2]
        start, end = (int(each, 16) for each in place.split("-"))
        if rights.startswith("r") and end - start <= LARGEST_REGION:
            regions.append((start, end))
    return regions


def _count(content: bytes, needles: list[bytes]) -> int:
    return sum(content.count(needle) for needle in needles)

"""Files: what the vault keeps beside the database; light enough to ask before the first window is painted."""

from pathlib import Path

KEYS = "keys.json"
KEYS_COPY = "keys.copy.json"
TRIES = "tries.json"


def is_set_up(folder: Path) -> bool:
    """Whether this folder has a vault."""
    return any((folder / name).exists() for name in (KEYS, KEYS_COPY))

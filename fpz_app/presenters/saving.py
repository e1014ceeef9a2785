"""Saving: a file written where the person chose, whole or not at all."""

from contextlib import suppress
from pathlib import Path

from fpz_app.domain.errors import Problem


def save_whole(path: Path, content: bytes) -> None:
    """Written beside it first, so that a file that was there before is not half lost. Raises Problem where the disk refuses."""
    aside = path.with_name(f"{path.name}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise Problem("The file could not be saved there.", "Choose another folder, or make room on the disk.") from None

"""Attachment reading: a file that was chosen is read once, checked, and held in memory until it is kept."""

from dataclasses import dataclass
from pathlib import Path

from fpz_app.casework.attachments import check_file, check_size
from fpz_app.domain.attachments import MOST_BYTES, clean_name, say_size
from fpz_app.domain.media import say_media
from fpz_app.domain.media_refusals import NotAttached


@dataclass(frozen=True)
class Chosen:
    """What was in the file; nothing is said of where it lay."""

    name: str
    media: str
    data: bytes

    @property
    def words(self) -> str:
        """'scan0012.pdf: PDF, 340 KB'"""
        return f"{self.name or 'A file'}: {say_media(self.media).words}, {say_size(len(self.data))}"


def read_chosen(path: Path) -> Chosen:
    """Slow: a task. Raises Problem for what cannot be read or may not be attached."""
    try:
        if not path.is_file():
            raise NotAttached.UNREADABLE.problem()
        check_size(path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise NotAttached.UNREADABLE.problem() from None
    return Chosen(clean_name(path.name), check_file(data), data)

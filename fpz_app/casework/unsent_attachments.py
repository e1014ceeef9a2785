"""Unsent attachments: letters, photos and scans of which the centre has not every piece yet."""

from dataclasses import dataclass

from fpz_app.casework.access import hidden_files
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.families import Family
from fpz_app.domain.workers import Worker
from fpz_app.store import pieces
from fpz_app.store.pieces import Unsent
from fpz_app.store.store import Store


@dataclass(frozen=True)
class WaitingAttachment:
    """`size` in bytes of what is still to be sent of it."""

    title: str
    family: str
    size: int


def count(store: Store) -> Unsent:
    with store.read() as connection:
        return pieces.count_unsent(connection)


def waiting_attachments(store: Store, asker: Worker, limit: int = 50) -> list[WaitingAttachment]:
    """In the order in which they go out; none of a file that is hidden from the asker."""
    with store.read() as connection:
        left = pieces.unsent(connection)
    sizes = {(piece.file, piece.digest): piece.size for piece in left}
    files = sorted({piece.file for piece in left} - hidden_files(store, asker))
    names = {each.id: each.name for each in store.find(Family, id=files)}
    found = []
    for each in store.find(Attachment, file_id=files):
        size = sum(sizes.get((each.file_id, digest), 0) for digest in set(each.pieces))
        if size:
            found.append(WaitingAttachment(each.title, names.get(each.file_id, ""), size))
    return found[:limit]

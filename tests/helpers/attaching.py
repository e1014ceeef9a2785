"""Attaching on simulated laptops: letters of some size, and whether they can be opened elsewhere."""

from contextlib import closing
from typing import Protocol

from fpz_app.domain.attachments import Attachment
from fpz_app.domain.workers import Worker
from fpz_app.store import pieces
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.attached import fetch_pieces
from tests.helpers.marlows import TODAY
from tests.helpers.simulator import Laptop, World


class Working(Protocol):
    """A laptop of any kind of test, and who works on it."""

    store: Store
    worker: Worker


def attach(laptop: Working, file: str, data: bytes, *, title: str = "Letter") -> Attachment:
    with laptop.store.work(laptop.worker, "Add an attachment") as work:
        named = pieces.keep(work, file, data)
        letter = Attachment(
            file_id=file, family_id=file, title=title, media="application/pdf", size=len(data), pieces=named,
            on=TODAY, added_by=laptop.worker.id, added_on=TODAY,
        )  # fmt: skip
        return work.put(letter)


def opened(laptop: Laptop, letter: Attachment, *, real: bool = False) -> bytes | None:
    """What it holds, fetched from the centre where it is not there; over `real` connections, or simulated ones."""
    with closing(enrolment.remote_of(laptop.store, transport=None if real else laptop.network)) as remote:
        fetch_pieces(laptop.store, remote, letter.file_id, letter.pieces)
    return pieces.whole(laptop.store, letter.pieces)


def still_to_send(laptop: Laptop) -> tuple[int, int]:
    """Attachments and bytes."""
    with laptop.store.read() as connection:
        found = pieces.count_unsent(connection)
    return found.attachments, found.size


def sent(world: World) -> int:
    """How many pieces went over the network since it was last cleared."""
    return world.network.requests.count("PUT /v1/piece")

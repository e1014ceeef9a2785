"""Pieces: what is attached to a file lies in the encrypted database, piece by piece, each named by its hash."""

from collections.abc import Sequence

import sqlalchemy as sa

from fpz_app.domain.pieces import digest_of, split
from fpz_app.store.store import Store
from fpz_app.store.tables import pieces
from fpz_app.store.work import Work


def keep(work: Work, file: str, data: bytes) -> tuple[str, ...]:
    """Keeps what is attached to a file, in the same transaction as the record that is to name the digests returned."""
    found = list(split(data))
    rows = [{"digest": digest, "file": file, "size": len(piece), "sent": False, "bytes": piece} for digest, piece in found]
    if rows:
        work.connection.execute(sa.insert(pieces).prefix_with("OR IGNORE"), rows)
    return tuple(digest for digest, _ in found)


def whole(store: Store, digests: Sequence[str]) -> bytes | None:
    """What was attached, or None where a piece of it is not on this laptop."""
    query = sa.select(pieces.c.digest, pieces.c.bytes).where(pieces.c.digest.in_(set(digests)))
    with store.read() as connection:
        found: dict[str, bytes] = {row.digest: row.bytes for row in connection.execute(query)}
    return b"".join(found[each] for each in digests) if found.keys() >= set(digests) else None


def missing(store: Store, digests: Sequence[str]) -> list[str]:
    """Those of the pieces that are not on this laptop, each once, in order."""
    query = sa.select(pieces.c.digest).where(pieces.c.digest.in_(set(digests)))
    with store.read() as connection:
        here = set(connection.execute(query).scalars())
    return [each for each in dict.fromkeys(digests) if each not in here]


def take(connection: sa.Connection, file: str, digest: str, data: bytes) -> None:
    """Keeps a piece that came from the centre. Raises ValueError where it is not what its name says."""
    if digest_of(data) != digest:
        raise ValueError("the piece is not what its digest says")
    row = {"digest": digest, "file": file, "size": len(data), "sent": True, "bytes": data}
    connection.execute(sa.insert(pieces).prefix_with("OR IGNORE"), [row])

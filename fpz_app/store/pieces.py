"""Pieces: what is attached to a file lies in the encrypted database, piece by piece, each named by its hash."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from fpz_app.domain.pieces import FIELD, digest_of, split
from fpz_app.store.purging import is_named
from fpz_app.store.store import Store
from fpz_app.store.tables import NAMING, granted, pieces
from fpz_app.store.work import Work

_KEPT: sa.ColumnClause[int] = sa.literal_column("piece.rowid")


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


@dataclass(frozen=True)
class Piece:
    """One that the centre does not have yet; `size` in bytes."""

    file: str
    digest: str
    size: int


@dataclass(frozen=True)
class Unsent:
    """How many attachments the centre does not have whole, and the bytes of their pieces that are still to be sent."""

    attachments: int = 0
    size: int = 0


def unsent(connection: sa.Connection, *, of_taken: bool = False) -> list[Piece]:
    """Pieces still to be sent that a record or a refused work names, or (`of_taken`) those of files that the centre has taken
    back meanwhile; file by file, in the order in which they were kept."""
    taken = pieces.c.file.in_(sa.select(granted.c.file).where(~granted.c.given))
    query = sa.select(pieces.c.file, _KEPT, pieces.c.digest, pieces.c.size).where(~pieces.c.sent)
    # Sorted by the database, it would go through all pieces in place of those that are unsent.
    rows = sorted(map(tuple, connection.execute(query.where(taken if of_taken else is_named()))))
    return [Piece(file, digest, size) for file, _, digest, size in rows]


def count_unsent(connection: sa.Connection) -> Unsent:
    """Cheap where nothing waits: asked whenever the state of the sync is shown."""
    size = connection.execute(sa.select(sa.func.sum(pieces.c.size)).where(~pieces.c.sent, is_named())).scalar()
    if not size:
        return Unsent()
    count = 0
    for table in NAMING:
        each = sa.func.json_each(table.c[FIELD]).table_valued("value")
        naming = pieces.join(table, table.c.file_id == pieces.c.file).join(each, each.c.value == pieces.c.digest)
        which = sa.select(sa.func.count(table.c.id.distinct())).select_from(naming).where(~pieces.c.sent)
        count += connection.execute(which).scalar() or 0
    return Unsent(count, size)


def bytes_of(connection: sa.Connection, piece: Piece) -> bytes:
    """Raises NoResultFound where it has been purged meanwhile."""
    which = (pieces.c.file == piece.file, pieces.c.digest == piece.digest)
    return bytes(connection.execute(sa.select(pieces.c.bytes).where(*which)).scalar_one())


def note_sent(connection: sa.Connection, file: str, digests: Sequence[str]) -> None:
    """The centre has these."""
    which = (pieces.c.file == file, pieces.c.digest.in_(list(digests)))
    connection.execute(sa.update(pieces).where(*which).values(sent=True))


def drop(connection: sa.Connection, file: str, digests: Sequence[str]) -> None:
    """Of a file that was taken back: they have been sent."""
    connection.execute(sa.delete(pieces).where(pieces.c.file == file, pieces.c.digest.in_(list(digests))))


def doubt_all(connection: sa.Connection) -> None:
    """The centre may have lost any of them: it is asked again for each before it is sent."""
    connection.execute(sa.update(pieces).values(sent=False))

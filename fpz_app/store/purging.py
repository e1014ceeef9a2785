"""Purging: takes a file off this laptop, its rows and its works; the heads of this laptop's own stay in their chain."""

from collections.abc import Iterable

import sqlalchemy as sa

from fpz_app.domain.pieces import FIELD
from fpz_app.store import journal, search
from fpz_app.store.tables import NAMING, TABLES, asides, besides, changes, drafts, granted, left, pieces, tray, works


def purged(connection: sa.Connection) -> dict[str, int]:
    """The files whose changes were taken off this laptop, and up to which number of its own works."""
    rows = connection.execute(sa.select(granted.c.file, granted.c.purged).where(granted.c.purged > 0))
    return {row.file: row.purged for row in rows}


def purge(connection: sa.Connection, file: str, *, device: str, sent: int, with_tray: bool = True) -> None:
    """Removes all that the file holds. What this laptop wrote above the number `sent` stays in the journal, unseen, until it
    has been sent, and so does what was attached: nothing that somebody gave is lost. (Whether it still counts only the centre
    can say: of a file that was taken, given and taken again no record is here to name it.)"""
    connection.execute(sa.delete(pieces).where(pieces.c.file == file, pieces.c.sent))
    for table in TABLES.values():
        connection.execute(sa.delete(table).where(table.c.file_id == file))
    for table in (asides, besides, *((tray,) if with_tray else ())):
        connection.execute(sa.delete(table).where(table.c.file == file))
    connection.execute(sa.delete(left).where(left.c.file == file, left.c.how == ""))
    connection.execute(sa.update(left).where(left.c.file == file).values(work={}, words="", said=""))
    connection.execute(sa.delete(drafts).where(drafts.c.family == file))
    search.forget_file(connection, file)
    forget_changes(connection, file, device=device, sent=sent)


def forget_changes(connection: sa.Connection, file: str, *, device: str, sent: int) -> None:
    """Others' works in the file, and what this laptop's own changed there, but for those that it has yet to send."""
    theirs = sa.or_(works.c.device != device, works.c.number <= sent)
    last = connection.execute(
        sa.select(sa.func.max(works.c.number)).where(works.c.file == file, works.c.device == device, works.c.number <= sent)
    ).scalar()
    with journal.unguarded(connection):
        of_file = sa.select(works.c.id).where(works.c.file == file, theirs)
        connection.execute(sa.delete(changes).where(changes.c.work.in_(of_file)))
        connection.execute(sa.delete(works).where(works.c.file == file, works.c.device != device))
    connection.execute(sa.update(granted).where(granted.c.file == file).values(purged=last or granted.c.purged))


def forget_pieces(connection: sa.Connection, file: str) -> None:
    """What is attached to the file, but for what a record here names and the centre does not have."""
    connection.execute(sa.delete(pieces).where(pieces.c.file == file, pieces.c.sent | ~is_named()))


def is_named() -> sa.ColumnElement[bool]:
    """Whether a record that is there names a piece of its file, or a work that the centre did not take."""
    said = sa.cast(tray.c.content, sa.Text)
    refused = sa.exists().where(tray.c.file == pieces.c.file, sa.func.instr(said, pieces.c.digest) > 0).correlate(pieces)
    return sa.or_(*(_names(table) for table in NAMING), refused)


def _names(table: sa.Table) -> sa.ColumnElement[bool]:
    each = sa.func.json_each(table.c[FIELD]).table_valued("value")
    named = sa.select(sa.true()).select_from(table.join(each, each.c.value == pieces.c.digest))
    return named.where(table.c.file_id == pieces.c.file).correlate(pieces).exists()


def forget(connection: sa.Connection, records: Iterable[tuple[str, str]]) -> None:
    """Takes single records (kind, id) off: they went to a file that this laptop does not hold."""
    for kind, record_id in records:
        if kind in TABLES:
            connection.execute(sa.delete(TABLES[kind]).where(TABLES[kind].c.id == record_id))
        connection.execute(sa.delete(asides).where(asides.c.id == record_id))
        connection.execute(sa.delete(besides).where(besides.c.record == record_id))
        search.forget(connection, record_id)


def with_changes(connection: sa.Connection, files: Iterable[str]) -> list[str]:
    """Those of the files of which this laptop still holds what was changed, or what was attached."""
    named = list(files)
    changed = sa.select(works.c.file).join(changes, changes.c.work == works.c.id).where(works.c.file.in_(named))
    attached = sa.select(pieces.c.file).where(pieces.c.file.in_(named))
    return list(connection.execute(sa.union(changed, attached)).scalars())

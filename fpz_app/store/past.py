"""Past: works from before a file was loaded come into the journal and touch no record; how far back each file's works reach."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from fpz_app.domain.changes import WorkEntry
from fpz_app.store import journal
from fpz_app.store.granted import held
from fpz_app.store.store import Changed, Store
from fpz_app.store.tables import changes, granted, works


@dataclass(frozen=True)
class Reach:
    """The journal holds these files' works from the number `past` of the zone on."""

    past: int
    files: tuple[str, ...]


def to_fill(connection: sa.Connection, most: int) -> Reach | None:
    """The files, `most` of them, whose latest months are to be fetched on from the same number; those that got least first."""
    here = (granted.c.given, granted.c.loaded, granted.c.filling)
    past = connection.execute(sa.select(sa.func.max(granted.c.past)).where(*here)).scalar()
    if past is None:
        return None
    which = sa.select(granted.c.file).where(*here, granted.c.past == past).order_by(granted.c.file).limit(most)
    return Reach(past, tuple(connection.execute(which).scalars()))


def of_file(connection: sa.Connection, file: str) -> int:
    """From which number of the zone on the file's works are here; 0 for all."""
    return connection.execute(sa.select(granted.c.past).where(granted.c.file == file)).scalar() or 0


def keep(store: Store, entries: Sequence[WorkEntry]) -> None:
    """Puts earlier works of files that are held here into the journal; those that it has stay as they are."""
    with store.writing() as connection:
        _append(connection, entries, store.device.id)


def keep_back_to(
    store: Store, reach: Reach, entries: Sequence[WorkEntry], *, past: int, is_enough: bool, whole: Collection[str]
) -> None:
    """Also notes that the files' works now reach back to `past`, those of `whole` to their first; the same again is nothing new.

    `is_enough` where the latest months are there.
    """
    with store.writing() as connection:
        _append(connection, entries, store.device.id)
        where = (granted.c.file.in_(reach.files), granted.c.past == reach.past)
        noted = {"past": past, **({"filling": False} if is_enough or not past else {})}
        connection.execute(sa.update(granted).where(*where).values(noted))
        connection.execute(sa.update(granted).where(granted.c.file.in_(whole)).values(past=0, filling=False))
    store.tell(Changed(frozenset(), frozenset(entry.file for entry in entries), "Earlier history arrived", "", ""))


def _append(connection: sa.Connection, entries: Sequence[WorkEntry], device: str) -> None:
    here = held(connection, {entry.file for entry in entries}, device)
    wanted = {entry.id: entry for entry in entries if entry.file in here}
    rows = sa.select(works.c.id, works.c.hash).where(works.c.id.in_(wanted))
    known = {row.id: row.hash for row in connection.execute(rows)}
    # This device's own come by the stream where it has lost them: its chain has to go on from them.
    journal.append(
        connection,
        [(each, [None] * len(each.changes)) for each in wanted.values() if each.id not in known and each.device != device],
    )
    full = set(connection.execute(sa.select(changes.c.work).distinct().where(changes.c.work.in_(known))).scalars())
    emptied = [wanted[work] for work, hashed in known.items() if work not in full and wanted[work].hash == hashed]
    journal.append_changes(connection, [(each, [None] * len(each.changes)) for each in emptied])

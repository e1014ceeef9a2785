"""Granted: which files the centre lets this laptop hold, and which of them are here."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from fpz_app.store.tables import granted, works


@dataclass(frozen=True)
class Standing:
    """How many files this laptop may hold, and how many of them are here."""

    given: int
    loaded: int


def held(connection: sa.Connection, files: Collection[str], device: str) -> set[str]:
    """Those of the files whose changes belong on this laptop: loaded, or begun here and not spoken of by the centre yet."""
    rows = {row.file: row for row in connection.execute(sa.select(granted).where(granted.c.file.in_(files)))}
    begun = _begun_here(connection, [file for file in files if file not in rows], device)
    return {file for file, row in rows.items() if row.given and row.loaded} | begun


def give(connection: sa.Connection, file: str, *, order: int, device: str) -> None:
    """The centre gives a file; one that was begun here is whole already."""
    row = connection.execute(sa.select(granted).where(granted.c.file == file)).first()
    if row is None:
        whole = bool(_begun_here(connection, [file], device))
        _put(connection, file, order=order, given=True, loaded=whole)
    else:
        _put(connection, file, order=order, given=True, loaded=row.given and row.loaded, purged=row.purged)


def take(connection: sa.Connection, file: str, *, order: int) -> None:
    """The centre takes a file; it is the caller's to purge it."""
    purged = connection.execute(sa.select(granted.c.purged).where(granted.c.file == file)).scalar()
    _put(connection, file, order=order, given=False, loaded=False, purged=purged or 0)


def doubt(connection: sa.Connection, file: str) -> None:
    """What is here of a file is to be loaded afresh."""
    row = connection.execute(sa.select(granted).where(granted.c.file == file)).first()
    if row is None:
        _put(connection, file, order=0, given=True, loaded=False)
    elif row.given:
        _put(connection, file, order=row.order, given=True, loaded=False, purged=row.purged)


def doubt_all(connection: sa.Connection) -> None:
    connection.execute(sa.update(granted).values(loaded=False))


def loaded(connection: sa.Connection, file: str) -> None:
    connection.execute(sa.update(granted).where(granted.c.file == file).values(loaded=True))


def loaded_up_to(connection: sa.Connection, order: int) -> None:
    """All files that were given until then are here."""
    connection.execute(sa.update(granted).where(granted.c.given, granted.c.order <= order).values(loaded=True))


def given_of(connection: sa.Connection, files: Collection[str]) -> set[str]:
    return set(connection.execute(sa.select(granted.c.file).where(granted.c.file.in_(files), granted.c.given)).scalars())


def to_load(connection: sa.Connection) -> list[str]:
    """The files given and not here, in the order they were given."""
    which = sa.select(granted.c.file).where(granted.c.given, ~granted.c.loaded).order_by(granted.c.order, granted.c.file)
    return list(connection.execute(which).scalars())


def taken(connection: sa.Connection) -> list[str]:
    return list(connection.execute(sa.select(granted.c.file).where(~granted.c.given)).scalars())


def standing(connection: sa.Connection) -> Standing:
    rows = list(connection.execute(sa.select(granted.c.loaded).where(granted.c.given)).scalars())
    return Standing(len(rows), sum(rows))


def _begun_here(connection: sa.Connection, files: Collection[str], device: str) -> set[str]:
    if not files:
        return set()
    return set(connection.execute(sa.select(works.c.file).where(works.c.file.in_(files), works.c.device == device)).scalars())


def _put(connection: sa.Connection, file: str, *, order: int, given: bool, loaded: bool, purged: int = 0) -> None:
    row = {"file": file, "order": order, "given": given, "loaded": loaded, "purged": purged}
    connection.execute(sa.insert(granted).prefix_with("OR REPLACE"), [row])

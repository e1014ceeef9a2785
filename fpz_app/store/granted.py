"""Granted: which files the centre lets this laptop hold, and which of them are here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from fpz_app.store.plain_rows import listed
from fpz_app.store.tables import granted


@dataclass(frozen=True)
class Standing:
    """How many files this laptop may hold, and how many of them are here."""

    given: int
    loaded: int


def held(connection: sa.Connection, files: Collection[str], device: str) -> set[str]:
    """Those of the files whose changes belong on this laptop: loaded, or begun here and not spoken of by the centre yet."""
    query = "SELECT file, given AND loaded FROM granted WHERE file IN (SELECT value FROM json_each(?))"
    rows = connection.exec_driver_sql(query, (listed(files),))
    here: dict[str, bool] = {file: bool(is_here) for file, is_here in rows}
    begun = _begun_here(connection, [file for file in files if file not in here], device)
    return {file for file, is_here in here.items() if is_here} | begun


def give(connection: sa.Connection, orders: Mapping[str, int], *, device: str) -> None:
    """The centre gives files, each by the number of its order; one that was begun here is whole already."""
    known = {row.file: row for row in connection.execute(sa.select(granted)) if row.file in orders}
    begun = _begun_here(connection, [file for file in orders if file not in known], device)
    rows = []
    for file, order in orders.items():
        row = known.get(file)
        here = row.given and row.loaded if row else file in begun
        rows.append({"file": file, "order": order, "given": True, "loaded": here, "purged": row.purged if row else 0})
    connection.execute(sa.insert(granted).prefix_with("OR REPLACE"), rows)


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


def begin_again(connection: sa.Connection) -> None:
    """Every file is to be given again by an order, and to be loaded afresh."""
    connection.execute(sa.update(granted).values(order=0, loaded=False))


def loaded(connection: sa.Connection, file: str, *, cursor: int = 0) -> None:
    """The file is here; what was done in it up to `cursor` is still to come into the journal."""
    connection.execute(sa.update(granted).where(granted.c.file == file).values(_here(cursor)))


def loaded_up_to(connection: sa.Connection, order: int, *, cursor: int) -> None:
    """All files that were given until then are here."""
    connection.execute(sa.update(granted).where(granted.c.given, granted.c.order <= order).values(_here(cursor)))


def _here(cursor: int) -> dict[str, int | bool]:
    return {"loaded": True, "past": cursor + 1 if cursor else 0, "filling": cursor > 0}


def given_of(connection: sa.Connection, files: Collection[str]) -> set[str]:
    return set(connection.execute(sa.select(granted.c.file).where(granted.c.file.in_(files), granted.c.given)).scalars())


def to_load(connection: sa.Connection) -> list[str]:
    """The files given and not here, in the order they were given."""
    query = 'SELECT file FROM granted WHERE given AND NOT loaded ORDER BY "order", file'
    return list(connection.exec_driver_sql(query).scalars())


def taken(connection: sa.Connection) -> dict[str, int]:
    """The files that were taken, each with the number of its order, 0 where it was never given."""
    return {row.file: row.order for row in connection.execute(sa.select(granted).where(~granted.c.given))}


def standing(connection: sa.Connection) -> Standing:
    rows = list(connection.execute(sa.select(granted.c.loaded).where(granted.c.given)).scalars())
    return Standing(len(rows), sum(rows))


def _begun_here(connection: sa.Connection, files: Collection[str], device: str) -> set[str]:
    if not files:
        return set()
    # With an index on the device SQLite would go through all that it ever wrote: "+" keeps it from that.
    of_device = "EXISTS (SELECT 1 FROM journal_work WHERE file = value AND +device = ?)"
    found = connection.exec_driver_sql(f"SELECT value FROM json_each(?) WHERE {of_device}", (listed(files), device))
    return set(found.scalars())


def _put(connection: sa.Connection, file: str, *, order: int, given: bool, loaded: bool, purged: int = 0) -> None:
    row = {"file": file, "order": order, "given": given, "loaded": loaded, "purged": purged}
    connection.execute(sa.insert(granted).prefix_with("OR REPLACE"), [row])

"""Migrations: brings a database of an earlier version to this one, all steps in one transaction."""

from collections.abc import Callable

import sqlalchemy as sa

from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import KINDS
from fpz_app.store import journal, search, states
from fpz_app.store.rows import fields_of, records
from fpz_app.store.tables import facts, metadata

Step = Callable[[sa.Connection], None]


def make_all(connection: sa.Connection) -> None:
    """Every table, index and trigger that is not there yet."""
    metadata.create_all(connection)
    for statement in (*search.TABLES, *journal.GUARDS):
        connection.exec_driver_sql(statement)


def add_missing(connection: sa.Connection) -> None:
    """New tables, columns and indexes: changes to records are additive only (sync.md)."""
    make_all(connection)
    inspector = sa.inspect(connection)
    for table in metadata.tables.values():
        there = {column["name"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                kind = column.type.compile(connection.dialect)
                connection.exec_driver_sql(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {kind}')
    for index in _missing_indexes(connection):
        index.create(connection)


def add_missing_and_search(connection: sa.Connection) -> None:
    """Also puts into the search index the words of kinds of which nothing is in it yet."""
    add_missing(connection)
    for kind in search.kinds_without(connection):
        found = connection.execute(sa.select(*fields_of(KINDS[kind])))
        search.index(connection, kind, records(KINDS[kind], found))


def add_indexes(connection: sa.Connection) -> None:
    """Those that came since this version's first release: they change nothing that is kept or sent, so they need no version, and
    a disk that is full keeps nobody from opening."""
    new = _missing_indexes(connection)
    if not new:
        return
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for index in new:
            index.create(connection)
        connection.commit()
    except sa.exc.OperationalError:
        connection.rollback()


def _missing_indexes(connection: sa.Connection) -> list[sa.Index]:
    known = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'").scalars())
    return [index for table in metadata.tables.values() for index in table.indexes if index.name not in known]


STEPS: dict[int, Step] = {2: add_missing, 3: add_missing, 4: add_missing_and_search, 5: add_missing_and_search}
"""The step that leads to each version from the one before. A change to records or tables adds a step; `add_missing` does for
most. tests/data holds the schema of each version."""

VERSION = max(STEPS)


def version_of(connection: sa.Connection) -> int:
    """The database's version; 0 where it is empty."""
    if not sa.inspect(connection).has_table("laptop"):
        return 0
    found = connection.execute(sa.select(facts.c.value).where(facts.c.name == "schema")).scalar()
    return int(found) if found else 0


def set_version(connection: sa.Connection, version: int) -> None:
    connection.execute(sa.insert(facts).prefix_with("OR REPLACE"), [{"name": "schema", "value": str(version)}])


def refuse_newer(version: int) -> None:
    if version > VERSION:
        raise Problem("This record was written by a newer version of the app.", "Update the app on this laptop, then open it.")


def bring_up_to_date(engine: sa.Engine, back_up: Callable[[str], object]) -> None:
    """Makes a new database, or takes one of an earlier version on; before that `back_up` makes a copy by this name."""
    with engine.connect() as connection:
        version = version_of(connection)
        refuse_newer(version)
        if version == VERSION:
            add_indexes(connection)
            return
        if version:
            back_up(f"before-version-{VERSION}")
            migrate(connection, version)
            return
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        make_all(connection)
        set_version(connection, VERSION)
        connection.commit()


def migrate(connection: sa.Connection, version: int) -> None:
    """From `version` to VERSION; a kill leaves the version before, and the backup that was made of it stays right."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    for number in range(version + 1, VERSION + 1):
        STEPS[number](connection)
    states.settle_asides(connection)
    set_version(connection, VERSION)
    connection.commit()

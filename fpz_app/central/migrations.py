"""Migrations: brings the centre's database to this version, each step in a transaction of its own."""

from collections.abc import Callable

import sqlalchemy as sa

from fpz_app.central import second_wall
from fpz_app.central.database import is_postgres, reading, writing
from fpz_app.central.partitions import make_other
from fpz_app.central.signin import make_secret
from fpz_app.central.tables import centre_facts, metadata
from fpz_app.domain.errors import Problem

_KEY = "schema"
_LOCK = 0x66707A  # one process migrates, the others wait
Step = Callable[[sa.Connection], None]


def first(connection: sa.Connection) -> None:
    metadata.create_all(connection)
    make_secret(connection)
    if is_postgres(connection):
        make_other(connection)
        second_wall.make_role(connection)
        second_wall.around_files(connection)


STEPS: dict[int, Step] = {1: first, 2: second_wall.around_people}
"""The step that leads to each version from the one before."""
VERSION = max(STEPS)


def version_of(connection: sa.Connection) -> int:
    """The version of the tables; 0 where there are none."""
    if not sa.inspect(connection).has_table(centre_facts.name):
        return 0
    found = connection.execute(sa.select(centre_facts.c.value).where(centre_facts.c.name == _KEY)).scalar()
    return int(found) if found else 0


def is_new(engine: sa.Engine) -> bool:
    """Whether the database is still empty."""
    with reading(engine) as connection:
        return version_of(connection) == 0


def migrate(engine: sa.Engine) -> bool:
    """Takes the steps that are due; says whether there were any. Raises Problem where the database is newer than the program."""
    taken = False
    with reading(engine) as connection:
        version = version_of(connection)
    if version > VERSION:
        raise Problem("The database was written by a newer version of the centre.", "Install that version again.")
    while version < VERSION:
        version = writing(engine, _step)
        taken = True
    return taken


def check(engine: sa.Engine) -> None:
    """Raises Problem unless the tables are those of this version."""
    with reading(engine) as connection:
        version = version_of(connection)
    if version != VERSION:
        raise Problem("The database is not that of this version.", "Run: fpz central init")


def _step(connection: sa.Connection) -> int:
    if is_postgres(connection):
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    version = version_of(connection)
    if version >= VERSION:
        return version
    STEPS[version + 1](connection)
    connection.execute(sa.delete(centre_facts).where(centre_facts.c.name == _KEY))
    connection.execute(sa.insert(centre_facts).values(name=_KEY, value=str(version + 1)))
    return version + 1

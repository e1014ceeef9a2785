"""Migrations: brings the centre's database to this version, each step in a transaction of its own."""

from collections.abc import Callable

import sqlalchemy as sa

from fpz_app.central.database import ROLE, is_postgres, reading, writing
from fpz_app.central.partitions import make_other
from fpz_app.central.signin import make_secret
from fpz_app.central.tables import centre_facts, grants, journal, metadata, pieces, records
from fpz_app.domain.errors import Problem

_KEY = "schema"
_LOCK = 0x66707A  # one process migrates, the others wait
Step = Callable[[sa.Connection], None]


def first(connection: sa.Connection) -> None:
    metadata.create_all(connection)
    make_secret(connection)
    if is_postgres(connection):
        make_other(connection)
        _build_second_wall(connection)


STEPS: dict[int, Step] = {1: first}
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


def _build_second_wall(connection: sa.Connection) -> None:
    known = connection.execute(sa.text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": ROLE}).scalar()
    if not known:
        connection.exec_driver_sql(f"CREATE ROLE {ROLE} NOLOGIN")
    numbered = connection.dialect.server_version_info or ()
    needed = "SET" if numbered >= (16,) else "MEMBER"  # since 16 one may be a member and still not take up the role
    takes = sa.text("SELECT pg_has_role(current_user, :role, :needed)")
    if not connection.execute(takes, {"role": ROLE, "needed": needed}).scalar():
        connection.exec_driver_sql(f"GRANT {ROLE} TO CURRENT_USER")
    connection.exec_driver_sql(f"GRANT SELECT (zone, last, epoch) ON zone_head TO {ROLE}")
    for table in (journal, records, pieces, grants):
        named = f'"{table.name}"'
        mine = "zone = current_setting('fpz.zone', true)"
        device = "device = current_setting('fpz.device', true)"
        theirs = device if table is grants else f'file IN (SELECT file FROM "{grants.name}" WHERE {mine} AND {device})'
        connection.exec_driver_sql(f"GRANT SELECT ON {named} TO {ROLE}")
        connection.exec_driver_sql(f"ALTER TABLE {named} ENABLE ROW LEVEL SECURITY")
        connection.exec_driver_sql(f"CREATE POLICY of_the_device ON {named} FOR SELECT TO {ROLE} USING ({mine} AND {theirs})")

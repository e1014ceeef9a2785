"""Origin: which copy of a database this is. Another than before may lack what laptops have sent, and begins new epochs."""

from functools import partial
from typing import Any

import sqlalchemy as sa

from fpz_app.central.database import is_postgres

_HERE = """
    SELECT (SELECT system_identifier FROM pg_control_system()) || ' ' || left(pg_walfile_name(pg_current_wal_lsn()), 8)
        || ' ' || (SELECT oid FROM pg_database WHERE datname = current_database())
"""
"""The server's own number, its timeline, which is another after each promotion and each restore to a point in time, and the
database's, which is another after a dump was restored."""
_KNOWN = "SELECT value FROM centre WHERE name = 'origin'"
_DENIED = "42501"


def watch(engine: sa.Engine) -> None:
    """From here on each connection is looked at when it is made: a process goes on from a standby that was promoted meanwhile.

    SQLite's files tell nothing of the kind.
    """
    if is_postgres(engine):
        sa.event.listen(engine, "connect", partial(_look, engine.dialect.loaded_dbapi.Error))


def _look(fault: type[Exception], connection: Any, _: object) -> None:
    with connection.cursor() as cursor:
        try:
            (here,) = cursor.execute(_HERE).fetchone()
        except fault as error:
            connection.rollback()
            if getattr(error, "sqlstate", "") != _DENIED:  # a server that keeps it to itself leaves it to `zones --restored`
                raise
            return
        if cursor.execute(_KNOWN).fetchone() != (here,):
            _move(cursor, here)
    connection.commit()


def _move(cursor: Any, here: str) -> None:
    cursor.execute("LOCK TABLE centre IN SHARE ROW EXCLUSIVE MODE")  # of several processes that find it, one does it
    known = cursor.execute(_KNOWN).fetchone()
    if known is None:
        cursor.execute("INSERT INTO centre (name, value) VALUES ('origin', %s)", (here,))
    elif known != (here,):
        cursor.execute("UPDATE zone_head SET epoch = gen_random_uuid()")
        cursor.execute("UPDATE centre SET value = %s WHERE name = 'origin'", (here,))

"""Partitions: on PostgreSQL each zone's journal is a table of its own, so that a page reads one zone's and nothing else."""

import sqlalchemy as sa

from fpz_app.central.database import is_postgres
from fpz_app.central.reading_works import is_id
from fpz_app.central.tables import journal

OTHER = f"{journal.name}_other"
"""For a zone that has none of its own, such as one that was brought in by hand: it works all the same."""


def make_other(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"CREATE TABLE {OTHER} PARTITION OF {journal.name} DEFAULT")


def make_of_zone(connection: sa.Connection, zone: str) -> None:
    """Before the zone's first work. Attached, for that keeps nobody from reading and writing other zones'."""
    if not is_postgres(connection):
        return
    if not is_id(zone):
        raise ValueError("a zone's name is an id")
    name = name_of(zone)
    connection.exec_driver_sql(f"CREATE TABLE {name} (LIKE {journal.name} INCLUDING DEFAULTS)")
    connection.exec_driver_sql(f"ALTER TABLE {journal.name} ATTACH PARTITION {name} FOR VALUES IN ('{zone}')")


def name_of(zone: str) -> str:
    return f"{journal.name}_{zone.replace('-', '')}"

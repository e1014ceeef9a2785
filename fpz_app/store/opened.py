"""Opened: the restricted files that a worker holds open on this laptop by break-glass, until their time is over."""

import sqlalchemy as sa

from fpz_app.domain.break_glass import BreakGlass
from fpz_app.store.tables import facts, table_of

AHEAD = "clock_ahead"
"""How many milliseconds this laptop's clock was ahead of the centre's when it last heard of it."""


def opened_files(connection: sa.Connection, worker: str, now: int) -> frozenset[str]:
    """`now` in milliseconds by the laptop's own clock."""
    table = table_of(BreakGlass)
    is_open = (table.c.worker_id == worker, table.c.given_back == 0, table.c.ends > right_time(connection, now))
    found = connection.execute(sa.select(table.c.families).where(*is_open)).scalars()
    return frozenset(family for families in found for family in families)


def right_time(connection: sa.Connection, now: int) -> int:
    """The same moment by the centre's clock."""
    ahead = connection.execute(sa.select(facts.c.value).where(facts.c.name == AHEAD)).scalar()
    return now - int(ahead or 0)

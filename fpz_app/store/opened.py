"""Opened: the restricted files that a worker holds open on this laptop by break-glass, until their time is over."""

import sqlalchemy as sa

from fpz_app.domain.break_glass import BreakGlass
from fpz_app.store.tables import facts, table_of

CONTACT = "contact"
"""When this laptop last heard of the centre, in milliseconds of its own clock."""
SET_RIGHT = 10 * 60 * 1000
"""How far a clock is set back by itself, as networks set it right."""
AHEAD = "clock_ahead"
"""How many milliseconds this laptop's time (Store.time_passed) was ahead of the centre's when it last heard of it."""


def opened_files(connection: sa.Connection, worker: str, now: int, clock: int | None = None) -> frozenset[str]:
    """`now` and `clock` as right_time has them."""
    table = table_of(BreakGlass)
    is_open = (table.c.worker_id == worker, table.c.given_back == 0, table.c.ends > right_time(connection, now, clock))
    found = connection.execute(sa.select(table.c.families).where(*is_open)).scalars()
    return frozenset(family for families in found for family in families)


def right_time(connection: sa.Connection, now: int, clock: int | None = None) -> int:
    """By the centre's clock, what is `now` (milliseconds) by this laptop's, which does not run backwards; `clock` may.

    How far the laptop was ahead is no measure any more once its clock was set back: what it says then counts too.
    """
    rows = connection.execute(sa.select(facts.c.name, facts.c.value).where(facts.c.name.in_([AHEAD, CONTACT])))
    known = {row.name: int(row.value or 0) for row in rows}
    right, said = now - known.get(AHEAD, 0), now if clock is None else clock
    return max(right, said) if said + SET_RIGHT < known.get(CONTACT, 0) else right

"""Tray lines: on Today, one's own work that the centre did not take, a line for each family it is about."""

from datetime import datetime

import sqlalchemy as sa

from fpz_app.casework.asking import Asking
from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.outbox import may_know
from fpz_app.casework.tray import HELD
from fpz_app.domain.dates import say_day
from fpz_app.store.tables import tray, works

PAGE = "sync"
"""The page on which refused work is changed and sent again, handed over or put away."""
WHAT = "The centre did not take your work"


def refused_lines(asking: Asking) -> list[Due]:
    """What waits for its author; what was handed over or is only held back waits for nobody here."""
    with asking.store.read() as connection:
        if connection.execute(sa.select(tray.c.work).limit(1)).first() is None:
            return []
        waits = tray.c.handed.is_(None) & (tray.c.verdict != HELD)
        query = sa.select(tray.c.file, tray.c.title, tray.c.at).join(works, works.c.id == tray.c.work)
        rows = connection.execute(query.where(waits, may_know(asking.store, asking.asker)).order_by(tray.c.at)).all()
    by_file: dict[str, list[tuple[str, datetime]]] = {}
    for row in rows:
        by_file.setdefault(row.file, []).append((row.title, datetime.fromisoformat(row.at).astimezone()))
    return [_line(asking, file, each) for file, each in by_file.items()]


def _line(asking: Asking, file: str, found: list[tuple[str, datetime]]) -> Due:
    title, at = found[0]
    many = title if len(found) == 1 else f"{title}, and {len(found) - 1} more"
    since = f"since {at:%A} {say_day(at.date(), asking.today)}"
    family_id = asking.store.standing().stands(file)
    family = asking.families[family_id].name if family_id in asking.families else ""
    why = f"{since}; no clock runs, and nothing is lost meanwhile"
    return Due(Urgency.DECIDE, WHAT, many, family, since, "", PAGE, "", None, why=why)

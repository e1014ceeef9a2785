"""Left: others' works that wait for somebody on this laptop, and own refused ones that were handed to somebody else."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from fpz_app.store.tables import left, tray

ASKED, TOLD = "asked", "told"
MOST_WORDS = 10_000
"""Signs of what an author adds, or of a reason: in any script they fit into one message to the centre."""
Key = tuple[str, int]
"""The device that wrote a work, and its number there."""


def replace_all(connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """What the centre says waits here, in place of what it said before; what was settled here and is not told yet stays so."""
    settled = {(row.device, row.number) for row in connection.execute(sa.select(left).where(left.c.how != ""))}
    connection.execute(sa.delete(left).where(left.c.how == ""))
    fresh = [{**row, "how": "", "why": ""} for row in rows if (row["device"], row["number"]) not in settled]
    if fresh:
        connection.execute(sa.insert(left), fresh)


def settle(connection: sa.Connection, key: Key, how: str, why: str = "") -> bool:
    """Notes what became of a work; False where it does not wait here any more."""
    waits = (left.c.device == key[0], left.c.number == key[1], left.c.how == "")
    return bool(connection.execute(sa.update(left).where(*waits).values(how=how, why=why)).rowcount)


def settled(connection: sa.Connection) -> list[Any]:
    """What the centre is still to be told."""
    return list(connection.execute(sa.select(left.c.device, left.c.number, left.c.how, left.c.why).where(left.c.how != "")))


def told(connection: sa.Connection, key: Key) -> None:
    connection.execute(sa.delete(left).where(left.c.device == key[0], left.c.number == key[1]))


def hand_over(connection: sa.Connection, work: str, said: str) -> None:
    connection.execute(sa.update(tray).where(tray.c.work == work).values(handed=ASKED, said=said))


def to_hand_over(connection: sa.Connection) -> list[Any]:
    query = sa.select(tray.c.work, tray.c.number, tray.c.said).where(tray.c.handed == ASKED).order_by(tray.c.number)
    return list(connection.execute(query))


def handed_over(connection: sa.Connection, work: str) -> None:
    connection.execute(sa.update(tray).where(tray.c.work == work).values(handed=TOLD))


def note_fates(connection: sa.Connection, fates: Mapping[int, Mapping[str, Any]]) -> None:
    """What became of works that were handed over, by their numbers."""
    for row in connection.execute(sa.select(tray.c.work, tray.c.number).where(tray.c.number.in_(list(fates)))).all():
        connection.execute(sa.update(tray).where(tray.c.work == row.work).values(handed=TOLD, fate=dict(fates[row.number])))

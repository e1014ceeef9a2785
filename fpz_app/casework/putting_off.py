"""Putting off: a line of Today waits until a later day, comes back by itself, and is hidden from nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.access import readable
from fpz_app.casework.asking import Asking, as_read, rows_of
from fpz_app.casework.due import Due, Urgency, in_order
from fpz_app.domain.dates import say_day
from fpz_app.domain.permissions import Doing
from fpz_app.domain.putting_off import Guard, PutOff, latest_day
from fpz_app.domain.record import derived_id
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

BY_YOU = "put off by you"


@dataclass(frozen=True)
class _Waits:
    """A line that is put off, by what it said then."""

    id: str
    worker_id: str
    said: tuple[str, str, str]
    until: date
    reason: str


def put_off_line(store: Store, actor: Worker, line: Due, *, until: date, reason: str, today: date, most_days: int) -> PutOff:
    """The actor's own line waits until the day, or until what it says changes. Raises Problems, each at its field."""
    made = PutOff(
        id=derived_id(line.family_id, "put off", actor.id, line.key) if line.key else line.family_id,
        file_id=line.family_id,
        family_id=line.family_id,
        worker_id=actor.id,
        what=line.what,
        detail=line.detail,
        tab=line.tab,
        item_id=line.item_id,
        due=line.due,
        put_off_on=today,
        until=until,
        reason=reason.strip(),
    )
    made.check(line.guard, today=today, most_days=most_days)
    with store.work(actor, "Put off a line of Today") as work:
        work.require(Doing.RECORD, line.family_id)
        return work.put(made)


def bring_back_line(store: Store, actor: Worker, put_off_id: str, today: date) -> PutOff:
    """It stands on Today again at once."""
    with store.work(actor, "Bring back a line of Today") as work:
        known = work.get(PutOff, put_off_id)
        work.require(Doing.RECORD, known.family_id)
        return work.put(replace(known, ended_on=today))


def last_put_off(store: Store, asker: Worker, family_id: str, key: str) -> PutOff | None:
    """How the asker put this line off the last time. Raises Gone for a file hidden from the asker."""
    readable(store, asker, family_id)
    return next(iter(store.find(PutOff, id=derived_id(family_id, "put off", asker.id, key))), None)


def own_put_off(asking: Asking, lines: Sequence[Due]) -> list[Due]:
    """The asker's Today: what the asker put off stands in a block of its own, with the reason."""
    with asking.store.read() as connection:
        rows = connection.execute(_own(), {"worker": asking.asker.id, "today": asking.today.isoformat()}).all()
    found = _waiting(asking, as_read(asking.store, rows))
    kept = [_set_aside(line, found[line.key], asking.today) if _holds(asking, line, found) else line for line in lines]
    return in_order(kept)


def told_put_off(asking: Asking, lines: Sequence[Due]) -> list[Due]:
    """For everybody else: each line where it stands, with who put it off until when and why."""
    if not lines:
        return []
    found = _waiting(asking, rows_of(asking, _open, today=asking.today.isoformat()))
    return [_told(asking, line, found[line.key]) if _holds(asking, line, found) else line for line in lines]


def _set_aside(line: Due, waits: _Waits, today: date) -> Due:
    detail = "; ".join(part for part in (line.detail, waits.reason) if part)
    until = f"until {waits.until:%A} {say_day(waits.until, today)}"
    why = f"{BY_YOU} {until}: {waits.reason.rstrip('.')}. It was {line.when}"
    return replace(line, urgency=Urgency.PUT_OFF, detail=detail, when=until, why=why, put_off_id=waits.id)


def _told(asking: Asking, line: Due, waits: _Waits) -> Due:
    who = "you" if waits.worker_id == asking.asker.id else asking.names.get(waits.worker_id, "somebody")
    words = f"put off until {say_day(waits.until, asking.today)} by {who}: {waits.reason}"
    return replace(line, detail="; ".join(part for part in (line.detail, words) if part), put_off_id=waits.id)


def _holds(asking: Asking, line: Due, found: dict[str, _Waits]) -> bool:
    """Whether it still says what it said when it was put off, and may still wait so long."""
    waits = found.get(line.key) if found and line.family_id else None
    if waits is None or waits.said != _said(line.due.isoformat() if line.due else "", line.detail, line.tab):
        return False
    most = asking.zone.putting_off.most_days
    return line.guard in (Guard.OPEN, Guard.TOMORROW) and waits.until <= latest_day(
        line.guard, line.due, today=asking.today, most_days=most
    )


def _said(due: str, detail: str, tab: str) -> tuple[str, str, str]:
    return due, detail, tab


def _waiting(asking: Asking, rows: Sequence[Any]) -> dict[str, _Waits]:
    """By the line's key; of two who put off one line, the one whose day comes later."""
    found: dict[str, _Waits] = {}
    for row in sorted(rows, key=lambda row: row.until):
        if row.family_id in asking.families:
            line = Due(Urgency.LATER, row.what, "", "", "", row.family_id, row.tab, row.item_id, None)
            said = _said(row.due or "", row.detail, row.tab)
            found[line.key] = _Waits(row.id, row.worker_id, said, date.fromisoformat(row.until), row.reason)
    return found


@cache
def _own() -> sa.Select[Any]:
    return _open().where(table_of(PutOff).c.worker_id == sa.bindparam("worker"))


def _open() -> sa.Select[Any]:
    table = table_of(PutOff).c
    names = ("id", "family_id", "worker_id", "what", "detail", "tab", "item_id", "due", "until", "reason")
    is_open = table.ended_on.is_(None) & (table.until > sa.bindparam("today"))
    return sa.select(*(table[name] for name in names)).where(is_open)

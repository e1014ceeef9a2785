"""Visit lines: visits ahead, those that nobody settled or wrote of, and children who were not seen as planned."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.asking import Asking, Opens, as_read, line_of, once, rows_of, waiting_line
from fpz_app.casework.due import WEEK, Due, say_hours
from fpz_app.casework.unseen import last_seen
from fpz_app.domain.dates import say_day
from fpz_app.domain.kinship import listed
from fpz_app.domain.people import Person
from fpz_app.domain.visits import Missed, Visit, VisitState
from fpz_app.domain.workers import Worker
from fpz_app.store.tables import table_of

TAB = "visit"
UNSETTLED = "Was the visit made?"
NOT_SEEN = "Not seen as planned"
TO_FOLLOW = "Note of a visit to write"
ASKED_ABOUT = (VisitState.PLANNED, VisitState.MADE)


def own_visits(asking: Asking) -> list[Due]:
    """The asker's own, found by who visits: most families have nothing to do with it."""
    given = {"worker": asking.asker.id, "ahead": (asking.today + WEEK).isoformat()}
    with asking.store.read() as connection:
        rows = as_read(asking.store, connection.execute(_own(), given).all())
    return _lines(asking, [row for row in rows if row.family_id in asking.families])


def unsettled(asking: Asking) -> list[Due]:
    """Of families that the asker leads, the visits of others whose day went by without a word or a note, and of who has left."""
    today = asking.today.isoformat()
    others = [row for row in _rows(asking) if row.visitor_id != asking.asker.id and row.state in ASKED_ABOUT]
    gone = {each.id for each in asking.store.find(Worker, left=True)} if others else set()
    return _lines(asking, [row for row in others if _day(row) < today or row.visitor_id in gone])


def visits(asking: Asking) -> list[Due]:
    """Everybody's planned visits of the next week, those whose day went by without a word, and those whose note is to follow."""
    return _lines(asking, _rows(asking))


def last_missed(asking: Asking) -> dict[str, date]:
    """By family, the day of the last visit that could not be made."""
    return {row.family_id: date.fromisoformat(row.on) for row in _rows(asking) if row.state == VisitState.MISSED}


def _lines(asking: Asking, found: Sequence[Any]) -> list[Due]:
    rows = [row for row in found if row.state in ASKED_ABOUT]
    names = _names(asking, rows)
    said = {VisitState.PLANNED: _planned, VisitState.MADE: _made}
    return [said[VisitState(row.state)](asking, row, listed([names[one] for one in row.whom if one in names])) for row in rows]


def not_seen(asking: Asking) -> list[Due]:
    """Children whom a visit was to see and nobody has seen since, where no other visit to them is planned."""
    missed = [row for row in _rows(asking) if row.state == VisitState.MISSED]
    if not missed:
        return []
    ahead = {(row.family_id, one) for row in _rows(asking) if row.state == VisitState.PLANNED for one in row.whom}
    first = min(date.fromisoformat(row.on) for row in missed)
    seen = last_seen(asking.store, sorted({row.family_id for row in missed}), since=first)
    children = {one for row in missed for one in row.whom}
    names = {
        each.id: each.called
        for each in asking.store.find(Person, id=children)
        if each.is_child(asking.today) and not each.died_on
    }
    lines, told = [], set(ahead)
    for row in sorted(missed, key=lambda row: row.on, reverse=True):
        day = date.fromisoformat(row.on)
        waiting = [
            one for one in row.whom
            if one in names and (row.family_id, one) not in told and seen.get((row.family_id, one), date.min) < day
        ]  # fmt: skip
        told |= {(row.family_id, one) for one in waiting}
        if waiting:
            lines.append(_missed(asking, row, [names[one] for one in waiting], day))
    return lines


def _planned(asking: Asking, row: Any, whom: str) -> Due:
    day = date.fromisoformat(row.on)
    who = "" if row.visitor_id == asking.asker.id else asking.names.get(row.visitor_id, "somebody else")
    opens, on = Opens(row.family_id, TAB, row.id), f"planned for {day:%A} {say_day(day, asking.today)}"
    if day < asking.today:
        why = f"{on}: say what became of it"
        return line_of(asking, day, UNSETTLED, f"{whom}, {on}", opens, why=why, who=who)
    what = "Visit" if row.place else "Visit at home"
    detail = "; ".join(part for part in (whom, row.place or asking.families[row.family_id].address) if part)
    when = say_hours(day, row.at, row.until, asking.today)
    return replace(line_of(asking, day, what, detail, opens, why=on, when=when, who=who), begins=row.at)


def _made(asking: Asking, row: Any, whom: str) -> Due:
    day = date.fromisoformat(_day(row))
    who = "" if row.visitor_id == asking.asker.id else asking.names.get(row.visitor_id, "somebody else")
    on = f"made on {day:%A} {say_day(day, asking.today)}"
    detail = "; ".join(part for part in (whom, on) if part)
    opens = Opens(row.family_id, TAB, row.id)
    return line_of(asking, day, TO_FOLLOW, detail, opens, why=f"{on}: no note tells of it yet", who=who)


def _day(row: Any) -> str:
    """The day it was made, or is planned for."""
    return str(row.settled_on or row.on)


def _missed(asking: Asking, row: Any, names: Sequence[str], day: date) -> Due:
    why = row.why if row.missed == Missed.OTHER else row.missed
    detail = f"{listed(list(names))}; {why}" if why else listed(list(names))
    when = f"visit on {day:%A} {say_day(day, asking.today)}"
    return waiting_line(asking, NOT_SEEN, detail, Opens(row.family_id, TAB, row.id), when=when)


def _names(asking: Asking, rows: Collection[Any]) -> dict[str, str]:
    ids = {one for row in rows for one in row.whom}
    return {each.id: each.called for each in asking.store.find(Person, id=ids)} if ids else {}


@once
def _rows(asking: Asking) -> list[Any]:
    """Planned up to a week ahead, made with a note to follow, and missed within the weeks in which a child is to be seen."""
    limit = timedelta(weeks=asking.clocks.child_seen_weeks)
    return rows_of(asking, _open, ahead=(asking.today + WEEK).isoformat(), missed_since=(asking.today - limit).isoformat())


def _open() -> sa.Select[Any]:
    table = table_of(Visit).c
    planned = (table.state == VisitState.PLANNED) & (table.on <= sa.bindparam("ahead"))
    missed = (table.state == VisitState.MISSED) & (table.on >= sa.bindparam("missed_since"))
    return _visits().where(planned | _to_follow() | missed)


@cache
def _own() -> sa.Select[Any]:
    table = table_of(Visit).c
    planned = (table.state == VisitState.PLANNED) & (table.on <= sa.bindparam("ahead"))
    return _visits().where((table.visitor_id == sa.bindparam("worker")) & (planned | _to_follow()))


def _to_follow() -> sa.ColumnElement[bool]:
    table = table_of(Visit).c
    return (table.state == VisitState.MADE) & (table.note_id == "")


def _visits() -> sa.Select[Any]:
    table = table_of(Visit).c
    names = ("id", "family_id", "visitor_id", "on", "at", "until", "place", "whom", "state", "missed", "why", "settled_on")
    return sa.select(*(table[name] for name in names)).order_by(table.on, table.at)

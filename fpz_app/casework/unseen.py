"""Unseen: children at home whom nobody has seen within the zone's limit, one line a family."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.casework.asking import as_read
from fpz_app.domain import kinship
from fpz_app.domain.dates import say_day
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Membership, Person, Place, Stage
from fpz_app.store.plain_rows import among, listed
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

AHEAD = timedelta(days=7)
NOBODY = "[]"


@dataclass(frozen=True)
class Unseen:
    """'See the children', 'Jayden and Mia, last seen 20 October', and by when; `was_seen`: the first of them, ever."""

    family_id: str
    what: str
    detail: str
    due: date
    was_seen: bool


@dataclass(frozen=True)
class _Child:
    """`seen` is None for a child never seen; `since` is the day from which the limit counts."""

    family_id: str
    name: str
    seen: date | None
    since: date


def unseen(store: Store, family_ids: Sequence[str], today: date, limit: timedelta) -> list[Unseen]:
    """Due within a week or before. Where early help is under way a child never seen counts from its beginning."""
    by_family: dict[str, list[_Child]] = {}
    late = today + AHEAD - limit
    for child in _children(store, family_ids, today, late):
        if child.since <= late:
            by_family.setdefault(child.family_id, []).append(child)
    return [_line(family_id, children, limit, today) for family_id, children in by_family.items()]


def _line(family_id: str, children: list[_Child], limit: timedelta, today: date) -> Unseen:
    seen = [child for child in children if child.seen is not None]
    never = [child for child in children if child.seen is None]
    parts = [f"{kinship.listed([child.name for child in never])}, not seen yet"] if never else []
    if seen:
        oldest = min(child.since for child in seen)
        parts.append(f"{kinship.listed([child.name for child in seen])}, last seen {say_day(oldest, today)}")
    what = "See the child" if len(children) == 1 else "See the children"
    first = min(children, key=lambda child: child.since)
    return Unseen(family_id, what, "; ".join(parts), first.since + limit, first.seen is not None)


def _children(store: Store, family_ids: Sequence[str], today: date, late: date) -> list[_Child]:
    """Those not seen after the day `late`: of most children no more than the last weeks' notes are looked at."""
    running, resting = _early_help(store, family_ids)
    lately = last_seen(store, family_ids, since=late + timedelta(days=1))
    everyone = {(row.family_id, row.person_id) for row in _rows_of(store, family_ids, _at_home())}
    at_home = [(family_id, person_id) for family_id, person_id in everyone - lately.keys() if family_id not in resting]
    people = {each.id: each for each in store.find(Person, id={person_id for _, person_id in at_home})}
    children = {key: each for key, each in people.items() if can_be_seen(each, today)}
    last = last_seen(store, sorted({family_id for family_id, person_id in at_home if person_id in children}))
    found = []
    for family_id, person_id in at_home:
        seen = last.get((family_id, person_id))
        since = seen or running.get(family_id)
        if since is not None and person_id in children:
            found.append(_Child(family_id, children[person_id].called, seen, since))
    return sorted(found, key=lambda child: (child.family_id, child.since, child.name))


def can_be_seen(person: Person, today: date) -> bool:
    return person.is_child(today) and person.stage is not Stage.UNBORN and person.died_on is None


def _early_help(store: Store, family_ids: Sequence[str]) -> tuple[dict[str, date], set[str]]:
    """By family, the day its early help under way began; and the families whose early help rests or has ended."""
    running: dict[str, date] = {}
    known: set[str] = set()
    for row in _rows_of(store, family_ids, _began()):
        known.add(row.family_id)
        if EpisodeState(row.state).is_under_way and row.began:
            began = date.fromisoformat(row.began)
            running[row.family_id] = min(running.get(row.family_id, began), began)
    return running, known - set(running)


def _rows_of(store: Store, family_ids: Sequence[str], query: sa.Select[Any]) -> list[Any]:
    standing = store.standing()
    files = listed({own for each in family_ids for own in standing.all_of(each)})
    with store.read() as connection:
        return as_read(store, connection.execute(query, {"files": files}).all())


@cache
def _at_home() -> sa.Select[Any]:
    table = table_of(Membership).c
    lives = table.place.in_([Place.HOME, Place.PART]) & table.until.is_(None)
    return sa.select(table.family_id, table.person_id).where(among(table.family_id, sa.bindparam("files")), lives)


@cache
def _began() -> sa.Select[Any]:
    table = table_of(Episode).c
    began = sa.func.coalesce(table.requested_on, table.assessment_started_on).label("began")
    return sa.select(table.family_id, table.state, began).where(among(table.family_id, sa.bindparam("files")))


def last_seen(store: Store, family_ids: Sequence[str], since: date = date.min) -> dict[tuple[str, str], date]:
    """By family and person, in notes of `since` or later."""
    standing = store.standing()
    given = {"files": listed({own for each in family_ids for own in standing.all_of(each)}), "since": since.isoformat()}
    with store.read() as connection:
        rows = connection.execute(_seen(), given).all()
    named: dict[tuple[str, str], str] = {}  # the lists as they are written: most of a family's notes name the same children
    for family_id, day, *lists in rows:
        for written in lists:
            if written != NOBODY and named.get((family_id, written), "") < day:
                named[family_id, written] = day
    last: dict[tuple[str, str], str] = {}
    for (family_id, written), day in named.items():
        for person_id in msgspec.json.decode(written) or ():
            key = (standing.stands(family_id), standing.stands(str(person_id)))
            last[key] = max(last.get(key, day), day)
    return {key: date.fromisoformat(day) for key, day in last.items()}


@cache
def _seen() -> sa.Select[Any]:
    """Whom each note names as seen, as it is written, straight from its index; made once, as making it takes longest."""
    notes = table_of(Note)
    lists = [sa.func.coalesce(sa.cast(notes.c[field], sa.Text), NOBODY) for field in ("seen", "seen_alone")]
    return sa.select(notes.c.family_id, notes.c.on, *lists).where(
        among(notes.c.family_id, sa.bindparam("files")),
        notes.c.on >= sa.bindparam("since"),
        sa.or_(*(each != NOBODY for each in lists)),
    )

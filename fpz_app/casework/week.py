"""Week: one worker's visits and meetings of seven days, and what else stands at the hour of a visit."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files
from fpz_app.casework.asking import as_read
from fpz_app.casework.joined_leads import joined_leads
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.kinship import listed
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState
from fpz_app.domain.people import Person
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.times import span
from fpz_app.domain.visits import Visit, VisitState
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

DAYS = 7
A_VISIT, A_MEETING = timedelta(hours=1), timedelta(minutes=90)
"""How long something takes of which nobody said until when."""


@dataclass(frozen=True)
class Entry:
    """A visit or a meeting: whom it is about as `detail`, where as `where`; `stands` is the state's own words; `tab` opens it."""

    id: str
    family_id: str
    family: str
    reference: str
    on: date
    at: str
    until: str
    what: str
    detail: str
    where: str
    stands: str
    tab: str

    @property
    def hours(self) -> str:
        return span(self.at, self.until)

    @property
    def ends(self) -> str:
        """When it is over, as far as one can tell; '' where it has no hour."""
        if self.until or not self.at:
            return self.until
        length = A_VISIT if self.tab == "visit" else A_MEETING
        end = datetime.combine(self.on, time.fromisoformat(self.at)) + length
        return f"{end:%H:%M}" if end.date() == self.on else "24:00"


@dataclass(frozen=True)
class Week:
    """From Monday on, a tuple of entries a day, in the order of their hours; `others` are whose weeks the asker may see."""

    worker: Worker
    first: date
    days: tuple[tuple[Entry, ...], ...]
    others: tuple[Worker, ...]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week(store: Store, asker: Worker, day: date, *, worker_id: str = "") -> Week:
    """The week of a day: the asker's own, or for who leads a team another's. Raises Problem where the asker may not see it."""
    leads = may(asker, Doing.APPROVE, Scope())
    if worker_id not in ("", asker.id) and not leads:
        raise Problem("You may not see this week.", "Ask whose it is.")
    worker = store.get(Worker, worker_id) if worker_id not in ("", asker.id) else asker
    first = monday_of(day)
    entries = between(store, asker, worker, first, first + timedelta(days=DAYS - 1))
    days = tuple(tuple(each for each in entries if each.on == first + timedelta(days=count)) for count in range(DAYS))
    others = tuple(each for each in store.find(Worker, left=False, order="name") if each.id != asker.id) if leads else ()
    return Week(worker, first, days, others)


def between(store: Store, asker: Worker, worker: Worker, first: date, last: date) -> list[Entry]:
    """What the worker has from one day to another, but for files that are hidden from the asker."""
    if not may(asker, Doing.READ, Scope()):
        return []
    given = {"worker": worker.id, "name": worker.name, "first": first.isoformat(), "last": last.isoformat()}
    with store.read() as connection:
        visits = as_read(store, connection.execute(_visits(), given).all())
        meetings = as_read(store, connection.execute(_meetings(), {**given, "joined": _joined(store, worker)}).all())
    hidden = hidden_files(store, asker)
    ids = {row.family_id for row in (*visits, *meetings)} - hidden
    families = {each.id: each for each in store.find(Family, id=ids)} if ids else {}
    people = {one for row in visits if row.family_id in families for one in row.whom}
    names = {each.id: each.called for each in store.find(Person, id=people)} if people else {}
    found = [_visit(row, families[row.family_id], names) for row in visits if row.family_id in families]
    found += [_meeting(row, families[row.family_id]) for row in meetings if row.family_id in families]
    return sorted(found, key=lambda each: (each.on, each.at or "~", each.family, each.id))


def clashes(store: Store, asker: Worker, visit: Visit) -> list[Entry]:
    """What else the visitor has at the hour of a visit; nothing where it has no hour."""
    visitor = next(iter(store.find(Worker, id=visit.visitor_id)), asker)
    if not visit.at or not visit.is_open:
        return []
    mine = Entry(visit.id, visit.family_id, "", "", visit.on, visit.at, visit.until, "", "", "", "", "visit")
    others = between(store, asker, visitor, visit.on, visit.on)
    return [each for each in others if each.id != visit.id and each.at and each.at < mine.ends and mine.at < each.ends]


def _visit(row: Any, family: Family, names: dict[str, str]) -> Entry:
    return Entry(
        row.id, family.id, family.name, family.reference, date.fromisoformat(row.on), row.at, row.until,
        "Visit" if row.place else "Visit at home", listed([names[one] for one in row.whom if one in names]),
        row.place or family.address, row.state, "visit",
    )  # fmt: skip


def _meeting(row: Any, family: Family) -> Entry:
    where = " and ".join(part for part in (row.place, "online" if row.online else "") if part)
    what = "Team around the family, " + row.purpose
    day = date.fromisoformat(row.held_on or row.on)
    return Entry(row.id, family.id, family.name, family.reference, day, row.at, "", what, "", where, row.state, "meetings")


def _visits() -> sa.Select[Any]:
    table = table_of(Visit).c
    names = ("id", "family_id", "on", "at", "until", "place", "whom", "state")
    return sa.select(*(table[name] for name in names)).where(
        table.visitor_id == sa.bindparam("worker"),
        table.state != VisitState.CANCELLED,
        table.on.between(sa.bindparam("first"), sa.bindparam("last")),
    )


def _joined(store: Store, worker: Worker) -> list[str]:
    """By every id of theirs, families that the worker leads and that others are joined to."""
    standing = store.standing()
    led = (
        {each.id for each in store.find(Family, id=sorted(set(standing.of.values())), lead_id=worker.id)}
        if standing.of
        else set()
    )
    led |= {family_id for family_id, leads in joined_leads(store).items() if worker.id in leads}
    return [own for family_id in sorted(led) for own in standing.all_of(family_id)]


def _meetings() -> sa.Select[Any]:
    """Of families that the worker leads, and those to which the worker is asked, or which they chair."""
    meetings, asked, helpers, families = (table_of(kind).c for kind in (Meeting, Attendance, Helper, Family))
    worker: sa.BindParameter[str] = sa.bindparam("worker")
    day = sa.func.coalesce(meetings.held_on, meetings.on)
    led = sa.select(families.id).where(families.lead_id == worker)
    joined = meetings.family_id.in_(sa.bindparam("joined", expanding=True))
    invited = sa.select(asked.meeting_id).join(table_of(Helper), helpers.id == asked.who_id).where(helpers.worker_id == worker)
    names = ("id", "family_id", "on", "held_on", "at", "place", "online", "purpose", "state")
    return sa.select(*(meetings[name] for name in names)).where(
        meetings.state != MeetingState.CANCELLED,
        day.between(sa.bindparam("first"), sa.bindparam("last")),
        sa.or_(meetings.family_id.in_(led), joined, meetings.id.in_(invited), meetings.chair == sa.bindparam("name")),
    )

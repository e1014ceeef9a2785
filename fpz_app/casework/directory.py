"""Directory: people who have no family yet, and how they go over into a family's file with all that is known of them."""

from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from fpz_app.casework.caseload_entries import ENTRY_KINDS, Entry
from fpz_app.casework.episodes import open_episode
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.frontdoor import Referral
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store.rows import records
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Work


@dataclass(frozen=True)
class Unjoined:
    """A child without a family. `latest` is the day of the last entry; the rest is what entries say, to sort by and show."""

    person: Person
    entries: tuple[Entry, ...]
    latest: date | None
    organisation: str
    team: str
    worker: str


def unjoined(store: Store, asker: Worker) -> list[Unjoined]:
    """Children of the zone's directory, the last that something happened to first. Lists 1 to 3 say nothing of families."""
    if not may(asker, Doing.READ, Scope()):
        return []
    people, belongs = table_of(Person), table_of(Membership)
    tied = sa.select(belongs.c.person_id).where(belongs.c.until.is_(None))
    query = sa.select(people).where(people.c.file_id == asker.file_id, people.c.external_id != "", people.c.id.not_in(tied))
    with store.read() as connection:
        found = records(Person, connection.execute(query))
        by_person: dict[str, list[Entry]] = {}
        for kind in ENTRY_KINDS:
            table = table_of(kind)
            for entry in records(kind, connection.execute(sa.select(table).where(table.c.file_id == asker.file_id))):
                by_person.setdefault(entry.person_id, []).append(entry)
    rows = [_row(person, by_person.get(person.id, [])) for person in found]
    return sorted(rows, key=lambda row: (row.latest or date.min, row.person.external_id), reverse=True)


def bring_over(work: Work, person: Person, family_id: str) -> Person:
    """Moves a person of the zone's directory, and what a list told of them, into a family's file."""
    for kind in ENTRY_KINDS:
        table = table_of(kind)
        found = work.connection.execute(sa.select(table).where(table.c.person_id == person.id, table.c.file_id == person.file_id))
        for entry in records(kind, found):
            work.put(with_family(work, replace(entry, file_id=family_id), family_id))
    return work.put(replace(person, file_id=family_id))


def with_family(work: Work, entry: Entry, family_id: str) -> Entry:
    """Early help becomes the family's, unless another period of it is under way there; then it stays the child's alone."""
    if not isinstance(entry, Episode):
        return entry
    if entry.state is not EpisodeState.CLOSED and open_episode(work, family_id) is not None:
        return entry
    return replace(entry, family_id=family_id)


def _row(person: Person, entries: list[Entry]) -> Unjoined:
    entries.sort(key=day_of, reverse=True)
    episodes = [entry for entry in entries if isinstance(entry, Episode)]
    referrals = [entry for entry in entries if isinstance(entry, Referral)]
    return Unjoined(
        person,
        tuple(entries),
        day_of(entries[0]) if entries else None,
        next((each.organisation for each in episodes if each.organisation), ""),
        next((each.team for each in referrals if each.team), ""),
        next((each.worker for each in referrals if each.worker), ""),
    )


def day_of(entry: Entry) -> date:
    """When it happened, or began."""
    return (entry.assessment_started_on or entry.requested_on or date.min) if isinstance(entry, Episode) else entry.on

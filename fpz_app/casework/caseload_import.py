"""Caseload import: children, contacts, early help and referrals of a list come on record, once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files
from fpz_app.casework.caseload_entries import ENTRY_KINDS, Entry, gaps_of_entry, gaps_of_person, new_entry, new_person
from fpz_app.casework.directory import with_family
from fpz_app.domain.caseload import ListedChild, ListedEvent
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.rows import records
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Work


@dataclass(frozen=True)
class BroughtIn:
    """How many of each are new; `filled` were here with gaps that the list filled; `already` is entries that were here."""

    children: int = 0
    contacts: int = 0
    episodes: int = 0
    referrals: int = 0
    filled: int = 0
    already: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.children or self.contacts or self.episodes or self.referrals or self.filled)


@dataclass(frozen=True)
class _Home:
    """A person on record, and the file in which what happened to them lies."""

    person: Person
    file_id: str


def bring_in(store: Store, actor: Worker, children: Iterable[ListedChild], events: Sequence[ListedEvent]) -> BroughtIn:
    """One work. Children come in with their entries; what is on record is filled where it is empty, never overwritten."""
    hidden = hidden_files(store, actor)
    with store.work(actor, "Bring in a caseload") as work:
        work.require(Doing.IMPORT)
        wanted = {event.key: event for event in events}
        numbers = {event.child for event in wanted.values()}
        listed = {child.number: child for child in children if child.number in numbers}
        known, here = _people(work.connection, hidden), _entries(work.connection, hidden)
        new = {number: new_person(child, actor.file_id) for number, child in listed.items() if number not in known}
        homes = known | {number: _Home(person, person.file_id) for number, person in new.items()}
        fresh = [_new_entry(work, event, homes[event.child]) for key, event in wanted.items() if key not in here]
        work.add([*new.values(), *(entry for entry in fresh if entry.file_id == actor.file_id)])
        filled = sum(_fill(work, here[key], gaps_of_entry(here[key], event)) for key, event in wanted.items() if key in here)
        for number in listed.keys() & known.keys():
            person = known[number].person
            if person.file_id not in hidden:
                filled += _fill(work, person, gaps_of_person(person, listed[number]))
        contacts, episodes, referrals = (sum(isinstance(entry, kind) for entry in fresh) for kind in ENTRY_KINDS)
        return BroughtIn(len(new), contacts, episodes, referrals, filled, len(wanted) - len(fresh))


def keys_on_record(store: Store, asker: Worker) -> frozenset[str]:
    """The keys of entries that came with a list before and are still here."""
    hidden = hidden_files(store, asker)
    with store.read() as connection:
        return frozenset(_entries(connection, hidden))


def _new_entry(work: Work, event: ListedEvent, home: _Home) -> Entry:
    """Stored at once where the child has a family: the next entry must see that early help is under way there."""
    entry = new_entry(event, home.person, home.file_id)
    return entry if home.file_id == work.actor.file_id else work.put(with_family(work, entry, home.file_id))


def _fill(work: Work, record: Any, gaps: Mapping[str, Any]) -> bool:
    if gaps:
        work.put(replace(record, **gaps))
    return bool(gaps)


def _people(connection: sa.Connection, hidden: frozenset[str]) -> dict[str, _Home]:
    """By their number elsewhere, the first that was recorded. Who lies in a hidden file is known through another family."""
    people, belongs = table_of(Person), table_of(Membership)
    query = sa.select(people).where(people.c.external_id != "").order_by(people.c.id.desc())
    found = records(Person, connection.execute(query))
    ties = connection.execute(sa.select(belongs.c.person_id, belongs.c.family_id).where(belongs.c.until.is_(None)))
    seen_in = {row.person_id: row.family_id for row in ties if row.family_id not in hidden}
    files = {each.id: seen_in.get(each.id, "") if each.file_id in hidden else each.file_id for each in found}
    return {each.external_id: _Home(each, files[each.id]) for each in found if files[each.id]}


def _entries(connection: sa.Connection, hidden: frozenset[str]) -> dict[str, Entry]:
    """Contacts, episodes and referrals that came with a list, by key."""
    found: list[Entry] = []
    for kind in ENTRY_KINDS:
        table = table_of(kind)
        found += records(kind, connection.execute(sa.select(table).where(table.c.source_key != "")))
    return {each.source_key: each for each in found if each.file_id not in hidden}

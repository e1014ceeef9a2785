"""History: who changed what and when, and taking a change back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.domain.changes import Change, Op
from fpz_app.domain.doings import doings_of, is_own_contact
from fpz_app.domain.permissions import Doing, Scope, require
from fpz_app.domain.stamps import read_stamp
from fpz_app.domain.workers import Worker
from fpz_app.store import journal, past
from fpz_app.store.store import Store
from fpz_app.store.undo import take_back

CENTRE, SOMEONE = "The centre", "Someone"
"""Who wrote a text that was joined, or a worker whom this laptop does not know."""
_UNSAID = {"file_id", "family_id", "place", "id", "versions"}


@dataclass(frozen=True)
class FieldChange:
    """One field's new value in plain form, with the value before it; None where there was none."""

    kind: str
    field: str
    before: object
    after: object


@dataclass(frozen=True)
class HistoryRow:
    """One work as a history lists it; `at` is in the laptop's time, `begins` says that the record was made by it."""

    group: str
    at: datetime
    who: str
    title: str
    changes: tuple[FieldChange, ...]
    begins: bool = False


def record_history(store: Store, asker: Worker, family_id: str, record_ids: Sequence[str]) -> list[HistoryRow]:
    """The works on these records of a family's file, newest first, with what each field said before and after."""
    readable(store, asker, family_id)
    who = naming.workers(store)
    with store.read() as connection:
        found = journal.history(connection, record_ids)
    before: dict[tuple[str, str], object] = {}
    rows = []
    for event in reversed([each for each in found if each.file in store.standing().all_of(family_id)]):
        changes = tuple(each for change in event.changes for each in _fields(change, before))
        begins = any(change.op is Op.ADD for change in event.changes)
        rows.append(HistoryRow(event.group, when(event.stamp), _author(event.who, who), event.title, changes, begins=begins))
    return rows[::-1]


def file_history(store: Store, asker: Worker, family_id: str, limit: int = 200) -> list[HistoryRow]:
    """What was done in a family's file, newest first: changes, readings and prints."""
    readable(store, asker, family_id)
    who = naming.workers(store)
    with store.read() as connection:
        every = [each for file in store.standing().all_of(family_id) for each in journal.events_of_file(connection, file, limit)]
    found = sorted(every, key=lambda each: each.stamp, reverse=True)[:limit]
    return [HistoryRow(each.group, when(each.stamp), _author(each.who, who), each.title, ()) for each in found]


def kept_at_centre(store: Store, asker: Worker, family_id: str) -> date | None:
    """The day before which what was done in a family's file is at the centre alone; None where all of it is on this laptop."""
    readable(store, asker, family_id)
    with store.read() as connection:
        files = [each for each in store.standing().all_of(family_id) if past.of_file(connection, each)]
        first = max((journal.oldest_of_file(connection, each) for each in files), default="")
    return when(first).date() if first else None


def undo(store: Store, actor: Worker, group: str) -> None:
    """Takes a work back with a new one, for which the actor needs what the changes need, such as an approval's.

    Raises ChangedSince where a field has changed since; Problem where not permitted.
    """
    with store.work(actor, "Undo") as work:
        files = {file_id: work.scope(file_id) for file_id in journal.files_of_group(work.connection, group)}
        for scope in files.values():
            require(actor, Doing.UNDO, scope)
        take_back(work, group)
        for file_id, changes in work.changes.items():
            others = [change for change in changes if not is_own_contact(change, actor.id)]
            for doing in {doing for change in others for doing in doings_of(change, new=change.op is Op.ADD)}:
                require(actor, doing, files.get(file_id, Scope()))


def _author(worker: str, names: Mapping[str, str]) -> str:
    return names.get(worker, SOMEONE) if worker else CENTRE


def _fields(change: Change, before: dict[tuple[str, str], object]) -> list[FieldChange]:
    said = []
    for name, value in change.values.items():
        old = before.get((change.id, name))
        before[change.id, name] = value
        if name not in _UNSAID and (change.op is not Op.ADD or value not in ("", None, [], False)):
            said.append(FieldChange(change.kind, name, old, value))
    return said


def when(stamp: str) -> datetime:
    """The time of a stamp on this laptop."""
    return datetime.fromtimestamp(read_stamp(stamp).milliseconds / 1000, UTC).astimezone()

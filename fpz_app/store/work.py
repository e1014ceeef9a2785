"""Work: one transaction with a title, an author and a time; the only way to write records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from fpz_app.domain.aliases import Alias
from fpz_app.domain.changes import WHOLE, Change, Op, Versions, as_json, build, heads, kind_of, plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.merging import PLACE, State, looked_at, works_in
from fpz_app.domain.permissions import Doing, Scope, require, sees
from fpz_app.domain.record import Record, new_id
from fpz_app.domain.workers import Worker
from fpz_app.store import journal, search, states
from fpz_app.store.opened import opened_files
from fpz_app.store.rows import record_of, row_of
from fpz_app.store.seen import NOTHING, Seen, Stood, changed_in_form, removed_as, rests_on, was_there
from fpz_app.store.standing import Standing, standing_in
from fpz_app.store.tables import TABLES, table_of

R = TypeVar("R", bound=Record)
ENTRY_BYTES, CHANGE_BYTES = 512 * 1024, 2 * 1024 * 1024
"""An entry that is larger takes no more changes; no change is larger. Both together go over the wire in one piece."""


class Gone(Problem):
    """The record was removed, or was never here."""

    def __init__(self) -> None:
        super().__init__("This is no longer there.", "It may have been removed or undone; its history is kept.")


@dataclass
class Entry:
    """A journal entry to be: `begins` is the place of its first change among those of its file, `size` about its bytes."""

    id: str
    begins: int
    size: int = 0


@dataclass
class Work:
    """Open inside `store.work(actor, title)`. Changes of several files become an entry a file, joined by `group`; what is more
    than goes over the wire at once becomes several entries of a file.

    `milliseconds` is the time by the store's own clock, which never goes back: works' ids begin with it; `passed` is
    Store.time_passed. `seen` is what the form was opened with that it is written from.
    """

    connection: sa.Connection
    actor: Worker
    title: str
    milliseconds: int
    passed: int
    group: str = field(default_factory=new_id)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    changes: dict[str, list[Change]] = field(default_factory=dict)
    before: dict[str, states.Before] = field(default_factory=dict)
    seen: Seen = NOTHING
    device: str = ""
    undoes: str = ""

    def get(self, kind: type[R], record_id: str) -> R:
        """Raises Gone."""
        found = self._stored(kind, record_id)
        if found is None:
            raise Gone
        return found[0]

    def find(self, kind: type[R], record_id: str) -> R | None:
        found = self._stored(kind, record_id)
        return None if found is None else found[0]

    def scope(self, file_id: str) -> Scope:
        """The permission scope of a file: its family's, or the directory's."""
        family = self.find(Family, file_id)
        if family is None or sees(self.actor, family):
            return Scope(family)
        return Scope(family, opened_files(self.connection, self.actor.id, self.passed))

    def require(self, doing: Doing, file_id: str = "") -> None:
        """Raises Problem where the actor may not do it in this file."""
        require(self.actor, doing, self.scope(file_id) if file_id else Scope())

    def put(self, record: R) -> R:
        """Stores a new record, or the fields of a known one that differ; returns it."""
        kind = kind_of(record)
        state = states.load(self.connection, [(kind, record.id)]).get((kind, record.id))
        stood = self.seen.stood(kind, record.id)
        if state is not None and stood and (state.is_there() or was_there(stood)):
            return self._put_from_form(record, state, stood)
        before = states.record_in(kind, record.id, state) if state else None
        if state is None or before is None:
            self._bring(record, state)
            return record
        old, new = plain(before), self._as_stored(record, plain(before))
        values = {name: value for name, value in new.items() if old[name] != value}
        if not values:
            return record
        if PLACE in values:
            # The file it leaves is told apart: those who see that file alone see it go, those of the new one get it whole.
            self._set(before.file_id, record, {PLACE: record.file_id}, state, old)
            state = states.load(self.connection, [(kind, record.id)])[kind, record.id]
            values = {name: value for name, value in new.items() if name != "id"}
        self._set(record.file_id, record, values, state, old)
        return record

    def put_all(self, many: Iterable[Record]) -> None:
        for record in many:
            self.put(record)

    def add(self, many: Sequence[Record]) -> None:
        """Stores records that are new, many at a time."""
        by_kind: dict[str, list[Record]] = {}
        for record in many:
            by_kind.setdefault(kind_of(record), []).append(record)
        for kind, group in by_kind.items():
            rows = []
            group = [self._kept(record) for record in group]
            for record in group:
                rows.append(row_of(record, {WHOLE: [self._entry(record.file_id)]}))
                values = {name: value for name, value in plain(record).items() if name != "id"}
                self._note(record.file_id, Change(kind=kind, id=record.id, op=Op.ADD, values=values), None)
            self.connection.execute(sa.insert(TABLES[kind]), rows)
            search.index(self.connection, kind, group)

    def remove(self, record: Record) -> None:
        """Takes a record away; the journal keeps what it said."""
        stored = self._stored(type(record), record.id)
        if stored is None:
            raise Gone
        kind, stand = kind_of(record), sorted({head for each in stored[1].values() for head in each})
        if stood := self.seen.stood(kind, record.id):
            state = states.load(self.connection, [(kind, record.id)])[kind, record.id]
            stand = removed_as(state, stood, self._own(works_in(state)))
        self._apply(record.file_id, Change(kind=kind, id=record.id, op=Op.REMOVE, bases={WHOLE: stand}))

    def came_since(self, record: Record) -> bool:
        """Whether it is one of those that the form shows, and came when it was open: who saves the form does not know of it."""
        return self.seen.came_since(kind_of(record), record.id)

    def settle(self, kind: str, record_id: str, field: str, value: Any, *, seen: Sequence[str]) -> None:
        """Settles a conflict in a field, or with WHOLE that the record stays; `seen` are the works that were looked at."""
        state = states.load(self.connection, [(kind, record_id)]).get((kind, record_id))
        if state is None:
            raise Gone
        values = {} if field == WHOLE else {field: value}
        change = Change(kind=kind, id=record_id, op=Op.RESOLVE, values=values, bases={field: sorted(seen)})
        self._apply(state.values[PLACE], change, {name: state.values.get(name) for name in values})

    def say(self, file_id: str) -> None:
        """Makes the work an event of a file even when nothing changed in it: opened, printed, searched."""
        self._entry(file_id)

    def ids(self) -> set[str]:
        """The entries so far."""
        return {entry.id for entries in self.entries.values() for entry in entries}

    def parts(self) -> Iterator[tuple[str, str, list[Change], states.Before]]:
        """What goes into the journal, in order: file, entry, its changes and what was there before each."""
        for file_id, entries in self.entries.items():
            changes, before = self.changes.get(file_id, []), self.before.get(file_id, [])
            ends = [*(entry.begins for entry in entries[1:]), len(changes)]
            for entry, end in zip(entries, ends, strict=True):
                yield file_id, entry.id, changes[entry.begins : end], before[entry.begins : end]

    def _bring(self, record: Record, state: State | None) -> None:
        """A record that has no row: new, or removed earlier and brought back."""
        if state is None:
            self.add([record])
            return
        values = {name: value for name, value in self._as_stored(record, None).items() if name != "id"}
        bases = {name: heads(state.versions, name) for name in values} | {WHOLE: list(state.removals)}
        self._apply(record.file_id, Change(kind=kind_of(record), id=record.id, op=Op.ADD, values=values, bases=bases))

    def _put_from_form(self, record: R, state: State, stood: Stood) -> R:
        """Only what was changed in the form; where others changed the same since, both stand and wait to be settled."""
        kind = kind_of(record)
        values = changed_in_form(kind, record.id, state, stood, lambda old: self._as_stored(record, old))
        if values:
            own = self._own(works_in(state))
            bases = {name: rests_on(kind, state, stood, name, value, own) for name, value in values.items()}
            change = Change(kind=kind, id=record.id, op=Op.SET, values=values, bases=bases)
            self._apply(state.values[PLACE], change, {name: state.values.get(name) for name in values})
        found = self.find(type(record), record.id)
        return record if found is None else build(kind, self.standing.read(plain(found)))  # type: ignore[return-value]

    def _own(self, works: set[str]) -> set[str]:
        """Those that the actor wrote here, in this work or before."""
        return works & self.ids() | journal.own_works(self.connection, works, who=self.actor.id, device=self.device)

    @cached_property
    def standing(self) -> Standing:
        """Which records stood for which when the work began to write."""
        return standing_in(self.connection)

    def _as_stored(self, record: Record, old: dict[str, Any] | None) -> dict[str, Any]:
        new = plain(record)
        return self.standing.write(new, old, record.file_id) if self.standing.of and not isinstance(record, Alias) else new

    def _kept(self, record: R) -> R:
        if not self.standing.of or isinstance(record, Alias):
            return record
        return build(kind_of(record), self._as_stored(record, None))  # type: ignore[return-value]

    def _set(self, file_id: str, record: Record, values: dict[str, Any], state: State, before: dict[str, Any]) -> None:
        kind = kind_of(record)
        bases = {name: looked_at(kind, state, name) for name in values}
        change = Change(kind=kind, id=record.id, op=Op.SET, values=values, bases=bases)
        self._apply(file_id, change, {name: before[name] for name in values})

    def _apply(self, file_id: str, change: Change, before: dict[str, Any] | None = None) -> None:
        change = replace(change, values=as_json(change.values))
        states.apply_all(self.connection, [(self._entry(file_id), [change])])
        self._note(file_id, change, before)

    def _stored(self, kind: type[R], record_id: str) -> tuple[R, Versions] | None:
        table = table_of(kind)
        row = self.connection.execute(sa.select(table).where(table.c.id == record_id)).mappings().first()
        return None if row is None else (record_of(table.name, row), row["versions"])  # type: ignore[return-value]

    def _entry(self, file_id: str) -> str:
        """The entry for the next change in a file."""
        entries = self.entries.setdefault(file_id, [])
        if not entries or entries[-1].size > ENTRY_BYTES:
            entries.append(Entry(new_id(self.milliseconds), len(self.changes.get(file_id, ()))))
        return entries[-1].id

    def _note(self, file_id: str, change: Change, before: dict[str, Any] | None) -> None:
        size = len(msgspec.json.encode(change))
        if size > CHANGE_BYTES:
            raise Problem("This is more text than one entry can hold.", "Shorten it, or add it as an attachment.")
        self.entries[file_id][-1].size += size
        self.changes.setdefault(file_id, []).append(change)
        self.before.setdefault(file_id, []).append(before)

"""Joined texts: what the centre has joined of two people's versions, to be looked at and taken apart."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files
from fpz_app.casework.conflict_words import TABS, Wording
from fpz_app.casework.conflicts import versions_of
from fpz_app.casework.history import when
from fpz_app.casework.settling import Settled
from fpz_app.casework.versions import Version, changes_to
from fpz_app.domain.changes import Change, Op
from fpz_app.domain.doings import doings_of
from fpz_app.domain.families import Family
from fpz_app.domain.merging import JOINED, State, looked_at
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store import states
from fpz_app.store.store import Store
from fpz_app.store.tables import changes, works

UNDO_TITLE = "Take a joined text apart"


@dataclass(frozen=True)
class Joined:
    """A text that still stands as the centre joined it; `versions` are both originals."""

    kind: str
    record_id: str
    field: str
    family_id: str
    family: str
    tab: str
    title: str
    said: str
    work: str
    at: datetime
    words: str
    versions: tuple[Version, ...]

    @property
    def key(self) -> str:
        return f"{self.record_id}.{self.field}"

    @property
    def what(self) -> str:
        return f"{self.title}: {self.said}"


def joined_texts(store: Store, asker: Worker, family_id: str = "") -> list[Joined]:
    """In the files that the asker may read, or in one of them; the latest first. What was changed since is left out."""
    hidden = hidden_files(store, asker)
    query = (
        sa.select(changes.c.record, changes.c.kind, changes.c["values"].label("values_"), works.c.file, works.c.id, works.c.stamp)
        .join(works, works.c.id == changes.c.work)
        .where(works.c.title == sa.bindparam(None, JOINED, literal_execute=True), works.c.who == "")
        .order_by(works.c.stamp.desc())
    )
    if family_id:
        query = query.where(works.c.file == family_id)
    found: list[Joined] = []
    with store.read() as connection:
        rows = [row for row in connection.execute(query) if row.file not in hidden]
        kept = states.load(connection, {(row.kind, row.record) for row in rows})
        families = {family.id: family for family in store.find(Family, id=list({row.file for row in rows}))}
        for row in rows:
            family, state = families.get(row.file), kept.get((row.kind, row.record))
            if family is not None and state is not None and state.is_there() and may(asker, Doing.READ, Scope()):
                wording = Wording(store, family.id)
                found += [
                    _joined(row, name, family, versions, state, wording)
                    for name in row.values_
                    if len(versions := _originals(connection, row, name, state, wording)) > 1
                ]
    return found


def _originals(connection: sa.Connection, row: Any, name: str, state: State, wording: Wording) -> tuple[Version, ...]:
    """What was joined; none where it was changed since, or this laptop does not have the history."""
    if looked_at(row.kind, state, name) != [row.id]:
        return ()
    said = changes_to(connection, row.record, name)
    bases = said[row.id].bases.get(name, []) if row.id in said else []
    originals = {work: said[work].values[name] for work in bases if work in said}
    return versions_of(connection, originals, name, wording, wording.store.device.id)


def _joined(row: Any, name: str, family: Family, versions: tuple[Version, ...], state: State, wording: Wording) -> Joined:
    return Joined(
        kind=row.kind, record_id=row.record, field=name, family_id=family.id, family=family.name,
        tab=TABS.get(row.kind, "overview"), title=wording.title(row.kind, row.record, state.values), said=wording.field(name),
        work=row.id, at=when(row.stamp), words=wording.value(name, row.values_[name]), versions=versions,
    )  # fmt: skip


def take_apart(store: Store, actor: Worker, joined: Joined, version: Version) -> None:
    """One original stands again alone; the joined text and the other stay in the history. Raises Settled; Problem."""
    with store.work(actor, UNDO_TITLE) as work:
        key = (joined.kind, joined.record_id)
        state = states.load(work.connection, [key]).get(key)
        if state is None or looked_at(joined.kind, state, joined.field) != [joined.work]:
            raise Settled
        change = Change(kind=joined.kind, id=joined.record_id, op=Op.SET, values={joined.field: version.value})
        for doing in sorted(doings_of(change, new=False)):
            work.require(doing, joined.family_id)
        work.settle(joined.kind, joined.record_id, joined.field, version.value, seen=[joined.work])

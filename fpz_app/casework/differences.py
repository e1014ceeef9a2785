"""Differences: what each work did to the records of a family's file, field by field, with what stood there before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.access import hidden_files, readable
from fpz_app.casework.conflict_words import TABS
from fpz_app.casework.field_words import UNSAID
from fpz_app.casework.history import CENTRE, SOMEONE, when
from fpz_app.domain.changes import Op
from fpz_app.domain.merging import JOINED, PLACE
from fpz_app.domain.permissions import Doing, Scope, require
from fpz_app.domain.stamps import Stamp
from fpz_app.domain.workers import Worker
from fpz_app.store import states
from fpz_app.store.store import Store
from fpz_app.store.tables import TABLES, changes, works

AT_ONCE = 40
OVERVIEW = "overview"
"""The tab on which everything stands that has no tab of its own."""
READINGS = "readings"
"""The part of a file's history that changed nothing: opened, looked at, printed."""
PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "note": (("appendment", "note_id"),),
    "assessment": (("answer", "assessment_id"), ("family_copy", "of_id")),
    "plan": (("plan_version", "plan_id"),),
    "goal": (("goal_score", "goal_id"), ("action", "goal_id")),
    "action": (("action_review", "action_id"),),
    "plan_version": (("signature", "version_id"), ("family_copy", "of_id")),
    "meeting": (("attendance", "meeting_id"), ("action_review", "meeting_id"), ("minutes_sent", "meeting_id")),
    "person": (("membership", "person_id"), ("relationship", "from_id"), ("relationship", "to_id")),
    "family": (("membership", "family_id"),),
}
"""By kind, what belongs to a record: its history is told with the record's own."""
_EMPTY: tuple[Any, ...] = ("", None, [], False, {})


@dataclass(frozen=True)
class Difference:
    """One field of one record. `was` are the values the author looked at, several where two versions were settled; None where it
    is not known, empty where there was nothing."""

    kind: str
    record_id: str
    field: str
    was: tuple[Any, ...] | None
    now: Any


@dataclass(frozen=True)
class Touched:
    """A record that a work touched; `values` as it stands now, or stood when it was removed."""

    kind: str
    record_id: str
    op: Op
    values: Mapping[str, Any]
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Done:
    """One work: `here` where this laptop wrote it, `joined` where the centre did, out of two people's versions."""

    work: str
    group: str
    at: datetime
    who: str
    title: str
    here: bool
    joined: bool
    touched: tuple[Touched, ...]


@dataclass(frozen=True)
class Asked:
    """What a history is asked for: `of` one record, by `who`, a `part` of the file (a tab's key, or READINGS), from a time on."""

    of: str = ""
    who: str = ""
    part: str = ""
    since: datetime | None = None
    most: int = AT_ONCE


def differences(store: Store, asker: Worker, family_id: str, asked: Asked) -> tuple[Done, ...]:
    """Newest first, at most `asked.most`. Raises Gone for a file hidden from the asker."""
    readable(store, asker, family_id)
    hidden = hidden_files(store, asker)
    with store.read() as connection:
        standing = store.standing()
        records = {each for one in standing.all_of(asked.of) for each in _with_parts(connection, one)} if asked.of else set()
        files = list(standing.all_of(family_id))
        if asked.of and _kind_of(connection, asked.of) == "person":
            files = [each for each in _files_of(connection, records) if each not in hidden]
        return _done(store, connection, files, records, asked)


def worker_differences(store: Store, asker: Worker, worker: Worker, most: int = AT_ONCE) -> tuple[Done, ...]:
    """What was done to an entry of the directory, newest first. Raises Problem for who does not keep the directory."""
    require(asker, Doing.KEEP_DIRECTORY, Scope())
    with store.read() as connection:
        return _done(store, connection, [worker.file_id], {worker.id}, Asked(of=worker.id, most=most))


def _done(
    store: Store, connection: sa.Connection, files: Sequence[str], records: Collection[str], asked: Asked
) -> tuple[Done, ...]:
    names = naming.workers(store)
    heads = connection.execute(_heads(files, records, asked)).all()
    touched = _touched(connection, [row.id for row in heads], records, asked.part)
    return tuple(
        Done(
            row.id, row.group, when(row.stamp), names.get(row.who, SOMEONE) if row.who else CENTRE, row.title,
            row.device == store.device.id, not row.who and row.title == JOINED, tuple(touched.get(row.id, ())),
        )
        for row in heads
    )  # fmt: skip


def kind_in(store: Store, asker: Worker, family_id: str, record_id: str) -> tuple[str, Mapping[str, Any]]:
    """The kind of a record of the file and what it says now, or said last; both empty where none is known."""
    readable(store, asker, family_id)
    with store.read() as connection:
        kind = _kind_of(connection, record_id)
        state = states.load(connection, [(kind, record_id)]).get((kind, record_id)) if kind else None
    return (kind, state.values) if state and state.values.get(PLACE) not in hidden_files(store, asker) else ("", {})


def authors(store: Store, asker: Worker, family_id: str) -> list[tuple[str, str]]:
    """Who has done anything in a family's file: id and name, by name."""
    readable(store, asker, family_id)
    names = naming.workers(store)
    query = sa.select(works.c.who).distinct().where(works.c.file.in_(store.standing().all_of(family_id)), works.c.who != "")
    with store.read() as connection:
        found = connection.execute(query).scalars().all()
    return sorted(((each, names.get(each, SOMEONE)) for each in found), key=lambda each: each[1])


def _heads(files: Sequence[str], records: Collection[str], asked: Asked) -> sa.Select[Any]:
    query = sa.select(works.c.id, works.c.group, works.c.who, works.c.title, works.c.stamp, works.c.device)
    query = query.where(works.c.file.in_(files)).order_by(works.c.stamp.desc()).limit(asked.most)
    if asked.who:
        query = query.where(works.c.who == asked.who)
    if asked.since is not None:
        query = query.where(works.c.stamp >= str(Stamp(int(asked.since.timestamp() * 1000), 0, "")))
    changed = sa.select(changes.c.work).where(changes.c.work == works.c.id)
    if asked.part == READINGS:
        return query.where(~changed.exists())
    if asked.part:
        changed = changed.where(_of_part(asked.part))
    if asked.of:
        changed = changed.where(changes.c.record.in_(list(records)))
    return query.where(changed.exists())


def _of_part(part: str) -> sa.ColumnElement[bool]:
    if part == OVERVIEW:
        return changes.c.kind.not_in([kind for kind, tab in TABS.items() if tab != part])
    return changes.c.kind.in_([kind for kind, tab in TABS.items() if tab == part])


def _touched(connection: sa.Connection, ids: Sequence[str], records: Collection[str], part: str) -> dict[str, list[Touched]]:
    """By work, what it touched of these records, or of all where none are named."""
    query = sa.select(changes).where(changes.c.work.in_(ids)).order_by(changes.c.work, changes.c.place)
    if records:
        query = query.where(changes.c.record.in_(list(records)))
    elif part:
        query = query.where(_of_part(part))
    rows = [row._mapping for row in connection.execute(query)]
    said = _said(connection, rows)
    kept = states.load(connection, {(row["kind"], row["record"]) for row in rows})
    found: dict[str, list[Touched]] = {}
    for row in rows:
        state = kept.get((row["kind"], row["record"]))
        each = tuple(_differences(row, said))
        op = Op(row["op"])
        if each or op is Op.REMOVE:
            touched = Touched(row["kind"], row["record"], op, state.values if state else row["values"], each)
            found.setdefault(row["work"], []).append(touched)
    return found


Row = Mapping[Any, Any]
Said = dict[tuple[str, str], Mapping[str, Any]]


def _said(connection: sa.Connection, rows: Iterable[Row]) -> Said:
    """By work and record, what the works that these changes were based on set."""
    bases, records = set(), set()
    for row in rows:
        bases |= {work for seen in row["bases"].values() for work in seen}
        records.add(row["record"])
    query = sa.select(changes.c.work, changes.c.record, changes.c["values"].label("values_")).where(
        changes.c.work.in_(bases), changes.c.record.in_(records)
    )
    found: Said = {}
    for work, record, values in connection.execute(query) if bases else ():
        found[work, record] = {**found.get((work, record), {}), **values}
    return found


def _differences(row: Row, said: Said) -> Iterable[Difference]:
    is_new = row["op"] == Op.ADD
    for name, now in row["values"].items():
        if name in UNSAID or name == PLACE or (is_new and now in _EMPTY):
            continue
        was = () if is_new else _was(row, name, said)
        if was is None or is_new or len(was) != 1 or was[0] != now:
            yield Difference(row["kind"], row["record"], name, was, now)


def _was(row: Row, name: str, said: Said) -> tuple[Any, ...] | None:
    known = [said[key] for work in row["bases"].get(name, []) if (key := (work, row["record"])) in said]
    found: list[Any] = []
    for values in known:
        if values.get(name) not in found:
            found.append(values.get(name))
    if found:
        return tuple(found)
    before = row["before"]
    return (before[name],) if before and name in before else None


def _with_parts(connection: sa.Connection, record_id: str) -> set[str]:
    """The record, and what belongs to it, also what was removed."""
    found, kind = {record_id}, _kind_of(connection, record_id)
    files = sa.select(works.c.file).join(changes, changes.c.work == works.c.id).where(changes.c.record == record_id)
    within = sa.select(works.c.id).where(works.c.file.in_(files))
    for part, field in PARTS.get(kind, ()):
        named = sa.func.json_extract(changes.c["values"], f"$.{field}") == record_id
        query = sa.select(changes.c.record).distinct().where(changes.c.work.in_(within), changes.c.kind == part, named)
        table = TABLES[part]
        elsewhere = sa.select(table.c.id).where(table.c[field] == record_id)
        found |= {*connection.execute(query).scalars(), *connection.execute(elsewhere).scalars()}
    return found


def _kind_of(connection: sa.Connection, record_id: str) -> str:
    return connection.execute(sa.select(changes.c.kind).where(changes.c.record == record_id).limit(1)).scalar() or ""


def _files_of(connection: sa.Connection, records: Collection[str]) -> list[str]:
    query = sa.select(works.c.file).distinct().join(changes, changes.c.work == works.c.id)
    return list(connection.execute(query.where(changes.c.record.in_(list(records)))).scalars())

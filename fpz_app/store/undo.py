"""Undo: a new work with the inverse changes, refused where a field has changed since."""

from dataclasses import replace
from typing import Any

from fpz_app.domain.changes import Change, Op, build, heads, plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.merging import State
from fpz_app.domain.record import Record
from fpz_app.store import journal, states
from fpz_app.store.rows import record_of
from fpz_app.store.work import Work


class ChangedSince(Problem):
    """What is to be undone is no longer as that work left it."""

    def __init__(self) -> None:
        super().__init__("This cannot be undone: it has been changed since.", "The history shows both; change it by hand.")


class TooLongAgo(Problem):
    """What a record said before is in no work that this laptop holds."""

    def __init__(self) -> None:
        super().__init__("What this said before is at the centre.", "Load older history on the family’s Sharing page first.")


def take_back(work: Work, group: str) -> None:
    """Writes the inverse of a transaction into `work`. Raises ChangedSince, TooLongAgo, and then nothing is written."""
    work.undoes = group
    done = journal.entry_ids(work.connection, group)
    for change, before in reversed(journal.changes_of_group(work.connection, group)):
        key = (change.kind, change.id)
        state = states.load(work.connection, [key]).get(key, State())
        record = states.record_in(*key, state)
        if change.op is Op.REMOVE:
            if record is not None:
                raise ChangedSince
            values = state.values or _before(work, change, group)
            work.put(build(change.kind, {"id": change.id, **values}))
        else:
            if record is None or _changed_since(state, change, done.union(work.ids())):
                raise ChangedSince
            if change.op is Op.ADD:
                work.remove(record)
            else:
                _set_back(work, change, record, before or _before(work, change, group))


def _before(work: Work, change: Change, group: str) -> dict[str, Any]:
    found = journal.values_before(work.connection, change.id, group)
    if found is None:
        raise TooLongAgo
    return found


def _changed_since(state: State, change: Change, done: set[str]) -> bool:
    return any(set(heads(state.versions, name)) - done for name in change.values)


def _set_back(work: Work, change: Change, record: Record, before: dict[str, Any]) -> None:
    old = record_of(change.kind, {**plain(record), **before})
    work.put(replace(record, **{name: getattr(old, name) for name in change.values}))

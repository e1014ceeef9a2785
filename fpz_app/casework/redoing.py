"""Redoing: a work that the centre did not take is done once more, as a new one, where it still fits what stands by now."""

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa

from fpz_app.domain.assessments import LOCKED
from fpz_app.domain.changes import WHOLE, Change, Op, build, plain
from fpz_app.domain.doings import doings_of, is_own_contact
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import State, looked_at
from fpz_app.store import states
from fpz_app.store.work import Work

NEWER = "A newer version of the app wrote it."
GONE = "What it changed is no longer there."
CHANGED = "Somebody else has changed the same since."
KNOWN = "It is on record already."
APART = "It belongs to something that was left too and is not on record yet."
FINISHED = "What it changes is finished and stays as it was."
SETTLED = "It settled two versions that stand otherwise by now."
Earlier = Mapping[tuple[str, str, str], Any]
"""What works that were left set, by work, record and field."""


def redo(work: Work, change: Change) -> None:
    """Puts its values over what stands. Raises Problem where it cannot."""
    kind = KINDS.get(change.kind)
    if kind is None:
        raise Problem("This was written by a newer version of the app.", "Update the app on this laptop first.")
    known = work.find(kind, change.id)
    if change.op is Op.REMOVE:
        if known is not None:
            work.remove(known)
    elif known is not None:
        work.put(build(change.kind, {**plain(known), **change.values}))
    elif change.op is Op.ADD:
        work.put(build(change.kind, {"id": change.id, **change.values}))
    else:
        raise Problem("What this changed is no longer there.", "Print or save the words, and write them where they belong now.")


def require_all(work: Work, file_id: str, changes: Collection[Change]) -> None:
    """Raises Problem where the actor may not do one of these changes."""
    others = [change for change in changes if not is_own_contact(change, work.actor.id)]
    for doing in sorted({doing for change in others for doing in doings_of(change, new=change.op is Op.ADD)}):
        work.require(doing, file_id)


def misfit(connection: sa.Connection, change: Change, earlier: Earlier, added: Collection[str]) -> str:
    """Why a change no longer fits what stands, in words; empty where it does. `added` are the records that works left add."""
    if change.kind not in KINDS:
        return NEWER
    if change.op in (Op.RESOLVE, Op.ERASE):
        return SETTLED
    state = states.load(connection, [(change.kind, change.id)]).get((change.kind, change.id))
    if change.op is Op.ADD:
        return KNOWN if state is not None else _apart(connection, change, added)
    if state is None or not state.is_there():
        return GONE
    if change.op is Op.REMOVE:
        heads = {head for each in state.versions.values() for head in each}
        return "" if heads <= set(change.bases.get(WHOLE, [])) else CHANGED
    if _is_finished(connection, change, state):
        return FINISHED
    return "" if all(_stands(change, name, state, earlier) for name in change.values) else CHANGED


def _stands(change: Change, name: str, state: State, earlier: Earlier) -> bool:
    """Whether the author looked at what stands in the field now, or at what an earlier work of theirs said, which stands."""
    value, seen = state.values.get(name), change.bases.get(name, [])
    if value == change.values[name] or set(looked_at(change.kind, state, name)) <= set(seen):
        return True
    return any((base, change.id, name) in earlier and earlier[base, change.id, name] == value for base in seen)


def _apart(connection: sa.Connection, change: Change, added: Collection[str]) -> str:
    named = {str(value) for name, value in change.values.items() if name.endswith("_id") and value and value != change.id}
    missing = named & set(added)
    if not missing:
        return ""
    there = {record_id for _, record_id in states.load(connection, {(kind, each) for kind in KINDS for each in missing})}
    return APART if missing - there else ""


def _is_finished(connection: sa.Connection, change: Change, state: State) -> bool:
    if change.kind == "answer":
        whole = ("assessment", str(state.values.get("assessment_id", "")))
        found = states.load(connection, [whole]).get(whole)
        return found is not None and found.values.get("state") in LOCKED
    return change.kind == "note" and bool(state.values.get("finished_at")) and "text" in change.values

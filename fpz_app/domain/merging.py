"""Merging: what a change makes of a record, by the same few lines on laptops and at the centre, in any order of arrival."""

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cache
from typing import Any

from fpz_app.domain.changes import WHOLE, Change, Op, Versions, heads
from fpz_app.domain.kinds import KINDS

PLACE = "file_id"
JOINED = "Joined automatically"
"""The title of the works in which the centre joins two people's versions of a text or a set."""


class Merge(StrEnum):
    """How two people's versions of a field are brought together (sync.md, the table of field kinds)."""

    NARRATIVE = "narrative"
    SAFETY = "safety"
    SET = "set"
    CHOICE = "choice"
    PLACE = "place"


@dataclass(frozen=True)
class State:
    """A record as its works left it, in plain values.

    `versions` has the works that stand in each field, and by the work that took the record away those that it had seen;
    `beside`, where several stand in a field, what each of them set (work to value); `removals` the works that took the record
    away and that nobody has answered.
    """

    values: dict[str, Any] = field(default_factory=dict)
    versions: Versions = field(default_factory=dict)
    beside: dict[str, dict[str, Any]] = field(default_factory=dict)
    removals: tuple[str, ...] = ()

    def is_there(self) -> bool:
        """A record that was removed stays while a work stands in it that no remover had seen."""
        return not self.removals or not _heads(self) <= _gone(self)

    def open_fields(self, kind: str) -> list[str]:
        """The fields in conflict; WHOLE where the record was both changed and removed."""
        if not (self.beside or self.removals) or not self.is_there():
            return []
        found = [name for name, values in self.beside.items() if is_open(kind, name, alive(self, values))]
        return [WHOLE, *found] if self.removals else found


def apply(state: State, change: Change, work: str) -> State:
    """The state after a change: heads less the bases, and the work. Pure; the order of concurrent works does not matter."""
    if change.op is Op.REMOVE:
        seen = change.bases.get(WHOLE, [])
        state = _answered(state, change)
        removals = tuple(sorted({*state.removals, work}))
        return _shown_again(replace(state, versions={**state.versions, work: sorted(seen)}, removals=removals), change.kind)
    is_new = change.op is Op.ADD and not state.versions
    state = _answered(state, change)
    values, versions, beside = dict(state.values), dict(state.versions), dict(state.beside)
    if is_new:
        versions[WHOLE] = [work]
        values.update(change.values)
        return State(values, versions, beside, state.removals)
    for name, value in _said(change).items():
        seen = change.bases.get(name, [])
        standing = _standing(state, name)
        if work in standing and standing.keys().isdisjoint(seen):
            continue  # it came before
        after = {head: set_to for head, set_to in standing.items() if head not in seen} | {work: value}
        versions[name] = sorted(after)
        values[name] = shown(change.kind, name, alive(state, after))
        beside.pop(name, None)
        if len(after) > 1:
            beside[name] = after
    return State(values, versions, beside, state.removals)


def works_in(state: State) -> set[str]:
    """The works that stand anywhere in the record; what two copies of it are compared by."""
    return _heads(state).union(state.removals)


def has_seen_all(state: State, change: Change) -> bool:
    """Whether who made the change knew all that stands in its fields: nothing that stands there can have come of it."""
    if not state.versions and not state.removals:
        return True
    is_plain = change.op is Op.SET and not state.removals
    return is_plain and all(_standing(state, name).keys() <= set(change.bases.get(name, ())) for name in change.values)


def standing_in(state: State, name: str) -> set[str]:
    """The works whose value stands in a field; none in one that was never filled in."""
    return set(_standing(state, name))


def looked_at(kind: str, state: State, name: str) -> list[str]:
    """The works whose value a person sees in a field: a change made now names them as its base."""
    standing = alive(state, _standing(state, name))
    if not is_open(kind, name, standing):
        return sorted(standing)
    return sorted(work for work, value in standing.items() if value == state.values[name])


def alive(state: State, standing: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of versions that stand, those that no remover had seen, where there are any: what was removed does not contend with what
    was written since."""
    if not state.removals:
        return standing
    gone = _gone(state)
    return {work: value for work, value in standing.items() if work not in gone} or standing


def shown(kind: str, name: str, values: Mapping[str, Any]) -> Any:
    """The value shown while several stand: the more protective one in a safety field, else that of the latest work.

    Works' ids begin with the time they were made, so the greatest is the latest.
    """
    if merge_of(kind, name) is Merge.SAFETY:
        return values[max(values, key=lambda work: (_protects(values[work]), work))]
    return values[max(values)]


def is_open(kind: str, name: str, values: Mapping[str, Any]) -> bool:
    """Whether versions that stand beside each other differ and need settling."""
    known = list(values.values())
    return merge_of(kind, name) is not Merge.PLACE and any(value != known[0] for value in known[1:])


@cache
def merge_of(kind: str, name: str) -> Merge:
    """How a field merges; one that this version of the app does not know is settled by a person."""
    if name == PLACE:
        return Merge.PLACE
    known = {each.name: each for each in fields(KINDS[kind])} if kind in KINDS else {}
    if name not in known:
        return Merge.CHOICE
    if said := known[name].metadata.get("merge"):
        return Merge(said)
    hint = typing.get_type_hints(KINDS[kind])[name]
    is_set = typing.get_origin(hint) is tuple and typing.get_args(hint)[:1] == (str,)
    return Merge.SET if is_set and not isinstance(hint, types.UnionType) else Merge.CHOICE


def _protects(value: Any) -> tuple[int, Any]:
    """Greater for what protects more: restricted, a higher level, withdrawn, withdrawn earlier."""
    if value is None or value == "":
        return (0, 0)
    if isinstance(value, bool | int):
        return (1, value)
    return (2, [-ord(sign) for sign in str(value)])


def _said(change: Change) -> dict[str, Any]:
    """Adding a record says nothing in the fields it leaves empty: two that are added as one fill each other's."""
    if change.op is not Op.ADD:
        return change.values
    return {name: value for name, value in change.values.items() if not _is_empty(value) or name in change.bases}


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | tuple | dict) and not value)


def _standing(state: State, name: str) -> dict[str, Any]:
    value = state.values.get(name)
    if name not in state.versions and _is_empty(value):
        return {}
    return state.beside.get(name) or dict.fromkeys(heads(state.versions, name), value)


def _heads(state: State) -> set[str]:
    values, versions = state.values, state.versions
    found = {work for name, stand in versions.items() if name in values for work in state.beside.get(name) or stand}
    if any(name not in versions and not _is_empty(value) for name, value in values.items()):
        found.update(versions.get(WHOLE, ()))
    return found


def _gone(state: State) -> set[str]:
    return {work for removal in state.removals for work in state.versions.get(removal, ())}


def _shown_again(state: State, kind: str) -> State:
    again = {name: shown(kind, name, alive(state, values)) for name, values in state.beside.items()}
    return replace(state, values={**state.values, **again})


def _answered(state: State, change: Change) -> State:
    """Bringing a record back, or settling that it stays, names the removals it answers."""
    answered = {work for work in change.bases.get(WHOLE, ()) if work in state.removals}
    if not answered:
        return state
    versions = {name: stand for name, stand in state.versions.items() if name not in answered}
    removals = tuple(work for work in state.removals if work not in answered)
    return _shown_again(replace(state, versions=versions, removals=removals), change.kind)

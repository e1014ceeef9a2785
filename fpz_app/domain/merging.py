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

    `versions` has the works that stand in each field; `beside`, where several stand, what each of them set (work to value);
    `removals` the works that took the record away and that nobody has answered.
    """

    values: dict[str, Any] = field(default_factory=dict)
    versions: Versions = field(default_factory=dict)
    beside: dict[str, dict[str, Any]] = field(default_factory=dict)
    removals: tuple[str, ...] = ()

    def is_there(self) -> bool:
        """A record that was removed stays while a work stands in it that the remover had not seen."""
        return not self.removals or any(self.versions.values())

    def open_fields(self, kind: str) -> list[str]:
        """The fields in conflict; WHOLE where the record was both changed and removed."""
        found = [name for name, values in self.beside.items() if is_open(kind, name, values)]
        return [WHOLE, *found] if self.removals and self.is_there() else found


def apply(state: State, change: Change, work: str) -> State:
    """The state after a change: heads less the bases, and the work. Pure; the order of concurrent works does not matter."""
    if change.op is Op.REMOVE:
        return _removed(state, change, work)
    values, versions, beside = dict(state.values), dict(state.versions), dict(state.beside)
    if change.op is Op.ADD and not versions:
        versions[WHOLE] = [work]
        values.update(change.values)
        return State(values, versions, beside, _answered(state, change))
    for name, value in change.values.items():
        seen = change.bases.get(name, [])
        standing = _standing(state, name)
        if work in standing and standing.keys().isdisjoint(seen):
            continue  # it came before
        after = {head: set_to for head, set_to in standing.items() if head not in seen} | {work: value}
        versions[name] = sorted(after)
        values[name] = shown(change.kind, name, after)
        beside.pop(name, None)
        if len(after) > 1:
            beside[name] = after
    return State(values, versions, beside, _answered(state, change))


def works_in(state: State) -> set[str]:
    """The works that stand anywhere in the record; what two copies of it are compared by."""
    standing = {work for name, value in state.values.items() if value is not None for work in _standing(state, name)}
    return standing.union(state.removals)


def looked_at(kind: str, state: State, name: str) -> list[str]:
    """The works whose value a person sees in a field: a change made now names them as its base."""
    standing = _standing(state, name)
    if not is_open(kind, name, standing):
        return sorted(standing)
    return sorted(work for work, value in standing.items() if value == state.values[name])


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


def _standing(state: State, name: str) -> dict[str, Any]:
    if name not in state.values:
        return {}
    return state.beside.get(name) or dict.fromkeys(heads(state.versions, name), state.values[name])


def _answered(state: State, change: Change) -> tuple[str, ...]:
    """Bringing a record back, or settling that it stays, names the removals it answers."""
    return tuple(work for work in state.removals if work not in change.bases.get(WHOLE, []))


def _removed(state: State, change: Change, work: str) -> State:
    seen = change.bases.get(WHOLE, [])
    values, beside = dict(state.values), {}
    versions = {name: [head for head in stand if head not in seen] for name, stand in state.versions.items()}
    for name, known in state.beside.items():
        left = {head: value for head, value in known.items() if head not in seen}
        if left:
            values[name] = shown(change.kind, name, left)
        if len(left) > 1:
            beside[name] = left
    removals = {*_answered(state, change), work}
    return replace(state, values=values, versions=versions, beside=beside, removals=tuple(sorted(removals)))

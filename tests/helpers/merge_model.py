"""What a record should look like, worked out from the bare set of its works; the oracle that the merge is held against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fpz_app.domain.changes import WHOLE, Change, Op
from fpz_app.domain.merging import State, is_open, looked_at, shown

Known = Mapping[str, Change]
"""The works that a laptop has, each with its one change to the record."""

VALUES: dict[str, dict[str, list[Any]]] = {
    "goal": {
        "text": ["", "Callum goes to school.", "Callum likes school."],
        "children": [[], ["callum"], ["callum", "ellie"]],
        "now": [None, 3, 7],
    },
    "level_of_need": {"level": [1, 3, 4], "reason": ["", "Debt.", "Debt. Damp."]},
    "agreement": {"withdrawn_on": [None, "2026-11-02", "2026-11-20"], "withdrawn_why": ["", "Moved."]},
    "kind_of_next_year": {"words": ["", "Kept."], "count": [None, 2]},
}
"""What is set in tests: fields of every kind of merge, and a record of a kind that nobody knows yet."""


@dataclass(frozen=True)
class Seen:
    """What a person can see of a record."""

    is_there: bool
    standing: dict[str, dict[str, Any]]
    shown: dict[str, Any]
    waiting: frozenset[str]
    removals: frozenset[str]


def expected(kind: str, known: Known) -> Seen:
    """No order of arrival anywhere: a work stands unless another that is known was based on it."""
    removers = {work: change for work, change in known.items() if change.op is Op.REMOVE}
    answered = _bases(known.values(), WHOLE, without_removals=False)
    removals = {work for work in removers if work not in answered}
    gone = {work for removal in removals for work in removers[removal].bases[WHOLE]}
    standing = {}
    for name in {name for change in known.values() for name in change.values}:
        saying = {work: change.values[name] for work, change in known.items() if _says(change, name)}
        left = {work: value for work, value in saying.items() if work not in _bases(known.values(), name)}
        if left:
            standing[name] = left
    alive = {name: {w: v for w, v in each.items() if w not in gone} or each for name, each in standing.items()}
    is_there = not removals or any(work not in gone for each in standing.values() for work in each)
    waiting = {name for name, each in alive.items() if is_open(kind, name, each)} | ({WHOLE} if removals else set())
    seen = {name: shown(kind, name, each) for name, each in alive.items()}
    return Seen(is_there, standing, seen, frozenset(waiting if is_there else ()), frozenset(removals))


def found(kind: str, state: State) -> Seen:
    """The same of a state that the real merge made."""
    standing = {}
    for name, value in state.values.items():
        each = state.beside.get(name) or dict.fromkeys(_heads(kind, state, name), value)
        if each:
            standing[name] = each
    values = {name: state.values[name] for name in standing}
    return Seen(state.is_there(), standing, values, frozenset(state.open_fields(kind)), frozenset(state.removals))


def _heads(kind: str, state: State, name: str) -> list[str]:
    return looked_at(kind, state, name)  # a field without versions beside each other is never open: these are all its works


def _says(change: Change, name: str) -> bool:
    """A removal says nothing; adding says nothing in fields that it leaves empty, unless it brings the record back."""
    if change.op is Op.REMOVE or name not in change.values:
        return False
    return change.op is not Op.ADD or change.values[name] not in (None, "", []) or name in change.bases


def _bases(changes: Iterable[Change], name: str, *, without_removals: bool = True) -> set[str]:
    """Every work that one of the changes had looked at in a field."""
    kept = [change for change in changes if not (without_removals and change.op is Op.REMOVE)]
    return {work for change in kept for work in change.bases.get(name, ())}

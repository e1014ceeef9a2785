"""Joining: two people's versions of a text or a set become one, in a work of the centre's own, where they do not collide."""

from collections.abc import Callable, Sequence
from typing import Any

from fpz_app.domain.changes import WHOLE, Change, Op
from fpz_app.domain.merging import JOINED, Merge, State, is_open, merge_of
from fpz_app.sync.merge import join_set, join_text

TITLE = JOINED
JOINS = frozenset({Merge.NARRATIVE, Merge.SET})
_FURTHEST = 200
_SIGNED = frozenset({"signature", "plan_version", "appendment"})
ChangesOf = Callable[[str], Sequence[Change]]
"""What a work did."""


def joined(change: Change, state: State, changes_of: ChangesOf) -> Change | None:
    """What settles the fields of a change that can be joined with what stands beside them; None where none can."""
    values, bases = {}, {}
    for name in change.values if state.beside else ():
        beside = state.beside.get(name, {})
        if len(beside) != 2 or not is_open(change.kind, name, beside) or _is_signed(change.kind, state):
            continue
        one, other = sorted(beside)
        value = _join(change, name, (one, beside[one]), (other, beside[other]), changes_of)
        if value is not None:
            values[name], bases[name] = value, [one, other]
    return Change(kind=change.kind, id=change.id, op=Op.SET, values=values, bases=bases) if values else None


def _join(change: Change, name: str, one: tuple[str, Any], other: tuple[str, Any], changes_of: ChangesOf) -> Any:
    merge = merge_of(change.kind, name)
    if merge not in JOINS:
        return None
    base = _base(change, name, one[0], other[0], changes_of)
    if merge is Merge.NARRATIVE and isinstance(one[1], str) and isinstance(other[1], str):
        return join_text(str(base or ""), one[1], other[1])
    if merge is Merge.SET and isinstance(one[1], list | tuple) and isinstance(other[1], list | tuple):
        return join_set(list(base or []), list(one[1]), list(other[1]))
    return None


def _base(change: Change, name: str, one: str, other: str, changes_of: ChangesOf) -> Any:
    """What the field said in the latest work that both versions come from; None where they share none."""
    comes_from = {one: {one}, other: {other}}
    waiting = {one, other}
    while waiting and len(comes_from) < _FURTHEST:
        latest = max(waiting)  # a work's id is greater than those of the works that it builds on
        waiting.remove(latest)
        said, heirs = _said(changes_of(latest), change, name), comes_from[latest]
        if len(heirs) == 2:
            return said.values.get(name)
        for base in said.bases.get(name, []):
            if not heirs <= comes_from.setdefault(base, set()):
                comes_from[base] |= heirs
                waiting.add(base)
    return None


def _said(changes: Sequence[Change], change: Change, name: str) -> Change:
    """The last word of a work on a field of this record."""
    for each in reversed(changes):
        if (each.kind, each.id) == (change.kind, change.id) and (
            name in each.values or name in each.bases or WHOLE in each.bases
        ):
            return each
    return Change(kind=change.kind, id=change.id, op=Op.SET)


def _is_signed(kind: str, state: State) -> bool:
    return kind in _SIGNED or bool(state.values.get("finished_at"))

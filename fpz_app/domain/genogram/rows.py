"""Rows of a genogram: the generation that each person is drawn in, counted from the top."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from fpz_app.domain.genogram.bonds import Bond

Rows = dict[str, int]
_Step = tuple[str, str, int]  # from a parent's group down to a child's, and how many rows at least


def rows_of(people: Sequence[str], bonds: Sequence[Bond]) -> Rows:
    """Partners, and siblings of unknown parents, share a row wherever that is possible; children stand beneath all parents."""
    group = {each: each for each in people}
    level = [bond.partners for bond in bonds if len(bond.partners) == 2]
    level += [pair for bond in bonds if not bond.partners for pair in pairwise(bond.children)]
    for one, other in level:
        joined = _joined(group, one, other)
        if _heights(set(joined.values()), _steps(bonds, joined)) is not None:
            group = joined
    steps = _steps(bonds, group)
    height = _heights(set(group.values()), steps) or {}
    return {each: height[group[each]] for each in people}


def _joined(group: Mapping[str, str], one: str, other: str) -> dict[str, str]:
    return {each: group[one] if name == group[other] else name for each, name in group.items()}


def _steps(bonds: Iterable[Bond], group: Mapping[str, str]) -> list[_Step]:
    return [
        (group[parent], group[child], 2 if child in bond.grandchildren else 1)
        for bond in bonds
        for parent in bond.partners
        for child in bond.children
    ]


def _heights(groups: set[str], steps: Sequence[_Step]) -> dict[str, int] | None:
    """The least row of each group, with those nobody is above drawn down to just above their children; None for a circle."""
    row = dict.fromkeys(groups, 0)
    for _ in range(len(groups) + 1):
        moved = False
        for above, below, down in steps:
            if row[below] < row[above] + down:
                row[below], moved = row[above] + down, True
        if not moved:
            break
    else:
        return None
    tops = groups - {below for _, below, _ in steps}
    for top in tops:
        under = [row[below] - down for above, below, down in steps if above == top]
        row[top] = min(under, default=row[top])
    return row


def aligned(parts: Sequence[Sequence[str]], rows: Rows, *, child_row: Mapping[str, bool]) -> Rows:
    """Families that no line joins, set level with the first: children beside children, else adults beside adults."""
    if not parts:
        return dict(rows)
    base = _level(parts[0], rows, child_row)
    found: Rows = {}
    for part in parts:
        children, adults = _level(part, rows, child_row)
        shift = 0
        if children is not None and base[0] is not None:
            shift = base[0] - children
        elif adults is not None and base[1] is not None:
            shift = base[1] - adults
        found.update({each: rows[each] + shift for each in part})
    top = min(found.values())
    return {each: row - top for each, row in found.items()}


def _level(part: Sequence[str], rows: Rows, child_row: Mapping[str, bool]) -> tuple[int | None, int | None]:
    """The rows of a part's eldest generation of children and of its youngest of adults."""
    children = [rows[each] for each in part if child_row[each]]
    adults = [rows[each] for each in part if not child_row[each]]
    return min(children, default=None), max(adults, default=None)

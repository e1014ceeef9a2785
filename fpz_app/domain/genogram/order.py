"""Order of a genogram: the way through its tree that crosses fewest lines and reads most easily."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.domain.genogram.tree import Strand, Tree, is_lane, strands, within
from fpz_app.domain.genogram.walk import Choices, Walk
from fpz_app.domain.genogram.wires import RANKS, crossings, wires_of

EFFORT = 40_000  # tries times the square of the lines in each
_CROSSING, _LIFTED, _APART, _PARTED_HOME, _ELDER_RIGHT, _MAN_RIGHT, _LENGTH = 1000, 25, 8, 6, 6, 2, 0.25


@dataclass(frozen=True)
class Arranged:
    """Everybody and every lane from left to right, and the lines between them."""

    order: tuple[str, ...]
    strands: tuple[Strand, ...]


@dataclass(frozen=True)
class _Tried:
    cost: float
    choices: Choices
    walk: Walk
    root: int


def arranged(tree: Tree, part: Sequence[str]) -> Arranged:
    """The best order found of one part of the family that lines join."""
    bonds = within(tree, part)
    tops = [at for at in bonds if not any(tree.above[each] for each in tree.bonds[at].partners)] or bonds
    tries = EFFORT // len(strands(tree, ())) ** 2
    roots = list(dict.fromkeys([*bonds[:1], *tops]))[: 2 + tries // 10]
    tried = sorted((_try(tree, bonds, root, {}) for root in roots), key=lambda each: each.cost)
    best = min((_improved(tree, bonds, each, tries) for each in tried[:3]), key=lambda each: each.cost)
    return Arranged(tuple(best.walk.order), tuple(_strands(tree, bonds, best.walk)))


def _improved(tree: Tree, bonds: list[int], start: _Tried, tries: int) -> _Tried:
    """Turns one choice after the other, and keeps what makes the drawing better."""
    best, moved = start, True
    while moved:
        moved = False
        for place, ways in list(best.walk.asked.items()):
            for way in range(ways):
                if way == best.choices.get(place, 0):
                    continue
                if tries <= 0:
                    return best
                tries -= 1
                found = _try(tree, bonds, best.root, {**best.choices, place: way})
                if found.cost < best.cost:
                    best, moved = found, True
    return best


def _strands(tree: Tree, bonds: list[int], walk: Walk) -> list[Strand]:
    return [each for each in strands(tree, walk.over) if each.bond in bonds]


def _try(tree: Tree, bonds: list[int], root: int, choices: Choices) -> _Tried:
    walk = Walk(tree, root, choices)
    rank = {node: float(at) for at, node in enumerate(walk.order)}
    lines = _strands(tree, bonds, walk)
    wires = wires_of(tree, lines, rank, RANKS)
    cost: float = _CROSSING * crossings(wires, RANKS) + _LIFTED * len(walk.over)
    cost += _LENGTH * sum(wire.high - wire.low for wire in wires)
    cost += sum(_awkward(tree, at, rank) for at in bonds)
    return _Tried(cost + _order_of_bonds(tree, rank) + _home(tree, walk.order), choices, walk, root)


def _awkward(tree: Tree, at: int, rank: dict[str, float]) -> float:
    partners = tree.bonds[at].partners
    if len(partners) < 2 or tree.rows[partners[0]] != tree.rows[partners[1]]:
        return 0
    left, right = sorted(partners, key=lambda each: rank[each])
    row = tree.rows[left]
    between = sum(
        rank[left] < rank[each] < rank[right] and tree.rows[each] == row for each in rank if not is_lane(each)
    )
    return _APART * between + _MAN_RIGHT * (tree.side[left] > tree.side[right])


def _order_of_bonds(tree: Tree, rank: dict[str, float]) -> float:
    """A person's partners stand from left to right in the order of the eldest children."""
    wrong = 0
    for person in rank:
        if is_lane(person):
            continue
        sides = [_other_side(tree, at, person, rank) for at in tree.below[person] if len(tree.bonds[at].partners) == 2]
        wrong += sum(sides[one] > sides[other] for one in range(len(sides)) for other in range(one + 1, len(sides)))
    return _ELDER_RIGHT * wrong


def _other_side(tree: Tree, at: int, person: str, rank: dict[str, float]) -> float:
    return sum(rank[each] for each in tree.bonds[at].partners if each != person)


def _home(tree: Tree, order: Sequence[str]) -> float:
    """How often people of the household are parted in their row by somebody who lives elsewhere."""
    parted = 0
    rows: dict[int, list[bool]] = {}
    for node in order:
        if not is_lane(node):
            rows.setdefault(tree.rows[node], []).append(node in tree.home)
    for row in rows.values():
        runs = sum(here and (at == 0 or not row[at - 1]) for at, here in enumerate(row))
        parted += max(runs - 1, 0)
    return _PARTED_HOME * parted

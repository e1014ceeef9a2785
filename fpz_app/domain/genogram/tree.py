"""Tree of a genogram: its bonds with their rows, and the empty nodes through which long lines pass other rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from fpz_app.domain.genogram.bonds import Bond
from fpz_app.domain.genogram.rows import Rows


@dataclass(frozen=True)
class Tree:
    """Bonds are named by their number. `rows` holds people; `row_of` knows the lanes' rows too.

    `side` is -1 for a man, who stands on the left of a couple, 1 for a woman, 0 where the sex is not known.
    """

    bonds: tuple[Bond, ...]
    rows: Rows
    side: Mapping[str, int]
    home: frozenset[str]

    @cached_property
    def below(self) -> dict[str, list[int]]:
        """The bonds that each person is a partner of, the one with the eldest child first."""
        return {each: [at for at, bond in enumerate(self.bonds) if each in bond.partners] for each in self.rows}

    @cached_property
    def above(self) -> dict[str, list[int]]:
        """The bonds that each person is a child of."""
        return {each: [at for at, bond in enumerate(self.bonds) if each in bond.children] for each in self.rows}

    @cached_property
    def forebears(self) -> dict[str, frozenset[str]]:
        """Each person with everybody whom they come from, by any line of the picture."""
        found: dict[str, frozenset[str]] = {}
        for each in sorted(self.rows, key=lambda each: self.rows[each]):
            parents = {parent for at in self.above[each] for parent in self.bonds[at].partners}
            found[each] = frozenset({each}).union(*(found[parent] for parent in parents))
        return found

    def row(self, at: int) -> int:
        """The row under which a bond's line is drawn; -1 above the first."""
        return self._rows_of_bonds[at]

    @cached_property
    def _rows_of_bonds(self) -> list[int]:
        return [
            max(self.rows[each] for each in bond.partners)
            if bond.partners
            else min(self.rows[each] for each in bond.children) - 1
            for bond in self.bonds
        ]

    def near(self, at: int) -> list[str]:
        return [each for each in self.bonds[at].children if self.rows[each] == self.row(at) + 1]

    def far(self, at: int) -> list[str]:
        return [each for each in self.bonds[at].children if self.rows[each] > self.row(at) + 1]

    def foot(self, at: int, person: str) -> list[str]:
        """The lanes by which a partner who stands higher comes down to the bond's row."""
        return [_lane(at, person, row) for row in range(self.rows[person] + 1, self.row(at) + 1)]

    def trunk(self, at: int) -> list[str]:
        """The lanes by which a bond's line goes down to children who stand lower than the next row."""
        return self._trunks[at]

    @cached_property
    def _trunks(self) -> list[list[str]]:
        lowest = [max((self.rows[each] for each in self.far(at)), default=0) for at in range(len(self.bonds))]
        return [[_lane(at, "", row) for row in range(self.row(at) + 1, low)] for at, low in enumerate(lowest)]

    def over(self, at: int) -> str:
        """The lane through the partners' own row of a bond whose line is drawn above it."""
        return _lane(at, "over", self.row(at))

    def lanes(self, at: int) -> list[str]:
        """Every lane that a bond's line can need, whichever side it is drawn on."""
        return [*(lane for each in self.bonds[at].partners for lane in self.foot(at, each)), *self.trunk(at)]

    def strands(self, at: int, *, lifted: bool) -> "list[Strand]":
        """A bond's lines, worked out once: the orders that are tried differ in places alone."""
        if (at, lifted) not in self._strands:
            self._strands[at, lifted] = _strands(self, at, lifted=lifted)
        return self._strands[at, lifted]

    @cached_property
    def _strands(self) -> "dict[tuple[int, bool], list[Strand]]":
        return {}

    def row_of(self, node: str) -> int:
        return int(node.rpartition("/")[2]) if is_lane(node) else self.rows[node]


@dataclass(frozen=True)
class Strand:
    """One bond's line in the space beneath row `gap`: it joins nodes of that row and of the next."""

    bond: int
    gap: int
    ups: tuple[str, ...]
    downs: tuple[str, ...]
    couple: bool = False


def is_lane(node: str) -> bool:
    return node.startswith("/")


def _lane(bond: int, name: str, row: int) -> str:
    return f"/{bond}/{name}/{row}"


def strands(tree: Tree, over: Iterable[int]) -> list[Strand]:
    """`over` are the bonds whose line is drawn above their partners' row."""
    lifted = frozenset(over)
    return [strand for at in range(len(tree.bonds)) for strand in tree.strands(at, lifted=at in lifted)]


def _strands(tree: Tree, at: int, *, lifted: bool) -> list[Strand]:
    bond, gap, trunk = tree.bonds[at], tree.row(at), tree.trunk(at)
    downs = (*tree.near(at), *trunk[:1])
    found: list[Strand] = []
    for person in bond.partners:
        found += _chain(at, tree, (person, *tree.foot(at, person)))
    ups = tuple((person, *tree.foot(at, person))[-1] for person in bond.partners)
    if lifted:
        lane = (tree.over(at),) if downs else ()
        found.append(Strand(at, gap - 1, (), (*ups, *lane), couple=True))
        found += [Strand(at, gap, lane, downs)] if downs else []
    else:
        found.append(Strand(at, gap, ups, downs, couple=len(ups) == 2))
    for place, lane_node in enumerate(trunk):
        row = tree.row_of(lane_node)
        met = tuple(each for each in tree.far(at) if tree.rows[each] == row + 1)
        found.append(Strand(at, row, (lane_node,), (*met, *trunk[place + 1 : place + 2])))
    return found


def _chain(at: int, tree: Tree, nodes: Sequence[str]) -> list[Strand]:
    return [Strand(at, tree.row_of(one), (one,), (other,)) for one, other in pairwise(nodes)]


def parts(people: Sequence[str], bonds: Sequence[Bond], first: str) -> list[list[str]]:
    """Those whom lines join, the part with `first` before the others; who has no line is in none of them."""
    joined = [{*bond.partners, *bond.children} for bond in bonds]
    groups: list[set[str]] = []
    for each in joined:
        touched = [group for group in groups if group & each]
        groups = [group for group in groups if group not in touched] + [each.union(*touched)]
    ordered = [[each for each in people if each in group] for group in groups]
    return sorted(ordered, key=lambda part: (first not in part, people.index(part[0])))


def within(tree: Tree, part: Mapping[str, object] | Sequence[str]) -> list[int]:
    """The bonds of one part."""
    return [at for at, bond in enumerate(tree.bonds) if any(each in part for each in (*bond.partners, *bond.children))]

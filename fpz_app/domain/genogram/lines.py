"""Lines of a genogram: its wires as strokes between symbols, with the slashes that cut a couple's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fpz_app.domain.genogram.bonds import Bond, Stroke
from fpz_app.domain.genogram.figures import Figure, Symbol
from fpz_app.domain.genogram.labels import half_of
from fpz_app.domain.genogram.tree import Tree, is_lane
from fpz_app.domain.genogram.wires import STEM, Leg, Wire

UNDER = 5.0  # how far a line goes on beneath the symbol that is painted over its end
_SLASHED = 18.0
Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """`bond` is the number of the bond that it belongs to."""

    points: tuple[Point, ...]
    stroke: Stroke
    bond: int


@dataclass(frozen=True)
class Slash:
    """`count` slanting strokes through a couple's line, about this point."""

    x: float
    y: float
    count: int


@dataclass(frozen=True)
class Drafter:
    """`here` is the middle of each node and `levels` the height of each level of each gap; wires lack the picture's `edge`."""

    tree: Tree
    figures: Mapping[str, Figure]
    here: Mapping[str, Point]
    levels: Mapping[tuple[int, int], float]
    edge: float

    def lines(self, wire: Wire) -> Iterator[Line]:
        bond, y = self.tree.bonds[wire.bond], self._y(wire)
        if wire.couple:
            yield self._couple(wire, bond, y)
        elif not wire.under and all(is_lane(node) for leg in wire.downs for node in leg.nodes) and wire.ups:
            yield from self._plain(wire, self._passing(wire.downs[0].nodes[0], wire.bond), y)
            return
        common = _common([self._stroke(bond, node) for leg in wire.downs for node in leg.nodes if not is_lane(node)])
        if not wire.couple:
            yield from self._trunk(wire, common, y)
        for leg in wire.downs:
            if leg.nodes != (STEM,) and not self._is_partner(wire, bond, leg):
                yield from self._down(wire, leg, bond, y, common)

    def slash(self, wire: Wire) -> Slash | None:
        """In the first stretch of a couple's line that is wide enough."""
        count = self.tree.bonds[wire.bond].tied.slashes
        if not wire.couple or not count:
            return None
        spots = sorted(self._x(leg) for leg in (*wire.ups, *wire.downs))
        stretches = list(pairwise(spots))
        first = next((each for each in stretches if each[1] - each[0] >= _SLASHED), None)
        left, right = first or max(stretches, key=lambda each: each[1] - each[0])
        return Slash((left + right) / 2, self._y(wire), count)

    def _couple(self, wire: Wire, bond: Bond, y: float) -> Line:
        legs = wire.ups or [leg for leg in wire.downs if self._is_partner(wire, bond, leg)]
        (left, left_y), (right, right_y) = sorted(self._end(leg, y) for leg in legs)
        points = ((left, left_y), (left, y), (right, y), (right, right_y))
        return Line(points, bond.tied.stroke, wire.bond)

    def _trunk(self, wire: Wire, stroke: Stroke, y: float) -> Iterator[Line]:
        """The stretch that children hang from, and what it hangs from itself."""
        low, high = wire.low + self.edge, wire.high + self.edge
        if high > low:
            yield Line(((low, y), (high, y)), stroke, wire.bond)
        for leg in wire.ups:
            top = self._y(wire.under) if wire.under else self._end(leg, y)[1]
            yield Line(((self._x(leg), top), (self._x(leg), y)), stroke, wire.bond)

    def _down(self, wire: Wire, leg: Leg, bond: Bond, y: float, common: Stroke) -> Iterator[Line]:
        if len(leg.nodes) == 1:
            (node,) = leg.nodes
            stroke = self._passing(node, wire.bond) if is_lane(node) else self._stroke(bond, node)
            yield Line(((self._x(leg), y), self._end(leg, y)), stroke, wire.bond)
            return
        fork = max(each for (gap, _), each in self.levels.items() if gap == wire.gap)
        if fork > y:
            yield Line(((self._x(leg), y), (self._x(leg), fork)), common, wire.bond)
        for node in leg.nodes:
            x, middle = self.here[node]
            yield Line(((self._x(leg), fork), (x, self._edge_of(node, middle, -1))), self._stroke(bond, node), wire.bond)

    def _plain(self, wire: Wire, stroke: Stroke, y: float) -> Iterator[Line]:
        for up in wire.ups:
            for down in wire.downs:
                x, other = self._x(up), self._x(down)
                points = ((x, self._end(up, y)[1]), (x, y), (other, y), (other, self._end(down, y)[1]))
                yield Line(points, stroke, wire.bond)

    def _passing(self, lane: str, at: int) -> Stroke:
        """A foot is drawn as the couple's line, a trunk as the line of the children it leads to."""
        bond = self.tree.bonds[at]
        if lane.split("/")[2] in bond.partners:
            return bond.tied.stroke
        return _common([self._stroke(bond, each) for each in self.tree.far(at) or bond.children])

    def _is_partner(self, wire: Wire, bond: Bond, leg: Leg) -> bool:
        return wire.couple and leg.nodes[0] in bond.partners

    def _stroke(self, bond: Bond, child: str) -> Stroke:
        if child == STEM or child not in bond.children:
            return _common(bond.strokes)
        return bond.strokes[bond.children.index(child)]

    def _x(self, leg: Leg) -> float:
        return leg.x + self.edge

    def _y(self, wire: Wire) -> float:
        return self.levels[wire.gap, wire.level]

    def _end(self, leg: Leg, y: float) -> Point:
        """Where a leg from the height `y` ends: in the middle of a lane, or just inside a symbol's edge."""
        node = leg.nodes[0]
        middle = self.here[node][1]
        return self._x(leg), self._edge_of(node, middle, 1 if y > middle else -1)

    def _edge_of(self, node: str, middle: float, side: int) -> float:
        if is_lane(node):
            return middle
        figure = self.figures[node]
        half = half_of(figure)
        return middle + side * (half + 2 if figure.symbol is Symbol.MARK else half - UNDER)


def _common(strokes: Sequence[Stroke]) -> Stroke:
    """One stroke where all children have it, else solid."""
    return strokes[0] if strokes and len(set(strokes)) == 1 else Stroke.SOLID

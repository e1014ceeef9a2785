"""Wires of a genogram: each bond's line as level stretches with legs, stacked so that as few as possible cross."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fpz_app.domain.genogram.tree import Strand, Tree, is_lane

X = Mapping[str, float]
STEM = "stem"
Legs = tuple["Leg", ...]


@dataclass(frozen=True)
class Scale:
    """How far apart two legs of one symbol are, and from where on things touch: in units, or in ranks while trying orders."""

    spread: float
    slack: float
    margin: float


UNITS = Scale(spread=12, slack=3, margin=9)
RANKS = Scale(spread=0.2, slack=0.05, margin=0.3)


@dataclass(frozen=True)
class Leg:
    """Where a wire's leg is, and whom it leads to: one node, twins, or the stem between a couple and their children."""

    x: float
    nodes: tuple[str, ...]


@dataclass
class Wire:
    """`level` counts from the top of its gap; `under` is the couple's wire that a children's wire hangs from."""

    bond: int
    gap: int
    ups: Legs
    downs: Legs
    couple: bool
    under: "Wire | None" = None
    level: int = 0
    low: float = field(init=False)
    high: float = field(init=False)

    def __post_init__(self) -> None:
        ends = [leg.x for leg in (*self.ups, *self.downs)]
        self.low, self.high = min(ends), max(ends)


def wires_of(tree: Tree, strands: Sequence[Strand], x: X, scale: Scale) -> list[Wire]:
    """Every wire with its level. `x` is the middle of each node."""
    feet = _attached(strands, x, scale, bottom=True)
    heads = _attached(strands, x, scale, bottom=False)
    found: list[Wire] = []
    for at, strand in enumerate(strands):
        downs = _forked(tree, strand, [(node, heads[at, node]) for node in strand.downs])
        ups = tuple(Leg(feet[at, node], (node,)) for node in strand.ups)
        found += _cut(strand, *_straightened(ups, downs, scale), scale)
    for gap in {wire.gap for wire in found}:
        _stack([wire for wire in found if wire.gap == gap], scale)
    return found


def crossings(wires: Sequence[Wire], scale: Scale) -> int:
    """How often a leg passes through a wire that it does not belong to."""
    slack, count = scale.slack, 0
    levels: dict[int, list[Wire]] = {}
    for wire in wires:
        if wire.high - wire.low > 2 * slack:
            levels.setdefault(wire.gap, []).append(wire)
    for wire in wires:
        others = [each for each in levels.get(wire.gap, ()) if each is not wire]
        for x, top, bottom in _uprights(wire) if others else ():
            count += sum(other.low + slack < x < other.high - slack and top < other.level < bottom for other in others)
    return count


def _uprights(wire: Wire) -> Iterator[tuple[float, float, float]]:
    top = wire.under.level if wire.under else float("-inf")
    for leg in wire.ups:
        yield leg.x, top, wire.level
    for leg in wire.downs:
        if leg.nodes != (STEM,):
            yield leg.x, wire.level, float("inf")


def _attached(strands: Sequence[Strand], x: X, scale: Scale, *, bottom: bool) -> dict[tuple[int, str], float]:
    """Where each strand meets each node: in the middle, or side by side in the order of where the strands lead."""
    meets: dict[str, list[int]] = {}
    for at, strand in enumerate(strands):
        for node in strand.ups if bottom else strand.downs:
            meets.setdefault(node, []).append(at)
    found = {}
    for node, ats in meets.items():
        if len(ats) == 1:
            found[ats[0], node] = x[node]
            continue
        ats.sort(key=lambda at: _turn(strands[at], node, x))
        step = min(scale.spread, 2 * scale.spread / max(len(ats) - 1, 1))
        for place, at in enumerate(ats):
            found[at, node] = x[node] + (place - (len(ats) - 1) / 2) * step
    return found


def _turn(strand: Strand, node: str, x: X) -> tuple[int, float]:
    """Legs that lead to the left before those that lead to the right; of each, the one that leads farther is the inner one."""
    others = strand.ups if node in strand.ups and len(strand.ups) > 1 else (*strand.ups, *strand.downs)
    away = _middle([x[each] for each in others if each != node], x[node]) - x[node]
    return (-1, -away) if away < 0 else (1, -away)


def _middle(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _forked(tree: Tree, strand: Strand, met: list[tuple[str, float]]) -> Legs:
    """Twins hang from one leg."""
    twins = tree.bonds[strand.bond].twins
    if not twins:
        return tuple(Leg(x, (node,)) for node, x in met)
    groups: dict[frozenset[str], list[tuple[str, float]]] = {}
    for node, x in met:
        groups.setdefault(next((each for each in twins if node in each), frozenset((node,))), []).append((node, x))
    return tuple(Leg(_middle([x for _, x in group], 0), tuple(node for node, _ in group)) for group in groups.values())


def _straightened(ups: Legs, downs: Legs, scale: Scale) -> tuple[Legs, Legs]:
    """A leg between two leaves one a little off the middle rather than bend a little; a lane's own place does not move."""
    if len(ups) != 1 or len(downs) != 1 or abs(ups[0].x - downs[0].x) >= scale.spread:
        return ups, downs
    if is_lane(ups[0].nodes[0]):
        return ups, (Leg(ups[0].x, downs[0].nodes),)
    return (Leg(downs[0].x, ups[0].nodes),), downs


def _cut(strand: Strand, ups: Legs, downs: Legs, scale: Scale) -> list[Wire]:
    """Children hang straight from their parents' wire where all are beneath it, else from one of their own."""
    whole = Wire(strand.bond, strand.gap, ups, downs, strand.couple)
    if len(ups) < 2 or not downs:
        return [whole]
    low, high = min(leg.x for leg in ups), max(leg.x for leg in ups)
    room = min(scale.spread / 2, (high - low) / 4)
    if all(low + room <= leg.x <= high - room for leg in downs):
        return [whole]
    middle = _middle([min(leg.x for leg in downs), max(leg.x for leg in downs)], 0)
    stem = min(max(middle, low + 2 * room), high - 2 * room)
    near = min((leg.x for leg in downs), key=lambda x: abs(x - stem))
    if abs(near - stem) < scale.spread and low + room <= near <= high - room:
        stem = near
    couple = Wire(strand.bond, strand.gap, ups, (Leg(stem, (STEM,)),), couple=True)
    return [couple, Wire(strand.bond, strand.gap, (Leg(stem, (STEM,)),), downs, couple=False, under=couple)]


def _stack(wires: list[Wire], scale: Scale) -> None:
    """Orders the wires of one gap from the top by what would cross, then lets those that are apart share a level."""
    wires.sort(key=lambda wire: (not wire.couple, wire.low))
    for _ in wires:
        moved = False
        for at, (one, other) in enumerate(pairwise(wires)):
            if other.under is not one and _cost(other, one, scale) < _cost(one, other, scale):
                wires[at], wires[at + 1], moved = other, one, True
        if not moved:
            break
    for at, wire in enumerate(wires):
        over = [each for each in wires[:at] if _meets(each, wire, scale)]
        wire.level = max((each.level + 1 for each in over), default=0)


def _meets(one: Wire, other: Wire, scale: Scale) -> bool:
    return other.under is one or (one.low < other.high + scale.margin and other.low < one.high + scale.margin)


def _cost(above: Wire, below: Wire, scale: Scale) -> int:
    """What crosses where `above` is drawn above `below`."""
    slack = scale.slack
    count = sum(below.low - slack < leg.x < below.high + slack for leg in above.downs)
    return count + sum(above.low - slack < leg.x < above.high + slack for leg in below.ups)

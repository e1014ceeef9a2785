"""Places of a genogram's nodes from left to right: in their order, clear of each other, children beneath their parents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fpz_app.domain.genogram.tree import Strand, is_lane

ROUNDS, _STILL = 80, 0.05
ROOM_FOR_LEGS = 34  # from the outermost child to where its parent's leg goes up
_CENTRE, _PASSING, _TOGETHER, _STAY = 1.0, 0.2, 0.15, 0.02


@dataclass(frozen=True)
class Extent:
    """How far a node reaches to the left and to the right of its middle, label and all, and the room it keeps beside it."""

    left: float
    right: float
    room: float


def placed(rows: Sequence[Sequence[str]], extents: Mapping[str, Extent], strands: Sequence[Strand]) -> dict[str, float]:
    """The middle of every node; each row keeps its order. The leftmost reach is 0."""
    x = {node: at for row in rows for node, at in _packed(row, extents).items()}
    middle = max(x.values(), default=0) / 2
    for row in rows:
        shift = middle - sum(x[node] for node in row) / max(len(row), 1)
        x.update({node: x[node] + shift for node in row})
    packed = [_packed(row, extents) for row in rows]
    about = [[each for each in strands if each.gap in (at - 1, at)] for at in range(len(rows))]
    for turn in range(ROUNDS):
        before = dict(x)
        for at in range(len(rows)) if turn % 2 else range(len(rows) - 1, -1, -1):
            wishes = _wishes(rows[at], packed[at], about[at], x)
            x.update(_settled(rows[at], packed[at], wishes))
        if all(abs(x[node] - before[node]) < _STILL for node in x):
            break
    least = min((x[node] - extents[node].left for row in rows for node in row), default=0)
    return {node: round(at - least) for node, at in x.items()}


def _packed(row: Sequence[str], extents: Mapping[str, Extent]) -> dict[str, float]:
    """A row with everybody as close to the left as may be."""
    found: dict[str, float] = {}
    at = 0.0
    for before, node in pairwise(("", *row)):
        if before:
            room = max(extents[before].room, extents[node].room)
            at += extents[before].right + room + extents[node].left
        found[node] = at
    return found


def _wishes(
    row: Sequence[str], packed: Mapping[str, float], strands: Sequence[Strand], x: Mapping[str, float]
) -> dict[str, list[tuple[float, float]]]:
    """By node, where each line would have it and how much."""
    wishes: dict[str, list[tuple[float, float]]] = {node: [(x[node], _STAY)] for node in row}
    for before, node in pairwise(row):
        wishes[node].append((x[before] + packed[node] - packed[before], _STAY))
    for strand in strands:
        over, under = strand.ups, strand.downs
        if over and under and under[0] in packed:
            centre = _middle([x[node] for node in over])
            inner = _middle([packed[node] for node in under])
            weight = _PASSING if is_lane(over[0]) and not is_lane(under[0]) else _CENTRE
            for node in under:
                wishes[node].append((centre + packed[node] - inner, weight))
        if over and over[0] in packed and all(node in packed for node in over):
            _wish_over(wishes, strand, packed, x)
        if not over and len(under) > 1 and under[0] in packed:
            inner, centre = _middle([packed[node] for node in under]), _middle([x[node] for node in under])
            for node in under:
                wishes[node].append((centre + packed[node] - inner, _TOGETHER))
    return wishes


def _wish_over(
    wishes: dict[str, list[tuple[float, float]]], strand: Strand, packed: Mapping[str, float], x: Mapping[str, float]
) -> None:
    """Parents stand evenly about their children and, where there is room, just so wide that the children hang straight."""
    over, under = strand.ups, strand.downs
    spots = [x[node] for node in under]
    close = max(packed[node] for node in over) - min(packed[node] for node in over)
    wide = max(spots) - min(spots) + 2 * ROOM_FOR_LEGS if spots else 0
    width = wide if close < wide <= 1.6 * close else close
    centre = _middle(spots) if spots else _middle([x[node] for node in over])
    if len(over) == 1:
        wishes[over[0]].append((centre, _CENTRE))
        return
    left, right = sorted(over, key=lambda node: packed[node])
    for node, other, sign in ((left, right, -1), (right, left, 1)):
        if spots:
            wishes[node].append((2 * centre - x[other], _CENTRE))
        wishes[node].append((centre + sign * width / 2, _TOGETHER))


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2


def _settled(
    row: Sequence[str], packed: Mapping[str, float], wishes: Mapping[str, list[tuple[float, float]]]
) -> dict[str, float]:
    """The places nearest to the wishes that keep the row's order and room: pooled adjacent violators, least squares."""
    blocks: list[tuple[float, float, int]] = []  # where, its weight, how many nodes
    for node in row:
        weight = sum(each for _, each in wishes[node])
        block = (sum(at * each for at, each in wishes[node]) / weight - packed[node], weight, 1)
        while blocks and blocks[-1][0] > block[0]:
            before, heavy, count = blocks.pop()
            whole = heavy + block[1]
            block = ((before * heavy + block[0] * block[1]) / whole, whole, count + block[2])
        blocks.append(block)
    shifts = [at for at, _, count in blocks for _ in range(count)]
    return {node: shift + packed[node] for node, shift in zip(row, shifts, strict=True)}

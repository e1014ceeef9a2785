"""Home: the loop round the household of a genogram, and where its address stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from fpz_app.domain.genogram.labels import LINE, Box
from fpz_app.domain.genogram.outline import outline

PAD, ABOVE, BELOW, INSET = 13.0, 13.0, 11.0, 9.0
BAND, PASSAGE, OVERLAP = 16.0, 9.0, 30.0  # a passage along a row, half of one between people, what is wide enough to join
Point = tuple[float, float]


@dataclass(frozen=True)
class Standing:
    """One person with their label as far as the loop is concerned: how far they reach, in which row."""

    row: int
    box: Box
    at_home: bool


@dataclass(frozen=True)
class Loop:
    """`contours` are closed, with right angles; the lines of the address end at the right of `address_box`."""

    contours: tuple[tuple[Point, ...], ...]
    address: tuple[str, ...]
    address_box: Box


@dataclass(frozen=True)
class _Run:
    """Neighbours in one row who all live at home."""

    row: int
    box: Box


def loop_round(people: Sequence[Standing], address: tuple[str, ...], slot: Box | None, width: float) -> Loop | None:
    """None where nobody is at home. `slot` is the room kept after the last of the household in its lowest row."""
    rows = sorted({each.row for each in people})
    runs = [run for row in rows for run in _runs([each for each in people if each.row == row])]
    if not runs or slot is None:
        return None
    lowest = runs[-1]
    runs[-1] = replace(lowest, box=replace(lowest.box, right=max(lowest.box.right, slot.right + PAD)))
    runs = _squared(runs, people)
    boxes = [run.box for run in runs] + list(_joints(runs, people, width))
    last = runs[-1].box
    right, bottom = last.right - INSET, last.bottom - INSET + 2
    box = Box(right - (slot.right - slot.left), bottom - LINE * len(address), right, bottom)
    return Loop(outline(boxes), address, box)


def _runs(row: Sequence[Standing]) -> Iterator[_Run]:
    row = sorted(row, key=lambda each: each.box.left)
    top, bottom = min(each.box.top for each in row) - ABOVE, max(each.box.bottom for each in row) + BELOW
    start = None
    for at, each in enumerate(row):
        if each.at_home and start is None:
            start = at
        if each.at_home and (at + 1 == len(row) or not row[at + 1].at_home):
            before = row[start - 1].box.right if start else each.box.left - 1000
            after = row[at + 1].box.left if at + 1 < len(row) else each.box.right + 1000
            left, right = row[start or 0].box.left, each.box.right
            yield _Run(each.row, Box(left - min(PAD, (left - before) / 2), top, right + min(PAD, (after - right) / 2), bottom))
            start = None


def _squared(runs: Sequence[_Run], people: Sequence[Standing]) -> list[_Run]:
    """Each run made as wide as those in the next rows, on every side where nobody else is in the way."""
    found = list(runs)
    for onward in (1, -1):
        for at in sorted(range(len(found)), key=lambda at: -onward * found[at].row):
            run = found[at]
            beside = [each.box for each in found if each.row == run.row + onward]
            left = min((box.left for box in beside), default=run.box.left)
            right = max((box.right for box in beside), default=run.box.right)
            found[at] = replace(run, box=_widened(run, left, right, people))
    return found


def _widened(run: _Run, left: float, right: float, people: Sequence[Standing]) -> Box:
    box = run.box
    others = [each.box for each in people if each.row == run.row and not _inside(each.box, box)]
    free_left = left < box.left and not any(left - PAD < other.right and other.left < box.left for other in others)
    free_right = right > box.right and not any(right + PAD > other.left and other.right > box.right for other in others)
    return replace(box, left=left if free_left else box.left, right=right if free_right else box.right)


def _inside(inner: Box, outer: Box) -> bool:
    return outer.left <= inner.left and inner.right <= outer.right


def _joints(runs: Sequence[_Run], people: Sequence[Standing], width: float) -> Iterator[Box]:
    """What makes one loop of the runs: where one is above another straight down, else by passages between the rows."""
    group = list(range(len(runs)))
    pairs = sorted(combinations(range(len(runs)), 2), key=lambda pair: _distance(runs[pair[0]], runs[pair[1]]))
    for one, other in pairs:
        if group[one] == group[other]:
            continue
        joint = _joint(runs[one], runs[other], people, width)
        if joint:
            yield from joint
            group = [group[one] if each == group[other] else each for each in group]


def _distance(one: _Run, other: _Run) -> tuple[int, float]:
    apart = max(one.box.left, other.box.left) - min(one.box.right, other.box.right)
    return abs(abs(one.row - other.row) - 1) * 2 + (one.row == other.row), max(apart + OVERLAP, 0)


def _joint(upper: _Run, lower: _Run, people: Sequence[Standing], width: float) -> list[Box]:
    above, below = upper.box, lower.box
    if upper.row == lower.row:
        y = above.bottom - BELOW + 5
        return [Box(min(above.left, below.left), y, max(above.right, below.right), y + BAND)]
    between = [each.box for each in people if upper.row < each.row < lower.row]
    left, right = max(above.left, below.left), min(above.right, below.right)
    straight = Box(left, above.top, right, below.bottom)
    if right - left >= OVERLAP and not any(box.meets(straight) for box in between):
        return [straight]
    x = _passage(above, below, between, width)
    if x is None:
        return []
    top, bottom = above.bottom - BELOW, below.top + 4
    down = Box(x - PASSAGE, top, x + PASSAGE, bottom)
    along = (
        (above, Box(min(above.left, down.left), top + 5, max(above.right, down.right), top + 5 + BAND)),
        (below, Box(min(below.left, down.left), bottom - BAND, max(below.right, down.right), bottom)),
    )
    return [down, *(passage for box, passage in along if not _inside(down, box))]


def _passage(above: Box, below: Box, between: Sequence[Box], width: float) -> float | None:
    """The middle of a way down that meets nobody, as near to both as there is."""
    spots = [(above.left + above.right) / 2, (below.left + below.right) / 2]
    near = sorted([above.left + 18, above.right - 18], key=lambda x: abs(x - spots[1]))
    wanted = [*near, *(x for box in between for x in (box.left - PASSAGE - 2, box.right + PASSAGE + 2))]
    free = [
        x
        for x in wanted
        if PASSAGE <= x <= width - PASSAGE
        and not any(box.left < x + PASSAGE and x - PASSAGE < box.right for box in between)
    ]
    return min(free, key=lambda x: abs(x - spots[0]) + abs(x - spots[1]), default=None)

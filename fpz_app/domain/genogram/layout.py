"""Layout of a genogram: where every symbol, label and line stands, in pixels at 96 dpi and 100 % text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fpz_app.domain.genogram.figures import Figure, Genogram
from fpz_app.domain.genogram.home import Loop, Standing, loop_round
from fpz_app.domain.genogram.labels import HALF, LINE, Box, Label, Measure, extent_of, half_of, label_of
from fpz_app.domain.genogram.lines import Drafter, Line, Slash
from fpz_app.domain.genogram.order import arranged
from fpz_app.domain.genogram.places import Extent, placed
from fpz_app.domain.genogram.rows import aligned, rows_of
from fpz_app.domain.genogram.tree import Strand, Tree, is_lane, parts
from fpz_app.domain.genogram.wires import UNITS, Wire, wires_of

EDGE = 14.0  # room all round, which the household's loop may use
WIDE = 560.0  # the least width at which a row of people without lines goes on in the next
ADDRESS = "/address/0"
_LANE = Extent(0, 0, 12)
_BETWEEN = 44.0  # from one row to the next where no line runs


@dataclass(frozen=True)
class Spot:
    """One person as they are drawn: the middle of the symbol, its half, the label and where that stands."""

    figure: Figure
    x: float
    y: float
    half: float
    label: Label
    row: int

    @property
    def symbol_box(self) -> Box:
        return Box(self.x - self.half, self.y - self.half, self.x + self.half, self.y + self.half)

    @property
    def whole_box(self) -> Box:
        """Symbol and label together."""
        one, other = self.symbol_box, self.label_box or self.symbol_box
        return Box(
            min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
        )

    @property
    def label_box(self) -> Box | None:
        return self.label.box(self.x, self.y, self.half) if self.label.lines else None


@dataclass(frozen=True)
class Picture:
    """`spots` row by row from the left, which is the order that keys walk them in."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    slashes: tuple[Slash, ...]
    loop: Loop | None
    width: float
    height: float


@dataclass(frozen=True)
class _Plan:
    """Nodes in rows from the left, before anything has a place; `loose` are the first of the rows that no line reaches."""

    rows: list[list[str]]
    strands: list[Strand]
    tree: Tree
    loose: int


def lay_out(genogram: Genogram, measure: Measure) -> Picture:
    """Everybody is drawn once, whatever the record holds; `measure` gives the width of words."""
    figures = {each.id: each for each in genogram.figures}
    if not figures:
        return Picture((), (), (), None, 0, 0)
    plan = _planned(genogram)
    parents = {node for strand in plan.strands if strand.ups for node in strand.ups}
    labels: dict[str, Label] = {}
    for row in plan.rows[: plan.loose]:
        beneath = not parents.intersection(node for node in row if not is_lane(node))
        labels.update({each: label_of(figures[each], measure, beneath=beneath) for each in row if each in figures})
    placed_ids = {node for row in plan.rows for node in row}
    loose = [each for each in figures if each not in placed_ids]
    labels.update({each: label_of(figures[each], measure, beneath=True) for each in loose})
    extents = {each: extent_of(figures[each], label) for each, label in labels.items()}
    extents |= {node: _LANE for row in plan.rows for node in row if is_lane(node)}
    rows = [*plan.rows, *_broken(sorted(loose, key=lambda each: not figures[each].at_home), extents)]
    extents[ADDRESS] = Extent(0, max(measure(each, False) for each in genogram.address), 14)
    _keep_room_for_address(rows, figures)
    x = placed(rows[: plan.loose], extents, plan.strands)
    for row in rows[plan.loose :]:
        x.update(placed([row], extents, ()))
    return _drawn(genogram, plan, rows, x, labels, extents)


def _planned(genogram: Genogram) -> _Plan:
    people = [each.id for each in genogram.figures]
    focus = next((each.id for each in genogram.figures if each.in_focus), people[0])
    joined = parts(people, genogram.bonds, focus)
    together = [each for part in joined for each in part]
    rows = rows_of(together, genogram.bonds)
    rows = aligned(joined, rows, child_row={each.id: each.is_child for each in genogram.figures})
    tree = Tree(
        genogram.bonds, rows, {each.id: each.side for each in genogram.figures},
        frozenset(each.id for each in genogram.figures if each.at_home),
    )  # fmt: skip
    found: list[list[str]] = [[] for _ in range(max(rows.values(), default=-1) + 1)]
    strands: list[Strand] = []
    for part in joined:
        best = arranged(tree, part)
        strands += best.strands
        for node in best.order:
            found[tree.row_of(node)].append(node)
    return _Plan(found, strands, tree, len(found))


def _broken(loose: Sequence[str], extents: Mapping[str, Extent]) -> list[list[str]]:
    rows: list[list[str]] = []
    reach = WIDE
    for each in loose:
        extent = extents[each]
        reach += extent.left + extent.right + extent.room
        if reach > WIDE:
            rows.append([])
            reach = extent.left + extent.right
        rows[-1].append(each)
    return rows


def _keep_room_for_address(rows: list[list[str]], figures: Mapping[str, Figure]) -> None:
    """The address stands after the last of the household in its lowest row."""
    for row in reversed(rows):
        home = [at for at, node in enumerate(row) if node in figures and figures[node].at_home]
        if home:
            row.insert(home[-1] + 1, ADDRESS)
            return


def _drawn(
    genogram: Genogram, plan: _Plan, rows: list[list[str]], x: dict[str, float], labels: dict[str, Label],
    extents: Mapping[str, Extent],
) -> Picture:  # fmt: skip
    figures = {each.id: each for each in genogram.figures}
    wires = wires_of(plan.tree, plan.strands, x, UNITS)
    heights = [_height([labels[node] for node in row if node in labels]) for row in rows]
    middles, levels, bottom = _tops(heights, wires)
    spots = tuple(
        Spot(figures[node], x[node] + EDGE, middles[at], half_of(figures[node]), labels[node], at)
        for at, row in enumerate(rows)
        for node in row
        if node in figures
    )
    here = {node: (each + EDGE, middles[at]) for at, row in enumerate(rows) for node in row for each in (x[node],)}
    drafter = Drafter(plan.tree, figures, here, levels, EDGE)
    width = max(x[node] + extents[node].right for row in rows for node in row) + 2 * EDGE
    slot = None
    if ADDRESS in here:
        left, middle = here[ADDRESS]
        slot = Box(left, middle - HALF, left + extents[ADDRESS].right, middle + HALF)
    standing = [Standing(spot.row, spot.whole_box, spot.figure.at_home) for spot in spots]
    loop = loop_round(standing, genogram.address, slot, width)
    lines = tuple(line for wire in wires for line in drafter.lines(wire))
    slashes = tuple(slash for wire in wires if (slash := drafter.slash(wire)))
    return Picture(spots, lines, slashes, loop, width, bottom)


def _height(labels: Sequence[Label]) -> tuple[float, float]:
    """How far a row reaches above and beneath the middle of its symbols."""
    above = max((LINE * len(each.lines) / 2 for each in labels if not each.beneath), default=0)
    below = max((each.box(0, 0, HALF).bottom for each in labels if each.beneath and each.lines), default=0)
    return max(HALF, above), max(HALF, above, below)


def _tops(
    heights: Sequence[tuple[float, float]], wires: Sequence[Wire]
) -> tuple[list[float], dict[tuple[int, int], float], float]:
    """The middle of each row, the height of each level of each gap, and where the picture ends."""
    middles: list[float] = []
    levels: dict[tuple[int, int], float] = {}
    y = EDGE
    for gap in range(-1, len(heights)):
        count = max((wire.level + 1 for wire in wires if wire.gap == gap), default=0)
        start, step, end = _spacing(gap, count, last=gap == len(heights) - 1)
        levels.update({(gap, level): y + start + step * level for level in range(count)})
        y += start + step * max(count - 1, 0) + end
        if gap + 1 < len(heights):
            above, below = heights[gap + 1]
            middles.append(y + above)
            y += above + below
    return middles, levels, y + EDGE


def _spacing(gap: int, count: int, *, last: bool) -> tuple[float, float, float]:
    """From the row to the first level, between levels, and from the last level to the next row."""
    if last:
        return (16, 24, 4) if count else (0, 0, 0)
    if gap < 0:
        return (4, 20, 26) if count else (0, 0, 0)
    if count == 0:
        return _BETWEEN, 0, 0
    return (22, 0, 44) if count == 1 else (16, 24, 26)

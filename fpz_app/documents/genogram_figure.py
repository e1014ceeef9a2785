"""A genogram on paper: the same picture as on the screen, drawn as lines, with its words for those who hear it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from fpz_app.documents.boxes import Drawing
from fpz_app.documents.ink import INK, PAPER, QUIET, REGULAR, SEMIBOLD, TEAL, Type
from fpz_app.documents.letters import face
from fpz_app.documents.pen import Pen
from fpz_app.documents.tags import Tag
from fpz_app.domain.genogram.bonds import Stroke
from fpz_app.domain.genogram.figures import Genogram, Symbol
from fpz_app.domain.genogram.home import Loop
from fpz_app.domain.genogram.labels import HALF, LINE, Box
from fpz_app.domain.genogram.layout import Picture, Spot, lay_out
from fpz_app.domain.genogram.lines import Slash

LARGEST = 0.8
"""Points for a unit of the picture at most: letters of 11 points."""
LETTERS, AGE, MARK, THIN, RING = 14.0, 14.0, 20.0, 1.5, 2.2
HOME = "#F2F4F3"
_DASHES: dict[Stroke, tuple[float, ...]] = {
    Stroke.SOLID: (), Stroke.DASHED: (6.0, 4.5), Stroke.DOTTED: (1.6, 3.6), Stroke.DASH_DOT: (9.0, 3.6, 1.8, 3.6),
}  # fmt: skip
_ROUND, _CORNER = 10.0, 4
Point = tuple[float, float]


def measured(words: str, strong: bool) -> float:
    """How wide a label's words are in the picture's units."""
    return face(SEMIBOLD if strong else REGULAR).width(words) * LETTERS


def genogram_figure(genogram: Genogram, width: float, height: float) -> Drawing:
    """As large as fits into `width` and `height` points, and no larger than reads well."""
    picture = lay_out(genogram, measured)
    scale = min(LARGEST, width / max(picture.width, 1), height / max(picture.height, 1))

    def paint(pen: Pen, x: float, y: float) -> None:
        _paint(Sketch(pen, x, y, scale), picture)

    return Drawing(picture.width * scale, picture.height * scale, paint, Tag("Figure", alt=f"Genogram. {genogram.said}"))


@dataclass(frozen=True)
class Sketch:
    """A pen that draws a picture's units from a corner of the page, in so many points each."""

    pen: Pen
    x: float
    y: float
    scale: float

    def lines(
        self, points: Sequence[Point], *, weight: float = THIN, dashes: Sequence[float] = (), colour: str = INK, fill: str = "",
        closed: bool = False,
    ) -> None:  # fmt: skip
        self.pen.line_through(
            [self._at(*point) for point in points], weight=weight * self.scale, colour=colour,
            dashes=[each * self.scale for each in dashes], fill=fill, closed=closed,
        )  # fmt: skip

    def circle(self, x: float, y: float, radius: float, *, colour: str, weight: float) -> None:
        x, y = self._at(x, y)
        self.pen.disc(x, y, radius * self.scale, colour=colour, fill=PAPER, weight=weight * self.scale)

    def words(
        self, words: str, x: float, y: float, *, strong: bool, colour: str = INK, align: float = 0.5, size: float = LETTERS
    ) -> None:
        """One line; `y` is its middle."""
        x, y = self._at(x, y + 0.33 * size)
        type = Type(SEMIBOLD if strong else REGULAR, size * self.scale, LINE * self.scale, colour)
        self.pen.words(words, type, x=x, baseline=y, align=align)

    def _at(self, x: float, y: float) -> Point:
        return self.x + x * self.scale, self.y + y * self.scale


def _paint(sketch: Sketch, picture: Picture) -> None:
    if picture.loop:
        _loop(sketch, picture.loop)
    for line in picture.lines:
        sketch.lines(line.points, dashes=_DASHES[line.stroke])
    for slash in picture.slashes:
        _slash(sketch, slash)
    for spot in picture.spots:
        symbol(sketch, spot)
        label(sketch, spot)
    if picture.loop:
        box = picture.loop.address_box
        for at, words in enumerate(picture.loop.address):
            sketch.words(words, box.right, box.top + LINE * (at + 0.5), strong=False, colour=TEAL, align=1)


def _loop(sketch: Sketch, loop: Loop) -> None:
    for contour in loop.contours:
        home(sketch, contour)


def home(sketch: Sketch, corners: Sequence[Point]) -> None:
    """The dotted loop round a household."""
    sketch.lines(_rounded(corners), weight=1.8, dashes=(1.8, 3.6), colour=TEAL, fill=HOME, closed=True)


def _rounded(corners: Sequence[Point]) -> list[Point]:
    """Each corner as a few short lines."""
    found: list[Point] = []
    for at, corner in enumerate(corners):
        before, after = corners[at - 1], corners[(at + 1) % len(corners)]
        start, end = _towards(corner, before), _towards(corner, after)
        for step in range(_CORNER + 1):
            share = step / _CORNER
            found.append(_between(_between(start, corner, share), _between(corner, end, share), share))
    return found


def _towards(corner: Point, other: Point) -> Point:
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    return _between(corner, other, min(_ROUND / length, 0.5) if length else 0)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _slash(sketch: Sketch, slash: Slash) -> None:
    for at in range(slash.count):
        x = slash.x + (at - (slash.count - 1) / 2) * 6
        sketch.lines([(x - 4, slash.y + 7), (x + 4, slash.y - 7)])


def symbol(sketch: Sketch, spot: Spot) -> None:
    """One person's symbol with the age in it; the child in focus has two outlines."""
    figure, x, y = spot.figure, spot.x, spot.y
    weight, colour = (RING, TEAL) if figure.in_focus else (THIN, INK)
    if figure.in_focus:
        _shape(sketch, figure.symbol, x, y, half=spot.half, weight=weight, colour=colour)
    _shape(sketch, figure.symbol, x, y, half=HALF, weight=weight, colour=colour)
    if figure.died and figure.symbol is not Symbol.MARK:
        _cross(sketch, figure.symbol, x, y)
    mark = figure.symbol is Symbol.MARK
    sketch.words("?" if mark else figure.age, x, y, strong=True, size=MARK if mark else AGE)


def _shape(sketch: Sketch, kind: Symbol, x: float, y: float, *, half: float, weight: float, colour: str) -> None:
    if kind is Symbol.CIRCLE:
        sketch.circle(x, y, half, colour=colour, weight=weight)
        return
    reach = half + 2
    corners = {
        Symbol.SQUARE: [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)],
        Symbol.DIAMOND: [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)],
        Symbol.TRIANGLE: [(x, y - half), (x + half - 1, y + half - 3), (x - half + 1, y + half - 3)],
    }.get(kind)
    if corners:
        sketch.lines(corners, weight=weight, colour=colour, fill=PAPER, closed=True)


def _cross(sketch: Sketch, kind: Symbol, x: float, y: float) -> None:
    """Open in the middle, so that the age can be read."""
    outer = {Symbol.SQUARE: HALF, Symbol.TRIANGLE: HALF - 5}.get(kind, HALF * 0.707)
    inner = outer - 9 if kind is Symbol.SQUARE else outer - 5
    for quarter in range(4):
        across, down = round(cos(pi / 4 + quarter * pi / 2) * 1.5), round(sin(pi / 4 + quarter * pi / 2) * 1.5)
        sketch.lines([(x + across * outer, y + down * outer), (x + across * inner, y + down * inner)])


def label(sketch: Sketch, spot: Spot) -> None:
    """One person's name, and what stands with it."""
    box: Box | None = spot.label_box
    if box is None:
        return
    for at, words in enumerate(spot.label.lines):
        x, align = ((box.left + box.right) / 2, 0.5) if spot.label.beneath else (box.left, 0.0)
        colour = QUIET if words.quiet else INK
        sketch.words(words.text, x, box.top + LINE * (at + 0.5), strong=words.strong, colour=colour, align=align)

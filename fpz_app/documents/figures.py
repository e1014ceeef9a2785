"""Figures drawn as lines, so that they are sharp at any size: the scale from 0 to 10, a box to tick, a signature."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Drawing
from fpz_app.documents.ink import LABEL, LINE, PAPER, QUIET, SMALL, TEAL, Type
from fpz_app.documents.letters import face
from fpz_app.documents.pen import Pen
from fpz_app.documents.tags import Tag

SCALE_WIDTH = 196.0
_ABOVE, _ABOVE_NO_FLAG, _BELOW = 24.5, 9.5, 19.5
_NOW = Type(LABEL.face, LABEL.size, LABEL.leading, TEAL)

_GAP = 7.0

_Label = tuple[str, Type, float]
"""The words, how they are set, and the point of the scale that they stand at."""
Stroke = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Scaling:
    """Where someone put things, each from 0 to 10: then, now, and what is hoped for. None is not asked yet."""

    then: int | None = None
    now: int | None = None
    hoped: int | None = None

    @property
    def asked(self) -> bool:
        return (self.then, self.now, self.hoped) != (None, None, None)

    def in_words(self) -> str:
        """As "From 0 to 10: then 3, now 5, hope 8"."""
        parts = [f"{name} {value}" for name, value in _named(self) if value is not None]
        return "From 0 to 10: " + ", ".join(parts) if parts else "From 0 to 10: not asked yet"


def _named(scaling: Scaling) -> tuple[tuple[str, int | None], ...]:
    return ("then", scaling.then), ("now", scaling.now), ("hope", scaling.hoped)


def scale(scaling: Scaling, *, about: str = "", width: float = SCALE_WIDTH) -> Drawing:
    """The scale as a figure; `about` says whose or what it is to a screen reader."""
    alt = f"{about}. {scaling.in_words()}" if about else scaling.in_words()
    step = (width - 0.8) / 10

    def paint(pen: Pen, x: float, y: float) -> None:
        axis = y + axis_drop(scaling)
        _axis(pen, x, axis, width)
        if scaling.then is not None and scaling.now is not None and scaling.then != scaling.now:
            low, high = sorted((scaling.then, scaling.now))
            pen.rule(x + low * step, axis, (high - low) * step, colour=TEAL, weight=2.2)
        if scaling.then is not None and scaling.then != scaling.now:
            pen.disc(x + scaling.then * step, axis, 4.5, colour=TEAL, fill=PAPER)
        if scaling.now is not None:
            pen.disc(x + scaling.now * step, axis, 4.7, colour=TEAL, fill=TEAL)
        if scaling.hoped is not None:
            _flag(pen, x + scaling.hoped * step, axis)
        _labels(pen, scaling, x=x, axis=axis, width=width)

    return Drawing(width, axis_drop(scaling) + _BELOW, paint, Tag("Figure", alt=alt))


def axis_drop(scaling: Scaling) -> float:
    """How far the line of the scale lies below the top of the figure, in points: words beside it stand as low."""
    return _ABOVE_NO_FLAG if scaling.hoped is None else _ABOVE


def _axis(pen: Pen, x: float, axis: float, width: float) -> None:
    pen.rule(x, axis, width, colour=LINE, weight=0.8)
    step = (width - 0.8) / 10
    for number in range(11):
        pen.tick(x + 0.4 + number * step, axis, 8 if number in (0, 5, 10) else 5)


def _flag(pen: Pen, x: float, axis: float) -> None:
    pen.tick(x + 0.4, axis - 6.5, 13, colour=QUIET, weight=1.2)
    pen.shape([(x + 0.4, axis - 13), (x + 7.4, axis - 10), (x + 0.4, axis - 7)], colour=QUIET)


def _labels(pen: Pen, scaling: Scaling, *, x: float, axis: float, width: float) -> None:
    """Numbers printed beside: hope above, then and now below, moved apart where they would touch."""
    place = {value: x + value * (width - 0.8) / 10 for value in range(11)}
    edges = (x, x + width)
    if scaling.hoped is not None:
        _row([(f"hope {scaling.hoped}", SMALL, place[scaling.hoped])], edges=edges, pen=pen, baseline=axis - 17)
    then = [(f"then {scaling.then}", SMALL, place[scaling.then])] if scaling.then is not None else []
    now = [(f"now {scaling.now}", _NOW, place[scaling.now])] if scaling.now is not None else []
    if then and now and scaling.then == scaling.now:
        then, now = [], [(f"then and now {scaling.now}", _NOW, now[0][2])]
    below = sorted(then + now, key=lambda label: label[2])
    _row(below, edges=edges, pen=pen, baseline=axis + 15.6)


def _row(labels: list[_Label], *, edges: tuple[float, float], pen: Pen, baseline: float) -> None:
    """Up to two labels, each centred on its place as far as the edges and its neighbour let it."""
    wide = [face(type.face).width(words) * type.size for words, type, _ in labels]
    starts = [place - width / 2 for (*_, place), width in zip(labels, wide, strict=True)]
    touching = starts[0] + wide[0] + _GAP - starts[-1] if len(labels) == 2 else 0.0
    if touching > 0:
        starts = [starts[0] - touching / 2, starts[1] + touching / 2]
    least = edges[0]
    room = edges[1] - sum(wide) - _GAP * (len(labels) - 1)
    for (words, type, _), width, start in zip(labels, wide, starts, strict=True):
        start = min(max(start, least), room)
        pen.words(words, type, x=start, baseline=baseline)
        least = start + width + _GAP
        room += width + _GAP


def tick_box(*, ticked: bool = False, alt: str = "", leading: float = 17.0) -> Drawing:
    """A box of 11 points to tick with a pen, or ticked."""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.box(x + 0.6, y + (leading - 11) / 2, 11, ticked=ticked)

    return Drawing(12.2, leading, paint, Tag("Figure", alt=alt or ("Done" if ticked else "Box to tick")))


def signature(strokes: Sequence[Stroke], *, alt: str, width: float, height: float) -> Drawing:
    """A signature drawn with pen, finger or mouse, fitted into width × height; its own measure may be anything."""
    points = [point for stroke in strokes for point in stroke]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    across, down = max(x for x, _ in points) - left, max(y for _, y in points) - top
    ratio = min(width / max(across, 1e-6), height / max(down, 1e-6))

    def paint(pen: Pen, x: float, y: float) -> None:
        for stroke in strokes:
            if stroke:
                moved = [(x + (a - left) * ratio, y + height - down * ratio + (b - top) * ratio) for a, b in stroke]
                pen.stroke(moved, weight=0.9)

    return Drawing(width, height, paint, Tag("Figure", alt=alt))


def level_mark(level: int, *, steps: int = 4) -> Drawing:
    """Steps going up, as many filled as the level; what it is called stands beside in words."""

    def paint(pen: Pen, x: float, y: float) -> None:
        for step in range(steps):
            high = 4.0 + 3.2 * step
            left, top = x + 8 * step, y + 15 - high
            pen.panel(left, top, 6.5, high, colour=TEAL if step < level else LINE)
            if step >= level:
                pen.panel(left + 0.7, top + 0.7, 5.1, high - 1.4, colour=PAPER)

    return Drawing(8.0 * steps, 17, paint, Tag("Figure", alt=f"Step {level} of {steps}"))

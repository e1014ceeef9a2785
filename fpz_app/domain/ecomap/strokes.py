"""Strokes of an ecomap: a tie drawn by convention, strong thick, weak dashed, stressful in zigzags, broken off in two parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from fpz_app.domain.ecomap.around import Strand
from fpz_app.domain.ties import Gives, Strength

Point = tuple[float, float]
THIN, THICK, FAINT = 1.6, 4.4, 1.0
_TOOTH, _HEIGHT, _CLEAR, _BREAK, _BAR = 5.0, 5.0, 10.0, 7.0, 8.0
_HEAD, _SIDE = 11.0, 5.0


@dataclass(frozen=True)
class Stroke:
    """A line through the points, dashed or not; `filled` is an arrow's head."""

    points: tuple[Point, ...]
    weight: float
    dashes: tuple[float, ...] = ()
    filled: bool = False


def strokes_of(card: Point, home: Point, strand: Strand) -> list[Stroke]:
    """A tie between a neighbour's card and the household's loop."""
    to_home = strand.gives in (Gives.BOTH, Gives.TO_FAMILY)
    to_card = strand.gives in (Gives.BOTH, Gives.FROM_FAMILY)
    way = _Way(card, home)
    heads = [way.head(way.length, 1)] * to_home + [way.head(0, -1)] * to_card
    start, end = (_HEAD if to_card else 0.0), way.length - (_HEAD if to_home else 0.0)
    return [*_body(way, start, end, strand.strength), *(Stroke(each, THIN, filled=True) for each in heads)]


def sample(strength: Strength | None, width: float, y: float) -> list[Stroke]:
    """What a kind of tie looks like, for the key beneath the picture."""
    return _body(_Way((0, y), (width, y)), 0, width, strength)


def _body(way: "_Way", start: float, end: float, strength: Strength | None) -> list[Stroke]:
    if strength is Strength.STRESSFUL:
        return [Stroke(tuple(way.zigzag(start, end)), THIN)]
    if strength is Strength.BROKEN:
        middle = (start + end) / 2
        ends = ((start, middle - _BREAK), (middle + _BREAK, end))
        bars = [Stroke((way.at(each, -_BAR), way.at(each, _BAR)), THIN) for each in (middle - _BREAK, middle + _BREAK)]
        return [*(Stroke((way.at(one), way.at(other)), THIN) for one, other in ends), *bars]
    weight = {Strength.STRONG: THICK, None: FAINT}.get(strength, THIN)
    return [Stroke((way.at(start), way.at(end)), weight, (5.0, 4.0) if strength is Strength.WEAK else ())]


@dataclass(frozen=True)
class _Way:
    start: Point
    end: Point

    @property
    def length(self) -> float:
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1]) or 1.0

    def at(self, along: float, aside: float = 0.0) -> Point:
        """So far along the line, so far beside it."""
        dx, dy = (self.end[0] - self.start[0]) / self.length, (self.end[1] - self.start[1]) / self.length
        return self.start[0] + dx * along - dy * aside, self.start[1] + dy * along + dx * aside

    def head(self, tip: float, towards: int) -> tuple[Point, ...]:
        back = tip - towards * _HEAD
        return self.at(tip), self.at(back, _SIDE), self.at(back, -_SIDE)

    def zigzag(self, start: float, end: float) -> Iterator[Point]:
        yield self.at(start)
        low, high = start + _CLEAR, end - _CLEAR
        teeth = max(int((high - low) / _TOOTH), 2)
        for at in range(teeth + 1):
            side = 0.0 if at in (0, teeth) else _HEIGHT if at % 2 else -_HEIGHT
            yield self.at(low + (high - low) * at / teeth, side)
        yield self.at(end)

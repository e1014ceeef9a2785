"""Labels of a genogram: how a name breaks into lines, and how much room a person takes with it."""

from collections.abc import Callable
from dataclasses import dataclass

from fpz_app.domain.genogram.figures import Figure, Symbol
from fpz_app.domain.genogram.places import Extent

Measure = Callable[[str, bool], float]
"""How wide words are, plain or strong, in units: pixels at 96 dpi and 100 % text."""
HALF, HALF_FOCUS, HALF_MARK = 17.5, 22.0, 10.0
LINE, WIDEST, BESIDE, BENEATH = 17.0, 104.0, 5.0, 7.0
_LEAST_BENEATH, _ROOM_BENEATH, _ROOM_BESIDE = 28.0, 16.0, 18.0


@dataclass(frozen=True)
class Words:
    """One line of a label. `quiet` is the second ink."""

    text: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Label:
    """What stands at one person's symbol, beneath it or at its right."""

    lines: tuple[Words, ...]
    width: float
    beneath: bool

    def box(self, x: float, y: float, half: float) -> Box:
        """Where it stands at a symbol with its middle at `x` and `y`."""
        height = LINE * len(self.lines)
        if self.beneath:
            top = y + HALF + BENEATH
            return Box(x - self.width / 2, top, x + self.width / 2, top + height)
        left = x + half + BESIDE
        return Box(left, y - height / 2, left + self.width, y + height / 2)


def half_of(figure: Figure) -> float:
    """Half of the symbol's width and height."""
    if figure.symbol is Symbol.MARK:
        return HALF_MARK
    return HALF_FOCUS if figure.in_focus else HALF


def label_of(figure: Figure, measure: Measure, *, beneath: bool) -> Label:
    lines = [Words(text, strong=figure.in_focus) for text in _broken(figure.name, measure)]
    lines += [Words(text, quiet=True) for text in _broken(figure.detail, measure)]
    return Label(tuple(lines), max((measure(each.text, each.strong) for each in lines), default=0), beneath)


def extent_of(figure: Figure, label: Label) -> Extent:
    half = half_of(figure)
    if not label.beneath:
        return Extent(half, half + (BESIDE + label.width if label.lines else 0), _ROOM_BESIDE)
    reach = max(half, label.width / 2, _LEAST_BENEATH)
    return Extent(reach, reach, _ROOM_BENEATH)


def _broken(text: str, measure: Measure) -> list[str]:
    """At most three lines of the widest width; longer words keep their own line, and what is left over ends in dots."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}", True) <= WIDEST:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if len(lines) > 3:
        lines = [*lines[:2], f"{lines[2]}…"]
    return [_shortened(line, measure) for line in lines]


def _shortened(line: str, measure: Measure) -> str:
    if measure(line, True) <= 1.5 * WIDEST:
        return line
    while line and measure(f"{line}…", True) > 1.5 * WIDEST:
        line = line[:-1]
    return f"{line}…"

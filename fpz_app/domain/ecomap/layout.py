"""Layout of an ecomap: the household in the middle, its neighbours evenly round it, and a line to each that crosses no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, pi, sin

from fpz_app.domain.ecomap.around import Ecomap, Neighbour
from fpz_app.domain.ecomap.strokes import Stroke, strokes_of
from fpz_app.domain.genogram.labels import LINE, Box, Label, Measure, half_of, label_of
from fpz_app.domain.genogram.layout import Spot

EDGE, WIDEST, PAD, GAP = 14.0, 132.0, 9.0, 12.0
NAME_LINES, WHAT_LINES, LEAST_LINE = 2, 2, 60.0
IN_A_ROW, ACROSS, DOWN = 3, 72.0, 84.0
_ASPECT, _GROW, _APART, _SYMBOL = 1.15, 1.04, 14.0, 26.0


@dataclass(frozen=True)
class Card:
    """One neighbour as it is drawn: its box and the lines of words in it."""

    neighbour: Neighbour
    box: Box
    name: tuple[str, ...]
    what: tuple[str, ...]


@dataclass(frozen=True)
class EcoPicture:
    """`cards` clockwise from the top; `home` is the loop round the household, whose people are `spots`."""

    cards: tuple[Card, ...]
    spots: tuple[Spot, ...]
    strokes: tuple[Stroke, ...]
    home: Box
    address: tuple[str, ...]
    width: float
    height: float


def lay_out_ecomap(ecomap: Ecomap, measure: Measure) -> EcoPicture:
    """`measure` gives the width of words."""
    cards = [_card(each, measure) for each in ecomap.neighbours]
    wide, high = _home_size(ecomap, measure)
    half_wide, half_high = _radii(cards, wide, high)
    placed = [_moved(card, *_on_ellipse(at, len(cards), half_wide, half_high)) for at, card in enumerate(cards)]
    left = min([-wide / 2, *(card.box.left for card in placed)]) - EDGE
    top = min([-high / 2, *(card.box.top for card in placed)]) - EDGE
    right = max([wide / 2, *(card.box.right for card in placed)]) + EDGE
    bottom = max([high / 2, *(card.box.bottom for card in placed)]) + EDGE
    home = Box(-wide / 2 - left, -high / 2 - top, wide / 2 - left, high / 2 - top)
    placed = [_moved(card, -left, -top) for card in placed]
    strokes = tuple(stroke for card in placed for stroke in _strokes(card, home))
    return EcoPicture(tuple(placed), _spots(ecomap, home, measure), strokes, home, ecomap.address, right - left, bottom - top)


def _card(neighbour: Neighbour, measure: Measure) -> Card:
    """About the middle 0, 0."""
    name = _wrapped(neighbour.name, measure, strong=True, most=NAME_LINES)
    what = _wrapped(neighbour.what, measure, strong=False, most=WHAT_LINES)
    widths = [measure(line, True) for line in name] + [measure(line, False) for line in what]
    wide, high = max(widths, default=0) + 2 * PAD, LINE * (len(name) + len(what)) + PAD
    return Card(neighbour, Box(-wide / 2, -high / 2, wide / 2, high / 2), name, what)


def _wrapped(words: str, measure: Measure, *, strong: bool, most: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, strong) <= WIDEST:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} {lines[most]}"
    return tuple(_cut(line, measure, strong=strong) for line in kept)


def _cut(line: str, measure: Measure, *, strong: bool) -> str:
    if measure(line, strong) <= WIDEST:
        return line
    while line and measure(f"{line}…", strong) > WIDEST:
        line = line[:-1].rstrip()
    return f"{line}…"


def _home_size(ecomap: Ecomap, measure: Measure) -> tuple[float, float]:
    count = max(len(ecomap.household), 1)
    rows = -(-count // IN_A_ROW)
    address = max(measure(each, False) for each in ecomap.address)
    wide = max(min(count, IN_A_ROW) * _across(ecomap, measure), address) + 2 * PAD
    return wide, rows * DOWN + LINE * len(ecomap.address) + 2 * PAD


def _across(ecomap: Ecomap, measure: Measure) -> float:
    """From one of the household to the next."""
    return max([ACROSS, *(label_of(each, measure, beneath=True).width + 2 * PAD for each in ecomap.household)])


def _radii(cards: Sequence[Card], wide: float, high: float) -> tuple[float, float]:
    """The least ellipse on which no two cards touch and every line has some length."""
    half_high = high / 2 + LEAST_LINE
    half_wide = max(wide / 2 + LEAST_LINE + 40, half_high * _ASPECT)
    while not _has_room(cards, wide, high, half_wide, half_high):
        half_wide, half_high = half_wide * _GROW, half_high * _GROW
    return half_wide, half_high


def _has_room(cards: Sequence[Card], wide: float, high: float, half_wide: float, half_high: float) -> bool:
    boxes = [_moved(card, *_on_ellipse(at, len(cards), half_wide, half_high)).box for at, card in enumerate(cards)]
    free = LEAST_LINE - _APART
    home = Box(-wide / 2 - free, -high / 2 - free, wide / 2 + free, high / 2 + free)
    spread = [Box(box.left - GAP, box.top - GAP, box.right, box.bottom) for box in boxes]
    return not any(box.meets(home) for box in boxes) and not any(one.meets(other) for one, other in combinations(spread, 2))


def _on_ellipse(at: int, count: int, half_wide: float, half_high: float) -> tuple[float, float]:
    """Evenly about the middle, clockwise from the top; two stand left and right."""
    angle = 2 * pi * at / count - (pi if count == 2 else pi / 2)
    return half_wide * cos(angle), half_high * sin(angle)


def _moved(card: Card, x: float, y: float) -> Card:
    box = card.box
    return Card(card.neighbour, Box(box.left + x, box.top + y, box.right + x, box.bottom + y), card.name, card.what)


def _spots(ecomap: Ecomap, home: Box, measure: Measure) -> tuple[Spot, ...]:
    people, found = ecomap.household, []
    middle, across = (home.left + home.right) / 2, _across(ecomap, measure)
    for at, figure in enumerate(people):
        row, place = divmod(at, IN_A_ROW)
        here = min(len(people) - row * IN_A_ROW, IN_A_ROW)
        label = label_of(figure, measure, beneath=True)
        label = Label(label.lines[:2], label.width, beneath=True)
        x = middle + (place - (here - 1) / 2) * across
        found.append(Spot(figure, round(x), round(home.top + PAD + _SYMBOL + row * DOWN), half_of(figure), label, row))
    return tuple(found)


def _strokes(card: Card, home: Box) -> list[Stroke]:
    """Side by side where there are several, from the card's edge to the household's loop."""
    x, y = (card.box.left + card.box.right) / 2, (card.box.top + card.box.bottom) / 2
    to_x, to_y = (home.left + home.right) / 2, (home.top + home.bottom) / 2
    length = hypot(to_x - x, to_y - y)
    across = ((to_y - y) / length, (x - to_x) / length)
    found: list[Stroke] = []
    strands = card.neighbour.strands
    for at, strand in enumerate(strands):
        off = (at - (len(strands) - 1) / 2) * min(_APART, 40 / len(strands))
        one, other = (x + across[0] * off, y + across[1] * off), (to_x + across[0] * off, to_y + across[1] * off)
        found += strokes_of(_edge(one, other, card.box), _edge(other, one, home), strand)
    return found


def _edge(inside: tuple[float, float], towards: tuple[float, float], box: Box) -> tuple[float, float]:
    """Where the line from inside a box leaves it."""
    dx, dy = towards[0] - inside[0], towards[1] - inside[1]
    shares = [1.0]
    if dx:
        shares.append(((box.right if dx > 0 else box.left) - inside[0]) / dx)
    if dy:
        shares.append(((box.bottom if dy > 0 else box.top) - inside[1]) / dy)
    share = min(each for each in shares if each >= 0)
    return inside[0] + dx * share, inside[1] + dy * share

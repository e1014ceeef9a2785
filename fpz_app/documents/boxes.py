"""Boxes: what a page is made of; each has a height, can be drawn, and can be split where the page ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from fpz_app.documents.ink import FULL_PAGE, Type
from fpz_app.documents.lines import Line
from fpz_app.documents.pen import Pen
from fpz_app.documents.tags import Tag


class Box(Protocol):
    """`keeps` means: never the last thing on a page. `tag` is what a screen reader is told it is; None adds nothing."""

    @property
    def tag(self) -> Tag | None: ...
    @property
    def keeps(self) -> bool: ...
    @property
    def height(self) -> float: ...
    @property
    def inside(self) -> "Sequence[Box]": ...
    def draw(self, pen: Pen, x: float, y: float) -> None: ...
    def split(self, room: float, *, forced: bool) -> "tuple[Box | None, Box | None]":
        """What fits in `room` points, and the rest. Forced, as at the top of a page, some of it is always returned."""
        ...


@dataclass(frozen=True)
class Space:
    """Empty paper; dropped at the top of a page."""

    height: float
    tag: Tag | None = None
    keeps: bool = False
    inside: Sequence[Box] = ()

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Nothing to draw."""

    def split(self, room: float, *, forced: bool) -> tuple[Box | None, Box | None]:
        return _all_or_nothing(self, room, forced=forced)


@dataclass(frozen=True)
class Text:
    """Lines of words. At least two lines stay together at either side of a page's end."""

    lines: Sequence[Line]
    type: Type
    tag: Tag | None
    keeps: bool = False
    width: float = 0.0
    align: float = 0.0
    inside: Sequence[Box] = ()

    @property
    def height(self) -> float:
        return len(self.lines) * self.type.leading

    def draw(self, pen: Pen, x: float, y: float) -> None:
        drop = (self.type.leading + 0.66 * self.type.size) / 2
        for number, line in enumerate(self.lines):
            with pen.marked(self.tag):
                pen.line(line, x + self.align * (self.width - line.width), y + number * self.type.leading + drop)

    def split(self, room: float, *, forced: bool) -> tuple[Box | None, Box | None]:
        fit, many = int(room // self.type.leading), len(self.lines)
        if fit == many - 1:
            fit -= 1
        if fit < 2:
            fit = 1 if forced else 0
        if fit == 0:
            return None, self
        return replace(self, lines=self.lines[:fit]), replace(self, lines=self.lines[fit:]) if fit < many else None


@dataclass(frozen=True)
class Drawing:
    """Something drawn: a figure with its words in `tag.alt`, or decoration when there is no tag."""

    width: float
    height: float
    paint: Callable[[Pen, float, float], None]
    tag: Tag | None = None
    keeps: bool = False
    inside: Sequence[Box] = ()

    def draw(self, pen: Pen, x: float, y: float) -> None:
        if self.tag:
            self.tag.bbox = (x, pen.height - y - self.height, x + self.width, pen.height - y)
        with pen.marked(self.tag):
            self.paint(pen, x, y)

    def split(self, room: float, *, forced: bool) -> tuple[Box | None, Box | None]:
        return _all_or_nothing(self, room, forced=forced)


@dataclass(frozen=True)
class Stack:
    """Boxes one below the other. `whole`: not split while it fits on a page; `head`: repeated where it goes on."""

    inside: Sequence[Box]
    tag: Tag | None = None
    keeps: bool = False
    whole: bool = False
    head: Box | None = None

    @cached_property
    def height(self) -> float:
        return sum(box.height for box in self.inside)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for box in self.inside:
            box.draw(pen, x, y)
            y += box.height

    def split(self, room: float, *, forced: bool) -> tuple[Box | None, Box | None]:
        if self.height <= room:
            return self, None
        if self.whole and not forced and self.height <= FULL_PAGE:
            return None, self
        at, used = 0, 0.0
        while at < len(self.inside) - 1 and used + self.inside[at].height <= room:
            used += self.inside[at].height
            at += 1
        first, rest = self.inside[at].split(room - used, forced=forced and used < room / 2 and self._nothing_above(at))
        if first is None:
            at = self._place_to_part(at, forced=forced)
            if at == 0:
                return None, self
        head = [*self.inside[:at], *([first] if first else [])]
        tail = [*([rest] if first else []), *self.inside[at + 1 if first else at :]]
        return replace(self, inside=head), self._going_on([box for box in tail if box])

    def _nothing_above(self, at: int) -> bool:
        """Whether all above only leads up to this box, so that leaving it for the next page would leave nothing."""
        return all(box.keeps or isinstance(box, Space) for box in self.inside[:at])

    def _place_to_part(self, at: int, *, forced: bool) -> int:
        place = at
        while place and (self.inside[place - 1].keeps or isinstance(self.inside[place - 1], Space)):
            place -= 1
        return at if forced and place == 0 else place

    def _going_on(self, tail: list[Box]) -> Box | None:
        while tail and isinstance(tail[0], Space):
            tail.pop(0)
        if not tail:
            return None
        again: list[Box] = [Again(self.head)] if self.head else []
        return replace(self, inside=[*again, *tail], whole=False)


@dataclass(frozen=True)
class Again:
    """A table's heading row on a further page: seen, but told to a screen reader only the first time."""

    box: Box
    tag: Tag | None = None
    keeps: bool = True
    inside: Sequence[Box] = ()

    @property
    def height(self) -> float:
        return self.box.height

    def draw(self, pen: Pen, x: float, y: float) -> None:
        with pen.furniture():
            self.box.draw(pen, x, y)

    def split(self, room: float, *, forced: bool) -> tuple[Box | None, Box | None]:
        return _all_or_nothing(self, room, forced=forced)


def _all_or_nothing(box: Box, room: float, *, forced: bool) -> tuple[Box | None, Box | None]:
    return (box, None) if forced or box.height <= room else (None, box)

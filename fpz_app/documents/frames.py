"""Frames: boxes that hold others side by side, or on a child's warm ground."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fpz_app.documents.boxes import Box
from fpz_app.documents.ink import CHILD_LINE, CHILD_PAPER, FULL_PAGE
from fpz_app.documents.pen import Pen
from fpz_app.documents.tags import Tag


@dataclass(frozen=True)
class Beside:
    """Boxes side by side, each at its distance from the left; `whole`: not split while it fits on a page."""

    cells: Sequence[tuple[float, Box]]
    tag: Tag | None = None
    keeps: bool = False
    whole: bool = False

    @property
    def inside(self) -> Sequence[Box]:
        return [box for _, box in self.cells]

    @cached_property
    def height(self) -> float:
        return max((box.height for _, box in self.cells), default=0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for left, box in self.cells:
            box.draw(pen, x + left, y)

    def split(self, room: float, *, forced: bool) -> tuple[Box | None, Box | None]:
        if self.height <= room:
            return self, None
        if self.whole and not forced and self.height <= FULL_PAGE:
            return None, self
        parts = [(left, _parted(box, room, forced=forced)) for left, box in self.cells]
        if any(first is None for _, (first, _) in parts):
            return None, self
        heads = [(left, first) for left, (first, _) in parts if first]
        tails = [(left, rest) for left, (_, rest) in parts if rest]
        return replace(self, cells=heads), replace(self, cells=tails) if tails else None


@dataclass(frozen=True)
class Panel:
    """A child's words on their own warm ground, with a bar at the left. `pad` is across and down, in points."""

    box: Box
    width: float
    least: float = 0.0
    pad: tuple[float, float] = (16, 10)
    tag: Tag | None = None
    keeps: bool = False

    @property
    def inside(self) -> Sequence[Box]:
        return (self.box,)

    @property
    def height(self) -> float:
        return max(self.least, self.box.height + 2 * self.pad[1])

    def draw(self, pen: Pen, x: float, y: float) -> None:
        with pen.marked(None):
            pen.panel(x, y, self.width, self.height, colour=CHILD_PAPER)
            pen.panel(x, y, 3, self.height, colour=CHILD_LINE)
        self.box.draw(pen, x + self.pad[0], y + self.pad[1])

    def split(self, room: float, *, forced: bool) -> tuple[Box | None, Box | None]:
        """What is not long goes to the next page whole: words part from who said them only where they must."""
        if not forced and room < self.height <= FULL_PAGE / 3:
            return None, self
        first, rest = _parted(self.box, room - 2 * self.pad[1], forced=forced)
        head = replace(self, box=first, least=0.0) if first else None
        return head, replace(self, box=rest, least=0.0) if rest else None


def _parted(box: Box, room: float, *, forced: bool) -> tuple[Box | None, Box | None]:
    return (box, None) if box.height <= room else box.split(room, forced=forced)

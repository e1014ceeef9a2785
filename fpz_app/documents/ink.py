"""The letters and colours of the printed page: sizes in points, colours that print in grey without loss."""

from dataclasses import dataclass, replace

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT = 51.0
TOP = 48.0
FOOT = 46.0
"""The rule above the foot stands this far from the bottom of the sheet."""
FIRST_TOP = 45.0
NEXT_TOP = 82.0
"""Where words begin on the first page, and under the running head of the next ones."""
FULL_PAGE = PAGE_HEIGHT - FOOT - 14 - NEXT_TOP
WIDTH = 493.0
HALF = 236.5
GUTTER = 20.0

INK = "#14201F"
QUIET = "#465553"
TEAL = "#0B5A5E"
HAIR = "#C9D2D0"
LINE = "#6C7B79"
PAPER = "#FFFFFF"
CHILD_PAPER = "#FFF8E4"
CHILD_INK = "#4F3700"
CHILD_LINE = "#A87400"

REGULAR = "SourceSans3-Regular"
SEMIBOLD = "SourceSans3-Semibold"


@dataclass(frozen=True)
class Sheet:
    """One side of paper, in points; words are `across` wide and end above `bottom`."""

    width: float
    height: float

    @property
    def across(self) -> float:
        return self.width - PAGE_WIDTH + WIDTH

    @property
    def bottom(self) -> float:
        return self.height - FOOT - 14


PORTRAIT = Sheet(PAGE_WIDTH, PAGE_HEIGHT)
LANDSCAPE = Sheet(PAGE_HEIGHT, PAGE_WIDTH)


@dataclass(frozen=True)
class Type:
    """How words are set: a face, its size and the distance from line to line."""

    face: str
    size: float
    leading: float
    colour: str = INK

    @property
    def strong(self) -> "Type":
        return replace(self, face=SEMIBOLD)


TITLE = Type(SEMIBOLD, 30, 34)
SUBTITLE = Type(REGULAR, 12.5, 17, QUIET)
HEADING = Type(SEMIBOLD, 17, 22, TEAL)
GOAL = Type(SEMIBOLD, 15, 19)
FACT = Type(SEMIBOLD, 18, 22)
BODY = Type(REGULAR, 12.5, 17)
STRONG = BODY.strong
QUIET_BODY = Type(REGULAR, 12.5, 17, QUIET)
KICKER = Type(SEMIBOLD, 12, 17, TEAL)
SMALL = Type(REGULAR, 11, 15, QUIET)
SET_SMALL = Type(REGULAR, 11, 15)
LABEL = SMALL.strong
LABEL_LINE = Type(SEMIBOLD, 11, 17, QUIET)
"""A label that stands before body words on the same line."""
LABEL_INK = Type(SEMIBOLD, 11, 15)
CHILD = Type(REGULAR, 16, 21, CHILD_INK)
CHILD_LABEL = Type(SEMIBOLD, 10.5, 15, CHILD_INK)
FOOTING = Type(REGULAR, 9, 12, QUIET)

"""The pen: draws words and shapes on a reportlab canvas, each inside the tag it belongs to or as an artifact."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from fpz_app.documents.ink import INK, LINE, PAGE_HEIGHT, Type
from fpz_app.documents.letters import face
from fpz_app.documents.lines import Line, Segment, break_lines
from fpz_app.documents.tags import Tag


class Pen:
    """Positions are points from the top left of a page of that `height`; `page` counts from 0."""

    def __init__(self, canvas: Any, height: float = PAGE_HEIGHT) -> None:
        self._canvas = canvas
        self.height = height
        self.page = 0
        self._marks = 0
        self._furniture = 0
        self._depth = 0

    def next_page(self) -> None:
        self._canvas.showPage()
        self.page += 1
        self._marks = 0

    @contextmanager
    def marked(self, tag: Tag | None) -> Iterator[None]:
        """What is drawn inside belongs to the tag; without one, or inside furniture, it is an artifact."""
        if tag is None or self._furniture:
            self._write("/Artifact BMC")
        else:
            if tag.title and not tag.marks:
                self._bookmark(tag)
            self._write(f"/{tag.kind} <</MCID {self._marks}>> BDC")
            tag.marks.append((self.page, self._marks))
            self._marks += 1
        yield
        self._write("EMC")

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """Everything drawn inside is page furniture: running heads, feet, repeated table headings."""
        self._furniture += 1
        yield
        self._furniture -= 1

    def line(self, line: Line, x: float, baseline: float) -> None:
        for segment in line.segments:
            if segment.lang:
                self._write(f"/Span <</Lang ({segment.lang})>> BDC")
            self._segment(segment, x, baseline)
            if segment.lang:
                self._write("EMC")

    def words(self, words: str, type: Type, *, x: float, baseline: float, align: float = 0.0) -> float:
        """One line of words, as wide as it is; `align` 0 starts at x, 0.5 is centred on it, 1 ends there. Returns its width."""
        lines = break_lines(words, type, 1e6)
        width = lines[0].width if lines else 0.0
        for line in lines:
            self.line(line, x - align * width, baseline)
        return width

    def _segment(self, segment: Segment, x: float, baseline: float) -> None:
        letters = face(segment.type.face)
        x += segment.x
        for piece in segment.pieces:
            if piece.shown != piece.typed:
                typed = ("\ufeff" + piece.typed).encode("utf-16-be").hex().upper()
                self._write(f"/Span <</ActualText <{typed}>>> BDC")
            self._show(piece.shown, segment.type, x, baseline)
            if piece.shown != piece.typed:
                self._write("EMC")
            x += letters.width(piece.shown) * segment.type.size

    def _show(self, shown: str, type: Type, x: float, baseline: float) -> None:
        document = self._canvas._doc
        font = face(type.face).font
        code = [f"{_colour(type.colour)} rg BT 1 0 0 1 {x:.2f} {self.height - baseline:.2f} Tm"]
        for subset, glyphs in font.splitString(shown, document):
            code.append(f"{font.getSubsetInternalName(subset, document)} {type.size} Tf <{glyphs.hex()}> Tj")
        self._write(" ".join([*code, "ET"]))

    def _bookmark(self, tag: Tag) -> None:
        key = f"heading-{self.page}-{self._marks}"
        self._canvas.bookmarkPage(key)
        self._depth = min(tag.level, self._depth + 1)
        self._canvas.addOutlineEntry(tag.title, key, level=self._depth - 1)

    def rule(self, x: float, y: float, width: float, *, colour: str, weight: float) -> None:
        self._write(f"{_colour(colour)} RG {weight} w 0 J {self._at(x, y)} m {self._at(x + width, y)} l S")

    def tick(self, x: float, y: float, height: float, *, colour: str = LINE, weight: float = 0.8) -> None:
        """An upright stroke, its middle at y."""
        self._write(f"{_colour(colour)} RG {weight} w 0 J {self._at(x, y - height / 2)} m {self._at(x, y + height / 2)} l S")

    def panel(self, x: float, y: float, width: float, height: float, *, colour: str) -> None:
        self._write(f"{_colour(colour)} rg {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f")

    def box(self, x: float, y: float, size: float, *, ticked: bool = False) -> None:
        """A square to tick, its top left corner at x, y."""
        self._write(f"{_colour(INK)} RG 1.1 w")
        self._canvas.roundRect(x, self.height - y - size, size, size, 1.5)
        if ticked:
            points = [(x + size * 0.22, y + size * 0.52), (x + size * 0.43, y + size * 0.74), (x + size * 0.8, y + size * 0.26)]
            self.stroke(points, weight=1.6)

    def disc(self, x: float, y: float, radius: float, *, colour: str, fill: str, weight: float = 1.6) -> None:
        self._write(f"{_colour(colour)} RG {_colour(fill)} rg {weight:.2f} w")
        self._canvas.circle(x, self.height - y, radius, fill=1)

    def shape(self, points: Sequence[tuple[float, float]], *, colour: str) -> None:
        """A filled shape with straight sides."""
        first, *rest = points
        self._write(" ".join([f"{_colour(colour)} rg {self._at(*first)} m", *(f"{self._at(*point)} l" for point in rest), "h f"]))

    def line_through(
        self, points: Sequence[tuple[float, float]], *, weight: float, colour: str = INK, dashes: Sequence[float] = (),
        fill: str = "", closed: bool = False,
    ) -> None:  # fmt: skip
        """Straight lines from point to point with corners, dashed or not; `closed` ones may have a fill. Dashes in points."""
        first, *rest = points
        path = " ".join([f"{self._at(*first)} m", *(f"{self._at(*point)} l" for point in rest)])
        pattern = " ".join(f"{each:.2f}" for each in dashes)
        ground = f"{_colour(fill)} rg " if fill else ""
        paint = {(True, True): "b", (True, False): "s"}.get((closed, bool(fill)), "S")
        self._write(f"{ground}{_colour(colour)} RG {weight:.2f} w 0 J 0 j [{pattern}] 0 d {path} {paint} [] 0 d")

    def stroke(self, points: Sequence[tuple[float, float]], *, weight: float, colour: str = INK) -> None:
        """A line drawn through the points with round ends, as a pen does."""
        first, *rest = points
        path = " ".join(f"{self._at(*point)} l" for point in rest or [first])
        self._write(f"{_colour(colour)} RG {weight} w 1 J 1 j {self._at(*first)} m {path} S 0 J 0 j")

    def _at(self, x: float, y: float) -> str:
        return f"{x:.2f} {self.height - y:.2f}"

    def _write(self, code: str) -> None:
        self._canvas.addLiteral(code)


@lru_cache
def _colour(hex_colour: str) -> str:
    return " ".join(f"{int(hex_colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))

"""Letters: which the typeface has, how wide they are, and what stands in for those it lacks."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from fpz_app.paths import resources

MISSING = "□"
"""What the reader sees where the typeface lacks a letter; the text layer keeps the letter itself."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")
_MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LOOKALIKES = dict.fromkeys(_SPACES, " ") | {"\u2011": "\u2010", "\u2212": "–", "\ufffd": MISSING}


class Piece(NamedTuple):
    """A stretch of text: what is drawn, and what was typed."""

    shown: str
    typed: str


@dataclass(frozen=True)
class Face:
    """A typeface ready to print; `widths` for a size of one point, `plain` the letters drawn just as they are typed."""

    font: TTFont
    widths: dict[str, float]
    plain: frozenset[str]

    def width(self, shown: str) -> float:
        """Also of what stands for letters that the typeface lacks: each as wide as that."""
        missing = self.widths[MISSING]
        return sum(self.widths.get(letter, missing) for letter in shown)


@lru_cache
def face(name: str) -> Face:
    """The named typeface of `resources/fonts`, read once. reportlab writes a no-break space as an ordinary one and
    letters beyond the first plane wrongly, so neither counts as plain."""
    font = TTFont(name, str(resources() / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    measures: Any = font.face
    widths = {chr(code): measures.getCharWidth(code) / 1000 for code in font.face.charToGlyph if code < 0x10000}
    odd = {letter for letter in widths if unicodedata.category(letter) in _MARKS} | {"\u00a0"}
    return Face(font, widths, frozenset(widths) - odd)


def typed_lines(text: str) -> list[str]:
    """The text as lines, without what no page can show: control characters, half surrogates, tabs."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return [_UNPRINTABLE.sub("", line.replace("\t", " ")) for line in _LINE_ENDS.split(whole)]


def pieces(text: str, letters: Face) -> tuple[Piece, ...]:
    """The text in stretches to draw: one where the typeface has every letter, more where something stands in."""
    if letters.plain.issuperset(text):
        return (Piece(text, text),) if text else ()
    drawn = (Piece(_shown(cluster, letters), cluster) for cluster in clusters(text))
    runs = groupby(drawn, key=lambda piece: piece.shown == piece.typed)
    return tuple(_joined(tuple(run)) for _, run in runs)


def clusters(text: str) -> list[str]:
    """Letters, each with the marks, joiners and fixed spaces that follow it: readers drop a stand-in for a bare space."""
    found: list[str] = []
    for letter in text:
        if found and (letter in _SPACES or unicodedata.category(letter) in _MARKS):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _joined(run: tuple[Piece, ...]) -> Piece:
    return Piece("".join(piece.shown for piece in run), "".join(piece.typed for piece in run))


def _shown(cluster: str, letters: Face) -> str:
    drawn = [_drawn(letter, letters) for letter in unicodedata.normalize("NFC", cluster)]
    return MISSING if drawn[0] == MISSING else "".join(drawn)


def _drawn(letter: str, letters: Face) -> str:
    if letter in letters.plain:
        return letter
    if letter in _LOOKALIKES:
        return _LOOKALIKES[letter]
    category = unicodedata.category(letter)
    if category == "Cf" or unicodedata.name(letter, "").startswith("VARIATION SELECTOR"):
        return ""
    return letter if category in _MARKS and letter in letters.widths else MISSING

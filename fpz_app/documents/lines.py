"""Lines: breaking words to a width, so that a number never breaks and the text layer stays as typed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from fpz_app.documents.ink import Type
from fpz_app.documents.letters import Piece, clusters, face, pieces

_HYPHENS = "\u2010–—/-"
_WORDS = re.compile("[^ \u2010–—/-]*[\u2010–—/-]+ *|[^ \u2010–—/-]+ *| +")
_AFTER_A_NUMBER = re.compile(
    "(am|pm|years?|weeks?|months?|days?|hours?|minutes?|January|February|March|April|May|June|July|August|September"
    "|October|November|December)\\b"
)


@dataclass(frozen=True)
class Run:
    """Words set one way: as `type` says, or as the paragraph is; `lang` where it is not the print's own language."""

    text: str
    type: Type | None = None
    lang: str = ""


Words = str | Sequence[str | Run]


class Segment(NamedTuple):
    """A stretch of one line in one type; `x` from the start of the line, in points."""

    x: float
    type: Type
    lang: str
    pieces: tuple[Piece, ...]


class Line(NamedTuple):
    """A line; `width` without the space that ends it."""

    segments: tuple[Segment, ...]
    width: float


class _Chunk(NamedTuple):
    """Letters that belong together; `bare` is their width without the space that ends them."""

    text: str
    type: Type
    lang: str
    width: float
    bare: float


def plain_text(words: Words) -> str:
    """The words alone."""
    return words if isinstance(words, str) else "".join(run if isinstance(run, str) else run.text for run in words)


def language(tag: str) -> str:
    """The language tag (as "pl" or "en-GB"), or nothing where it is not one."""
    return tag if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else ""


def break_lines(words: Words, type: Type, width: float) -> list[Line]:
    """The words in lines no wider than `width` points; a word wider than that is cut. No words: no lines."""
    lines: list[Line] = []
    line: list[_Chunk] = []
    used = 0.0
    for part in _fitting(_unbreakable(_chunks(words, type)), width):
        if line and used + _bare(part) > width:
            lines.append(_set(line))
            line, used = [], 0.0
        line += part
        used += sum(chunk.width for chunk in part)
    return [*lines, _set(line)] if line else lines


def _chunks(words: Words, type: Type) -> Iterator[_Chunk]:
    for run in (words,) if isinstance(words, str) else words:
        one = Run(run) if isinstance(run, str) else run
        for text in _WORDS.findall(one.text):
            yield _chunk(text, one.type or type, one.lang)


def _chunk(text: str, type: Type, lang: str) -> _Chunk:
    letters = face(type.face)
    width = sum(letters.width(piece.shown) for piece in pieces(text, letters)) * type.size
    spaces = len(text) - len(text.rstrip(" "))
    return _Chunk(text, type, lang, width, width - spaces * letters.widths[" "] * type.size)


def _unbreakable(chunks: Iterable[_Chunk]) -> Iterator[list[_Chunk]]:
    """Chunks that stay on one line: no break inside a number, between a number and its unit, or where no space is."""
    word: list[_Chunk] = []
    for chunk in chunks:
        if word and _may_break(word[-1].text, chunk.text):
            yield word
            word = []
        word.append(chunk)
    if word:
        yield word


def _may_break(before: str, after: str) -> bool:
    end = before[-1]
    if end != " ":
        return end in _HYPHENS and after[0].isalpha() and before[-2:-1].isalpha()
    digit = before.rstrip(" ")[-1:].isdigit()
    return not (digit and (after[0].isdigit() or _AFTER_A_NUMBER.match(after)))


def _bare(word: Sequence[_Chunk]) -> float:
    return sum(chunk.width for chunk in word[:-1]) + word[-1].bare


def _fitting(words: Iterable[list[_Chunk]], width: float) -> Iterator[list[_Chunk]]:
    """The words, those too wide for a line in smaller parts."""
    for word in words:
        if _bare(word) <= width:
            yield word
            continue
        for chunk in word:
            yield from ([part] for part in (_cut(chunk, width) if chunk.bare > width else (chunk,)))


def _cut(chunk: _Chunk, width: float) -> Iterator[_Chunk]:
    part, used = "", 0.0
    for cluster in clusters(chunk.text):
        wide = _chunk(cluster, chunk.type, chunk.lang).bare
        if part and used + wide > width:
            yield _chunk(part, chunk.type, chunk.lang)
            part, used = "", 0.0
        part += cluster
        used += wide
    yield _chunk(part, chunk.type, chunk.lang)


def _set(chunks: Sequence[_Chunk]) -> Line:
    segments: list[Segment] = []
    x = 0.0
    for (type, lang), run in groupby(chunks, key=lambda chunk: (chunk.type, chunk.lang)):
        same = tuple(run)
        text = "".join(chunk.text for chunk in same)
        segments.append(Segment(x, type, lang, pieces(text, face(type.face))))
        x += sum(chunk.width for chunk in same)
    return Line(tuple(segments), _bare(chunks))

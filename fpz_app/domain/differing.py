"""Differing: which words of two texts are not the same, to be marked where the texts stand beside each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_CLOSING = frozenset(".,;:!?…)]’”")
_PAIRS = 4_000_000
"""The most pairs of words compared; of longer texts the whole middle is marked."""


@dataclass(frozen=True)
class Piece:
    """A run of a text; `differs` where the other one does not have it."""

    words: str
    differs: bool


def differing(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces that together are the whole text."""
    texts = _TOKENS.findall(one), _TOKENS.findall(other)
    start = _same(*texts)
    end = _same(texts[0][start:][::-1], texts[1][start:][::-1])
    middles = [text[start : len(text) - end] for text in texts]
    return _pieces(texts[0], start, end, _marks(*middles)), _pieces(texts[1], start, end, _marks(*reversed(middles)))


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def _marks(one: Sequence[str], other: Sequence[str]) -> list[bool]:
    """For each token of `one` whether it differs; white space between two that differ does too."""
    marks = [True] * len(one)
    if len(one) * len(other) <= _PAIRS:
        first, second = (one, other) if list(one) <= list(other) else (other, one)
        for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
            at = block.a if first is one else block.b
            marks[at : at + block.size] = [False] * block.size
    for at in range(1, len(one) - 1):
        if one[at].isspace() and marks[at - 1] and marks[at + 1]:
            marks[at] = True
    return _to_words(one, marks)


def _to_words(text: Sequence[str], marks: Sequence[bool]) -> list[bool]:
    """A mark with words in it begins and ends with what is read: not with the stop before it, nor with white space."""
    trimmed, at = list(marks), 0
    for differs, run in groupby(marks):
        end = at + len(list(run))
        if differs and any(token[0].isalnum() for token in text[at:end]):
            first, last = at, end
            while text[first].isspace() or text[first] in _CLOSING:
                first += 1
            while text[last - 1].isspace():
                last -= 1
            trimmed[at:end] = [first <= each < last for each in range(at, end)]
        at = end
    return trimmed


def _pieces(text: Sequence[str], start: int, end: int, marks: Sequence[bool]) -> tuple[Piece, ...]:
    whole = [*[False] * start, *marks, *[False] * end]
    pieces: list[Piece] = []
    for token, differs in zip(text, whole, strict=True):
        if pieces and pieces[-1].differs == differs:
            pieces[-1] = Piece(pieces[-1].words + token, differs)
        else:
            pieces.append(Piece(token, differs))
    return tuple(pieces)

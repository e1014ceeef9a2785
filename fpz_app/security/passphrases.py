"""Passphrases: how many guesses one stands up to and what makes it better; it counts length, not kinds of characters."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.paths import resources

LEAST_LENGTH = 12
MOST_LENGTH = 256
ENOUGH = 10.0
STRONG = 14.0

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb")
_LEAST_RUN = 4
_LOOKALIKES = str.maketrans("0134578@$!", "oleastbasi")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}[./ -]?\d{1,2}[./ -]?(?:19|20)?\d\d")
_REPEAT = re.compile(r"(.{1,20}?)\1{1,}", re.DOTALL)
_WORD = re.compile(r"(?:(?<![^\W\d_])|(?=[A-Z]))[^\W\d_][^\W\d_A-Z]{4,9}(?![^\W\d_A-Z])")

COMMON = "It holds a word that is often used in passwords."
NAMED = "It holds your name or a word about your work here."
RUN = "It follows the keyboard or the alphabet."
REPEATED = "It repeats itself."
DATED = "It holds a date or a year."


class _Piece(NamedTuple):
    """Characters `start` to `end` stand up to 10 to the power of `tens` guesses."""

    start: int
    end: int
    tens: float
    why: str = ""


@dataclass(frozen=True)
class Strength:
    """`tens` is the power of ten of the guesses; `words` and `advice` are for the person, and never quote her words."""

    tens: float
    is_enough: bool
    words: str
    advice: str


def judge(passphrase: str, about: Sequence[str] = ()) -> Strength:
    """`about` holds the person's name, agency and zone: the first things that someone who knows them would try."""
    length = len(passphrase)
    if length > MOST_LENGTH:
        return Strength(0.0, False, "Too long", f"Use at most {MOST_LENGTH} letters and signs.")
    tens, whys = _cheapest(passphrase, _words_about(about))
    if length < LEAST_LENGTH:
        missing = LEAST_LENGTH - length
        more = f"{missing} more letter or sign." if missing == 1 else f"{missing} more letters or signs."
        return Strength(tens, False, "Too short", more)
    if tens < ENOUGH:
        advice = " ".join([*whys[:1], "Add another word or two that nobody would expect."])
        return Strength(tens, False, "Easy to guess", advice)
    if tens < STRONG:
        return Strength(tens, True, "Good", "Another word would make it stronger.")
    return Strength(tens, True, "Strong", "")


def check_new(passphrase: str, again: str, about: Sequence[str] = ()) -> None:
    """Raises Problems for the fields `new` and `again`."""
    strength = judge(passphrase, about)
    found = []
    if not passphrase:
        found.append(Problem("Choose a passphrase.", f"{LEAST_LENGTH} letters or more: four or five words do well.", field="new"))
    elif not strength.is_enough:
        found.append(Problem(f"This passphrase is {strength.words.lower()}.", strength.advice, field="new"))
    if passphrase != again:
        found.append(Problem("The two are not the same.", "Type the passphrase again.", field="again"))
    raise_any(found)


def _cheapest(text: str, about: frozenset[str]) -> tuple[float, list[str]]:
    """The fewest guesses over all ways to cut the text into pieces, and why its weak pieces are weak, weakest first."""
    ending: dict[int, list[_Piece]] = {}
    for piece in _pieces(text, about):
        ending.setdefault(piece.end, []).append(piece)
    best: list[tuple[float, tuple[_Piece, ...]]] = [(0.0, ())]
    for end in range(1, len(text) + 1):
        best.append(min((best[p.start][0] + p.tens, (*best[p.start][1], p)) for p in ending[end]))
    tens, path = best[-1]
    weak = sorted((piece for piece in path if piece.why), key=lambda piece: piece.tens - (piece.end - piece.start))
    return tens, list(dict.fromkeys(piece.why for piece in weak))


def _pieces(text: str, about: frozenset[str]) -> Iterator[_Piece]:
    for at, letter in enumerate(text):
        yield _Piece(at, at + 1, _single(letter))
    lower = text.lower()
    for spelling, extra in ((lower, 0.0), (lower.translate(_LOOKALIKES), 0.5)):
        yield from _known_words(text, spelling, about, extra)
    yield from _runs(lower)
    yield from (_Piece(*found.span(), 5.0) for found in _WORD.finditer(text))
    yield from (_Piece(*found.span(), 2.2, DATED) for found in _YEAR.finditer(text))
    yield from (_Piece(*found.span(), 4.2, DATED) for found in _DATE.finditer(text))
    for found in _REPEAT.finditer(lower):
        once, times = found.group(1), len(found.group()) // len(found.group(1))
        if len(found.group()) > 2:
            yield _Piece(*found.span(), _cheapest(once, about)[0] + math.log10(times), REPEATED)


def _single(letter: str) -> float:
    """Letters come in words, which are easier than their number of letters suggests."""
    if letter.isspace() or letter in "-_.":
        return 0.3
    if letter.isalpha():
        return 0.9
    return 1.0 if letter.isdigit() else 1.3


def _known_words(text: str, spelling: str, about: frozenset[str], extra: float) -> Iterator[_Piece]:
    ranks = _ranks()
    longest = max(max(map(len, ranks)), max(map(len, about), default=0))
    for start in range(len(spelling)):
        for end in range(start + 2, min(start + longest, len(spelling)) + 1):
            word = spelling[start:end]
            capitals = 0.3 if text[start:end] != text[start:end].lower() else 0.0
            if word in about:
                yield _Piece(start, end, 1.0 + extra + capitals, NAMED)
            elif word in ranks:
                why = COMMON if end - start > 3 else ""
                yield _Piece(start, end, math.log10(ranks[word] + 2) + extra + capitals, why)


def _runs(text: str) -> Iterator[_Piece]:
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for start in range(len(text)):
            end = start + _LEAST_RUN
            while end <= len(text) and text[start:end] in row:
                yield _Piece(start, end, 1.5 + math.log10(end - start), RUN)
                end += 1


@cache
def _ranks() -> dict[str, int]:
    lines = (resources() / "vocab" / "common_passphrase_words.txt").read_text("utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return {word: rank for rank, word in enumerate(dict.fromkeys(words))}


def _words_about(about: Sequence[str]) -> frozenset[str]:
    return frozenset(word for text in about for word in re.findall(r"\w{3,}", text.lower()))

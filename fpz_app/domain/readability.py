"""Readability: how hard a text is, its long sentences, and the acronyms it never spells out."""

import re
from collections.abc import Collection

from fpz_app.domain.kinship import listed

EASY = 8.0
"""The grade above which a plan is hard reading: a reader of about twelve to thirteen (ux.md, Paper)."""
LONGEST = 25
"""Words of a sentence, above which two are easier to read (GOV.UK, Content design: writing for GOV.UK)."""

_SENTENCE = re.compile(r"[.!?]+(?:\s|$)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}s?\b")
_KNOWN = frozenset({"A", "I", "OK", "TV", "GP", "UK", "AM", "PM", "ID", "PE", "DVD", "USB", "MP", "NHS"})


def syllables(word: str) -> int:
    """Counted by vowel groups, less a silent last e; at least one."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    if word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and groups > 1:
        groups -= 1
    return max(groups, 1)


def grade(text: str) -> float:
    """The Flesch–Kincaid school grade; 0 for a text of fewer than ten words, which tells nothing."""
    words = _WORD.findall(text)
    if len(words) < 10:
        return 0.0
    sentences = max(len([part for part in _SENTENCE.split(text) if part.strip()]), 1)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def unexplained_acronyms(text: str) -> list[str]:
    """Acronyms in order of appearance that the text neither spells out beside them nor everybody knows."""
    found: list[str] = []
    for match in _ACRONYM.finditer(text):
        letters = match.group().rstrip("s")
        if letters not in _KNOWN and letters not in found and not _explained(letters, text):
            found.append(letters)
    return found


def long_sentences(text: str) -> list[tuple[int, int]]:
    """Where they stand: first sign and the one after the last."""
    found, start = [], 0
    for end, after in [*(match.span() for match in _SENTENCE.finditer(text)), (len(text), len(text))]:
        if len(_WORD.findall(text, start, end)) > LONGEST:
            found.append((end - len(text[start:end].lstrip()), end))
        start = after
    return found


def acronyms_at(text: str, acronyms: Collection[str]) -> list[tuple[int, int]]:
    """Where any of them stands."""
    return [match.span() for match in _ACRONYM.finditer(text) if match.group().rstrip("s") in acronyms]


def remark(text: str) -> str:
    """What would make a text for a family easier to read, in a few words; empty where nothing would."""
    acronyms, many = unexplained_acronyms(text), len(long_sentences(text))
    said = []
    if acronyms:
        verb, it = ("is", "it stands") if len(acronyms) == 1 else ("are", "they stand")
        said.append(f"{listed(acronyms)} {verb} not spelled out: write what {it} for.")
    if many:
        whose = "A sentence has" if many == 1 else f"{many} sentences have"
        said.append(f"{whose} more than {LONGEST} words: shorter ones are easier to follow.")
    if grade(text) > EASY:
        said.append("Hard to read: try everyday words." if many else "Hard to read: try shorter sentences and everyday words.")
    return " ".join(said)


def _explained(letters: str, text: str) -> bool:
    """“child and adolescent mental health service (CAMHS)”, or the other way round."""
    for match in re.finditer(rf"([^.()\n]+)\(\s*{letters}\s*\)|\b{letters}\s*\(([^()\n]+)\)", text):
        words = (match.group(1) or match.group(2)).split()
        if any(word[:1].upper() == letters[0] for word in words):
            return True
    return False

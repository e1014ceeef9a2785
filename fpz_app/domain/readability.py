"""Readability: how hard a text is, and the acronyms it never spells out."""

import re

EASY = 8.0
"""The grade above which a plan is hard reading: a reader of about twelve to thirteen (ux.md, Paper)."""

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


def _explained(letters: str, text: str) -> bool:
    """“child and adolescent mental health service (CAMHS)”, or the other way round."""
    for match in re.finditer(rf"([^.()\n]+)\(\s*{letters}\s*\)|\b{letters}\s*\(([^()\n]+)\)", text):
        words = (match.group(1) or match.group(2)).split()
        if any(word[:1].upper() == letters[0] for word in words):
            return True
    return False

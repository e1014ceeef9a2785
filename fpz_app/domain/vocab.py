"""Vocabularies: coded answers with their words, and the wordings that a place and its time use."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from fpz_app.domain.toml_source import Source


@dataclass(frozen=True)
class Term:
    code: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """`terms` are offered in their order; `retired` ones stay readable where they were recorded."""

    key: str
    title: str
    terms: tuple[Term, ...]
    retired: tuple[Term, ...] = ()

    def label(self, code: str) -> str:
        """The words of a code; an unknown code is its own word."""
        return next((term.label for term in (*self.terms, *self.retired) if term.code == code), code)

    def code(self, words: str) -> str:
        """The code of a label or of a code in any case; '' where there is none."""
        wanted = " ".join(words.casefold().split())
        every = (*self.terms, *self.retired)
        return next((term.code for term in every if wanted in (term.code.casefold(), term.label.casefold())), "")


@dataclass(frozen=True)
class Wording:
    """What things are called: `words['lead_practitioner']` is 'lead professional' in 2018."""

    key: str
    title: str
    words: Mapping[str, str]


class _VocabularyShape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    key: str
    title: str
    terms: dict[str, str]
    help: dict[str, str] = {}
    retired: dict[str, str] = {}


class _WordingShape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    key: str
    title: str
    words: dict[str, str]


class _WordingsShape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    wording: list[_WordingShape]


def read_vocabulary(source: Source) -> Vocabulary:
    """Raises Problem with file, line and reason."""
    file = source.read(_VocabularyShape)
    for code in file.help:
        if code not in file.terms:
            raise source.refuse(("help", code), f"“{code}” is none of the terms")
    for code in file.retired:
        if code in file.terms:
            raise source.refuse(("retired", code), f"“{code}” is still one of the terms")
    terms = tuple(Term(code, label, file.help.get(code, "")) for code, label in file.terms.items())
    return Vocabulary(file.key, file.title, terms, tuple(Term(*pair) for pair in file.retired.items()))


def read_wordings(source: Source) -> dict[str, Wording]:
    """Every wording by its key; all of them name the same things. Raises Problem."""
    file = source.read(_WordingsShape)
    wanted = set(file.wording[0].words) if file.wording else set()
    for number, one in enumerate(file.wording):
        if wanted != set(one.words):
            strange = ", ".join(sorted(wanted ^ set(one.words)))
            raise source.refuse(("wording", number, "words"), f"the wordings do not name the same things: {strange}")
    return {one.key: Wording(one.key, one.title, one.words) for one in file.wording}

"""Spelling: which words of a text are neither British English, nor a name on record, nor learnt on this laptop."""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from fpz_app import paths
from fpz_app.casework.finding import words_known
from fpz_app.domain.families import Family
from fpz_app.domain.names import words_of
from fpz_app.domain.people import Person
from fpz_app.presenters.desk import Desk
from fpz_app.store.store import Changed

if TYPE_CHECKING:
    from hunspell import Hunspell

FOLDER, LANGUAGE, FIELD_WORDS, LEARNT = "spelling", "en_GB", "field_words.txt", "words learnt"
MOST = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_POSSESSIVE = re.compile(r"['’]s?$")


class Speller:
    """Says nothing is wrong until `load` has been done, which reads the dictionary: slow, on first use."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._dictionary: Hunspell | None = None
        self._names: frozenset[str] = frozenset()
        self._own: frozenset[str] = frozenset()
        self._judged: dict[str, bool] = {}
        self.listeners: list[Callable[[], None]] = []

    def load(self) -> None:
        """Reads the dictionary and the names off the interface thread, and tells the listeners."""
        self._desk.run(self._read, lambda _done: self._tell(), self._failed)

    def hear(self, changed: Changed) -> None:
        """A name on record may have changed."""
        if self._dictionary is not None and changed.touches(Person, Family):
            self.load()

    def wrong(self, text: str) -> list[tuple[int, int]]:
        """Where words stand that are not known: first sign and the one after the last."""
        if self._dictionary is None:
            return []
        addresses = [match.span() for match in _ADDRESS.finditer(text)]
        return [
            match.span()
            for match in _WORD.finditer(text)
            if not self._known(match.group()) and not any(first <= match.start() < last for first, last in addresses)
        ]

    def suggestions(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first."""
        return list(self._dictionary.suggest(word.replace("’", "'")))[:MOST] if self._dictionary is not None else []

    def learn(self, word: str) -> None:
        """Counts a word as known on this laptop from now on."""
        self._own |= {*words_of(word)}
        if not self._desk.store.read_only:
            self._desk.store.set_fact(LEARNT, json.dumps(sorted(self._own)))
        self._tell()

    def _known(self, word: str) -> bool:
        """A paragraph is looked at anew with each key; each of its words is judged once."""
        if word not in self._judged:
            self._judged[word] = self._knows(word)
        return self._judged[word]

    def _knows(self, word: str) -> bool:
        if len(word) == 1 or word.isupper():
            return True
        plain = word.replace("’", "'")
        bare = _POSSESSIVE.sub("", word)
        return (
            self._spelt(plain)
            or self._spelt(bare)
            or all(part in self._names or part in self._own for part in words_of(bare))
            or ("-" in bare and all(self._knows(part) for part in bare.split("-")))
        )

    def _spelt(self, word: str) -> bool:
        return self._dictionary is not None and bool(self._dictionary.spell(word))

    def _read(self) -> None:
        folder = paths.resources() / FOLDER
        field = (folder / FIELD_WORDS).read_text(encoding="utf-8").splitlines()
        words = {part for line in field if not line.startswith("#") for part in words_of(line)}
        self._names = frozenset(words) | words_known(self._desk.store, self._desk.actor)
        self._own = frozenset(json.loads(self._desk.store.fact(LEARNT) or "[]"))
        if self._dictionary is None:
            from hunspell import Hunspell

            self._dictionary = Hunspell(LANGUAGE, hunspell_data_dir=str(folder))

    def _tell(self) -> None:
        self._judged.clear()
        for listener in self.listeners:
            listener()

    def _failed(self, problem: Exception) -> None:
        raise problem

"""Telling: sentences with slots, filled with the right person, pronoun and school, and never told twice in a family."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from fpz_app.domain.people import Person, Stage

_PRONOUNS = {
    "male": ("he", "him", "his", "himself", "boy", "son", "brother", "Dad"),
    "female": ("she", "her", "her", "herself", "girl", "daughter", "sister", "Mum"),
}
_PRONOUN_NAMES = ("he", "him", "his", "himself", "boy", "son", "brother", "mum")


@dataclass(frozen=True)
class Voice:
    """A person as a sentence speaks of them: {child}, {child.he}, {carer.Mum}, {child.school}."""

    person: Person
    title: str
    teacher: str

    def __str__(self) -> str:
        return self.person.called if self.person.stage is not Stage.UNBORN else "the baby"

    def __format__(self, spec: str) -> str:
        return str(self)

    def __getattr__(self, name: str) -> str:
        word = self._words.get(name) or self._words.get(name[:1].lower() + name[1:], "").capitalize()
        if not word:
            raise AttributeError(name)
        return word

    @cached_property
    def _words(self) -> dict[str, str]:
        """By the name that slots use; with a capital letter, the word has one too."""
        words = dict(zip(_PRONOUN_NAMES, _PRONOUNS.get(self.person.sex, _PRONOUNS["female"]), strict=True))
        words |= {"mum": self.title.lower() or words["mum"].lower(), "Mum": self.title or words["mum"]}
        words |= {"school": self.person.school, "teacher": self.teacher if self.person.school else ""}
        return words


Slots = Mapping[str, object]


class Teller:
    """Fills sentences for one family and remembers what it has told."""

    def __init__(self, slots: Slots, rng: random.Random) -> None:
        self.slots = slots
        self._rng = rng
        self._told: set[str] = set()

    def tells(self, template: str, **more: object) -> bool:
        """Whether the family has everyone and everything that the sentence speaks of."""
        return self._fill(template, more) is not None

    def say(self, template: str, **more: object) -> str:
        """The sentence in full; empty where the family lacks someone it speaks of."""
        said = self._fill(template, more) or ""
        self._told.add(said)
        return said

    def pick(self, pool: Sequence[str], **more: object) -> str:
        """One of these not told yet; empty where none is left."""
        start = self._rng.randrange(len(pool)) if pool else 0
        for place in range(len(pool)):
            said = self._fill(pool[(start + place) % len(pool)], more)
            if said and said not in self._told:
                self._told.add(said)
                return said
        return ""

    def _fill(self, template: str, more: Mapping[str, object]) -> str | None:
        try:
            return template.format_map({**self.slots, **more}) if "{" in template else template
        except (KeyError, AttributeError):
            return None

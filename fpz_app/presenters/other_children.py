"""Other children: leaving out of one child's paper the sentences that are about another child alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.domain.people import Person

LEFT_OUT = "[…]"
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+[”’\"')]*|\n|$)\s*")


@dataclass(frozen=True)
class Names:
    """What one child is called, and what the others are."""

    own: frozenset[str]
    others: frozenset[str]

    def without_others(self, text: str) -> str:
        """The text with a mark instead of each sentence that names another child and not this one."""
        kept: list[str] = []
        for sentence in _SENTENCE.findall(text):
            if self._is_of_others(sentence):
                kept += [] if kept and kept[-1].startswith(LEFT_OUT) else [LEFT_OUT + " "]
            else:
                kept.append(sentence)
        return "".join(kept).strip()

    def _is_of_others(self, sentence: str) -> bool:
        said = set(re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", _plain(sentence)))
        said |= {each.removesuffix("’s").removesuffix("'s") for each in said}
        return bool(said & self.others) and not said & self.own


def names_for(person_id: str, people: Sequence[Person], today: date) -> Names | None:
    """None where the paper is not one child's."""
    own = [each for each in people if each.id == person_id and each.is_child(today)]
    if not own:
        return None
    others = [each for each in people if each.id != person_id and each.is_child(today)]
    mine = frozenset(_called(own))
    return Names(mine, frozenset(_called(others)) - mine)


def _called(people: Iterable[Person]) -> Iterable[str]:
    return (_plain(name) for each in people for said in (each.given_name, each.known_as, each.called) for name in said.split())


def _plain(text: str) -> str:
    return text.casefold()

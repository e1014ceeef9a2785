"""Partner matching: whom of a family the names in another agency's list mean; a person decides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.casework.access import readable
from fpz_app.casework.duplicates import likeness
from fpz_app.casework.naming import people_of
from fpz_app.domain.names import words_of
from fpz_app.domain.people import Person
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

EVERYONE = "everyone"
"""Instead of a person's id: the whole family is meant."""
SURE = 115
"""The same name, in the same household."""
_WHOLE = {
    "family",
    "whole family",
    "the family",
    "all",
    "all children",
    "both",
    "both children",
    "siblings",
    "children",
    "household",
}
_BETWEEN = re.compile(r"\s*(?:;|/|&|\+|\n|,|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A name as the list has it, with a date of birth where it has one (EDTF)."""

    text: str
    born: str = ""


@dataclass(frozen=True)
class Meant:
    """`person_id` is the likeliest, EVERYONE, or '' where nobody is like it; one that is not `sure` is to be looked at."""

    named: Named
    person_id: str
    why: str
    sure: bool


def who_is_meant(store: Store, asker: Worker, family_id: str, named: Sequence[Named]) -> list[Meant]:
    """For each name, in their order. Raises Gone for a file hidden from the asker."""
    readable(store, asker, family_id)
    people = people_of(store, family_id)
    return [_meant(each, people) for each in named]


def names_in(cell: str) -> list[str]:
    """'Callum and Ellie' is two names; 'Marlow, Callum' is one, the family name first."""
    if re.fullmatch(r"[^\W\d]+(?:[-’' ][^\W\d]+)*, [^\W\d]+(?:[-’'][^\W\d]+)*", cell) and len(cell.split(",")[0].split()) == 1:
        first, _, given = cell.partition(", ")
        return [f"{given} {first}"]
    return [part for part in _BETWEEN.split(cell) if part]


def _meant(named: Named, people: Sequence[Person]) -> Meant:
    if not named.text or named.text.casefold() in _WHOLE:
        return Meant(named, EVERYONE, "the whole family", sure=bool(named.text))
    rated = sorted(((*_rated(named, each), each.id) for each in people), key=lambda each: (-each[0], each[2]))
    best = rated[0] if rated else (0, "", "")
    if best[0]:
        alone = len(rated) < 2 or rated[1][0] < best[0]
        return Meant(
            named, best[2] if alone else "", best[1] if alone else "more than one person is like it", best[0] >= SURE and alone
        )
    return _by_initials(named, people)


def _rated(named: Named, person: Person) -> tuple[int, str]:
    """A list may give the first name alone, or what someone is called, or both names."""
    words = named.text.split()
    given, family = (words[0], person.family_name) if len(words) == 1 else (" ".join(words[:-1]), words[-1])
    asked = Person(file_id="", given_name=given, family_name=family, born=named.born)
    return likeness(asked, person)


def _by_initials(named: Named, people: Sequence[Person]) -> Meant:
    letters = re.sub(r"[^A-Za-z]", "", named.text)
    if 2 <= len(letters) <= 3 and letters.isupper():
        fits = [each for each in people if _initials(each) == (letters[0], letters[-1])]
        if len(fits) == 1:
            return Meant(named, fits[0].id, "the initials fit", sure=False)
    return Meant(named, "", "nobody in the family is like it", sure=False)


def _initials(person: Person) -> tuple[str, str]:
    given, family = words_of(person.given_name or person.known_as), words_of(person.family_name)
    return (given[0][0].upper() if given else "", family[-1][0].upper() if family else "")

"""Group notes: one session with several families, told in each file without naming another family or its people."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fpz_app.domain.errors import Problem
from fpz_app.domain.names import folded

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LEAST = 2


@dataclass(frozen=True)
class Part:
    """What is written for one family beside the words for all; `number` is its place in the form."""

    number: int
    family_id: str
    text: str


def part_field(number: int) -> str:
    """Where a problem of the text for one family is told."""
    return f"part.{number}.text"


def names_told(text: str, names: frozenset[str]) -> list[str]:
    """Words of the text that are among these folded names, as they were written, also with an s behind ('the Marlows'); none
    that begins with a small letter."""
    found = []
    for word in _WORD.findall(text):
        plain = word.removesuffix("’s").removesuffix("'s")
        said = folded(plain)
        if not plain[:1].islower() and len(plain) >= LEAST and not names.isdisjoint((said, said.removesuffix("s"))):
            found.append(plain)
    return list(dict.fromkeys(found))


def naming_problems(common: str, parts: Sequence[Part], names: Mapping[str, frozenset[str]]) -> list[Problem]:
    """Names that would come into the file of another family; `names` are each family's, folded, by its id."""
    found = []
    everyone = frozenset[str]().union(*names.values())
    for name in names_told(common, everyone):
        remedy = "Write it in the text for that family alone, or say that these words name nobody."
        found.append(Problem(f"“{name}” stands in the text that goes into every file.", remedy, field="text"))
    for part in parts:
        others = everyone - names[part.family_id]
        for name in names_told(part.text, others):
            remedy = "Leave the name out, or say that these words name nobody."
            message = f"“{name}” is of another family, and this text goes into one file."
            found.append(Problem(message, remedy, field=part_field(part.number)))
    return found

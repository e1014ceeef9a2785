"""Families for genograms, written in a few lines; all invented."""

import re
from dataclasses import dataclass, field
from datetime import date

from fpz_app.domain.genogram.figures import Genogram, genogram
from fpz_app.domain.people import Couple, Kin, Person, Relationship, Stage

TODAY = date(2026, 11, 23)
_COUPLES = {
    "=": Couple.MARRIED, "-": Couple.TOGETHER, "~": Couple.APART, "/": Couple.SEPARATED, "//": Couple.DIVORCED, "&": Couple.NONE,
}  # fmt: skip
_KINDS = {"": Kin.PARENT, "adopted": Kin.ADOPTIVE_PARENT, "foster": Kin.FOSTER_CARER, "guardian": Kin.GUARDIAN,
          "step": Kin.STEP_PARENT, "grand": Kin.GRANDPARENT, "aunt": Kin.AUNT_OR_UNCLE, "twin": Kin.TWIN,
          "sibling": Kin.SIBLING, "half": Kin.HALF_SIBLING}  # fmt: skip

MARLOW = """
Brian m 68, Pauline f 66, Ray m 64 died, Sandra f 61, Nobody ?, Lynne f 59
Michelle f 42, Dean m 39, Kerry f 36 home, Tom m 33 home
Callum m 14 home goal, Ellie f 9 home, Noah m 2 home, Baby due home
Brian = Pauline: Michelle, Dean
Ray = Sandra: Kerry
Nobody / Lynne: Tom
Dean // Kerry: Callum, Ellie
Kerry - Tom: Noah, Baby
"""


@dataclass
class Told:
    """`people` and `ties` by the names in the text."""

    people: dict[str, Person] = field(default_factory=dict)
    ties: list[Relationship] = field(default_factory=list)
    home: set[str] = field(default_factory=set)
    goals: set[str] = field(default_factory=set)

    def genogram(self, address: str = "14 Bay Close, Swanage") -> Genogram:
        return genogram(
            list(self.people.values()), self.ties, at_home=self.home, with_goals=self.goals, address=address, today=TODAY
        )


def told(text: str) -> Told:
    """A line of people ('Kerry f 36 home, Baby due') or of a bond ('Kerry - Tom foster: Noah, Mia')."""
    family = Told()
    for line in filter(None, map(str.strip, text.splitlines())):
        if ":" in line:
            _bond(family, line)
        elif found := re.fullmatch(r"(\w+) ([=~&-]|//?) (\w+)", line):
            family.ties.append(_tie(found[1], found[3], Kin.PARTNER, _COUPLES[found[2]]))
        else:
            for words in line.split(","):
                _person(family, words.split())
    return family


def drawn(text: str) -> Genogram:
    return told(text).genogram()


def _person(family: Told, words: list[str]) -> None:
    name, *marks = words
    ages = [int(mark) for mark in marks if mark.isdigit()]
    unborn = "due" in marks
    family.people[name] = Person(
        id=name,
        file_id="file",
        given_name="" if unborn or "?" in marks else name,
        stage=Stage.UNBORN if unborn else Stage.ADULT if not ages or ages[0] > 17 else Stage.CHILD,
        born=date(TODAY.year - ages[0], 3, 2 + len(family.people) % 25).isoformat() if ages else "",
        due_on=date(2027, 2, 14) if unborn else None,
        died_on=date(2026, 10, 1) if "died" in marks else None,
        sex={"m": "male", "f": "female"}.get(marks[0], "") if marks else "",
    )
    family.home |= {name} & ({name} if "home" in marks else set())
    family.goals |= {name} & ({name} if "goal" in marks else set())


def _bond(family: Told, line: str) -> None:
    above, _, below = line.partition(":")
    words = above.split()
    kind = next((word for word in words if word in _KINDS), "")
    couple = next((word for word in words if word in _COUPLES), "")
    partners = [word for word in words if word not in (kind, couple)]
    if couple and couple != "&":
        family.ties.append(_tie(*partners, Kin.PARTNER, _COUPLES[couple]))
    for child in below.split(","):
        family.ties += [_tie(each, child.strip(), _KINDS[kind]) for each in partners]


def _tie(one: str, other: str, kin: Kin, couple: Couple = Couple.NONE) -> Relationship:
    return Relationship(file_id="file", from_id=one, to_id=other, kin=kin, couple=couple)

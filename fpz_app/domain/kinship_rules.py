"""Kinship rules: relationships that cannot be, refused in words that say why."""

from collections.abc import Iterable, Mapping
from datetime import date

from fpz_app.domain.dates import earliest, latest
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinship import kin_words
from fpz_app.domain.people import Couple, Kin, Person, Relationship, Stage

ELDER = frozenset({Kin.PARENT, Kin.ADOPTIVE_PARENT, Kin.FOSTER_CARER, Kin.GUARDIAN, Kin.GRANDPARENT})
"""Who is one of these to somebody was born before them. Step-parents, aunts and uncles may be younger."""
DESCENT = frozenset({Kin.PARENT, Kin.ADOPTIVE_PARENT, Kin.GRANDPARENT})


def check_relationship(
    relationship: Relationship, people: Mapping[str, Person], known: Iterable[Relationship], today: date
) -> None:
    """`people` by id, as far as they are known; `known` are the other relationships around them. Raises Problem."""
    first, second = people.get(relationship.from_id), people.get(relationship.to_id)
    if relationship.until and relationship.until > today:
        raise Problem("The end is in the future.", "Give the day it ended.", field="until")
    if first is None or second is None:
        return
    if relationship.kin in ELDER:
        _check_elder(relationship.kin, first, second)
    if relationship.kin in DESCENT and _comes_from(first.id, second.id, known, relationship.id):
        raise Problem(
            f"{first.called} comes from {second.called}, so cannot be the {kin_words(relationship.kin, first.sex)}.",
            "Say it the other way round, or change what is recorded.", field="kin",
        )  # fmt: skip
    if relationship.kin is Kin.PARTNER and Stage.UNBORN in (first.stage, second.stage):
        raise Problem("An unborn child has no partner.", "Choose another kind of relationship.", field="kin")
    if relationship.kin is Kin.PARTNER and relationship.couple in (Couple.MARRIED, Couple.TOGETHER) and relationship.until:
        raise Problem(
            "It has ended, so they are no longer a couple who live together.", "Choose separated or divorced.", field="couple"
        )


def _check_elder(kin: Kin, first: Person, second: Person) -> None:
    words = kin_words(kin, first.sex)
    if first.stage is Stage.UNBORN:
        raise Problem(f"An unborn child cannot be the {words} of anybody.", "Say it the other way round.", field="kin")
    if first.born and second.born and earliest(first.born) >= latest(second.born):
        raise Problem(
            f"{first.called} is not older than {second.called}, so cannot be the {words}.",
            "Say it the other way round, or check the dates of birth.", field="kin",
        )  # fmt: skip


def _comes_from(person: str, ancestor: str, known: Iterable[Relationship], itself: str) -> bool:
    parents: dict[str, set[str]] = {}
    for each in known:
        if each.kin in DESCENT and each.id != itself:
            parents.setdefault(each.to_id, set()).add(each.from_id)
    seen: set[str] = set()
    waiting = [person]
    while waiting:
        here = waiting.pop()
        if here == ancestor:
            return True
        if here not in seen:
            seen.add(here)
            waiting += parents.get(here, ())
    return False

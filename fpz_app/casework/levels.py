"""Levels: the level of need of each child, judged with a reason, and its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.domain.dates import earliest, say_day
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.people import Person
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


@dataclass(frozen=True)
class LevelRow:
    """One judgement in words; `assessment_id` where it came with one."""

    id: str
    level: int
    when: str
    reason: str
    decided_by: str
    assessment_id: str


@dataclass(frozen=True)
class ChildLevel:
    """A child as a title ('Callum, 14'), and what was judged, newest first; empty before the first time."""

    person_id: str
    title: str
    judged: tuple[LevelRow, ...]


@dataclass(frozen=True)
class Levels:
    """Children from the eldest, then those once judged who are not children of the family now."""

    children: tuple[ChildLevel, ...]
    may_judge: bool


def levels(store: Store, asker: Worker, family_id: str, today: date) -> Levels:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    by_child: dict[str, list[LevelRow]] = {}
    found = sorted(store.find(LevelOfNeed, family_id=family_id), key=lambda each: (each.on, each.id), reverse=True)
    for each in found:
        row = LevelRow(each.id, each.level, say_day(each.on, today), each.reason, each.decided_by, each.assessment_id)
        by_child.setdefault(each.person_id, []).append(row)
    named = {each.id: each.title for each in naming.around(store, asker, family_id, today) if each.is_child}
    called = naming.called(store, family_id)
    former = {key: called.get(key, "Someone of the family before") for key in by_child if key not in named}
    children = (ChildLevel(key, title, tuple(by_child.get(key, ()))) for key, title in {**named, **former}.items())
    return Levels(tuple(children), may(asker, Doing.JUDGE, scope_of(store, asker, family)))


def judge(store: Store, actor: Worker, judgement: LevelOfNeed, today: date, *, names: Mapping[int, str]) -> LevelOfNeed:
    """Stores a judgement made by hand; `names` are the zone's levels. Raises Problems."""
    found = []
    if judgement.level not in names:
        found.append(Problem("That is none of the levels.", "Choose one of them.", field="level"))
    if not judgement.reason.strip():
        found.append(Problem("It does not say why.", "Write the reason in a sentence or two.", field="reason"))
    if judgement.on > today:
        found.append(Problem("The judgement is dated in the future.", "Give the day it was made.", field="on"))
    child = store.get(Person, judgement.person_id)
    if child.born and judgement.on < earliest(child.born):
        found.append(Problem(f"{child.called} was not born then.", "Check the date.", field="on"))
    raise_any(found)
    with store.work(actor, "Judge the level of need") as work:
        work.require(Doing.JUDGE, judgement.family_id)
        return work.put(judgement)

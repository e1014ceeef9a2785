"""Happenings: one dated event of a family's file in words, and what the lines of a chronology are drawn from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.people import Person
from fpz_app.store.store import Store


class LineKind(StrEnum):
    """What a line of the chronology was drawn from."""

    NOTES = "notes and visits"
    AGREEMENTS = "agreement"
    EARLY_HELP = "early help"
    ASSESSMENTS = "assessment"
    LEVELS = "level of need"
    PLANS = "plan"
    PAPERS = "letters and scans"
    MEETINGS = "meetings"
    DECISIONS = "step up and step down"
    FRONT_DOOR = "front door"
    PARTNERS = "other agencies"
    PEOPLE = "births and deaths"


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One line: the day, what happened, where it was recorded, the effect on the child, and the tab and record to open.

    `on` is the first day it can have been and `ends` the last, with `when` in words, where the day is not known exactly.
    `agency` is who tells it, where that is not the worker's own record. `about` are people's ids, empty where it is about the
    whole family. `key` tells the line from every other of the family, and stays the same while the record grows.
    """

    on: date
    ends: date | None = None
    when: str = ""
    what: str
    detail: str = ""
    source: str
    agency: str = ""
    effect: str = ""
    action: str = ""
    about: tuple[str, ...] = ()
    significant: bool = True
    tab: str
    item_id: str
    key: str = ""
    kind: LineKind = LineKind.NOTES

    @property
    def told_by(self) -> str:
        """The agency, else where it was recorded."""
        return self.agency or self.source


@dataclass(frozen=True)
class Drawing:
    """What the lines are drawn from; files in `hidden` are to the asker as if they were not there.

    `only` is the person whose chronology it is, or empty: other children's own words and outcomes are then left out.
    """

    store: Store
    family_id: str
    people: Mapping[str, Person]
    hidden: frozenset[str]
    levels: Mapping[int, str]
    only: str = ""

    def is_of(self, person_id: str) -> bool:
        """Whether what is this person's own may stand here."""
        return not self.only or person_id == self.only

    def concerns(self, about: Collection[str]) -> bool:
        """Whether a line about these people, or about the whole family, stands here."""
        return not self.only or not about or self.only in about

    def called(self, person_id: str, unknown: str = "someone") -> str:
        person = self.people.get(person_id)
        return person.called if person else unknown

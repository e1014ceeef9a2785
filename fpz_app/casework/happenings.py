"""Happenings: one dated event of a family's file in words, and what the lines of a chronology are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fpz_app.domain.people import Person
from fpz_app.store.store import Store


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One line: the day, what happened, where it was recorded, the effect on the child, and the tab and record to open.

    `about` are people's ids, empty where it is about the whole family.
    """

    on: date
    what: str
    detail: str = ""
    source: str
    effect: str = ""
    about: tuple[str, ...] = ()
    significant: bool = True
    tab: str
    item_id: str


@dataclass(frozen=True)
class Drawing:
    """What the lines are drawn from; files in `hidden` are to the asker as if they were not there."""

    store: Store
    family_id: str
    people: Mapping[str, Person]
    hidden: frozenset[str]
    levels: Mapping[int, str]

    def called(self, person_id: str, unknown: str = "someone") -> str:
        person = self.people.get(person_id)
        return person.called if person else unknown

"""Making: one family being invented, with everything its records are made from."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from fpz_app.casework.meetings import Guest
from fpz_app.demo.calendar import Calendar
from fpz_app.demo.ids import Ids
from fpz_app.demo.material import Material
from fpz_app.demo.shapes import Household, Part, Story
from fpz_app.demo.telling import Teller
from fpz_app.domain.assessments import Assessment, GivenAnswer
from fpz_app.domain.families import Family
from fpz_app.domain.people import Person, Place, Stage
from fpz_app.domain.plans import Goal, Plan
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Helper, Worker


@dataclass
class Making:
    """`people` by role (borrowed ones of another family too), `workers` by key; `records` fills up.

    `guests` are whom its meetings ask, once that was asked.
    """

    part: Part
    story: Story
    household: Household
    material: Material
    family: Family
    people: dict[str, Person]
    workers: dict[str, Worker]
    calendar: Calendar
    teller: Teller
    ids: Ids
    rng: random.Random
    today: date
    records: list[Record] = field(default_factory=list)
    helpers: dict[str, Helper] = field(default_factory=dict)
    assessments: list[Assessment] = field(default_factory=list)
    answers: dict[tuple[str, str], GivenAnswer] = field(default_factory=dict)
    episode_id: str = ""
    plan: Plan | None = None
    late: bool = False
    goals: list[Goal] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)

    @property
    def lead(self) -> Worker:
        return self.workers[self.part.lead]

    def add(self, records: Iterable[Record]) -> None:
        self.records.extend(records)

    def place(self, role: str) -> Place:
        shape = next(each for each in self.household.person if each.role == role)
        return Place.AWAY if shape.died_ago or shape.unknown else shape.place

    def children(self, *, unborn: bool = True) -> list[tuple[str, Person]]:
        """Children of the household, eldest first."""
        found = [(role, person) for role, person in self.people.items() if person.stage is not Stage.ADULT]
        kept = [pair for pair in found if unborn or pair[1].stage is not Stage.UNBORN]
        return sorted(kept, key=lambda pair: pair[1].born or "9999")

    def living(self) -> list[tuple[str, Person]]:
        """Everyone a worker could speak to or ask about."""
        return [(role, each) for role, each in self.people.items() if not each.died_on and not self.is_unknown(role)]

    def is_unknown(self, role: str) -> bool:
        return any(shape.unknown for shape in self.household.person if shape.role == role)

    def adults_at_home(self) -> list[tuple[str, Person]]:
        home = (Place.HOME, Place.PART)
        return [(role, each) for role, each in self.living() if each.stage is Stage.ADULT and self.place(role) in home]

    def ids_of(self, roles: Iterable[str]) -> tuple[str, ...]:
        """People's ids by role; roles the household does not have are left out."""
        return tuple(self.people[role].id for role in roles if role in self.people)


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)

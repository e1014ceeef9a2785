"""Naming: what the people, helpers and workers around a family are called."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from fpz_app.casework.people import members
from fpz_app.domain.people import Membership, Person, Stage
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.rows import records
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of


@dataclass(frozen=True)
class Someone:
    """A person of the family as a form names them; `age` in words."""

    id: str
    name: str
    age: str
    is_child: bool
    is_born: bool

    @property
    def title(self) -> str:
        """'Callum, 14', 'Baby, due 14 Feb', 'Kerry'."""
        return f"{self.name}, {self.age}" if self.age and self.is_child else self.name


def around(store: Store, asker: Worker, family_id: str, today: date) -> list[Someone]:
    """Who belongs to the family today: children from the eldest, the unborn after them, then adults."""
    everyone = [
        Someone(
            each.person.id,
            each.person.called,
            each.person.age_said(today),
            each.person.is_child(today),
            each.person.stage is not Stage.UNBORN,
        )
        for each in members(store, asker, family_id, today)
        if each.person.died_on is None
    ]
    return [each for each in everyone if each.is_child] + [each for each in everyone if not each.is_child]


def people_of(store: Store, family_id: str) -> list[Person]:
    """Everyone who belongs or belonged to the family, whichever file they were first recorded in; the joined once."""
    people, belongs = table_of(Person), table_of(Membership)
    files = store.standing().all_of(family_id)
    joined = sa.select(belongs.c.person_id).where(belongs.c.family_id.in_(files))
    query = sa.select(people).where(people.c.id.in_(joined) | people.c.file_id.in_(files)).order_by(people.c.id)
    with store.read() as connection:
        found = records(Person, connection.execute(query))
    gives_way = store.standing().of
    kept = [each for each in found if each.id not in gives_way]
    missing = {gives_way[each.id] for each in found if each.id in gives_way} - {each.id for each in kept}
    return sorted([*kept, *store.find(Person, id=sorted(missing))], key=lambda each: each.id) if missing else kept


def called(store: Store, family_id: str) -> dict[str, str]:
    """By id, what people of the family and its helpers are called; whom another record stands for, as that one is."""
    names = {person.id: person.called for person in people_of(store, family_id)}
    names |= {each: names[stands] for each, stands in store.standing().of.items() if stands in names}
    return {**names, **{helper.id: helper.name for helper in store.find(Helper, family_id=family_id)}}


def workers(store: Store) -> dict[str, str]:
    """By id, the names of the zone's workers."""
    return {worker.id: worker.name for worker in store.find(Worker)}

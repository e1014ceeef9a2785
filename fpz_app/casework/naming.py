"""Naming: what the people, helpers and workers around a family are called."""

import sqlalchemy as sa

from fpz_app.domain.people import Membership, Person
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.rows import records
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of


def people_of(store: Store, family_id: str) -> list[Person]:
    """Everyone who belongs or belonged to the family, whichever file they were first recorded in."""
    people, members = table_of(Person), table_of(Membership)
    joined = sa.select(members.c.person_id).where(members.c.family_id == family_id)
    query = sa.select(people).where(people.c.id.in_(joined) | (people.c.file_id == family_id)).order_by(people.c.id)
    with store.read() as connection:
        return records(Person, connection.execute(query))


def called(store: Store, family_id: str) -> dict[str, str]:
    """By id, what people of the family and its helpers are called."""
    names = {person.id: person.called for person in people_of(store, family_id)}
    return {**names, **{helper.id: helper.name for helper in store.find(Helper, family_id=family_id)}}


def workers(store: Store) -> dict[str, str]:
    """By id, the names of the zone's workers."""
    return {worker.id: worker.name for worker in store.find(Worker)}

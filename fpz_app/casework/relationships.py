"""Relationships: what people are to each other, who cares for whom, and how it is said."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinship import BOTH_WAYS, kin_words
from fpz_app.domain.kinship_rules import check_relationship
from fpz_app.domain.people import Person, Relationship, Stage
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.rows import fields_of, records
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Work


@dataclass(frozen=True)
class RelationRow:
    """'Kerry Marlow' 'mother of' 'Noah Baines', with care, contact and the couple's state in words that fit either side."""

    relationship: Relationship
    first: str
    words: str
    second: str
    second_called: str
    detail: str


def relate(store: Store, actor: Worker, relationship: Relationship, *, today: date) -> Relationship:
    """Stores a relationship, new or changed, in the family's file. Raises Problem for one told twice, to oneself, or that
    cannot be."""
    if not relationship.from_id or not relationship.to_id:
        raise Problem("Two people are needed.", "Choose who it is.", field="to_id")
    if relationship.from_id == relationship.to_id:
        raise Problem("Nobody is related to themselves.", "Choose another person.", field="to_id")
    with store.work(actor, "Record a relationship") as work:
        work.require(Doing.RECORD, relationship.file_id)
        if any(_says_the_same(relationship, each) for each in _relationships(work, relationship.from_id, relationship.to_id)):
            raise Problem("This relationship is already recorded.", "Change the one that is there.", field="kin")
        found = (work.find(Person, each) for each in (relationship.from_id, relationship.to_id))
        check_relationship(relationship, {each.id: each for each in found if each}, _of_file(work, relationship.file_id), today)
        return work.put(relationship)


def unrelate(store: Store, actor: Worker, relationship: Relationship) -> None:
    """Takes away a relationship that was recorded wrongly."""
    with store.work(actor, "Remove a relationship") as work:
        work.require(Doing.RECORD, relationship.file_id)
        work.remove(relationship)


def relations(store: Store, people: dict[str, Person], hidden: frozenset[str]) -> list[Relationship]:
    """The relationships among some people, from every file that is not hidden."""
    found = store.find(Relationship, from_id=list(people), to_id=list(people))
    return [each for each in found if each.file_id not in hidden]


def relation_row(relationship: Relationship, people: dict[str, Person], *, told_of: str = "") -> RelationRow:
    """The relationship said from its first person, or from `told_of`'s side."""
    back = bool(told_of) and relationship.to_id == told_of
    ids = (relationship.to_id, relationship.from_id) if back else (relationship.from_id, relationship.to_id)
    first, second = (people[each] for each in ids)
    words = kin_words(relationship.kin, first.sex, back=back)
    link = "to" if words == "other" else "of"
    words = "related" if words == "other" else words
    return RelationRow(
        relationship, first.full_name, f"{words} {link}", second.full_name, _called(second), _said_of(relationship)
    )


def _called(person: Person) -> str:
    named = person.given_name or person.known_as
    return "the baby" if person.stage is Stage.UNBORN and not named else person.called


def _said_of(relationship: Relationship) -> str:
    yes_or_no = (
        ("parental responsibility", relationship.parental_responsibility),
        ("day-to-day care", relationship.cares_for),
        ("in contact", relationship.in_contact),
    )
    said = [str(relationship.couple)] if relationship.couple else []
    said += [words if answer == "yes" else f"{words}: {answer}" for words, answer in yes_or_no if answer]
    if relationship.until:
        said.append(f"until {say_date(relationship.until)}")
    return ", ".join([*said, *([relationship.note] if relationship.note else [])])


def _relationships(work: Work, one: str, other: str) -> list[Relationship]:
    table, both = table_of(Relationship), [*work.standing.all_of(one), *work.standing.all_of(other)]
    query = sa.select(*fields_of(Relationship)).where(table.c.from_id.in_(both), table.c.to_id.in_(both))
    return records(Relationship, work.connection.execute(query), work.standing.read)


def _of_file(work: Work, file_id: str) -> list[Relationship]:
    table = table_of(Relationship)
    return records(Relationship, work.connection.execute(sa.select(table).where(table.c.file_id == file_id)))


def _says_the_same(one: Relationship, other: Relationship) -> bool:
    if one.id == other.id or one.kin is not other.kin or other.until is not None:
        return False
    return (one.from_id, one.to_id) == (other.from_id, other.to_id) or (
        one.kin in BOTH_WAYS and (one.from_id, one.to_id) == (other.to_id, other.from_id)
    )

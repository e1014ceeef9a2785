"""Assessment subjects: whom an assessment asks about and can name, told apart by name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fpz_app.casework import naming
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.forms import Answers, Stands, Subject
from fpz_app.domain.people import Person
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.store import Store


def subjects_now(store: Store, asker: Worker, family_id: str, today: date) -> tuple[Subject, ...]:
    """Children from the eldest, then adults, then the professionals who help, as the family is today."""
    known = {person.id: person for person in naming.people_of(store, family_id)}
    around = naming.around(store, asker, family_id, today)
    family = [_subject(known[each.id], each.age, is_child=each.is_child) for each in around]
    helpers = [each for each in store.find(Helper, family_id=family_id) if not each.ended]
    return (*_told_apart(family, known), *(Subject(each.id, each.name, Stands.OUTSIDE) for each in helpers))


def subjects_then(store: Store, asker: Worker, assessment: Assessment, answers: Answers, today: date) -> tuple[Subject, ...]:
    """Whom a finished assessment asked about, with their ages on the day it was finished."""
    then = assessment.completed_on or today
    known = {person.id: person for person in naming.people_of(store, assessment.family_id)}
    asked = {subject_id for _, subject_id in answers}
    order = [each.id for each in naming.around(store, asker, assessment.family_id, today)]
    found = sorted(
        (known[each] for each in asked & set(known)),
        key=lambda person: order.index(person.id) if person.id in order else len(order),
    )
    family = [_subject(person, person.age_said(then), is_child=person.is_child(then)) for person in found]
    family.sort(key=lambda subject: subject.stands is not Stands.CHILD)
    return _told_apart(family, known)


def _subject(person: Person, age: str, *, is_child: bool) -> Subject:
    return Subject(person.id, person.called, Stands.CHILD if is_child else Stands.ADULT, age)


def _told_apart(family: Sequence[Subject], known: dict[str, Person]) -> tuple[Subject, ...]:
    """Those of one first name get their family names, else their ages, else numbers."""
    named = {each.id: each.name for each in family}
    for name in set(named.values()):
        alike = [each for each in family if each.name == name]
        if len(alike) == 1:
            continue
        ways = (
            [known[each.id].full_name for each in alike],
            [f"{name} ({each.age})" for each in alike],
            [f"{name} {number}" for number in range(1, len(alike) + 1)],
        )
        apart = next(way for way in ways if len(set(way)) == len(alike))
        named.update((each.id, words) for each, words in zip(alike, apart, strict=True))
    return tuple(replace(each, name=named[each.id]) for each in family)

"""Voices: each child's own words, drawn from notes and assessments."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.domain.assessments import Assessment, GivenAnswer
from fpz_app.domain.notes import Note, Words
from fpz_app.domain.workers import Worker
from fpz_app.store.rows import records
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of


@dataclass(frozen=True)
class Voice:
    """What one child said, when and how, and the tab and record where it stands. `question` is empty for a note's words."""

    person_id: str
    name: str
    said: str
    how: str
    on: date
    question: str
    tab: str
    item_id: str


def voices(store: Store, asker: Worker, family_id: str, questions: Collection[str]) -> list[Voice]:
    """Newest first. `questions` are the keys of the forms' questions that hold a child's words."""
    readable(store, asker, family_id)
    called = {person.id: person.called for person in naming.people_of(store, family_id)}
    found = [*_in_notes(store, family_id, called), *_in_assessments(store, family_id, called, questions)]
    return sorted(found, key=lambda voice: (voice.on, voice.item_id), reverse=True)


def _in_notes(store: Store, family_id: str, called: dict[str, str]) -> list[Voice]:
    return [
        Voice(
            words.person_id,
            called.get(words.person_id, "A child"),
            words.said,
            heard(note, words),
            note.on,
            "",
            "notes",
            note.id,
        )
        for note in store.find(Note, family_id=family_id)
        for words in note.words
    ]


def heard(note: Note, words: Words) -> str:
    """'seen alone, drew or made something'."""
    alone = "seen alone" if words.person_id in note.seen_alone else ""
    how = words.how.strip()
    return ", ".join(part for part in (alone, how[:1].lower() + how[1:]) if part)


def _in_assessments(store: Store, family_id: str, called: dict[str, str], questions: Collection[str]) -> list[Voice]:
    started = {each.id: each.completed_on or each.started_on for each in store.find(Assessment, family_id=family_id)}
    table = table_of(GivenAnswer)
    query = sa.select(table).where(
        table.c.assessment_id.in_(list(started)), table.c.question.in_(list(questions)), table.c.text != ""
    )
    with store.read() as connection:
        answers = records(GivenAnswer, connection.execute(query), store.standing().read)
    return [
        Voice(
            each.subject_id,
            called.get(each.subject_id, "A child"),
            each.text,
            "",
            started[each.assessment_id],
            each.question,
            "assessment",
            each.assessment_id,
        )
        for each in answers
    ]

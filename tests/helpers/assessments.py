"""Assessments for tests: a form's every required question answered, believably enough to finish."""

from datetime import datetime
from typing import Any

from fpz_app import paths
from fpz_app.casework.assessment_reading import asked_of, given
from fpz_app.casework.assessments import finish, save_answers
from fpz_app.domain.assessments import LEVEL, Assessment
from fpz_app.domain.form_answers import check
from fpz_app.domain.forms import Field, Form, Kind
from fpz_app.domain.workers import Worker
from fpz_app.settings import load_settings
from fpz_app.store.store import Store

FORM: Form = load_settings([paths.resources()]).forms["family_assessment"]


def complete(store: Store, actor: Worker, assessment: Assessment, *, now: datetime) -> None:
    """Answers whatever is required until nothing is missing."""
    today = now.date()
    while True:
        entries = asked_of(store, actor, assessment, form=FORM, today=today)
        missing = check(entries, given(store, assessment.id).answers, today=today)
        if not missing:
            return
        people = [subject.id for entry in entries for page in entry.pages for subject in page.subjects if subject.id]
        answers = {}
        for problem in missing:
            key, _, subject_id = problem.field.partition("@")
            answers[key, subject_id] = _answer(FORM.fields[key], people[0], today.isoformat())
        save_answers(store, actor, assessment.id, answers, form=FORM, today=today)


def whole(store: Store, actor: Worker, assessment: Assessment, *, now: datetime) -> Assessment:
    """Answered and finished."""
    complete(store, actor, assessment, now=now)
    return finish(store, actor, assessment.id, form=FORM, now=now)


def _answer(field: Field, person_id: str, day: str) -> Any:
    if field.key == LEVEL:
        return "3"
    if field.kind in (Kind.CHOICE, Kind.MANY):
        first = field.choices[0].value
        return first if field.kind is Kind.CHOICE else [first]
    plain = {Kind.SCALE: 5, Kind.YES_NO: "yes", Kind.DATE: day, Kind.PEOPLE: [person_id]}
    return plain.get(field.kind, f"Answered for {field.key}.")

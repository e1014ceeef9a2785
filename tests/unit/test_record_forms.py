"""Forms that record a person or an agreement ask for fields that the record has."""

from dataclasses import fields

import pytest

from fpz_app import paths
from fpz_app.domain.agreements import Agreement, Answer
from fpz_app.domain.assessments import FamilyCopy
from fpz_app.domain.people import Person, Stage
from fpz_app.domain.record import Record
from fpz_app.settings import load_forms

FORMS = load_forms([paths.resources()])


@pytest.mark.parametrize(("form", "record"), [("person", Person), ("agreement", Agreement), ("family_copy", FamilyCopy)])
def test_each_question_is_a_field_of_the_record(form: str, record: type[Record]) -> None:
    asked = {key.split(".")[1] for key in FORMS[form].fields}
    assert asked <= {field.name for field in fields(record)}


@pytest.mark.parametrize(("form", "key", "words"), [("person", "names.stage", Stage), ("agreement", "agreement.answer", Answer)])
def test_the_answers_offered_are_those_the_record_knows(form: str, key: str, words: type[Stage] | type[Answer]) -> None:
    assert {choice.value for choice in FORMS[form].fields[key].choices} == {word.value for word in words}

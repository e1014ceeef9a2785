"""A form that records a family's copy asks for fields that the record has."""

from dataclasses import fields

from fpz_app import paths
from fpz_app.domain.assessments import FamilyCopy
from fpz_app.settings import load_forms

FORMS = load_forms([paths.resources()])


def test_each_question_is_a_field_of_the_record() -> None:
    asked = {key.split(".")[1] for key in FORMS["family_copy"].fields}
    assert asked <= {field.name for field in fields(FamilyCopy)}

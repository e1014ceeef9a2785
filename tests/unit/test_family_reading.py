"""What a family reads on paper is marked where it is typed, each field of it; what is theirs, or for the team alone, is not."""

from dataclasses import fields

import pytest

from fpz_app import paths
from fpz_app.domain.family_reading import NOT_PRINTED, READ_BY_FAMILY, THEIR_OWN
from fpz_app.domain.forms import Kind
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import Merge, merge_of
from fpz_app.presenters.meeting_forms import calling_fields
from fpz_app.settings import load_settings

PRINTED = ("plan", "goal", "action", "meeting", "action_review", "attendance", "signature", "agreement", "closing")


@pytest.mark.parametrize("kind", PRINTED)
def test_every_text_of_a_record_on_a_familys_paper_is_placed(kind: str) -> None:
    placed = READ_BY_FAMILY | THEIR_OWN | NOT_PRINTED
    texts = {field.name for field in fields(KINDS[kind]) if merge_of(kind, field.name) is Merge.NARRATIVE}
    assert not [name for name in sorted(texts) if (kind, name) not in placed]


def test_the_table_names_fields_that_there_are() -> None:
    every = {(kind, field.name) for kind, made in KINDS.items() for field in fields(made)}
    assert every >= READ_BY_FAMILY | THEIR_OWN | NOT_PRINTED


def test_no_text_is_placed_twice() -> None:
    placed = [*READ_BY_FAMILY, *THEIR_OWN, *NOT_PRINTED]
    assert len(placed) == len(set(placed))


@pytest.mark.parametrize("kind", ["plan", "goal", "action"])
def test_each_field_of_the_plan_that_a_family_reads_is_marked(kind: str) -> None:
    form = load_settings([paths.resources()]).forms[kind]
    marked = {key.rpartition(".")[2] for key, field in form.fields.items() if field.for_family}
    assert marked == {name for of, name in READ_BY_FAMILY if of == kind}


def test_each_field_of_an_invitation_that_a_family_reads_is_marked() -> None:
    asked = {field.key: field.for_family for field in calling_fields()}
    read = {name for kind, name in READ_BY_FAMILY if kind == "meeting"}
    assert {key for key, marked in asked.items() if marked} == read & asked.keys()


def test_what_an_assessment_says_to_a_family_is_marked() -> None:
    """What happens next, and how the family sees it, stand on the family's copy."""
    form = load_settings([paths.resources()]).forms["family_assessment"]
    texts = [field for field in form.sections["next"].fields if field.kind is Kind.NARRATIVE]
    assert texts
    assert all(field.for_family for field in texts)

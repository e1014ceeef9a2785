"""Assessments: what is asked, kept, finished, approved, amended and given to the family."""

from datetime import date

import pytest

from fpz_app import paths
from fpz_app.casework.assessments import needs_found
from fpz_app.domain.assessments import Assessment, AssessmentState, GivenAnswer, answer_id
from fpz_app.domain.forms import Form
from fpz_app.settings import load_settings
from fpz_app.store.store import Store
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import PRIYA

FORM: Form = load_settings([paths.resources()]).forms["family_assessment"]


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def kept(store: Store, marlows: Marlows, *, state: AssessmentState = AssessmentState.DRAFT, version: int = 1, amends: str = "") -> str:
    """An assessment with one need of Ellie's."""
    made = Assessment(
        file_id=marlows.id, family_id=marlows.id, form=FORM.key, form_version=FORM.version, version=version, state=state,
        started_on=date(2026, 11, 2), amends_id=amends,
    )  # fmt: skip
    said = {"emotions.today": (4, ""), "emotions.needs": (None, "Quiet evenings.")}
    with store.work(PRIYA, "Write") as work:
        work.put(made)
        for question, (value, text) in said.items():
            work.put(GivenAnswer(
                id=answer_id(made.id, question, marlows.ellie.id), file_id=marlows.id, family_id=marlows.id,
                assessment_id=made.id, question=question, subject_id=marlows.ellie.id, value=value, text=text,
            ))  # fmt: skip
    return made.id


def test_a_low_score_is_found_as_a_need_with_its_words(store: Store, marlows: Marlows) -> None:
    kept(store, marlows)
    need = needs_found(store, PRIYA, marlows.id, FORM, TODAY)[0]
    said = (need.child_id, need.about, need.words, need.score)
    assert said == (marlows.ellie.id, "Ellie, emotional and behavioural development", "Quiet evenings.", 4)


def test_a_need_keeps_its_id_when_its_assessment_is_amended(store: Store, marlows: Marlows) -> None:
    first = kept(store, marlows, state=AssessmentState.REPLACED)
    before = answer_id(first, "emotions.today", marlows.ellie.id)
    kept(store, marlows, state=AssessmentState.APPROVED, version=2, amends=first)
    assert [need.answer_id for need in needs_found(store, PRIYA, marlows.id, FORM, TODAY)] == [before]

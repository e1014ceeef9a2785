"""Assessments: what is asked, of whom, what is kept of the answers, and the needs they show."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from fpz_app.casework.assessment_reading import AssessmentPage, assessment_page
from fpz_app.casework.assessments import (
    needs_found,
    save_answers,
    start_assessment,
)
from fpz_app.casework.people import add_person
from fpz_app.domain.agreements import Agreement
from fpz_app.domain.assessments import Assessment, AssessmentState, GivenAnswer, answer_id
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands
from fpz_app.domain.people import Membership, Person, Stage
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.assessments import FORM
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA

NOW = datetime(2026, 11, 23, 14, 2)
WHY = ("reason.why", "")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def started(store: Store, marlows: Marlows) -> Assessment:
    return start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)


def page(store: Store, family_id: str, asker: Worker = PRIYA) -> AssessmentPage:
    return assessment_page(store, asker, family_id, TODAY)


def write(store: Store, assessment: Assessment, answers: dict[tuple[str, str], object]) -> None:
    save_answers(store, PRIYA, assessment.id, answers, form=FORM, today=TODAY)


def agree(store: Store, family_id: str) -> None:
    with store.work(PRIYA, "Agree") as work:
        work.put(Agreement(file_id=family_id, family_id=family_id, on=TODAY, agreed_by=("k",)))


def episode(store: Store, family_id: str) -> Episode:
    return store.find(Episode, family_id=family_id)[0]


def test_a_new_assessment_records_what_form_it_asks(started: Assessment) -> None:
    assert (started.form, started.form_version, started.lead_id) == (FORM.key, FORM.version, PRIYA.id)


def test_a_family_has_one_open_assessment(store: Store, marlows: Marlows, started: Assessment) -> None:
    with pytest.raises(Problem, match="open already"):
        start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)


def test_early_help_is_assessing_once_the_family_has_agreed(store: Store, marlows: Marlows) -> None:
    agree(store, marlows.id)
    start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)
    found = episode(store, marlows.id)
    assert (found.state, found.assessment_started_on) == (EpisodeState.ASSESSING, TODAY)


def test_an_assessment_may_be_prepared_before_the_family_agrees(store: Store, marlows: Marlows, started: Assessment) -> None:
    assert (episode(store, marlows.id).state, page(store, marlows.id).agreed) == (EpisodeState.REQUESTED, False)


def test_a_worker_who_does_not_assess_may_not_start_one(store: Store, marlows: Marlows) -> None:
    screener = replace(OUTSIDER, role=Role.SCREENER)
    with pytest.raises(Problem, match="may not"):
        start_assessment(store, screener, marlows.id, form=FORM, today=TODAY)


def test_many_answers_are_one_work(store: Store, started: Assessment, marlows: Marlows) -> None:
    told = []
    store.listeners.append(lambda changed: told.append(changed.title))
    write(store, started, {WHY: "Callum was away at night.", ("health.today", marlows.ellie.id): 6})
    assert told == ["Write the assessment"]


def test_answers_come_back_as_they_were_given(store: Store, started: Assessment, marlows: Marlows) -> None:
    given = {
        WHY: "Callum was away at night.",
        ("health.today", marlows.ellie.id): 0,
        ("health.words", marlows.ellie.id): "My tooth hurts.",
        ("reason.took_part", ""): [marlows.kerry.id, marlows.ellie.id],
        ("network.helpers", ""): [{"name": "Mrs Amin", "phone": "01632 960142"}],
    }
    write(store, started, given)
    assert page(store, marlows.id).given.answers == given


def test_the_same_answers_again_are_no_change(store: Store, started: Assessment) -> None:
    write(store, started, {WHY: "Callum was away at night."})
    group = store.last_group
    write(store, started, {WHY: "Callum was away at night.", ("reason.hopes", ""): ""})
    assert store.last_group == group


def test_an_emptied_answer_is_cleared(store: Store, started: Assessment, marlows: Marlows) -> None:
    write(store, started, {WHY: "Callum was away at night."})
    write(store, started, {WHY: ""})
    assert page(store, marlows.id).given.answers == {}


def test_a_date_that_cannot_be_read_keeps_its_words(store: Store, started: Assessment, marlows: Marlows) -> None:
    at = ("health.when", marlows.ellie.id)
    write(store, started, {at: "31 November 2026"})
    assert page(store, marlows.id).given.answers[at] == "31 November 2026"


def test_a_date_that_can_be_read_is_kept_as_a_date(store: Store, started: Assessment, marlows: Marlows) -> None:
    at = ("health.when", marlows.ellie.id)
    write(store, started, {at: "16 nov 2026"})
    assert page(store, marlows.id).given.answers[at] == "2026-11-16"


def test_children_are_told_apart_by_their_family_names(store: Store, marlows: Marlows) -> None:
    other = Person(file_id=marlows.id, given_name="Ellie", family_name="Baines", born="2016-01-01")
    add_person(store, PRIYA, other, Membership(file_id=marlows.id, family_id=marlows.id, person_id=other.id), TODAY)
    names = {each.name for each in page(store, marlows.id).subjects}
    assert {"Ellie Baines", "Ellie Marlow", "Callum", "Noah"} <= names


def test_unborn_twins_are_told_apart_by_number(store: Store, marlows: Marlows) -> None:
    for _ in range(2):
        twin = Person(file_id=marlows.id, stage=Stage.UNBORN, due_on=date(2027, 2, 14))
        add_person(store, PRIYA, twin, Membership(file_id=marlows.id, family_id=marlows.id, person_id=twin.id), TODAY)
    assert [each.title for each in page(store, marlows.id).subjects if each.name.startswith("Baby")] == [
        "Baby 1, due 14 Feb",
        "Baby 2, due 14 Feb",
    ]


def test_children_adults_and_helpers_can_be_named(store: Store, marlows: Marlows) -> None:
    found = [(each.name, each.stands) for each in page(store, marlows.id).subjects]
    children = [("Callum", Stands.CHILD), ("Ellie", Stands.CHILD), ("Noah", Stands.CHILD)]
    assert found == [*children, ("Kerry", Stands.ADULT), ("Sam Ellery", Stands.OUTSIDE)]


def test_a_child_added_meanwhile_is_asked_about(store: Store, marlows: Marlows, started: Assessment) -> None:
    late = Person(file_id=marlows.id, given_name="Rosa", born="2020-04-01")
    add_person(store, PRIYA, late, Membership(file_id=marlows.id, family_id=marlows.id, person_id=late.id), TODAY)
    assert "Rosa" in [each.name for each in page(store, marlows.id).subjects]


def test_a_restricted_familys_assessment_is_as_if_it_were_not_there(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        page(store, hidden.id, OUTSIDER)


def kept(
    store: Store, marlows: Marlows, *, state: AssessmentState = AssessmentState.DRAFT, version: int = 1, amends: str = ""
) -> str:
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

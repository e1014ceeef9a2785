"""Assessments: finished, approved, returned, amended, carried forward, and given to the family."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from fpz_app.casework.assessment_reading import AssessmentPage, assessment_page
from fpz_app.casework.assessments import (
    amend,
    approve,
    carry_forward,
    finish,
    give_copy,
    return_with_comments,
    save_answers,
    start_assessment,
)
from fpz_app.casework.history import undo
from fpz_app.domain.assessments import Assessment, AssessmentState, CopyGiven, FamilyCopy
from fpz_app.domain.errors import Problem
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.people import Membership
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from tests.helpers.assessments import FORM, whole
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, PRIYA

NOW = datetime(2026, 11, 23, 14, 2)
WHY = ("reason.why", "")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def started(store: Store, marlows: Marlows) -> Assessment:
    return start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)


@pytest.fixture
def finished(store: Store, started: Assessment) -> Assessment:
    return whole(store, PRIYA, started, now=NOW)


def page(store: Store, family_id: str, asker: Worker = PRIYA) -> AssessmentPage:
    return assessment_page(store, asker, family_id, TODAY)


def write(store: Store, assessment: Assessment, answers: dict[tuple[str, str], object]) -> None:
    save_answers(store, PRIYA, assessment.id, answers, form=FORM, today=TODAY)


def test_an_unfinished_assessment_says_what_is_missing(store: Store, started: Assessment) -> None:
    with pytest.raises(Problem) as refused:
        finish(store, PRIYA, started.id, form=FORM, now=NOW)
    assert refused.value.each[0].field == "reason.why"


def test_a_practitioners_assessment_waits_for_approval(finished: Assessment) -> None:
    assert (finished.state, finished.completed_on, finished.manager) == (AssessmentState.READY, TODAY, "")


def test_a_managers_own_assessment_is_approved(store: Store, marlows: Marlows) -> None:
    made = start_assessment(store, MANAGER, marlows.id, form=FORM, today=TODAY)
    done = whole(store, MANAGER, made, now=NOW)
    assert (done.state, done.manager, done.approved_on) == (AssessmentState.APPROVED, "Ruth Amesbury", TODAY)


def test_a_finished_assessment_is_locked(store: Store, finished: Assessment) -> None:
    with pytest.raises(Problem, match="finished"):
        write(store, finished, {WHY: "Something else."})


def test_finishing_judges_the_level_of_each_child(store: Store, marlows: Marlows, finished: Assessment) -> None:
    found = {each.person_id: (each.level, each.reason, each.decided_by) for each in store.find(LevelOfNeed)}
    assert found[marlows.ellie.id] == (3, "Answered for analysis.level_why.", "Priya Nair")
    assert len(found) == 3


def test_finishing_can_be_undone(store: Store, marlows: Marlows, finished: Assessment) -> None:
    undo(store, PRIYA, store.last_group)
    assert (store.get(Assessment, finished.id).state, store.find(LevelOfNeed)) == (AssessmentState.DRAFT, [])


def test_a_manager_approves(store: Store, finished: Assessment) -> None:
    approved = approve(store, MANAGER, finished.id, TODAY)
    assert (approved.state, approved.manager) == (AssessmentState.APPROVED, "Ruth Amesbury")


def test_a_practitioner_may_not_approve(store: Store, finished: Assessment) -> None:
    with pytest.raises(Problem, match="may not approve"):
        approve(store, PRIYA, finished.id, TODAY)


def test_what_is_returned_can_be_written_again(store: Store, marlows: Marlows, finished: Assessment) -> None:
    returned = return_with_comments(store, MANAGER, finished.id, "Speak with Dean first.")
    write(store, returned, {WHY: "Dean was heard."})
    assert page(store, marlows.id).given.answers[WHY] == "Dean was heard."


def test_returning_needs_comments(store: Store, finished: Assessment) -> None:
    with pytest.raises(Problem, match="no comments"):
        return_with_comments(store, MANAGER, finished.id, " ")


def test_finishing_again_judges_each_child_once(store: Store, finished: Assessment) -> None:
    return_with_comments(store, MANAGER, finished.id, "Speak with Dean first.")
    finish(store, PRIYA, finished.id, form=FORM, now=NOW)
    assert len(store.find(LevelOfNeed)) == 3


def test_an_amendment_begins_with_the_answers(store: Store, marlows: Marlows, finished: Assessment) -> None:
    before = page(store, marlows.id).given.answers
    amendment = amend(store, PRIYA, finished.id, form=FORM, today=TODAY)
    shown = page(store, marlows.id)
    assert (shown.assessment, amendment.version, shown.given.answers) == (amendment, 2, before)


def test_the_amended_version_stands_until_the_amendment_is_finished(store: Store, finished: Assessment) -> None:
    amendment = amend(store, PRIYA, finished.id, form=FORM, today=TODAY)
    assert store.get(Assessment, finished.id).state is AssessmentState.READY
    finish(store, PRIYA, amendment.id, form=FORM, now=NOW)
    assert store.get(Assessment, finished.id).state is AssessmentState.REPLACED


def test_an_amendment_that_leaves_the_levels_judges_nothing_anew(store: Store, finished: Assessment) -> None:
    amendment = amend(store, PRIYA, finished.id, form=FORM, today=TODAY)
    finish(store, PRIYA, amendment.id, form=FORM, now=NOW)
    assert len(store.find(LevelOfNeed)) == 3


def test_a_replaced_version_is_not_amended(store: Store, finished: Assessment) -> None:
    amendment = amend(store, PRIYA, finished.id, form=FORM, today=TODAY)
    finish(store, PRIYA, amendment.id, form=FORM, now=NOW)
    with pytest.raises(Problem, match="stands"):
        amend(store, PRIYA, finished.id, form=FORM, today=TODAY)


def test_a_new_assessment_has_the_last_finished_one_beside_it(store: Store, marlows: Marlows, finished: Assessment) -> None:
    start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)
    shown = page(store, marlows.id)
    assert (shown.earlier, shown.given.answers, WHY in shown.before.answers) == (finished, {}, True)


def test_an_answer_carried_forward_is_marked_until_it_is_written_anew(
    store: Store, marlows: Marlows, finished: Assessment
) -> None:
    at = ("health.needs", marlows.ellie.id)
    new = start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)
    carry_forward(store, PRIYA, new.id, [at], form=FORM, today=TODAY)
    carried = page(store, marlows.id).given
    write(store, new, {at: "New words."})
    assert (at in carried.answers, carried.carried, page(store, marlows.id).given.carried) == (True, frozenset({at}), frozenset())


def test_what_is_asked_anew_each_time_is_not_carried(store: Store, marlows: Marlows, finished: Assessment) -> None:
    new = start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)
    with pytest.raises(Problem, match="no earlier answer"):
        carry_forward(store, PRIYA, new.id, [("health.today", marlows.ellie.id)], form=FORM, today=TODAY)


def test_a_child_who_left_stays_in_the_finished_assessment(store: Store, marlows: Marlows, finished: Assessment) -> None:
    belongs = next(each for each in store.find(Membership, person_id=marlows.callum.id))
    with store.work(PRIYA, "Leave") as work:
        work.put(replace(belongs, until=TODAY))
    assert "Callum" in [each.name for each in page(store, marlows.id).subjects]


def copy_of(finished: Assessment, **more: object) -> FamilyCopy:
    made = FamilyCopy(
        file_id=finished.file_id, family_id=finished.family_id, of_id=finished.id, answer=CopyGiven.GIVEN, on=TODAY,
        to=("Kerry",), how="by hand", read_aloud=True,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def test_the_familys_copy_is_recorded(store: Store, marlows: Marlows, finished: Assessment) -> None:
    given = give_copy(store, PRIYA, copy_of(finished), TODAY)
    assert page(store, marlows.id).copies == (given,)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"on": date(2026, 11, 24)}, "on"),
        ({"to": ()}, "to"),
        ({"how": " "}, "how"),
        ({"answer": CopyGiven.NOT_GIVEN}, "why_not"),
    ],
)
def test_a_copy_says_who_how_or_why_not(store: Store, finished: Assessment, more: dict[str, object], field: str) -> None:
    with pytest.raises(Problem) as refused:
        give_copy(store, PRIYA, copy_of(finished, **more), TODAY)
    assert refused.value.field == field

"""Assessments that wait for a decision stand on the right person's Today."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.casework.due import Due, Urgency
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from tests.helpers.duties import due
from tests.helpers.marlows import make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA


def put(store: Store, state: AssessmentState, *, restricted: bool = False, lead_id: str = "") -> Assessment:
    family_id = make_marlows(store, restricted=restricted).id
    made = Assessment(
        file_id=family_id, family_id=family_id, form="family_assessment", form_version=1, started_on=date(2026, 11, 2),
        completed_on=date(2026, 11, 20), state=state, lead_id=lead_id, comments="Say how Noah was heard.",
        manager="Ruth Amesbury",
    )  # fmt: skip
    with store.work(PRIYA, "Finish") as work:
        return work.put(replace(made))


def decisions(store: Store, asker: Worker) -> list[Due]:
    return [each for each in due(store, asker) if each.urgency is Urgency.DECIDE]


def test_a_manager_sees_what_waits_for_approval(store: Store) -> None:
    made = put(store, AssessmentState.READY)
    assert [(each.what, each.item_id) for each in decisions(store, MANAGER)] == [("Approve the assessment", made.id)]


def test_the_lead_sees_what_waits_for_a_manager(store: Store) -> None:
    put(store, AssessmentState.READY)
    assert [(each.what, each.who) for each in decisions(store, PRIYA)] == [("Assessment to be approved", "the zone manager")]


def test_whoever_wrote_it_sees_it_wait_and_come_back(store: Store) -> None:
    made = put(store, AssessmentState.READY, lead_id=OUTSIDER.id)
    waiting = decisions(store, OUTSIDER)
    with store.work(MANAGER, "Return") as work:
        work.put(replace(made, state=AssessmentState.RETURNED))
    back = decisions(store, OUTSIDER)
    assert [each.what for each in (*waiting, *back)] == ["Assessment to be approved", "Assessment came back"]


def test_a_colleague_does_not_see_what_only_a_manager_decides(store: Store) -> None:
    put(store, AssessmentState.READY)
    assert decisions(store, OUTSIDER) == []


def test_the_lead_sees_what_came_back_with_its_comments(store: Store) -> None:
    put(store, AssessmentState.RETURNED)
    assert [(each.what, each.detail, each.when) for each in decisions(store, PRIYA)] == [
        ("Assessment came back", "Say how Noah was heard.", "from Ruth Amesbury")
    ]


@pytest.mark.parametrize("state", [AssessmentState.DRAFT, AssessmentState.APPROVED, AssessmentState.REPLACED])
def test_nothing_else_waits(store: Store, state: AssessmentState) -> None:
    put(store, state)
    assert decisions(store, MANAGER) == decisions(store, PRIYA) == []


def test_a_restricted_file_is_not_there_for_others(store: Store) -> None:
    put(store, AssessmentState.READY, restricted=True)
    assert decisions(store, MANAGER) == decisions(store, OUTSIDER) == []

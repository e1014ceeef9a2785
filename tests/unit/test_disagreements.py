"""Professional disagreement: its stages, their clock at its edges, and what settling it does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app import paths
from fpz_app.casework.disagreements import disagree, disagreements, next_stage, settle
from fpz_app.domain.disagreements import Disagreement, Settled, Stage
from fpz_app.domain.errors import Problem
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.step_up import Answered, StepUp, StepUpState
from fpz_app.settings import load_zone_settings
from fpz_app.store.store import Store
from tests.helpers.duties import due
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stepping_up import answered, sent
from tests.helpers.stores import OUTSIDER, PRIYA

CLOCKS = load_zone_settings([paths.resources()]).clocks


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def about(step_up: StepUp, *, began_on: date = TODAY, unsafe: bool = False) -> Disagreement:
    return Disagreement(
        file_id=step_up.file_id,
        family_id=step_up.family_id,
        step_up_id=step_up.id,
        issue="Whether Callum is safe.",
        our_view="He is not.",
        their_view="Early help is enough.",
        safety="Kerry is at home with him.",
        unsafe=unsafe,
        stages=(Stage(began_on=began_on, who="Priya and Dee Holt"),),
    )


@pytest.fixture
def raised(store: Store, marlows: Marlows) -> Disagreement:
    return disagree(store, PRIYA, about(answered(store, marlows, Answered.EARLY_HELP)), TODAY)


def up(store: Store, raised: Disagreement, on: date = TODAY) -> Disagreement:
    return next_stage(store, PRIYA, raised.id, Stage(began_on=on, who="Managers"), "Nothing came of it.", TODAY)


@pytest.mark.parametrize(
    ("began", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),
        (date(2026, 12, 18), date(2026, 12, 29)),
        (date(2027, 3, 24), date(2027, 4, 2)),
        (date(2028, 2, 25), date(2028, 3, 3)),
    ],
)
def test_a_stage_has_five_working_days(store: Store, marlows: Marlows, began: date, due: date) -> None:
    assert about(sent(store, marlows), began_on=began).due(CLOCKS.escalation_working_days) == due


def test_where_a_child_is_not_safe_the_stage_is_for_today(store: Store, marlows: Marlows) -> None:
    assert about(sent(store, marlows), unsafe=True).due(5) == TODAY


def test_there_is_no_disagreement_before_an_answer(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="no answer to disagree with"):
        disagree(store, PRIYA, about(sent(store, marlows)), TODAY)


def test_one_answer_is_disagreed_with_once_at_a_time(store: Store, raised: Disagreement) -> None:
    with pytest.raises(Problem, match="disagreed with already"):
        disagree(store, PRIYA, about(store.get(StepUp, raised.step_up_id)), TODAY)


@pytest.mark.parametrize("name", ["issue", "our_view", "their_view", "safety"])
def test_each_view_and_the_childs_safety_are_asked(store: Store, marlows: Marlows, name: str) -> None:
    made = about(answered(store, marlows, Answered.ADVICE))
    with pytest.raises(Problem) as caught:
        disagree(store, PRIYA, Disagreement(**{**made.__dict__, name: " "}), TODAY)
    assert caught.value.field == name


def test_a_stage_begins_neither_in_the_future_nor_before_the_answer(store: Store, marlows: Marlows) -> None:
    made = answered(store, marlows, Answered.ADVICE)
    for on in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):
        with pytest.raises(Problem) as caught:
            disagree(store, PRIYA, about(made, began_on=on), TODAY)
        assert caught.value.field == "began_on"


def test_it_goes_up_four_stages_and_no_further(store: Store, raised: Disagreement) -> None:
    for _ in range(3):
        raised = up(store, raised)
    assert raised.stage_words == "stage 4, the partnership"
    with pytest.raises(Problem, match="no stage after"):
        up(store, raised)


def test_what_came_of_a_stage_stays_with_it(store: Store, raised: Disagreement) -> None:
    assert up(store, raised).stages[0].came_of_it == "Nothing came of it."


def test_acceptance_after_all_is_acceptance_of_the_step_up(store: Store, raised: Disagreement) -> None:
    settle(store, PRIYA, raised.id, Settled.ACCEPTED, on=TODAY, outcome="They will assess.", learning="", today=TODAY, level=4)
    assert store.get(StepUp, raised.step_up_id).state is StepUpState.ACCEPTED


def test_acceptance_after_all_judges_each_childs_level(store: Store, raised: Disagreement) -> None:
    settle(store, PRIYA, raised.id, Settled.ACCEPTED, on=TODAY, outcome="They will assess.", learning="", today=TODAY, level=4)
    step_up = store.get(StepUp, raised.step_up_id)
    judged = store.find(LevelOfNeed, reason="They will assess.")
    assert {(each.person_id, each.level) for each in judged} == {(child, 4) for child in step_up.children}


def test_acceptance_without_a_level_is_refused_at_the_level(store: Store, raised: Disagreement) -> None:
    with pytest.raises(Problem, match="level is missing") as refused:
        settle(store, PRIYA, raised.id, Settled.ACCEPTED, on=TODAY, outcome="They will assess.", learning="", today=TODAY)
    assert refused.value.field == "level"


def test_an_answer_that_stays_changes_nothing_of_the_step_up(store: Store, raised: Disagreement) -> None:
    settle(store, PRIYA, raised.id, Settled.STAYS, on=TODAY, outcome="No.", learning="Ring first.", today=TODAY)
    assert store.get(StepUp, raised.step_up_id).state is StepUpState.RETURNED
    with pytest.raises(Problem, match="is settled"):
        up(store, raised)


def test_today_shows_the_stage_that_runs_to_who_leads(store: Store, raised: Disagreement) -> None:
    def lines(today: date) -> list[tuple[str, str]]:
        return [(each.what, each.when) for each in due(store, today=today) if each.item_id == raised.id]

    words = "Disagreement with the front door: stage 1, practitioners"
    assert lines(TODAY) == [(words, "by Monday 30 November")]
    assert lines(TODAY + timedelta(days=8)) == [(words, "1 day over")]


def test_a_restricted_files_disagreements_are_hidden(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Problem):
        disagreements(store, OUTSIDER, hidden.id, 5)


def test_a_settled_one_has_no_clock(store: Store, raised: Disagreement) -> None:
    assert replace(raised, settled_on=TODAY).due(5) is None

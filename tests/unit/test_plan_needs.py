"""The assessment's needs on the Plan tab: each becomes a goal, joins one, or has a reason why not."""

import pytest

from fpz_app.casework.assessments import save_answers, start_assessment
from fpz_app.domain.assessments import AssessmentState
from fpz_app.domain.plans import NeedLeftOut
from fpz_app.store.store import Store
from tests.helpers.assessments import FORM, whole
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY
from tests.helpers.plan_tab import PlanTab
from tests.helpers.stores import PRIYA


@pytest.fixture
def assessed(store: Store) -> PlanTab:
    """A plan beside a finished assessment whose every scale stands at 5: each is a need."""

    tab = PlanTab(store)
    begun = start_assessment(store, PRIYA, tab.marlows.id, form=FORM, today=TODAY)
    whole(store, PRIYA, begun, now=NOW)
    tab.presenter.open(tab.marlows.id)
    return tab


def test_every_need_of_the_assessment_stands_without_a_goal_at_first(assessed: PlanTab) -> None:
    assert assessed.sheet.open_needs
    assert assessed.sheet.answered_needs == ()


def test_a_goal_made_of_a_need_begins_with_its_words_child_and_need(assessed: PlanTab) -> None:
    need = next(each for each in assessed.sheet.open_needs if each.child_id)
    assessed.presenter.goal_from_need(need.answer_id)
    assert assessed.editing.answers["goal.text", ""] == need.words
    assert assessed.editing.answers["goal.children", ""] == [need.child_id]
    assert assessed.editing.about == (f"From the assessment: {need.about}, scored {need.score}",)


def test_a_goal_made_of_a_need_answers_it_once_saved(assessed: PlanTab) -> None:
    need = assessed.sheet.open_needs[0]
    assessed.presenter.goal_from_need(need.answer_id)
    assessed.fill(text="Callum is in school each day")
    assessed.presenter.editor.save()
    assert [(each.answer_id, each.goal) for each in assessed.sheet.answered_needs] == [
        (need.answer_id, "Callum is in school each day")
    ]


def test_one_goal_answers_several_needs(assessed: PlanTab) -> None:
    goal = assessed.goal()
    first, second = assessed.sheet.open_needs[:2]
    for need in (first, second):
        assessed.presenter.goals.add_need(need.answer_id, goal.id)
    assert {each.answer_id for each in assessed.sheet.answered_needs} == {first.answer_id, second.answer_id}


def test_a_need_taken_off_its_goal_stands_without_one_again(assessed: PlanTab) -> None:
    goal = assessed.goal()
    need = assessed.sheet.open_needs[0]
    assessed.presenter.goals.add_need(need.answer_id, goal.id)
    assessed.presenter.goals.drop_need(need.answer_id)
    assert need in assessed.sheet.open_needs


def test_a_need_whose_goal_has_ended_stands_without_one_again(assessed: PlanTab) -> None:
    goal, need = assessed.goal(), assessed.sheet.open_needs[0]
    assessed.presenter.goals.add_need(need.answer_id, goal.id)
    assessed.presenter.write("goal", goal.id)
    assessed.presenter.editor.remove()
    assert need in assessed.sheet.open_needs


def test_a_goal_goes_on_answering_its_need_in_a_new_assessment(assessed: PlanTab) -> None:
    goal, need = assessed.goal(), next(each for each in assessed.sheet.open_needs if each.child_id)
    assessed.presenter.goals.add_need(need.answer_id, goal.id)
    whole(assessed.store, PRIYA, start_assessment(assessed.store, PRIYA, assessed.marlows.id, form=FORM, today=TODAY), now=NOW)
    assessed.presenter.open(assessed.marlows.id)
    answered = assessed.sheet.answered_needs
    assert [(each.about, each.goal) for each in answered] == [(need.about, goal.text)]
    assert answered[0].answer_id != need.answer_id
    assessed.presenter.goals.drop_need(answered[0].answer_id)
    assert assessed.sheet.answered_needs == ()


def test_a_reason_that_was_given_is_seen_and_changed(assessed: PlanTab) -> None:
    need = assessed.sheet.open_needs[0]
    assessed.presenter.goals.leave_out(need.answer_id, "The health visitor is dealing with it.")
    assert assessed.sheet.answered_needs[0].left_out == "The health visitor is dealing with it."
    assessed.presenter.goals.leave_out(need.answer_id, "Mended since.")
    assert [each.left_out for each in assessed.sheet.answered_needs] == ["Mended since."]


def test_a_need_without_a_goal_asks_for_its_reason(assessed: PlanTab) -> None:
    assessed.presenter.goals.leave_out(assessed.sheet.open_needs[0].answer_id, " ")
    assert assessed.view.problems[0].message == "It does not say why there is no goal for this need."


def test_an_unfinished_assessment_gives_its_needs_too(store: Store) -> None:

    tab = PlanTab(store)
    begun = start_assessment(store, PRIYA, tab.marlows.id, form=FORM, today=TODAY)
    ellie = tab.marlows.ellie.id
    answers = {("health.today", ellie): 3, ("health.needs", ellie): "Is awake until late."}
    save_answers(store, PRIYA, begun.id, answers, form=FORM, today=TODAY)
    tab.presenter.open(tab.marlows.id)
    assert begun.state is AssessmentState.DRAFT
    assert [need.words for need in tab.sheet.open_needs] == ["Is awake until late."]


def test_the_reason_and_its_undo_are_one_step_each(assessed: PlanTab) -> None:
    assessed.presenter.goals.leave_out(assessed.sheet.open_needs[0].answer_id, "Mended since.")
    assessed.undo()
    assert assessed.store.find(NeedLeftOut) == []

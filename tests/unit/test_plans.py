"""The plan: goals, actions, scaling, agreeing in versions."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from fpz_app.casework.plan_reading import PlanPage, agreed_content, plan_page
from fpz_app.casework.plans import (
    Signing,
    agree_plan,
    change_plan,
    end_goal,
    leave_need_out,
    order_goals,
    put_action,
    put_goal,
    remove_action,
    scale_goal,
    start_plan,
)
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.plan_signals import Limits
from fpz_app.domain.plans import Action, ActionStatus, Goal, Plan, PlanState
from fpz_app.store.store import Store
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import PRIYA

NOW = datetime(2026, 11, 23, 14, 2)
LIMITS = Limits(actions_at_most=8, drift_months=12, drift_reviews=3)
KERRY = (Signing("Kerry Marlow"),)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def plan(store: Store, marlows: Marlows) -> Plan:
    return start_plan(store, PRIYA, marlows.id)


def a_goal(store: Store, plan: Plan, text: str = "Callum is in school each day", **more: object) -> Goal:
    goal = Goal(file_id=plan.family_id, family_id=plan.family_id, plan_id=plan.id, text=text)
    return put_goal(store, PRIYA, replace(goal, **more))  # type: ignore[arg-type]


def an_action(store: Store, goal: Goal, **more: object) -> Action:
    action = Action(file_id=goal.file_id, family_id=goal.family_id, goal_id=goal.id, text="Ask the college")
    return put_action(store, PRIYA, replace(action, **more), TODAY)  # type: ignore[arg-type]


def page(store: Store, marlows: Marlows) -> PlanPage:
    return plan_page(store, PRIYA, marlows.id, found=(), limits=LIMITS, today=TODAY)


def test_a_family_has_one_plan(store: Store, marlows: Marlows, plan: Plan) -> None:
    with pytest.raises(Problem, match="has a plan"):
        start_plan(store, PRIYA, marlows.id)


def test_a_plan_without_a_goal_is_not_agreed(store: Store, plan: Plan) -> None:
    with pytest.raises(Problem, match="no goal"):
        agree_plan(store, PRIYA, plan, KERRY, today=TODAY, now=NOW)


def test_a_plan_nobody_agreed_to_is_not_agreed(store: Store, plan: Plan) -> None:
    a_goal(store, plan)
    with pytest.raises(Problem, match="Nobody is named"):
        agree_plan(store, PRIYA, plan, (), today=TODAY, now=NOW)


def test_a_review_in_the_past_is_refused(store: Store, plan: Plan) -> None:
    a_goal(store, plan)
    with pytest.raises(Problem, match="in the past"):
        agree_plan(store, PRIYA, replace(plan, review_on=date(2026, 11, 22)), KERRY, today=TODAY, now=NOW)


def test_agreeing_makes_a_version_that_later_changes_leave_alone(store: Store, plan: Plan) -> None:
    goal = a_goal(store, plan)
    version = agree_plan(store, PRIYA, plan, KERRY, today=TODAY, now=NOW)
    put_goal(store, PRIYA, replace(goal, text="Callum goes in three days a week"))
    assert agreed_content(version).goals[0].text == "Callum is in school each day"


def test_a_change_after_agreeing_shows_on_the_plan(store: Store, marlows: Marlows, plan: Plan) -> None:
    goal = a_goal(store, plan)
    agree_plan(store, PRIYA, plan, KERRY, today=TODAY, now=NOW)
    an_action(store, goal)
    assert store.get(Plan, plan.id).state is PlanState.CHANGED


def test_the_next_version_says_what_changed(store: Store, plan: Plan) -> None:
    goal = a_goal(store, plan)
    agree_plan(store, PRIYA, plan, KERRY, today=TODAY, now=NOW)
    an_action(store, goal, text="Walk to the bus on Mondays")
    second = agree_plan(store, PRIYA, store.get(Plan, plan.id), KERRY, today=TODAY, now=NOW)
    assert (second.version, second.changed) == (2, ("New action: Walk to the bus on Mondays.",))


def test_agreeing_makes_early_help_active(store: Store, marlows: Marlows, plan: Plan) -> None:
    with store.work(PRIYA, "Agree") as work:
        work.put(replace(store.find(Episode, family_id=marlows.id)[0], state=EpisodeState.ASSESSING))
    a_goal(store, plan)
    agree_plan(store, PRIYA, plan, KERRY, today=TODAY, now=NOW)
    assert store.find(Episode, family_id=marlows.id)[0].state is EpisodeState.PLAN_ACTIVE


def test_who_sees_it_differently_is_kept_with_the_version(store: Store, marlows: Marlows, plan: Plan) -> None:
    a_goal(store, plan)
    signing = Signing("Dean Foster", agrees=False, sees_it="He wants Callum with him on school nights.")
    version = agree_plan(store, PRIYA, plan, (signing,), today=TODAY, now=NOW)
    assert page(store, marlows).signatures[version.id][0].sees_it.startswith("He wants")


def test_the_first_score_is_then_and_the_last_is_now(store: Store, plan: Plan) -> None:
    goal = a_goal(store, plan)
    scale_goal(store, PRIYA, goal, score=3, by="Callum", today=date(2026, 10, 6))
    scaled = scale_goal(store, PRIYA, goal, score=5, by="Callum", today=TODAY)
    assert (scaled.then, scaled.then_on, scaled.now) == (3, date(2026, 10, 6), 5)


def test_a_score_off_the_scale_is_refused(store: Store, plan: Plan) -> None:
    with pytest.raises(Problem, match="0 to 10"):
        scale_goal(store, PRIYA, a_goal(store, plan), score=11, by="Callum", today=TODAY)


def test_an_action_not_done_says_why(store: Store, plan: Plan) -> None:
    action = an_action(store, a_goal(store, plan))
    with pytest.raises(Problem, match="why it was not done"):
        put_action(store, PRIYA, replace(action, status=ActionStatus.NOT_DONE), TODAY)


def test_a_family_member_may_own_an_action(store: Store, marlows: Marlows, plan: Plan) -> None:
    an_action(store, a_goal(store, plan), who_ids=(marlows.kerry.id, marlows.sam.id))
    assert page(store, marlows).content.goals[0].actions[0].who == "Kerry and Sam Ellery"


def test_removing_an_agreed_action_keeps_it_as_not_needed(store: Store, plan: Plan) -> None:
    action = an_action(store, a_goal(store, plan))
    agree_plan(store, PRIYA, plan, KERRY, today=TODAY, now=NOW)
    remove_action(store, PRIYA, action)
    assert store.get(Action, action.id).status is ActionStatus.NOT_NEEDED


def test_goals_keep_the_order_they_are_put_in(store: Store, marlows: Marlows, plan: Plan) -> None:
    first, second = a_goal(store, plan, "First"), a_goal(store, plan, "Second")
    order_goals(store, PRIYA, plan, [second.id, first.id])
    assert [goal.text for goal in page(store, marlows).goals] == ["Second", "First"]


def test_an_ended_goal_leaves_the_plan(store: Store, marlows: Marlows, plan: Plan) -> None:
    end_goal(store, PRIYA, a_goal(store, plan), TODAY)
    assert page(store, marlows).goals == ()


def test_a_need_left_out_keeps_its_reason(store: Store, marlows: Marlows) -> None:
    leave_need_out(store, PRIYA, family_id=marlows.id, answer_id="a", why="The health visitor is dealing with it.")
    left = leave_need_out(store, PRIYA, family_id=marlows.id, answer_id="a", why="Mended since.")
    assert left.why == "Mended since."


def test_a_need_is_not_left_out_without_a_reason(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="why there is no goal"):
        leave_need_out(store, PRIYA, family_id=marlows.id, answer_id="a", why="  ")


def test_an_unchanged_plan_is_not_written_again(store: Store, plan: Plan) -> None:
    group = store.last_group
    change_plan(store, PRIYA, plan)
    assert store.last_group == group


def test_a_child_without_voice_or_action_is_signalled(store: Store, marlows: Marlows, plan: Plan) -> None:
    an_action(store, a_goal(store, plan, children=(marlows.callum.id,)))
    texts = [signal.text for signal in page(store, marlows).signals]
    assert "No action helps Ellie or Noah." in texts
    assert not any("Callum" in text for text in texts if text.startswith("No action helps"))
    assert "We have not heard Callum, Ellie or Noah yet." in texts

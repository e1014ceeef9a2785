"""The Plan tab without a window: goals, drafts, history, signals and Undo."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.casework.history import undo
from fpz_app.casework.plans import Signing, agree_plan, put_goal
from fpz_app.domain.errors import Problem
from fpz_app.domain.notes import Words
from fpz_app.domain.plan_signals import Where
from fpz_app.domain.plans import Action, ActionStatus, Goal, Plan, PlanState
from fpz_app.domain.workers import Helper
from fpz_app.store.store import Store
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY
from tests.helpers.plan_tab import PlanTab
from tests.helpers.stores import PRIYA


@pytest.fixture
def tab(store: Store) -> PlanTab:
    return PlanTab(store)


def test_saving_leads_back_to_the_goal(tab: PlanTab) -> None:
    goal = tab.goal()
    tab.presenter.write("goal", goal.id)
    tab.fill(why="So that he can get on to the bike course.")
    tab.presenter.editor.save()
    assert tab.view.shown == goal.id


def test_a_draft_left_and_taken_up_again_holds_what_was_typed(tab: PlanTab) -> None:
    tab.presenter.write("goal")
    tab.fill(text="Callum is in sch")
    tab.presenter.editor.leave()
    assert tab.sheet.unfinished[0].words == "The goal: Callum is in sch"
    tab.presenter.go_on(tab.sheet.unfinished[0].key)
    assert tab.editing.answers["goal.text", ""] == "Callum is in sch"


def test_a_form_opened_and_left_makes_no_draft(tab: PlanTab) -> None:
    tab.presenter.write("goal", tab.goal().id)
    tab.presenter.editor.leave()
    assert tab.sheet.unfinished == ()


def test_a_draft_taken_up_again_keeps_what_was_changed_beside_it(tab: PlanTab) -> None:
    goal = tab.goal(then=3, now=3)
    tab.presenter.write("goal", goal.id)
    tab.fill(text="Callum goes in three days a week")
    tab.presenter.editor.leave()
    tab.presenter.goals.scale(goal.id, 6, "Callum")
    tab.presenter.go_on(f"plan:{goal.id}")
    tab.presenter.editor.save()
    stored = tab.store.get(Goal, goal.id)
    assert (stored.text, stored.now) == ("Callum goes in three days a week", 6)


def test_what_was_thrown_away_is_brought_back(tab: PlanTab) -> None:
    tab.presenter.write("goal")
    tab.fill(text="Not this")
    tab.presenter.editor.give_up()
    assert (tab.view.thrown, tab.sheet.unfinished) == (["You threw away the goal."], ())
    tab.presenter.bring_back()
    assert tab.editing.answers["goal.text", ""] == "Not this"


def test_undo_of_a_saved_goal_takes_it_back(tab: PlanTab) -> None:
    tab.presenter.write("goal")
    tab.fill(text="Callum is in school each day")
    tab.presenter.editor.keep()
    tab.presenter.editor.save()
    tab.undo()
    assert (tab.store.find(Goal), tab.sheet.goals) == ([], ())


def test_undo_of_a_score_takes_it_back(tab: PlanTab) -> None:
    goal = tab.goal()
    tab.presenter.goals.scale(goal.id, 6, "")
    tab.undo()
    assert tab.store.get(Goal, goal.id).now is None


def test_undo_of_an_ended_goal_brings_it_back(tab: PlanTab) -> None:
    goal = tab.goal()
    tab.presenter.write("goal", goal.id)
    tab.presenter.editor.remove()
    tab.undo()
    assert [each.id for each in tab.sheet.goals] == [goal.id]


def test_undo_of_agreeing_makes_it_a_draft_again(tab: PlanTab) -> None:
    tab.goal()
    tab.presenter.agree()
    tab.presenter.agreeing.agree([replace(each, answer="agrees") for each in tab.view.signers])
    tab.undo()
    assert tab.store.find(Plan)[0].state is PlanState.DRAFT
    assert tab.sheet.versions == ()


def test_an_undo_that_cannot_be_says_why(tab: PlanTab) -> None:
    goal = tab.goal()
    tab.presenter.write("goal", goal.id)
    tab.fill(text="Callum goes in on Mondays")
    tab.presenter.editor.save()
    put_goal(tab.store, PRIYA, replace(tab.store.get(Goal, goal.id), text="Callum goes in"))
    with pytest.raises(Problem, match="changed since"):
        undo(tab.store, PRIYA, tab.undos[-1])


def test_the_history_says_who_changed_what_from_what(tab: PlanTab) -> None:
    action = tab.action(tab.goal(), who_ids=(tab.marlows.kerry.id,))
    tab.presenter.write("action", action.id)
    tab.fill(status="under way", by_when="2026-12-01")
    tab.presenter.editor.save()
    tab.presenter.write("action", action.id)
    tab.presenter.editor.tell_history()
    newest, oldest = tab.view.history
    assert (newest.who, newest.lines) == ("Priya Nair", ("By when: 1 December 2026", "It is: under way (was not started)"))
    assert "Who: Kerry" in oldest.lines


def test_a_goal_is_scaled_and_moved_in_its_history(tab: PlanTab) -> None:
    goal = tab.goal()
    tab.presenter.goals.scale(goal.id, 3, "Callum")
    tab.presenter.goals.scale(goal.id, 5, "Kerry")
    assert tab.presenter.history(goal.id)[0].lines == ("Now: 5 (was 3)",)


def test_a_goal_that_ended_can_be_taken_up_again(tab: PlanTab) -> None:
    goal = tab.goal()
    tab.presenter.write("goal", goal.id)
    tab.presenter.editor.remove()
    assert [each[0] for each in tab.sheet.ended] == [goal.id]
    tab.presenter.goals.take_up(goal.id)
    assert (tab.sheet.ended, [each.id for each in tab.sheet.goals]) == ((), [goal.id])


def test_the_worker_may_own_an_action(tab: PlanTab) -> None:
    tab.presenter.write("action", goal_id=tab.goal().id)
    assert PRIYA.name in [one.name for one in tab.editing.people]


def test_an_owner_who_has_left_stays_on_the_action(tab: PlanTab) -> None:
    action = tab.action(tab.goal(), who_ids=(tab.marlows.sam.id,))
    tab.presenter.write("helper", tab.marlows.sam.id)
    tab.presenter.editor.remove()
    tab.presenter.write("action", action.id)
    assert "Sam Ellery (no longer here)" in [one.name for one in tab.editing.people]
    tab.presenter.editor.save()
    assert tab.store.get(Action, action.id).who_ids == (tab.marlows.sam.id,)


def test_the_words_of_a_child_who_left_are_kept(tab: PlanTab) -> None:
    plan = tab.store.find(Plan)[0]
    with tab.store.work(PRIYA, "Words of one who left") as work:
        work.put(replace(plan, words=(Words(person_id="gone", said="I was here."),)))
    tab.presenter.open(tab.marlows.id)
    tab.presenter.write("plan_words")
    tab.presenter.editor.change("words.said", tab.marlows.ellie.id, "I want a lamp.")
    tab.presenter.editor.save()
    assert {each.said for each in tab.store.find(Plan)[0].words} == {"I want a lamp.", "I was here."}


def test_a_helper_is_changed_and_ends(tab: PlanTab) -> None:
    tab.presenter.write("helper", tab.marlows.sam.id)
    tab.fill(helps_with="Goes to the workshop with Callum.")
    tab.presenter.editor.save()
    assert "Goes to the workshop" in tab.sheet.helpers[0][2]
    tab.presenter.write("helper", tab.marlows.sam.id)
    tab.presenter.editor.remove()
    assert tab.sheet.helpers == ()
    assert tab.store.get(Helper, tab.marlows.sam.id).ended


@pytest.mark.parametrize(
    ("where", "opened"), [(Where.WORDS, "In their words"), (Where.ACTION, "Action"), (Where.NEW_GOAL, "A new goal")]
)
def test_a_signal_opens_its_place(tab: PlanTab, where: Where, opened: str) -> None:
    tab.action(tab.goal(children=(tab.marlows.callum.id,)))
    tab.presenter.mend(next(each for each in tab.sheet.signals if each.where is where))
    assert tab.editing.title == opened


def test_a_signal_about_an_answer_begins_at_its_question(tab: PlanTab) -> None:
    tab.action(tab.goal())
    tab.presenter.mend(next(each for each in tab.sheet.signals if each.where is Where.ACTION))
    assert tab.editing.at == ("action.who_ids", "")


def test_a_signal_about_an_unheard_child_begins_at_that_child(tab: PlanTab) -> None:
    tab.presenter.mend(next(each for each in tab.sheet.signals if each.where is Where.WORDS))
    assert tab.editing.at == ("words.said", tab.marlows.callum.id)


def test_a_signal_about_too_many_actions_brings_the_goal_into_sight(tab: PlanTab) -> None:
    goal = tab.goal()
    for number in range(9):
        tab.action(goal, f"Step {number}")
    tab.presenter.mend(next(each for each in tab.sheet.signals if each.where is Where.CARD))
    assert tab.view.there == goal.id


def test_an_unchanged_plan_is_not_drawn_again(tab: PlanTab) -> None:
    drawn = tab.view.drawn
    tab.presenter.refresh()
    assert tab.view.drawn == drawn


def test_an_action_that_is_no_longer_needed_leaves_the_page(tab: PlanTab) -> None:
    goal = tab.goal()
    tab.action(goal, status=ActionStatus.NOT_NEEDED)
    assert tab.sheet.goals[0].actions == ()


def test_a_day_gone_by_marks_an_open_action(tab: PlanTab) -> None:
    tab.action(tab.goal(), today=date(2026, 11, 16), by_when=date(2026, 11, 20))
    line = tab.sheet.goals[0].actions[0]
    assert (line.shape, line.when) == ("over", "Fri 20 Nov")


def test_before_agreeing_it_says_what_is_new(tab: PlanTab) -> None:
    tab.goal()
    agree_plan(tab.store, PRIYA, tab.store.find(Plan)[0], (Signing("Kerry Marlow"),), today=TODAY, now=NOW)
    tab.goal("Ellie sleeps and worries less")
    tab.presenter.agree()
    assert tab.view.about is not None
    assert (tab.view.about.version, tab.view.about.changes) == (2, ("New goal: Ellie sleeps and worries less.",))


def test_every_problem_of_agreeing_is_told_at_once(tab: PlanTab) -> None:
    tab.goal()
    tab.presenter.agree()
    kerry, callum = (replace(each, answer="agrees", how="signed on this screen") for each in tab.view.signers[:2])
    tab.presenter.agreeing.agree([kerry, replace(callum, answer="differs", how="agreed by phone")])
    assert [each.field for each in tab.view.problems] == ["Kerry Marlow", "Callum Marlow"]


def test_an_ended_plan_is_not_agreed_again(tab: PlanTab) -> None:
    tab.goal()
    with tab.store.work(PRIYA, "End the plan") as work:
        work.put(replace(tab.store.find(Plan)[0], state=PlanState.ENDED))
    tab.presenter.open(tab.marlows.id)
    assert (tab.sheet.can_agree, tab.sheet.status) == (False, "Ended")

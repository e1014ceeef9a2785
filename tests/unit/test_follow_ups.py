"""Follow-ups: actions agreed in a note, stored with it, shown by Today and by both, and undone together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app import paths
from fpz_app.casework.finding_words import find_words
from fpz_app.casework.follow_ups import goals_to_choose
from fpz_app.casework.history import undo
from fpz_app.casework.notes import More, finish_note, notes
from fpz_app.casework.plan_reading import current_plan
from fpz_app.casework.plans import put_action, put_goal, start_plan
from fpz_app.casework.today import what_is_due
from fpz_app.domain.errors import Problem
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.plans import Action, ActionStatus, Goal, PlanState
from fpz_app.settings import load_settings
from fpz_app.store.store import Store
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

FRIDAY = TODAY + timedelta(days=4)
ZONE = load_settings([paths.resources()]).zone


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def a_note(marlows: Marlows, **more: object) -> Note:
    made = Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=TODAY, text="Callum talked.")
    return replace(made, **more)  # type: ignore[arg-type]


def ring(marlows: Marlows, **more: object) -> Action:
    made = Action(
        file_id=marlows.id, family_id=marlows.id, goal_id="", text="Ring the college", who_ids=(PRIYA.id,), by_when=FRIDAY
    )
    return replace(made, **more)  # type: ignore[arg-type]


def finish(store: Store, marlows: Marlows, *actions: Action) -> Note:
    return finish_note(store, PRIYA, a_note(marlows), today=TODAY, now=NOW, more=More(actions))


def a_goal(store: Store, marlows: Marlows) -> Goal:
    plan = start_plan(store, PRIYA, marlows.id)
    return put_goal(store, PRIYA, Goal(file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, text="School each day"))


def test_a_follow_up_stands_on_its_notes_card(store: Store, marlows: Marlows) -> None:
    finish(store, marlows, ring(marlows))
    (row,) = notes(store, PRIYA, marlows.id, TODAY)[0].follow_ups
    assert (row.action.text, row.told) == ("Ring the college", "Priya Nair, by 27 November, not started")


def test_a_follow_up_without_a_plan_is_one_of_the_writers_lines_of_today(store: Store, marlows: Marlows) -> None:
    note = finish(store, marlows, ring(marlows))
    (line,) = [each for each in what_is_due(store, PRIYA, NOW, ZONE) if each.detail == "Ring the college"]
    assert (line.what, line.tab, line.item_id) == ("Your action", "notes", note.id)


def test_who_neither_leads_nor_helps_is_reminded_of_what_they_took_on(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Join") as work:
        work.put(OUTSIDER)
    finish(store, marlows, ring(marlows, who_ids=(OUTSIDER.id,)))
    assert "Ring the college" in [each.detail for each in what_is_due(store, OUTSIDER, NOW, ZONE)]


def test_a_follow_up_under_a_goal_is_an_action_of_the_plan_and_knows_its_note(store: Store, marlows: Marlows) -> None:
    goal = a_goal(store, marlows)
    note = finish(store, marlows, ring(marlows, goal_id=goal.id))
    (action,) = store.find(Action, goal_id=goal.id)
    assert action.note_id == note.id
    assert notes(store, PRIYA, marlows.id, TODAY)[0].follow_ups[0].goal == "School each day"


def test_a_follow_up_changes_a_plan_that_was_agreed(store: Store, marlows: Marlows) -> None:
    goal = a_goal(store, marlows)
    plan = current_plan(store, marlows.id)
    assert plan is not None
    with store.work(PRIYA, "Agree") as work:
        work.put(replace(plan, state=PlanState.AGREED, version=1))
    finish(store, marlows, ring(marlows, goal_id=goal.id))
    changed = current_plan(store, marlows.id)
    assert changed is not None
    assert changed.state is PlanState.CHANGED


def test_a_goal_that_has_ended_is_not_offered(store: Store, marlows: Marlows) -> None:
    goal = a_goal(store, marlows)
    assert goals_to_choose(store, PRIYA, marlows.id) == [goal]
    put_goal(store, PRIYA, replace(goal, ended_on=TODAY))
    assert goals_to_choose(store, PRIYA, marlows.id) == []


def test_what_a_follow_up_lacks_is_told_at_its_field_and_nothing_is_stored(store: Store, marlows: Marlows) -> None:
    bad = ring(marlows, text=" ", who_ids=(), by_when=None)
    with pytest.raises(Problem) as caught:
        finish(store, marlows, ring(marlows), bad)
    assert [each.field for each in caught.value.each] == ["follow_up.1.text", "follow_up.1.who", "follow_up.1.by_when"]
    assert (store.find(Note), store.find(Action)) == ([], [])


def test_a_day_that_has_passed_is_refused_at_its_field(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as caught:
        finish(store, marlows, ring(marlows, by_when=TODAY - timedelta(days=1)))
    assert caught.value.field == "follow_up.0.by_when"


def test_one_undo_takes_back_the_note_and_what_was_agreed_in_it(store: Store, marlows: Marlows) -> None:
    finish(store, marlows, ring(marlows), ring(marlows, text="Post the form"))
    undo(store, PRIYA, store.last_group)
    assert (store.find(Note), store.find(Action)) == ([], [])


def test_what_is_done_is_no_longer_due(store: Store, marlows: Marlows) -> None:
    finish(store, marlows, ring(marlows))
    put_action(store, PRIYA, replace(store.find(Action)[0], status=ActionStatus.DONE), TODAY)
    assert "Ring the college" not in [each.detail for each in what_is_due(store, PRIYA, NOW, ZONE)]
    assert store.find(Action)[0].ended_on == TODAY


def test_words_of_a_follow_up_without_a_goal_are_found_in_its_note(store: Store, marlows: Marlows) -> None:
    note = finish(store, marlows, ring(marlows))
    (found,) = find_words(store, PRIYA, "college")
    assert (found.tab, found.item_id) == ("notes", note.id)


DECIDED = {
    "kind": NoteKind.SUPERVISION, "text": "", "decision": "Stay at level 3", "decision_why": "School is not settled.",
    "by_when": FRIDAY, "decided_by": MANAGER.id,
}  # fmt: skip


def test_a_supervision_decision_says_what_why_by_when_and_who(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as caught:
        finish_note(store, PRIYA, a_note(marlows, kind=NoteKind.SUPERVISION), today=TODAY, now=NOW)
    assert [each.field for each in caught.value.each] == ["decision", "decision_why", "by_when", "decided_by"]


def test_a_supervision_decision_is_not_to_be_done_before_it_was_made(store: Store, marlows: Marlows) -> None:
    note = a_note(marlows, **{**DECIDED, "by_when": date(2026, 11, 1)})
    with pytest.raises(Problem, match="before the decision"):
        finish_note(store, PRIYA, note, today=TODAY, now=NOW)


def test_the_last_supervision_decision_stays_due_until_the_next(store: Store, marlows: Marlows) -> None:
    finish_note(store, PRIYA, a_note(marlows, **DECIDED), today=TODAY, now=NOW)
    assert "Stay at level 3" in [each.detail for each in what_is_due(store, PRIYA, NOW, ZONE)]
    again = a_note(marlows, **{**DECIDED, "decision": "Step down", "by_when": FRIDAY + timedelta(days=60)})
    finish_note(store, PRIYA, replace(again, at="10:00"), today=TODAY, now=NOW)
    assert "Stay at level 3" not in [each.detail for each in what_is_due(store, PRIYA, NOW, ZONE)]


def test_a_decision_is_read_with_the_managers_name_and_found_by_its_words(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Join") as work:
        work.put(MANAGER)
    finish_note(store, PRIYA, a_note(marlows, **DECIDED), today=TODAY, now=NOW)
    assert notes(store, PRIYA, marlows.id, TODAY)[0].decided_by == MANAGER.name
    assert len(find_words(store, PRIYA, "settled")) == 1

"""Follow-ups: actions that are agreed while a note is written, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.casework.plan_reading import current_plan
from fpz_app.casework.plans import action_problems, touch_plan
from fpz_app.domain.dates import say_day
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinship import listed
from fpz_app.domain.plans import Action, Goal, PlanState
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Work

FIELD = "follow_up.{number}.{name}"
"""Where a problem of the first follow-up (0) or a later one is told."""
NOT_IN_PLAN = "not in the plan yet"


@dataclass(frozen=True)
class FollowUpRow:
    """`told` is who does it, by when, and how it stands: 'Priya Nair, by 4 December, not started'; `goal` '' without one."""

    action: Action
    told: str
    goal: str
    is_overdue: bool


def goals_to_choose(store: Store, asker: Worker, family_id: str) -> list[Goal]:
    """The goals of the family's plan, under one of which a follow-up goes; none where no plan runs."""
    readable(store, asker, family_id)
    plan = current_plan(store, family_id)
    if plan is None or plan.state is PlanState.ENDED:
        return []
    return store.find(Goal, plan_id=plan.id, ended_on=None, order="place")


def follow_up_problems(store: Store, actions: Sequence[Action], today: date) -> list[Problem]:
    """What each still lacks, told at its field."""
    found = []
    for number, action in enumerate(actions):
        told = [] if action.text.strip() else [Problem("The action says nothing.", "Write what will be done.", field="text")]
        if not action.who_ids and not action.who.strip():
            told.append(Problem("It does not say who does it.", "Choose someone.", field="who"))
        if action.by_when is None:
            told.append(Problem("It does not say by when.", "Give a day from today on.", field="by_when"))
        told += action_problems(store, action, today)
        found += [
            Problem(each.message, each.remedy, field=FIELD.format(number=number, name=_FIELDS.get(each.field, each.field)))
            for each in told
        ]
    return found


_FIELDS = {"action.by_when": "by_when", "action.who_ids": "who"}


def put_follow_ups(work: Work, actions: Sequence[Action]) -> None:
    """Stores them in the work that finishes their note; a plan they go into has changed since it was agreed."""
    for goal_id in dict.fromkeys(action.goal_id for action in actions):
        if goal_id:
            touch_plan(work, work.get(Goal, goal_id).plan_id)
    work.put_all(actions)


def placed(store: Store, actions: Sequence[Action]) -> list[Action]:
    """The same, each after the actions that its goal has already."""
    taken: dict[str, int] = {}
    made = []
    for action in actions:
        place = taken.get(action.goal_id, len(store.find(Action, goal_id=action.goal_id)) if action.goal_id else 0)
        taken[action.goal_id] = place + 1
        made.append(replace(action, place=place))
    return made


def follow_ups(store: Store, asker: Worker, family_id: str, today: date) -> dict[str, tuple[FollowUpRow, ...]]:
    """What was agreed in each note of the family, by the note's id."""
    readable(store, asker, family_id)
    actions = [each for each in store.find(Action, family_id=family_id) if each.note_id]
    called = {**naming.called(store, family_id), **naming.workers(store)} if actions else {}
    goals = {each.id: each.text for each in store.find(Goal, id=[each.goal_id for each in actions])} if actions else {}
    found: dict[str, tuple[FollowUpRow, ...]] = {}
    for each in actions:
        row = FollowUpRow(each, _told(each, called, today), goals.get(each.goal_id, ""), each.is_overdue(today))
        found[each.note_id] = (*found.get(each.note_id, ()), row)
    return found


def _told(action: Action, called: dict[str, str], today: date) -> str:
    who = listed([called[one] for one in action.who_ids if one in called] or [action.who or "someone"])
    parts = [who] + ([f"by {say_day(action.by_when, today)}"] if action.by_when else [])
    return ", ".join([*parts, str(action.status)])

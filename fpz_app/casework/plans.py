"""Plans: starting one, writing goals and actions, scaling, and agreeing it in versions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

import msgspec

from fpz_app.casework.episodes import follow, open_episode
from fpz_app.casework.plan_reading import agreed_content, current_plan, plan_content
from fpz_app.domain.episodes import EpisodeState
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.notes import Words
from fpz_app.domain.permissions import Doing
from fpz_app.domain.plan_content import differences
from fpz_app.domain.plans import (
    Action,
    ActionStatus,
    Goal,
    GoalScore,
    NeedLeftOut,
    Plan,
    PlanState,
    PlanVersion,
    Signature,
    SignedHow,
    check_ready,
)
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Work

Part = TypeVar("Part", Goal, Action)


@dataclass(frozen=True)
class Signing:
    """One person's word on the plan: agrees, or sees it differently and how; `strokes` where they signed on the screen."""

    name: str
    person_id: str = ""
    agrees: bool = True
    sees_it: str = ""
    how: SignedHow = SignedHow.PAPER
    strokes: tuple[tuple[tuple[int, int], ...], ...] = ()


def start_plan(
    store: Store,
    actor: Worker,
    family_id: str,
    *,
    going_well: Sequence[str] = (),
    worries: Sequence[str] = (),
    words: Sequence[Words] = (),
    whom_to_ring: str = "",
) -> Plan:
    """A draft plan, begun from what the assessment says. Raises Problem where the family has one."""
    if current_plan(store, family_id):
        raise Problem("This family has a plan.", "Change it there.")
    with store.work(actor, "Start the family plan") as work:
        work.require(Doing.RECORD, family_id)
        episode = open_episode(work, family_id)
        return work.put(
            Plan(
                file_id=family_id,
                family_id=family_id,
                episode_id=episode.id if episode else "",
                going_well=tuple(going_well),
                worries=tuple(worries),
                words=tuple(words),
                whom_to_ring=whom_to_ring,
            )
        )


def change_plan(store: Store, actor: Worker, plan: Plan) -> Plan:
    """Stores what was changed on the plan itself; an agreed plan is then "changed since it was agreed"."""
    with store.work(actor, "Change the plan") as work:
        work.require(Doing.RECORD, plan.family_id)
        work.put(plan)
        if work.entries:
            touch_plan(work, plan.id)
        return work.get(Plan, plan.id)


def put_goal(store: Store, actor: Worker, goal: Goal) -> Goal:
    """Adds or changes a goal. Raises Problem when it says nothing."""
    if not goal.text.strip():
        raise Problem("The goal says nothing.", "Write it in the family’s words.", field="text")
    return _put(store, actor, goal, goal.plan_id, "Write a goal")


def put_action(store: Store, actor: Worker, action: Action, today: date) -> Action:
    """Adds or changes an action; one that is no longer open is dated. Raises Problem."""
    action.check()
    raise_any(action_problems(store, action, today))
    ended = None if action.status.is_open else action.ended_on or today
    plan_id = store.get(Goal, action.goal_id).plan_id if action.goal_id else ""
    return _put(store, actor, replace(action, ended_on=ended), plan_id, "Write an action")


def action_problems(store: Store, action: Action, today: date) -> list[Problem]:
    """What is wrong with the day and the owners of an open action."""
    return [*_new_day(store, action, today), *_owners(store, action)]


def _new_day(store: Store, action: Action, today: date) -> list[Problem]:
    """An open action is not given a day that has passed; one that fell over keeps its day."""
    known = store.find(Action, id=action.id)
    is_new = not known or known[0].by_when != action.by_when
    if not (action.status.is_open and is_new and action.by_when is not None and action.by_when < today):
        return []
    return [Problem("The day is in the past.", "Give a day from today on.", field="action.by_when")]


def _owners(store: Store, action: Action) -> list[Problem]:
    """Someone who no longer helps is not given an open action."""
    if not action.status.is_open:
        return []
    gone = [each.name for each in store.find(Helper, id=list(action.who_ids)) if each.ended]
    gone += [each.name for each in store.find(Worker, id=list(action.who_ids)) if each.left]
    return [Problem(f"{name} has left the team.", "Choose who does it now.", field="action.who_ids") for name in gone]


def remove_action(store: Store, actor: Worker, action: Action) -> None:
    """Takes an action back; one that stands in an agreed version is marked as no longer needed instead."""
    with store.work(actor, "Remove an action") as work:
        work.require(Doing.RECORD, action.family_id)
        plan = work.get(Plan, work.get(Goal, action.goal_id).plan_id)
        if plan.version:
            work.put(replace(action, status=ActionStatus.NOT_NEEDED))
        else:
            work.remove(action)
        touch_plan(work, plan.id)


def end_goal(store: Store, actor: Worker, goal: Goal, today: date) -> Goal:
    return _put(store, actor, replace(goal, ended_on=today), goal.plan_id, "End a goal")


def resume_goal(store: Store, actor: Worker, goal: Goal) -> Goal:
    """Takes a goal up again that had ended."""
    return _put(store, actor, replace(goal, ended_on=None), goal.plan_id, "Take up a goal again")


def order_goals(store: Store, actor: Worker, plan: Plan, goal_ids: Sequence[str]) -> None:
    """Puts the plan's goals in this order."""
    with store.work(actor, "Order the goals") as work:
        work.require(Doing.RECORD, plan.family_id)
        for place, goal_id in enumerate(goal_ids):
            work.put(replace(work.get(Goal, goal_id), place=place))
        touch_plan(work, plan.id)


def scale_goal(store: Store, actor: Worker, goal: Goal, *, score: int, by: str, today: date) -> Goal:
    """Where someone puts the goal today, 0–10; the first score is "then". Raises Problem outside the scale."""
    if not 0 <= score <= 10:
        raise Problem("The scale goes from 0 to 10.", "Choose a number on it.", field="now")
    with store.work(actor, "Scale a goal") as work:
        work.require(Doing.RECORD, goal.family_id)
        work.put(GoalScore(file_id=goal.file_id, family_id=goal.family_id, goal_id=goal.id, on=today, score=score, by=by))
        touch_plan(work, goal.plan_id)
        known = work.get(Goal, goal.id)
        begun = known if known.then is not None else replace(known, then=score, then_on=today)
        return work.put(replace(begun, now=score))


def leave_need_out(store: Store, actor: Worker, *, family_id: str, answer_id: str, why: str) -> NeedLeftOut:
    """Why a need of the assessment has no goal. Raises Problem without a reason."""
    if not why.strip():
        raise Problem("It does not say why there is no goal for this need.", "Write the reason.", field="why")
    known = store.find(NeedLeftOut, family_id=family_id, answer_id=answer_id)
    with store.work(actor, "Say why a need has no goal") as work:
        work.require(Doing.RECORD, family_id)
        return work.put(
            replace(known[0], why=why)
            if known
            else NeedLeftOut(file_id=family_id, family_id=family_id, answer_id=answer_id, why=why)
        )


def agree_plan(
    store: Store, actor: Worker, plan: Plan, signings: Sequence[Signing], *, today: date, now: datetime
) -> PlanVersion:
    """Freezes the plan as its next version with everyone's word on it. Raises Problems where it is not ready."""
    check_ready(plan, store.find(Goal, plan_id=plan.id), today)
    if not signings:
        raise Problem("Nobody is named as agreeing.", "Say who agreed the plan, and how.", field="signings")
    content = plan_content(store, actor, plan.family_id, today)
    before = store.find(PlanVersion, plan_id=plan.id, order="version")
    with store.work(actor, "Agree the plan") as work:
        work.require(Doing.AGREE_PLAN, plan.family_id)
        number = work.get(Plan, plan.id).version + 1
        version = work.put(
            PlanVersion(
                file_id=plan.family_id,
                family_id=plan.family_id,
                plan_id=plan.id,
                version=number,
                agreed_on=today,
                agreed_at=now,
                content=msgspec.to_builtins(content),
                changed=differences(agreed_content(before[-1]) if before else None, content),
            )
        )
        work.put_all(_signature(version, signing, today) for signing in signings)
        work.put(replace(work.get(Plan, plan.id), state=PlanState.AGREED, version=number, agreed_on=today))
        follow(work, plan.family_id, EpisodeState.PLAN_ACTIVE)
        return version


def _signature(version: PlanVersion, signing: Signing, today: date) -> Signature:
    return Signature(
        file_id=version.file_id,
        family_id=version.family_id,
        version_id=version.id,
        name=signing.name,
        person_id=signing.person_id,
        agrees=signing.agrees,
        sees_it=signing.sees_it,
        how=signing.how,
        on=today,
        strokes=signing.strokes,
    )


def _put(store: Store, actor: Worker, part: Part, plan_id: str, title: str) -> Part:
    with store.work(actor, title) as work:
        work.require(Doing.RECORD, part.family_id)
        stored = work.put(part)
        if work.entries and plan_id:
            touch_plan(work, plan_id)
        return stored


def touch_plan(work: Work, plan_id: str) -> None:
    """A plan that was agreed is changed since then."""
    plan = work.get(Plan, plan_id)
    work.put(replace(plan, state=_touched(plan)))


def _touched(plan: Plan) -> PlanState:
    return PlanState.CHANGED if plan.state is PlanState.AGREED else plan.state

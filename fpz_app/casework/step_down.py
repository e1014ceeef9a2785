"""Step down: a proposal received, accepted or declined, met about, and closed by social care only after that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.casework.episodes import last_closed, open_episode
from fpz_app.casework.plan_reading import current_plan
from fpz_app.domain.dates import say_day
from fpz_app.domain.episodes import Episode, EpisodeState, may_move
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinship import listed
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.plans import Action, Goal, Plan, PlanState
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Work

LAST = 99
CARRIED = "What social care asks us to go on with"
"""The goal under which actions that are carried over stand until the team has put them where they belong."""


@dataclass(frozen=True)
class Handed:
    """One outstanding action as social care hands it over: `who` does it as a name, '' for nobody yet; without a day it is the
    day by which the team meets. `action_id` is the plan's action that it became; `is_open` while it is to be done."""

    text: str
    who: str = ""
    by_when: date | None = None
    action_id: str = ""
    is_open: bool = True


@dataclass(frozen=True)
class StepDownRow:
    """`handed` are the outstanding actions as they stand in the plan now."""

    step_down: StepDown
    children: str
    first_meeting_by: date | None
    handed: tuple[Handed, ...]


@dataclass(frozen=True)
class StepDowns:
    """Newest first."""

    rows: tuple[StepDownRow, ...]
    may_record: bool


def step_downs(store: Store, asker: Worker, family_id: str, working_days: int) -> StepDowns:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    called = naming.called(store, family_id)
    rows = tuple(
        StepDownRow(
            each,
            listed([called.get(one, "a child") for one in each.children]),
            each.first_meeting_by(working_days),
            tuple(handed_over(store, each)),
        )
        for each in reversed(store.find(StepDown, family_id=family_id))
    )
    return StepDowns(rows, may(asker, Doing.RECORD, scope_of(store, asker, family)))


def handed_over(store: Store, step_down: StepDown) -> list[Handed]:
    """What social care handed over, with who does it now."""
    if not step_down.outstanding:
        return []
    called = {**naming.called(store, step_down.family_id), **naming.workers(store)}
    actions = {each.text: each for each in store.find(Action, family_id=step_down.family_id, text=list(step_down.outstanding))}

    def handed(text: str) -> Handed:
        action = actions.get(text)
        if action is None:
            return Handed(text, is_open=False)
        who = [called[each] for each in action.who_ids if each in called] + ([action.who] if action.who else [])
        return Handed(text, listed(who), action.by_when, action.id, action.status.is_open)

    return [handed(text) for text in step_down.outstanding]


def receive(store: Store, actor: Worker, received: StepDown, today: date) -> StepDown:
    """Social care's proposal with the family's answer to it. Raises Problems."""
    received.check(today)
    with store.work(actor, "Receive a step down") as work:
        work.require(Doing.RECORD, received.family_id)
        state = StepDownState.PROPOSED if received.family_agrees else StepDownState.NOT_AGREED
        return work.put(replace(received, state=state))


def answer(
    store: Store, actor: Worker, step_down_id: str, *, accepts: bool, why: str, by: str, on: date, today: date
) -> StepDown:
    """The proposed lead practitioner's word; accepting begins early help, or wakes it where it rested. Raises Problem."""
    _not_ahead(on, today, "answered_on")

    def answered(work: Work, known: StepDown) -> StepDown:
        _still(known, StepDownState.PROPOSED)
        _from(known.received_on, on, "answered_on")
        state = StepDownState.ACCEPTED if accepts else StepDownState.DECLINED
        episode = _begin(work, known, on) if accepts else None
        return replace(
            known, state=state, answered_on=on, answered_by=by, answer_why=why, episode_id=episode.id if episode else ""
        )

    title = "Accept a step down" if accepts else "Decline a step down"
    return _change(store, actor, step_down_id, title, answered)


def hold_joint_meeting(
    store: Store,
    actor: Worker,
    step_down_id: str,
    *,
    on: date,
    place: str,
    who: str,
    outstanding: Sequence[Handed],
    working_days: int,
    today: date,
) -> StepDown:
    """The meeting with social care; its outstanding actions stand in the plan from then on. Raises Problem."""
    _not_ahead(on, today, "joint_on")
    family_id = store.get(StepDown, step_down_id).family_id
    before = current_plan(store, family_id)
    known_as = {name.casefold(): each for each, name in {**naming.workers(store), **naming.called(store, family_id)}.items()}
    known_as |= {each.full_name.casefold(): each.id for each in naming.people_of(store, family_id)}
    def met(work: Work, known: StepDown) -> StepDown:
        _still(known, StepDownState.ACCEPTED)
        _from(known.received_on, on, "joint_on")
        new = [each for each in outstanding if each.text not in known.outstanding]
        if new:
            _carry_over(work, known, [_action(known, each, known_as) for each in new], before, working_days)
        texts = tuple(each.text for each in new)
        return replace(known, joint_on=on, joint_place=place, joint_who=who, outstanding=(*known.outstanding, *texts))

    return _change(store, actor, step_down_id, "Record the joint meeting", met)


def hold_first_meeting(store: Store, actor: Worker, step_down_id: str, *, on: date, place: str, today: date) -> StepDown:
    """The first meeting of the team. Raises Problem before the joint one."""
    _not_ahead(on, today, "met_on")

    def met(_work: Work, known: StepDown) -> StepDown:
        _still(known, StepDownState.ACCEPTED)
        if known.joint_on is None:
            raise Problem("There was no joint meeting with social care yet.", "Record it first.")
        _from(known.joint_on, on, "met_on")
        return replace(known, state=StepDownState.MET, met_on=on, met_place=place)

    return _change(store, actor, step_down_id, "Record the first meeting after a step down", met)


def close_care(store: Store, actor: Worker, step_down_id: str, *, on: date, by: str, today: date) -> StepDown:
    """Social care has closed, which it does only after the team has met. Raises Problem."""
    _not_ahead(on, today, "closed_on")

    def closed(_work: Work, known: StepDown) -> StepDown:
        if known.met_on is None:
            raise Problem("The team has not met yet.", "Ask social care to stay until it has.")
        _still(known, StepDownState.MET)
        _from(known.met_on, on, "closed_on")
        return replace(known, state=StepDownState.CARE_CLOSED, closed_on=on, closed_by=by)

    return _change(store, actor, step_down_id, "Record that social care has closed", closed)


def _begin(work: Work, known: StepDown, on: date) -> Episode:
    episode = open_episode(work, known.family_id)
    if episode is None:
        before = last_closed(work, known.family_id)
        asked = Episode(
            file_id=known.family_id, family_id=known.family_id, state=EpisodeState.ASSESSING, requested_on=on,
            requested_by=f"{known.social_worker}, social care", reason=known.why, follows_id=before.id if before else "",
        )  # fmt: skip
        return work.put(asked)
    if episode.state is EpisodeState.PAUSED and may_move(episode, EpisodeState.PLAN_ACTIVE):
        return work.put(replace(episode, state=EpisodeState.PLAN_ACTIVE))
    return episode


def _action(known: StepDown, handed: Handed, known_as: Mapping[str, str]) -> Action:
    """Who does it is someone on record where the name is theirs."""
    who = handed.who.strip()
    someone = known_as.get(who.casefold(), "")
    return Action(
        file_id=known.family_id, family_id=known.family_id, goal_id="", text=handed.text, by_when=handed.by_when,
        who_ids=(someone,) if someone else (), who="" if someone else who,
    )  # fmt: skip


def _carry_over(work: Work, known: StepDown, new: Sequence[Action], before: Plan | None, working_days: int) -> None:
    family_id = known.family_id
    plan = before or Plan(file_id=family_id, family_id=family_id, episode_id=known.episode_id)
    work.put(replace(plan, state=PlanState.CHANGED) if plan.state is PlanState.AGREED else plan)
    goal = Goal(file_id=family_id, family_id=family_id, plan_id=plan.id, place=LAST, text=CARRIED, children=known.children)
    work.put(goal)
    by_when = known.first_meeting_by(working_days)
    for place, action in enumerate(new):
        work.put(replace(action, goal_id=goal.id, place=place, by_when=action.by_when or by_when))


def _change(
    store: Store, actor: Worker, step_down_id: str, title: str, changed: Callable[[Work, StepDown], StepDown]
) -> StepDown:
    with store.work(actor, title) as work:
        known = work.get(StepDown, step_down_id)
        work.require(Doing.RECORD, known.family_id)
        return work.put(changed(work, known))


def _still(known: StepDown, state: StepDownState) -> None:
    if known.state is not state:
        raise Problem(f"This step down stands at “{known.state}”.", "Look at it again before you go on.")


def _not_ahead(on: date, today: date, field: str) -> None:
    if on > today:
        raise Problem("That day is in the future.", "Give the day it happened.", field=field)


def _from(first: date, on: date, field: str) -> None:
    if on < first:
        raise Problem("That is before the step that leads to it.", f"That was on {say_day(first, on)}.", field=field)

"""Reading the plan: its content as it stands, the assessment's needs it answers, and its signals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.casework.agreements import agencies_shared_with
from fpz_app.casework.goal_scales import overall_scales, reviewed_on, scales_of
from fpz_app.casework.network import helpers
from fpz_app.casework.plan_needs import NeedFound, NeedRow, answered
from fpz_app.domain.dates import age_on, age_words, due_words
from fpz_app.domain.drift import Moves
from fpz_app.domain.families import Family
from fpz_app.domain.goal_scales import Point
from fpz_app.domain.notes import Words
from fpz_app.domain.people import Membership, Person, Place
from fpz_app.domain.plan_content import ActionContent, ChildContent, GoalContent, HelperContent, PlanContent, differences, listed
from fpz_app.domain.plan_signals import Limits, Signal, signals
from fpz_app.domain.plans import Action, ActionStatus, Goal, Plan, PlanState, PlanVersion, Signature
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.store import Store

SIGNS_FROM = 12
"""The age from which a child is asked to sign the plan; younger ones may be added."""


@dataclass(frozen=True)
class PlanPage:
    """A family's plan as its tab shows it; `plan` is None before the first is started. Versions newest first.

    `ended` are goals that were taken out of the plan, the last first.
    """

    family: Family
    plan: Plan | None
    content: PlanContent
    goals: tuple[Goal, ...]
    actions: Mapping[str, tuple[Action, ...]]
    scales: Mapping[str, tuple[Point, ...]]
    overall: tuple[Point, ...]
    helpers: tuple[Helper, ...]
    needs: tuple[NeedRow, ...]
    signals: tuple[Signal, ...]
    versions: tuple[PlanVersion, ...]
    signatures: Mapping[str, tuple[Signature, ...]]
    ended: tuple[Goal, ...] = ()


def plan_page(
    store: Store, asker: Worker, family_id: str, *, found: Sequence[NeedFound], limits: Limits, today: date
) -> PlanPage:
    """`found` are the needs of the family's last finished assessment."""
    family = readable(store, asker, family_id)
    plan = current_plan(store, family_id)
    goals = _goals(store, plan)
    actions = _by_goal(store.find(Action, goal_id=[goal.id for goal in goals], order="place"))
    scales, overall = scales_of(store, goals), overall_scales(store, [family_id]).get(family_id, ())
    versions = sorted(store.find(PlanVersion, family_id=family_id), key=lambda each: (each.agreed_on, each.version), reverse=True)
    content = plan_content(store, asker, family_id, today)
    goes_on = plan is not None and plan.state is not PlanState.ENDED
    first = min((each.agreed_on for each in versions if goes_on and plan and each.plan_id == plan.id), default=None)
    moves = Moves(scales, overall, reviewed_on(store, [family_id]).get(family_id, ())) if goes_on else Moves()
    remarks = signals(content, moves=moves, opened_on=first, today=today, limits=limits) if plan else []
    signed: dict[str, tuple[Signature, ...]] = {}
    for signature in store.find(Signature, family_id=family_id):
        signed[signature.version_id] = (*signed.get(signature.version_id, ()), signature)
    return PlanPage(
        family,
        plan,
        content,
        tuple(goals),
        actions,
        scales,
        overall,
        tuple(helpers(store, asker, family_id)),
        answered(store, family_id, goals, found),
        tuple(remarks),
        tuple(versions),
        signed,
        tuple(_ended(store, plan)),
    )


def current_plan(store: Store, family_id: str) -> Plan | None:
    gives_way = store.standing().of
    found = [each for each in store.find(Plan, family_id=family_id) if each.id not in gives_way]
    return found[-1] if found else None


def plan_content(store: Store, asker: Worker, family_id: str, today: date) -> PlanContent:
    """The plan as it stands now, ready to agree, compare or print."""
    family = readable(store, asker, family_id)
    plan = current_plan(store, family_id) or Plan(file_id=family_id, family_id=family_id)
    goals = _goals(store, plan)
    actions = _by_goal(store.find(Action, goal_id=[goal.id for goal in goals], order="place"))
    called = {**naming.called(store, family_id), **naming.workers(store)}
    lead = next(iter(store.find(Worker, id=family.lead_id)), None)
    adults, children, signers = _household(store, plan, family_id, today)
    shares, refused = agencies_shared_with(store, asker, family_id, today)
    return PlanContent(
        family=family.name,
        reference=family.reference,
        lead=lead.name if lead else "",
        lead_phone=lead.phone if lead else "",
        adults=adults,
        children=children,
        review_on=plan.review_on,
        review_place=plan.review_place,
        going_well=plan.going_well,
        worries=plan.worries,
        goals=tuple(_goal(goal, actions.get(goal.id, ()), called) for goal in goals),
        helpers=tuple(
            HelperContent(name=each.name, helps_with=each.helps_with, phone=each.phone)
            for each in helpers(store, asker, family_id)
        ),
        if_harder=plan.if_harder,
        whom_to_ring=plan.whom_to_ring,
        shares_with=tuple(shares),
        said_no_to=tuple(refused),
        share_words=plan.share_with,
        copies_to=plan.copies_to,
        differently=plan.sees_it_differently,
        signed=(*signers, *([lead.name] if lead else [])),
    )


def agreed_content(version: PlanVersion) -> PlanContent:
    """The content of a version as it was agreed."""
    return msgspec.convert(version.content, PlanContent)


def what_is_new(store: Store, asker: Worker, family_id: str, today: date) -> tuple[str, ...]:
    """What has changed since the version agreed last, a sentence each."""
    versions = store.find(PlanVersion, family_id=family_id, order="version")
    now = plan_content(store, asker, family_id, today)
    return differences(agreed_content(versions[-1]) if versions else None, now)


def _household(
    store: Store, plan: Plan, family_id: str, today: date
) -> tuple[tuple[str, ...], tuple[ChildContent, ...], tuple[str, ...]]:
    """The adults at home, the children, and the full names of those asked to sign: adults, and children of 12 and over."""
    joined = {each.person_id: each for each in store.find(Membership, family_id=family_id) if each.until is None}
    people = [person for person in naming.people_of(store, family_id) if person.id in joined and person.died_on is None]
    said = {words.person_id: words for words in plan.words}
    children = sorted((each for each in people if each.is_child(today)), key=lambda child: (child.born or "9999", child.id))
    adults = [each for each in people if each not in children and joined[each.id].place in (Place.HOME, Place.PART)]
    signers = adults + [child for child in children if (age_on(child.born, today) or 0) >= SIGNS_FROM]
    return (
        tuple(person.called for person in adults),
        tuple(_child(child, said.get(child.id), today) for child in children),
        tuple(person.full_name for person in signers),
    )


def _child(child: Person, words: Words | None, today: date) -> ChildContent:
    return ChildContent(
        id=child.id, name=child.called, age=_age(child, today), said=words.said if words else "", how=words.how if words else ""
    )


def _age(child: Person, today: date) -> str:
    return due_words(child.due_on) if child.due_on and not child.born else age_words(child.born, today)


def _goals(store: Store, plan: Plan | None) -> list[Goal]:
    return store.find(Goal, plan_id=plan.id, ended_on=None, order="place") if plan else []


def _ended(store: Store, plan: Plan | None) -> list[Goal]:
    gone = [each for each in store.find(Goal, plan_id=plan.id) if each.ended_on] if plan else []
    return sorted(gone, key=lambda goal: (goal.ended_on or date.min, goal.id), reverse=True)


def _by_goal(actions: Sequence[Action]) -> dict[str, tuple[Action, ...]]:
    grouped: dict[str, tuple[Action, ...]] = {}
    for action in actions:
        grouped[action.goal_id] = (*grouped.get(action.goal_id, ()), action)
    return grouped


def _goal(goal: Goal, actions: Sequence[Action], called: Mapping[str, str]) -> GoalContent:
    return GoalContent(
        id=goal.id,
        text=goal.text,
        why=goal.why,
        children=goal.children,
        then=goal.then,
        then_on=goal.then_on,
        now=goal.now,
        hoped=goal.hoped,
        actions=tuple(_action(each, called) for each in actions if each.status is not ActionStatus.NOT_NEEDED),
    )


def _action(action: Action, called: Mapping[str, str]) -> ActionContent:
    who = [called[each] for each in action.who_ids if each in called] + ([action.who] if action.who else [])
    when = action.by_words or (f"{action.by_when:%a} {action.by_when.day} {action.by_when:%B}" if action.by_when else "")
    return ActionContent(
        id=action.id,
        text=action.text,
        who=listed(who),
        by_when=when,
        how_known=action.how_known,
        status=action.status,
        outcome=action.outcome,
    )

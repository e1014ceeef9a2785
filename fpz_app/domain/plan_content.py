"""Plan content: the whole plan as one plain value, as it is agreed, compared and printed."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class ActionContent:
    """Who and by when in words; `status` as domain.plans.ActionStatus has it."""

    id: str
    text: str
    who: str = ""
    by_when: str = ""
    how_known: str = ""
    status: str = "not started"
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class GoalContent:
    id: str
    text: str
    why: str = ""
    children: tuple[str, ...] = ()
    then: int | None = None
    then_on: date | None = None
    now: int | None = None
    hoped: int | None = None
    actions: tuple[ActionContent, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChildContent:
    """One child of the family: `age` in words, and the words chosen for the plan (empty when not heard yet)."""

    id: str
    name: str
    age: str = ""
    said: str = ""
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class HelperContent:
    name: str
    helps_with: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanContent:
    """Everything the plan says; names are those by which the family knows its people."""

    family: str
    reference: str
    lead: str
    lead_phone: str = ""
    adults: tuple[str, ...] = ()
    children: tuple[ChildContent, ...] = ()
    review_on: date | None = None
    review_place: str = ""
    going_well: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    goals: tuple[GoalContent, ...] = ()
    helpers: tuple[HelperContent, ...] = ()
    if_harder: str = ""
    whom_to_ring: str = ""
    shares_with: tuple[str, ...] = ()
    said_no_to: tuple[str, ...] = ()
    share_words: str = ""
    copies_to: tuple[str, ...] = ()
    differently: str = ""
    signed: tuple[str, ...] = field(default=())


def differences(before: PlanContent | None, after: PlanContent) -> tuple[str, ...]:
    """What is new in the plan since its last version, a sentence a change, in the plan's order."""
    if before is None:
        return ("This is the first version.",)
    said: list[str] = []
    old = {goal.id: goal for goal in before.goals}
    for goal in after.goals:
        said += _goal_changes(old.get(goal.id), goal)
    said += [f"No longer a goal: {goal.text}." for goal in before.goals if goal.id not in {each.id for each in after.goals}]
    if (before.review_on, before.review_place) != (after.review_on, after.review_place):
        said.append("The next review has a new day or place.")
    if (before.if_harder, before.whom_to_ring) != (after.if_harder, after.whom_to_ring):
        said.append("What happens if things get harder was written anew.")
    return tuple(said) or ("Nothing in the goals and actions changed.",)


def _goal_changes(before: GoalContent | None, goal: GoalContent) -> list[str]:
    if before is None:
        return [f"New goal: {goal.text}."]
    said = [f"Goal written anew: {goal.text}."] if before.text != goal.text else []
    if before.now != goal.now and goal.now is not None:
        said.append(f"{goal.text}: now {goal.now}, was {'not scaled' if before.now is None else before.now}.")
    old = {action.id: action for action in before.actions}
    for action in goal.actions:
        known = old.get(action.id)
        if known is None:
            said.append(f"New action: {action.text}.")
        elif known.status != action.status:
            said.append(f"{action.text}: {action.status}.")
        elif known != action:
            said.append(f"Action changed: {action.text}.")
    return said

"""Plan content: the whole plan as one plain value, as it is agreed, compared and printed."""

from collections.abc import Sequence
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

    @property
    def is_born(self) -> bool:
        return not self.age.startswith("due")


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


def listed(names: Sequence[str], last: str = "and") -> str:
    """'Callum, Ellie and Noah'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def differences(before: PlanContent | None, after: PlanContent) -> tuple[str, ...]:
    """What is new in the plan since its last version, a sentence a change, in the plan's order."""
    if before is None:
        return ("This is the first version.",)
    said: list[str] = []
    old, kept = {goal.id: goal for goal in before.goals}, {goal.id for goal in after.goals}
    for goal in after.goals:
        said += _goal_changes(old.get(goal.id), goal)
    said += [_sentence(f"No longer a goal: {goal.text}") for goal in before.goals if goal.id not in kept]
    said += _new_words(before, after)
    said += [words for names, words in _PARTS.items() if any(getattr(before, name) != getattr(after, name) for name in names)]
    return tuple(said) or ("Nothing in the plan has changed.",)


_PARTS: dict[tuple[str, ...], str] = {
    ("going_well",): "What is going well was written anew.",
    ("worries",): "What worries us was written anew.",
    ("review_on", "review_place"): "The next review has a new day or place.",
    ("helpers",): "Who is helping has changed.",
    ("if_harder", "whom_to_ring"): "What happens if things get harder was written anew.",
    ("shares_with", "said_no_to", "share_words"): "What is shared, or with whom, has changed.",
    ("differently",): "How someone sees it differently was written anew.",
}


def _new_words(before: PlanContent, after: PlanContent) -> list[str]:
    said = {child.id: child.said for child in before.children}
    return [f"{child.name} says something new." for child in after.children if child.said and child.said != said.get(child.id)]


def _goal_changes(before: GoalContent | None, goal: GoalContent) -> list[str]:
    if before is None:
        return [_sentence(f"New goal: {goal.text}")]
    said = [_sentence(f"Goal written anew: {goal.text}")] if (before.text, before.why) != (goal.text, goal.why) else []
    if before.now != goal.now and goal.now is not None:
        said.append(f"{_bare(goal.text)}: now {goal.now}, was {'not scaled' if before.now is None else before.now}.")
    old, kept = {action.id: action for action in before.actions}, {action.id for action in goal.actions}
    for action in goal.actions:
        said += _action_changes(old.get(action.id), action)
    return said + [_sentence(f"No longer an action: {action.text}") for action in before.actions if action.id not in kept]


def _action_changes(before: ActionContent | None, action: ActionContent) -> list[str]:
    if before is None:
        return [_sentence(f"New action: {action.text}")]
    if before.status != action.status:
        return [f"{_bare(action.text)}: {action.status}."]
    return [_sentence(f"Action changed: {action.text}")] if before != action else []


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _bare(words: str) -> str:
    return words.strip().rstrip(".")

"""Plan signals: gentle remarks beside the plan, never blocking (domain.md §7)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from fpz_app.domain.plan_content import ActionContent, PlanContent
from fpz_app.domain.readability import EASY, grade, unexplained_acronyms


@dataclass(frozen=True)
class Signal:
    """What might be mended, how, and the goal, action or child (`item_id`) it is about."""

    text: str
    remedy: str
    item_id: str = ""


@dataclass(frozen=True)
class Limits:
    """`actions_at_most` is a zone setting; `opened_on` the day this plan began, for drift."""

    actions_at_most: int
    drift_months: int
    drift_reviews: int


Scores = dict[str, list[int]]
"""By goal id, its scores in order of time."""


def signals(plan: PlanContent, *, scores: Scores, opened_on: date | None, today: date, limits: Limits) -> list[Signal]:
    found = [signal for look in _LOOKS for signal in look(plan)]
    open_actions = [action for goal in plan.goals for action in goal.actions if _is_open(action)]
    if len(open_actions) > limits.actions_at_most:
        found.append(
            Signal(f"There are {len(open_actions)} actions at once.", f"About {limits.actions_at_most} can be kept in mind.")
        )
    return found + list(_drift(plan, scores, opened_on, today, limits))


def _voices(plan: PlanContent) -> Iterator[Signal]:
    for child in plan.children:
        if not child.said.strip():
            yield Signal(f"We have not heard {child.name} yet.", f"Add {child.name}’s own words.", child.id)
        if plan.goals and not any(child.id in goal.children and goal.actions for goal in plan.goals):
            yield Signal(f"No action helps {child.name}.", "Say which goal is for this child, or add one.", child.id)


def _actions(plan: PlanContent) -> Iterator[Signal]:
    for goal in plan.goals:
        if not goal.actions:
            yield Signal(f"“{goal.text}” has no action.", "What will be the first step?", goal.id)
        for action in goal.actions:
            missing = [word for word, said in (("who", action.who), ("by when", action.by_when)) if not said]
            if missing and _is_open(action):
                yield Signal(f"“{action.text}” does not say {' or '.join(missing)}.", "Agree it with the family.", action.id)


def _words(plan: PlanContent) -> Iterator[Signal]:
    texts = [(goal.id, f"{goal.text}. {goal.why}") for goal in plan.goals]
    texts += [(action.id, f"{action.text}. {action.how_known}") for goal in plan.goals for action in goal.actions]
    texts += [("if_harder", plan.if_harder), *(("worries", each) for each in plan.worries)]
    explained = " ".join(text for _, text in texts)
    said: set[str] = set()
    for item_id, text in texts:
        for letters in unexplained_acronyms(text):
            if letters not in said and letters in unexplained_acronyms(explained):
                said.add(letters)
                yield Signal(f"{letters} is not spelled out.", "Write what it stands for.", item_id)
        if grade(text) > EASY:
            yield Signal(f"Hard to read: “{_short(text)}”", "Try shorter sentences and everyday words.", item_id)


def _drift(plan: PlanContent, scores: Scores, opened_on: date | None, today: date, limits: Limits) -> Iterator[Signal]:
    for goal in plan.goals:
        last = scores.get(goal.id, [])[-limits.drift_reviews - 1 :]
        if len(last) > limits.drift_reviews and len(set(last)) == 1:
            yield Signal(
                f"“{goal.text}” has stood at {last[0]} over {limits.drift_reviews} reviews.", "Try another way?", goal.id
            )
    if opened_on and (today.year - opened_on.year) * 12 + today.month - opened_on.month >= limits.drift_months:
        yield Signal(f"This plan has been open for {limits.drift_months} months or more.", "Is it still the right help?")


def _is_open(action: ActionContent) -> bool:
    return action.status in ("not started", "under way")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


_LOOKS: tuple[Callable[[PlanContent], Iterator[Signal]], ...] = (_voices, _actions, _words)

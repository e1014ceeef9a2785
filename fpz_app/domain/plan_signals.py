"""Plan signals: gentle remarks beside the plan, never blocking (domain.md §7)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.dates import say_day
from fpz_app.domain.drift import Moves, drift, shortened
from fpz_app.domain.periods import add_months
from fpz_app.domain.plan_content import ActionContent, PlanContent, listed
from fpz_app.domain.readability import EASY, grade, unexplained_acronyms


class Where(StrEnum):
    """What is opened to mend it; `item_id` is the child, the goal or the action."""

    WORDS = "words"
    NEW_GOAL = "new goal"
    NEW_ACTION = "new action"
    GOAL = "goal"
    ACTION = "action"
    PLAN = "plan"
    CARD = "card"


@dataclass(frozen=True)
class Signal:
    """What might be mended, how, and where; `field` names what is asked there, where one question is meant.

    One signal speaks for all that are alike and leads to the first of them. `why` explains it, where it was counted.
    """

    text: str
    remedy: str
    where: Where = Where.PLAN
    item_id: str = ""
    field: str = ""
    why: str = ""


@dataclass(frozen=True)
class Limits:
    """Zone settings: how many actions can be kept in mind, and from when on a plan drifts."""

    actions_at_most: int
    drift_months: int
    drift_reviews: int


@dataclass(frozen=True)
class Looked:
    """A plan with what its looks need; `opened_on` is the day it was first agreed."""

    plan: PlanContent
    moves: Moves
    opened_on: date | None
    today: date
    limits: Limits

    @property
    def open_actions(self) -> list[ActionContent]:
        return [action for goal in self.plan.goals for action in goal.actions if _is_open(action)]


def signals(plan: PlanContent, *, moves: Moves, opened_on: date | None, today: date, limits: Limits) -> list[Signal]:
    """At most one of each kind, those about children first."""
    looked = Looked(plan, moves, opened_on, today, limits)
    return [signal for look in _LOOKS for signal in look(looked)]


def _voices(looked: Looked) -> Iterator[Signal]:
    unheard = [child for child in looked.plan.children if child.is_born and not child.said.strip()]
    if unheard:
        whose = f"{unheard[0].name}’s own words" if len(unheard) == 1 else "each child’s own words"
        said = f"We have not heard {listed([child.name for child in unheard], 'or')} yet."
        yield Signal(said, f"Add {whose}.", Where.WORDS, unheard[0].id)


def _helped(looked: Looked) -> Iterator[Signal]:
    """A child whose goal has no action yet is spoken of with that goal."""
    goals = looked.plan.goals
    left = [child for child in looked.plan.children if goals and not any(child.id in goal.children for goal in goals)]
    if left:
        said = f"No action helps {listed([child.name for child in left], 'or')}."
        yield Signal(said, "Say which goal is for them, or add one.", Where.NEW_GOAL, left[0].id)


def _steps(looked: Looked) -> Iterator[Signal]:
    still = [goal for goal in looked.plan.goals if not goal.actions]
    if still:
        said = f"“{shortened(still[0].text)}” has no action." if len(still) == 1 else f"{len(still)} goals have no action."
        yield Signal(said, "What will be the first step?", Where.NEW_ACTION, still[0].id)


def _actions(looked: Looked) -> Iterator[Signal]:
    gaps = [(action, _missing(action)) for action in looked.open_actions if _missing(action)]
    if gaps:
        first, missing = gaps[0]
        every = [words for field, words in _ASKED.items() if any(field in each for _, each in gaps)]
        whose = f"“{shortened(first.text)}” does" if len(gaps) == 1 else f"{len(gaps)} actions do"
        yield Signal(f"{whose} not say {' or '.join(every)}.", "Agree it with the family.", Where.ACTION, first.id, missing[0])


def _many(looked: Looked) -> Iterator[Signal]:
    number, most = len(looked.open_actions), looked.limits.actions_at_most
    if number > most:
        longest = max(looked.plan.goals, key=lambda goal: sum(map(_is_open, goal.actions)))
        yield Signal(f"There are {number} actions at once.", f"About {most} can be kept in mind.", Where.CARD, longest.id)


def _acronyms(looked: Looked) -> Iterator[Signal]:
    texts = _texts(looked.plan)
    whole = " ".join(text for _, text in texts)
    found = unexplained_acronyms(whole)
    if found:
        where = next(where for where, text in texts if found[0] in text)
        verb, it = ("is", "it stands") if len(found) == 1 else ("are", "they stand")
        yield Signal(f"{listed(found)} {verb} not spelled out.", f"Write what {it} for.", *where)


def _reading(looked: Looked) -> Iterator[Signal]:
    hard = [(where, text) for where, text in _texts(looked.plan) if grade(text) > EASY]
    if hard:
        more = f" and {len(hard) - 1} more" if len(hard) > 1 else ""
        yield Signal(f"Hard to read: “{shortened(hard[0][1])}”{more}", "Try shorter sentences and everyday words.", *hard[0][0])


def _still(looked: Looked) -> Iterator[Signal]:
    goals = [(goal.id, goal.text) for goal in looked.plan.goals]
    still = drift(looked.moves, goals, reviews=looked.limits.drift_reviews, today=looked.today)
    if still:
        where, field = (Where.CARD, "") if still.goal_id else (Where.PLAN, "review_on")
        yield Signal(still.text, still.remedy, where, still.goal_id, field, still.why)


def _long(looked: Looked) -> Iterator[Signal]:
    """From the day on which so many months are full, as the clock has it."""
    opened, today, months = looked.opened_on, looked.today, looked.limits.drift_months
    if opened and today >= add_months(opened, months):
        why = f"First agreed on {say_day(opened, today)}. Zone setting: {months} months."
        said = f"This plan has been open for {months} months or more."
        yield Signal(said, "Is it still the right help?", field="review_on", why=why)


_LOOKS: tuple[Callable[[Looked], Iterator[Signal]], ...] = (
    _voices, _helped, _steps, _actions, _many, _still, _long, _acronyms, _reading,
)  # fmt: skip
_ASKED = {"who_ids": "who", "by_when": "by when"}
"""What an open action should answer, by the field that asks for it."""

_Place = tuple[Where, str, str]


def _missing(action: ActionContent) -> list[str]:
    said = {"who_ids": action.who, "by_when": action.by_when}
    return [field for field in _ASKED if not said[field]]


def _texts(plan: PlanContent) -> list[tuple[_Place, str]]:
    """What a family reads, with where it is changed."""
    texts: list[tuple[_Place, str]] = []
    for goal in plan.goals:
        texts.append(((Where.GOAL, goal.id, "text"), f"{goal.text}. {goal.why}"))
        texts += [((Where.ACTION, action.id, "text"), f"{action.text}. {action.how_known}") for action in goal.actions]
    texts += [((Where.PLAN, "", "going_well"), each) for each in plan.going_well]
    texts += [((Where.PLAN, "", "worries"), each) for each in plan.worries]
    return [*texts, ((Where.PLAN, "", "if_harder"), plan.if_harder), ((Where.PLAN, "", "share_with"), plan.share_words)]


def _is_open(action: ActionContent) -> bool:
    return action.status in ("not started", "under way")

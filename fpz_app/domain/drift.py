"""Drift: that several reviews have changed no number of the plan, with the reason in words (domain.md §7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fpz_app.domain.dates import say_day
from fpz_app.domain.goal_scales import Point, Stillness, stillness
from fpz_app.domain.plan_content import listed


@dataclass(frozen=True)
class Moves:
    """What shows whether a plan moves: the numbers of each goal by its id and those of everyone's overall scaling, oldest first;
    and the days on which the plan was reviewed."""

    goals: Mapping[str, Sequence[Point]] = field(default_factory=dict)
    overall: Sequence[Point] = ()
    reviewed: Sequence[date] = ()


@dataclass(frozen=True)
class Drift:
    """What stands still, and why it is said; `goal_id` is the first such goal, empty where no goal is meant."""

    text: str
    why: str
    goal_id: str = ""
    remedy: str = "Try another way?"


def drift(moves: Moves, goals: Sequence[tuple[str, str]], *, reviews: int, today: date) -> Drift | None:
    """Of the goals (id, words) those that so many reviews left as they were; where no goal was ever scaled, everyone's number."""
    looked = [(key, text, stillness(moves.goals.get(key, ()), moves.reviewed, reviews=reviews)) for key, text in goals]
    still = [(key, text, each) for key, text, each in looked if each is not None]
    setting = f"Zone setting: {reviews} reviews."
    if not still:
        overall = None if any(moves.goals.values()) else stillness(moves.overall, moves.reviewed, reviews=reviews)
        return Drift(_nobody(overall), f"{_since(overall, today)} {setting}") if overall else None
    key, text, first = still[0]
    if len(still) == 1:
        said = f"“{shortened(text)}” has stood at {first.score} over {len(first.reviews)} reviews."
        return Drift(said, f"{_since(first, today)} {setting}", key)
    each_since = "; ".join(f"“{shortened(text)}” at {each.score} since {say_day(each.since, today)}" for _, text, each in still)
    return Drift(f"{len(still)} goals have not moved over {reviews} reviews.", f"{each_since}. {setting}", key)


def shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def _nobody(still: Stillness) -> str:
    return f"Nobody’s number has moved over {len(still.reviews)} reviews."


def _since(still: Stillness, today: date) -> str:
    """'The same since 5 October; reviewed on 16 November and 4 January 2027.'"""
    return f"The same since {say_day(still.since, today)}; reviewed on {listed([say_day(day, today) for day in still.reviews])}."

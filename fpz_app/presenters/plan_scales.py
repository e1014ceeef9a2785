"""Plan scales: the numbers of each goal and each person over the reviews, as charts and a table show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework.plan_reading import PlanPage
from fpz_app.domain.dates import short_date
from fpz_app.domain.goal_scales import Point

TOGETHER = "together"


@dataclass(frozen=True)
class Mark:
    """One review: its day, the number it left, the lowest and highest that anyone gave, and who said what."""

    day: str
    score: int
    lowest: int
    highest: int
    said: str


@dataclass(frozen=True)
class Series:
    """The numbers of one goal, or of one person's overall scaling, oldest first."""

    title: str
    marks: tuple[Mark, ...]
    hoped: int | None = None
    is_goal: bool = True

    @property
    def differs(self) -> bool:
        return any(mark.lowest != mark.highest for mark in self.marks)

    @property
    def spoken(self) -> str:
        """'Callum is in school each day: 3 on 6 Oct, 5 on 23 Nov; hoped for 8, of 10'."""
        hoped = "" if self.hoped is None else f"; hoped for {self.hoped}"
        return f"{self.title}: {', '.join(f'{mark.score} on {mark.day}' for mark in self.marks)}{hoped}, of 10"


@dataclass(frozen=True)
class ScaleRow:
    """One review of one series, as the table says it."""

    title: str
    day: str
    score: str
    said: str


def series_of(page: PlanPage, today: date) -> tuple[Series, ...]:
    """The goals in the plan's order, then everyone who put things on the scale at a meeting; none before a second review."""
    goals = [
        Series(goal.text, tuple(_mark(point, today) for point in page.scales.get(goal.id, ())), goal.hoped)
        for goal in page.goals
        if page.scales.get(goal.id)
    ]
    found = (*goals, *_people(page.overall, today))
    return found if any(len(each.marks) > 1 for each in found) else ()


def table_of(series: Sequence[Series]) -> list[ScaleRow]:
    """Every number that the charts draw, with who said it."""
    return [ScaleRow(each.title, mark.day, str(mark.score), mark.said) for each in series for mark in each.marks]


def rows_of(point: Point, today: date) -> list[tuple[str, int, str]]:
    """One row for everyone who said a number: its day, the number, and whose it is."""
    return [(short_date(point.on, today), score, who or TOGETHER) for who, score in point.said]


def _mark(point: Point, today: date) -> Mark:
    scores = [score for _, score in point.said]
    each = ", ".join(f"{who} {score}" for who, score in point.said if who)
    together = [f"{score} agreed together" for who, score in point.said if not who]
    said = "; ".join(part for part in (each, *together) if part)
    return Mark(short_date(point.on, today), point.score, min(scores), max(scores), said)


def _people(overall: Sequence[Point], today: date) -> list[Series]:
    marks: dict[str, tuple[Mark, ...]] = {}
    for point in overall:
        for who, score in point.said:
            marks[who] = (*marks.get(who, ()), Mark(short_date(point.on, today), score, score, score, f"{who} {score}"))
    return [Series(who, each, is_goal=False) for who, each in marks.items()]

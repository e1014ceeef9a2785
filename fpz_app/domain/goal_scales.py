"""Goal scales: what was said of a goal review by review, what stands of it, and whether it has moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.domain.plans import GoalScore

TOGETHER = ""
"""Whose number it is where those who were asked agreed on one."""


@dataclass(frozen=True)
class Point:
    """One meeting or day on which a goal was put on the scale; `said` are (who, 0–10) in the order said."""

    on: date
    said: tuple[tuple[str, int], ...]
    meeting_id: str = ""

    @property
    def score(self) -> int:
        """Of a meeting what it left the goal at, else what was said last on that day."""
        if not self.meeting_id:
            return self.said[-1][1]
        each = [score for who, score in self.said if who != TOGETHER]
        return standing(each, dict(self.said).get(TOGETHER))


@dataclass(frozen=True)
class Stillness:
    """A goal that has not moved: where it stands, since when, and the days of the reviews that left it there."""

    score: int
    since: date
    reviews: tuple[date, ...]


def standing(each: Sequence[int], together: int | None) -> int:
    """What a meeting leaves a goal at: the number agreed together, else the lowest that anyone gave."""
    return min(each) if together is None else together


def points(scores: Iterable[GoalScore]) -> tuple[Point, ...]:
    """Of one goal, oldest first; what was scaled by hand comes before the meeting of the same day."""
    grouped: dict[tuple[date, str], list[GoalScore]] = {}
    for score in sorted(scores, key=lambda each: (each.on, each.meeting_id, each.by if each.meeting_id else each.id)):
        grouped.setdefault((score.on, score.meeting_id), []).append(score)
    return tuple(Point(on, tuple((each.by, each.score) for each in group), meeting) for (on, meeting), group in grouped.items())


def stillness(series: Sequence[Point], reviewed: Iterable[date], *, reviews: int) -> Stillness | None:
    """Where `reviews` or more have left everyone's number as it was; a review that did not ask for it counts. None else."""
    since, known = date.max, dict[str, int]()
    for point in series:
        said = dict(point.said) | {TOGETHER: point.score}
        if not known or any(known.get(who, score) != score for who, score in said.items()):
            since, known = point.on, {}
        known |= said
    if not known:
        return None
    later = sorted({day for day in (*(point.on for point in series), *reviewed) if day > since})
    return Stillness(known[TOGETHER], since, tuple(later)) if len(later) >= reviews else None

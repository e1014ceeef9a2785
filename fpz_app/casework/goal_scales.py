"""Goal scales: the numbers of goals and people over time, as far as they count, and when a family's plan was reviewed."""

from collections.abc import Iterable, Sequence
from datetime import date

from fpz_app.domain.goal_scales import Point, points
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState
from fpz_app.domain.plans import Goal, GoalScore
from fpz_app.store.store import Store


def scales_of(store: Store, goals: Sequence[Goal]) -> dict[str, tuple[Point, ...]]:
    """By goal, oldest first; goals that were never scaled are left out."""
    finished = _finished(store, {goal.family_id for goal in goals})
    found: dict[str, list[GoalScore]] = {}
    for score in store.find(GoalScore, goal_id=[goal.id for goal in goals]):
        if not score.meeting_id or score.meeting_id in finished:
            found.setdefault(score.goal_id, []).append(score)
    return {goal_id: points(scores) for goal_id, scores in found.items()}


def reviewed_on(store: Store, family_ids: Iterable[str]) -> dict[str, list[date]]:
    """By family, the days of the meetings whose minutes are finished."""
    days: dict[str, list[date]] = {}
    for meeting in _finished(store, family_ids).values():
        days.setdefault(meeting.family_id, []).append(meeting.day)
    return days


def overall_scales(store: Store, family_ids: Iterable[str]) -> dict[str, tuple[Point, ...]]:
    """By family, where each person put things at each meeting that is finished, oldest first."""
    finished = _finished(store, family_ids)
    said: dict[str, list[tuple[str, int]]] = {}
    for each in store.find(Attendance, meeting_id=list(finished), order="place"):
        if each.score is not None:
            said.setdefault(each.meeting_id, []).append((each.name, each.score))
    scales: dict[str, tuple[Point, ...]] = {}
    for meeting in sorted(finished.values(), key=lambda each: (each.day, each.id)):
        if meeting.id in said:
            point = Point(meeting.day, tuple(said[meeting.id]), meeting.id)
            scales[meeting.family_id] = (*scales.get(meeting.family_id, ()), point)
    return scales


def _finished(store: Store, family_ids: Iterable[str]) -> dict[str, Meeting]:
    found = store.find(Meeting, family_id=list(family_ids), state=MeetingState.FINISHED)
    return {meeting.id: meeting for meeting in found}

"""Meeting goals: where each person who was asked puts each goal of the plan, and what the plan takes from it in the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fpz_app.casework.goal_scales import scales_of
from fpz_app.casework.meetings import running
from fpz_app.domain.errors import Problem
from fpz_app.domain.goal_scales import standing
from fpz_app.domain.meetings import Attendance, Meeting
from fpz_app.domain.plan_content import PlanContent
from fpz_app.domain.plans import Goal, GoalScore
from fpz_app.domain.record import derived_id
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Work

TOGETHER = ""
"""Stands for the attendance of nobody: the number that all agreed on."""


@dataclass(frozen=True)
class GoalAsked:
    """A goal at a meeting: where it stood before, and by name what each said last; by attendance where each puts it now.

    `said` holds the number that all agreed on under TOGETHER. `now` is what the meeting leaves it at; None where nobody said.
    """

    goal: Goal
    stood: int | None
    was: Mapping[str, int]
    said: Mapping[str, int]

    @property
    def now(self) -> int | None:
        each = [score for who, score in self.said.items() if who != TOGETHER]
        return standing(each, self.said.get(TOGETHER)) if self.said else None


def score_goal(store: Store, actor: Worker, meeting_id: str, *, goal_id: str, who: Attendance | None, score: int | None) -> None:
    """Keeps where someone, or with no one named all together, puts a goal; None takes the number back. Raises Problem."""
    if score is not None and not 0 <= score <= 10:
        raise Problem("The scale goes from 0 to 10.", "Choose a number on it.", field=f"goal:{goal_id}:{who.id if who else ''}")
    with store.work(actor, "Scale a goal at a meeting") as work:
        meeting = running(work, meeting_id)
        said = _number(meeting, goal_id, who, score or 0)
        known = work.find(GoalScore, said.id)
        if score is not None:
            work.put(said)
        elif known is not None:
            work.remove(known)


def numbers_asked(meeting: Meeting, asked: Sequence[GoalAsked], people: Sequence[Attendance]) -> list[GoalScore]:
    """A number for each goal and each who may say one, to look at those that are stored."""
    return [_number(meeting, each.goal.id, who, 0) for each in asked for who in (None, *people)]


def goals_asked(store: Store, meeting: Meeting, goals: Sequence[Goal], people: Sequence[Attendance]) -> tuple[GoalAsked, ...]:
    """`goals` are those of the plan; once the meeting is over only those that it put on the scale are told, ended or not."""
    found: dict[str, list[GoalScore]] = {}
    for each in store.find(GoalScore, meeting_id=meeting.id):
        found.setdefault(each.goal_id, []).append(each)
    asked = store.find(Goal, id=list(found), order="place") if meeting.is_over else goals
    scales = scales_of(store, asked)
    told = []
    for goal in asked:
        before = [point for point in scales.get(goal.id, ()) if (point.on, point.meeting_id) < (meeting.day, meeting.id)]
        whose = {_key(meeting, goal.id, who.id): who.id for who in people} | {_key(meeting, goal.id, TOGETHER): TOGETHER}
        said = {whose.get(each.id, each.id): each.score for each in found.get(goal.id, ())}
        stood = before[-1].score if before else None if meeting.is_over else goal.now
        told.append(GoalAsked(goal, stood, {who: score for point in before for who, score in point.said}, said))
    return tuple(told)


def with_numbers(content: PlanContent, scaled: Sequence[GoalAsked]) -> PlanContent:
    """The plan as it will be with the numbers of the meeting."""
    now = {each.goal.id: each.now for each in scaled if each.now is not None}
    return replace(content, goals=tuple(replace(goal, now=now.get(goal.id, goal.now)) for goal in content.goals))


def take_into_plan(store: Store, work: Work, meeting: Meeting, goals: Sequence[Goal]) -> bool:
    """Each goal that the meeting scaled stands where the meeting left it, unless it was scaled since. True if one changed."""
    scales = scales_of(store, goals)
    changed = [
        _moved(each.goal, each.now, meeting, is_last=not any(point.on > meeting.day for point in scales.get(each.goal.id, ())))
        for each in goals_asked(store, meeting, goals, ())
        if each.now is not None
    ]
    before = {goal.id: goal for goal in goals}
    work.put_all(changed)
    return any(goal != before[goal.id] for goal in changed)


def _moved(goal: Goal, number: int, meeting: Meeting, *, is_last: bool) -> Goal:
    begun = goal if goal.then is not None else replace(goal, then=number, then_on=meeting.day)
    return replace(begun, now=number) if is_last or goal.now is None else begun


def _number(meeting: Meeting, goal_id: str, who: Attendance | None, score: int) -> GoalScore:
    return GoalScore(
        id=_key(meeting, goal_id, who.id if who else TOGETHER),
        file_id=meeting.file_id,
        family_id=meeting.family_id,
        goal_id=goal_id,
        on=meeting.day,
        score=score,
        by=who.name if who else "",
        meeting_id=meeting.id,
    )


def _key(meeting: Meeting, goal_id: str, attendance_id: str) -> str:
    return derived_id(meeting.id, goal_id, attendance_id)

"""Meeting goals: each goal of the plan with everyone's number, as the meeting's page shows it; and a number that was typed."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from fpz_app.casework.meeting_goals import TOGETHER, GoalAsked, score_goal
from fpz_app.casework.meeting_reading import MeetingPage
from fpz_app.casework.plans import put_goal
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import Attendance
from fpz_app.domain.plans import Goal
from fpz_app.presenters.desk import Desk

GOAL, HOPED = "goal", "hoped"


@dataclass(frozen=True)
class GoalNumber:
    """One number asked for: `key` names it as it is typed, `spoken` says whose where only it is read out; `was` is the last."""

    key: str
    name: str
    spoken: str
    was: int | None
    score: int | None


@dataclass(frozen=True)
class GoalScale:
    """One goal: where it stood, where the meeting puts it, what is hoped for; `stands` says so in words, `said`
    who put it where."""

    id: str
    text: str
    stood: int | None
    now: int | None
    hoped: int | None
    numbers: tuple[GoalNumber, ...]
    stands: str
    said: str


def goal_scales(page: MeetingPage, asked: Container[str]) -> tuple[GoalScale, ...]:
    """`asked` are the ids of those who are asked to scale; whoever has said a number stays."""
    return tuple(_scale(each, [who for who in page.people if who.id in asked or who.id in each.said]) for each in page.scaled)


def said_words(asked: GoalAsked, people: Sequence[Attendance]) -> str:
    """'Callum 5, Kerry Marlow 4; 5 agreed together'."""
    each = ", ".join(f"{who.name} {asked.said[who.id]}" for who in people if who.id in asked.said)
    together = f"{asked.said[TOGETHER]} agreed together" if TOGETHER in asked.said else ""
    return "; ".join(part for part in (each, together) if part)


def store_number(desk: Desk, page: MeetingPage, key: str, text: str) -> None:
    """'goal:GOAL:ATTENDANCE', where no attendance is everyone together, or 'hoped:GOAL'. Raises Problem at the key's field."""
    field, goal_id, *who = key.split(":")
    score = number_typed(text, key)
    if field == HOPED:
        goal = desk.store.get(Goal, goal_id)
        if score is not None and not 0 <= score <= 10:
            raise Problem("The scale goes from 0 to 10.", "Choose a number on it.", field=key)
        put_goal(desk.store, desk.actor, replace(goal, hoped=score))
        return
    person = next((each for each in page.people if each.id == who[0]), None)
    score_goal(desk.store, desk.actor, page.meeting.id, goal_id=goal_id, who=person, score=score)


def number_typed(text: str, key: str) -> int | None:
    """None where nothing is typed. Raises Problem for what is no number."""
    typed = text.strip()
    if typed and not (typed.isascii() and typed.isdecimal()):
        raise Problem("The scale goes from 0 to 10.", "Write a number on it, or leave it empty.", field=key)
    return int(typed) if typed else None


def _scale(asked: GoalAsked, people: Sequence[Attendance]) -> GoalScale:
    goal = asked.goal
    numbers = [
        GoalNumber(
            f"{GOAL}:{goal.id}:{who.id}", who.name, f"Where {who.name} puts it", asked.was.get(who.name), asked.said.get(who.id)
        )
        for who in people
    ]
    if len(people) > 1 or TOGETHER in asked.said:
        together = asked.said.get(TOGETHER)
        numbers.append(GoalNumber(f"{GOAL}:{goal.id}:{TOGETHER}", "Together", "Where all put it together", None, together))
    numbers.append(GoalNumber(f"{HOPED}:{goal.id}", "Hoped for", "What is hoped for", None, goal.hoped))
    return GoalScale(
        goal.id, goal.text, asked.stood, asked.now, goal.hoped, tuple(numbers), _stands(asked), said_words(asked, people)
    )


def _stands(asked: GoalAsked) -> str:
    was = "Not scaled before" if asked.stood is None else f"Was {asked.stood}"
    if asked.now is None:
        return f"{was}. Nobody is asked yet."
    if TOGETHER in asked.said:
        return f"{was}, now {asked.now}: agreed together."
    if len(set(asked.said.values())) > 1:
        return f"{was}, now {asked.now}: the lowest, until one is agreed together."
    return f"{was}, now {asked.now}."

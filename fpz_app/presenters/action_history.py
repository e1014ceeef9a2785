"""Action history: each action of a goal from its agreement on, as the plan's page tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.action_history import ActionHistory, Reviewed, histories
from fpz_app.domain.dates import say_date, say_day
from fpz_app.domain.meetings import Purpose
from fpz_app.domain.plans import PlanVersion
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.plan_history import Changing, changing_of

MEETINGS = {Purpose.FIRST: "First meeting", Purpose.REVIEW: "Review", Purpose.UPDATES: "Written updates"}


@dataclass(frozen=True)
class ActionPast:
    """One action: what it says, how it stands, and what became of it, the newest first; `note_id` is the note in which it was
    agreed, '' for none."""

    text: str
    stands: str
    steps: tuple[Changing, ...]
    note_id: str = ""


def pasts_of(desk: Desk, family_id: str, goal_id: str) -> list[ActionPast]:
    """Of every action that the goal has had, in the plan's order. Raises Problem where the file is hidden."""
    names = {**naming.workers(desk.store), **naming.called(desk.store, family_id)}
    found = histories(desk.store, desk.actor, goal_id)
    return [_past(each, names, desk.today) for each in found]


def _past(history: ActionHistory, names: Mapping[str, str], today: date) -> ActionPast:
    action = history.action
    return ActionPast(action.text, str(action.status), tuple(_steps(history, names, today)), action.note_id)


def _steps(history: ActionHistory, names: Mapping[str, str], today: date) -> list[Changing]:
    """What was written first ends the list, whatever day the others bear."""
    told = [(each.meeting.day, 1, _review(each, today)) for each in history.reviews]
    later, first = history.changes[:-1], history.changes[-1:]
    told += [(row.at.date(), 2, changing_of(row, names, today)) for row in later]
    told += [(history.agreed.agreed_on, 0, _agreed(history.agreed, today))] if history.agreed else []
    told.sort(key=lambda each: each[:2], reverse=True)
    steps = [*(step for _, _, step in told), *(changing_of(row, names, today) for row in first)]
    return [each for each in steps if each.lines]


def _agreed(version: PlanVersion, today: date) -> Changing:
    return Changing("Agreed", say_day(version.agreed_on, today), (f"In version {version.version} of the plan.",))


def _review(reviewed: Reviewed, today: date) -> Changing:
    review, meeting = reviewed.review, reviewed.meeting
    progress, status = str(review.progress).capitalize() or "Progress not asked", str(review.status).capitalize()
    lines = [f"{progress}. {status}."]
    lines += [review.note] if review.note.strip() else []
    lines += [f"New day: {say_date(review.new_day)}"] if review.new_day else []
    lines += [f"Written down by {reviewed.written_by}"] if reviewed.written_by else []
    return Changing(MEETINGS[meeting.purpose], say_day(meeting.day, today), tuple(lines))

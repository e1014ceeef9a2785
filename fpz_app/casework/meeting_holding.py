"""Holding a meeting: who is there, what is said, each action, the scales; finishing the minutes and sending them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from fpz_app.casework.episodes import follow
from fpz_app.casework.meeting_goals import take_into_plan
from fpz_app.casework.meetings import open_meeting, refuse_over, running
from fpz_app.casework.plan_reading import current_plan
from fpz_app.domain.episodes import EpisodeState
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.meetings import ActionReview, Attendance, Meeting, MeetingState, MinutesSent, Purpose
from fpz_app.domain.permissions import Doing
from fpz_app.domain.plans import Action, ActionStatus, Goal, Plan, PlanState
from fpz_app.domain.record import derived_id
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Work

REVIEWING = "Review an action"
"""How the journal calls what a meeting said of an action."""


def hold(store: Store, actor: Worker, meeting_id: str, day: date, today: date) -> Meeting:
    """The meeting begins, or was held on that day. Raises Problem for a day that cannot be."""
    with store.work(actor, "Hold a meeting") as work:
        meeting = open_meeting(work, meeting_id)
        meeting.check_held(day, today)
        follow(work, meeting.family_id, EpisodeState.UNDER_REVIEW)
        actions = tuple(each.id for each in _actions_of_plan(store, meeting.family_id) if each.status.is_open)
        return work.put(replace(meeting, state=MeetingState.UNDER_WAY, held_on=day, open_actions=actions))


def change(store: Store, actor: Worker, meeting: Meeting, today: date) -> Meeting:
    """Stores what is said at the meeting. Raises Problem where it is finished, or the next day is not after today."""
    if meeting.next_on is not None and meeting.next_on <= meeting.day:
        raise Problem("The next meeting is not after this one.", "Give a later day.", field="next_on")
    if meeting.held_on is not None:
        meeting.check_held(meeting.held_on, today)
    with store.work(actor, "Record a meeting") as work:
        running(work, meeting.id)
        return work.put(meeting)


def attend(store: Store, actor: Worker, attendance: Attendance, today: date) -> Attendance:
    """Who is there, what they say, where they put things, what they wrote. Raises Problem for a report of a later day."""
    if attendance.report_on is not None and attendance.report_on > today:
        raise Problem("The report is dated in the future.", "Give the day it came.", field=f"report:{attendance.id}")
    if attendance.score is not None and not 0 <= attendance.score <= 10:
        raise Problem("The scale goes from 0 to 10.", "Choose a number on it.", field=f"score:{attendance.id}")
    with store.work(actor, "Record who is at a meeting") as work:
        meeting = work.get(Meeting, attendance.meeting_id)
        work.require(Doing.RECORD, meeting.family_id)
        refuse_over(meeting)
        return work.put(attendance)


def review_action(store: Store, actor: Worker, review: ActionReview) -> ActionReview:
    """Keeps what the meeting says of an action, and brings the action itself along as soon as that is whole.

    Raises Problem, after the review itself is kept, where it was not done without a reason or the new day has passed.
    """
    with store.work(actor, REVIEWING) as work:
        meeting = running(work, review.meeting_id)
        action = work.get(Action, review.action_id)
        work.put(review)
        problems = _wrong(review, action, meeting.day)
        if not problems:
            _bring_along(work, action, review, meeting)
    raise_any(problems)
    return review


def finish(store: Store, actor: Worker, meeting_id: str, *, now: datetime) -> Meeting:
    """Locks the minutes; the plan takes the numbers of its goals and its next review. Raises Problems: missing or wrong."""
    meeting = store.get(Meeting, meeting_id)
    raise_any(_missing(store, meeting))
    with store.work(actor, "Finish the minutes") as work:
        meeting = running(work, meeting_id)
        _take_into_plan(store, work, meeting)
        follow(work, meeting.family_id, EpisodeState.PLAN_ACTIVE)
        made = tuple(each.id for each in new_actions(store, meeting))
        return work.put(replace(meeting, state=MeetingState.FINISHED, finished_at=now, new_actions=made))


def record_sent(
    store: Store, actor: Worker, meeting_id: str, *, to: Sequence[str], how: str, on: date, today: date
) -> list[MinutesSent]:
    """To whom the minutes went. Raises Problems: nobody, no way, a day that cannot be, minutes that are not finished."""
    found = []
    meeting = store.get(Meeting, meeting_id)
    if meeting.state is not MeetingState.FINISHED:
        raise Problem("The minutes are not finished.", "Finish them first.", field="to")
    if not to:
        found.append(Problem("Nobody is named.", "Choose who got the minutes, or write a name.", field="to"))
    if not how.strip():
        found.append(Problem("It does not say how they were sent.", "Say how: by post, by hand, by secure e-mail.", field="how"))
    if on > today:
        found.append(Problem("The day is in the future.", "Give the day they were sent.", field="sent_on"))
    if on < meeting.day:
        found.append(Problem("The day is before the meeting.", "Give the day they were sent.", field="sent_on"))
    raise_any(found)
    with store.work(actor, "Send the minutes") as work:
        work.require(Doing.SHARE, meeting.family_id)
        at = {"file_id": meeting.file_id, "family_id": meeting.family_id, "meeting_id": meeting.id}
        return [work.put(MinutesSent(**at, to=each, how=how.strip(), on=on)) for each in to]


def take_off_list(store: Store, actor: Worker, sent_id: str) -> None:
    """Removes a line of who got the minutes that is wrong; the journal keeps it. Raises Gone."""
    with store.work(actor, "Take a wrong line off who got the minutes") as work:
        sent = work.get(MinutesSent, sent_id)
        work.require(Doing.SHARE, sent.family_id)
        work.remove(sent)


def _missing(store: Store, meeting: Meeting) -> list[Problem]:
    """What the minutes cannot do without."""
    found = []
    present = store.find(Attendance, meeting_id=meeting.id)
    is_meeting = meeting.purpose is not Purpose.UPDATES
    if is_meeting and not any(each.presence.is_there for each in present):
        found.append(Problem("Nobody is marked as here.", "Say who is here.", field="who"))
    if not is_meeting and not any(each.report.strip() for each in present):
        found.append(Problem("No written update is recorded.", "Write down what came.", field="who"))
    for review in store.find(ActionReview, meeting_id=meeting.id):
        action = store.get(Action, review.action_id)
        found += _wrong(review, action, meeting.day)
    if meeting.need and not meeting.need_why.strip():
        found.append(Problem("The level of need has no reason.", "Write why, in a sentence.", field="need_why"))
    return found


def _wrong(review: ActionReview, action: Action, day: date) -> list[Problem]:
    found = []
    try:
        review.check(action.text)
    except Problem as problem:
        found.append(problem)
    if review.new_day is not None and review.new_day < day and review.status.is_open:
        field = f"day:{review.action_id}"
        found.append(Problem("The new day is in the past.", "Give a day after this meeting.", field=field))
    return found


def _take_into_plan(store: Store, work: Work, meeting: Meeting) -> None:
    plan = current_plan(store, meeting.family_id)
    if plan is None:
        return
    place = meeting.next_place or plan.review_place
    changed = plan if meeting.next_on is None else replace(plan, review_on=meeting.next_on, review_place=place)
    if take_into_plan(store, work, meeting, store.find(Goal, plan_id=plan.id, ended_on=None)) or changed != plan:
        work.put(replace(changed, state=_touched(plan)))


def _bring_along(work: Work, action: Action, review: ActionReview, meeting: Meeting) -> None:
    ended = None if review.status.is_open else meeting.day
    by_when, by_words = (review.new_day, "") if review.new_day else (action.by_when, action.by_words)
    said = review.note.strip() or action.outcome
    now = replace(action, status=review.status, outcome=said, ended_on=ended, by_when=by_when, by_words=by_words)
    if now != action:
        work.put(now)
        _touch_plan(work, work.get(Goal, action.goal_id).plan_id)


def _touch_plan(work: Work, plan_id: str) -> None:
    plan = work.get(Plan, plan_id)
    work.put(replace(plan, state=_touched(plan)))


def _touched(plan: Plan) -> PlanState:
    return PlanState.CHANGED if plan.state is PlanState.AGREED else plan.state


def new_actions(store: Store, meeting: Meeting) -> list[Action]:
    """What a meeting added to the plan: while it is under way, the open actions that were not there when it began."""
    if meeting.state is MeetingState.FINISHED:
        found = {each.id: each for each in store.find(Action, id=list(meeting.new_actions))}
        return [found[each] for each in meeting.new_actions if each in found]
    if meeting.state is not MeetingState.UNDER_WAY:
        return []
    known = set(meeting.open_actions)
    return [each for each in _actions_of_plan(store, meeting.family_id) if each.status.is_open and each.id not in known]


def _actions_of_plan(store: Store, family_id: str) -> list[Action]:
    """Those of goals that go on, in the plan's order."""
    plan = current_plan(store, family_id)
    goals = store.find(Goal, plan_id=plan.id, ended_on=None, order="place") if plan else []
    place = {goal.id: goal.place for goal in goals}
    found = store.find(Action, goal_id=list(place), order="place") if place else []
    return sorted(found, key=lambda each: (place[each.goal_id], each.place))


def fresh_review(meeting: Meeting, action: Action) -> ActionReview:
    """What a meeting has said of an action before anyone says anything."""
    status = action.status if action.status.is_open else ActionStatus.UNDER_WAY
    return ActionReview(
        id=derived_id(meeting.id, action.id), file_id=meeting.file_id, family_id=meeting.family_id, meeting_id=meeting.id,
        action_id=action.id, status=status,
    )  # fmt: skip

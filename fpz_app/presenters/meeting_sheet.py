"""Meeting sheet: one meeting as its page shows it, in words and shapes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework.meeting_reading import ActionRow, MeetingPage, answered, proposed_day
from fpz_app.domain.dates import say_date, say_day
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState, Presence, Purpose
from fpz_app.domain.periods import working_days_between
from fpz_app.domain.plan_content import PlanContent
from fpz_app.domain.plans import ActionStatus, PlanState
from fpz_app.presenters.meeting_goals import GoalScale, goal_scales

SHAPES = {
    Presence.NOT_YET: "later",
    Presence.HERE: "done",
    Presence.ONLINE: "done",
    Presence.APOLOGIES: "apologies",
    Presence.SENT_WORD: "under_way",
}
KEYS = (Presence.HERE, Presence.ONLINE, Presence.APOLOGIES, Presence.SENT_WORD)
STATUSES = (
    (str(ActionStatus.UNDER_WAY), "Under way"),
    (str(ActionStatus.DONE), "Done"),
    (str(ActionStatus.NOT_DONE), "Not done"),
    (str(ActionStatus.NOT_NEEDED), "Not needed"),
)


@dataclass(frozen=True)
class PersonLine:
    """Someone asked to the meeting; `said` and `report` are what they say and wrote, `was` their score last time."""

    id: str
    name: str
    role: str
    shape: str
    answer: str
    is_family: bool
    is_child: bool
    said: str
    report: str
    was: int | None
    score: int | None
    asked_for_report: bool


@dataclass(frozen=True)
class ActionCard:
    """One action in turn: `when` in words, red where it is over; `number` of `of`."""

    id: str
    number: int
    of: int
    text: str
    beneath: str
    when: str
    overdue: bool
    who: str
    shape: str
    stands: str
    progress: str
    status: str
    note: str
    new_day: date | None


@dataclass(frozen=True)
class MeetingSheet:
    """Everything on the page. `facts` are (name, words); `sent` are (to, how, day, id), `without` those who have no minutes."""

    meeting: Meeting
    title: str
    beneath: str
    answered: str
    people: tuple[PersonLine, ...]
    actions: tuple[ActionCard, ...]
    told: str
    goals: tuple[tuple[str, str], ...]
    added: tuple[ActionCard, ...]
    scaled: str
    scales: tuple[GoalScale, ...]
    next_day: str
    next_why: str
    minutes: str
    sent: tuple[tuple[str, str, str, str], ...]
    without: tuple[str, ...]
    content: PlanContent
    plan_changed: bool
    may_record: bool
    may_share: bool

    @property
    def is_updates(self) -> bool:
        return self.meeting.purpose is Purpose.UPDATES


def sheet_of(page: MeetingPage, today: date) -> MeetingSheet:
    meeting = page.meeting
    shown = _writer if meeting.purpose is Purpose.UPDATES else _person
    people = tuple(shown(each, page.was) for each in page.people)
    cards = tuple(card_of(row, at, len(page.actions), today) for at, row in enumerate(page.actions, start=1))
    told = sum(row.is_told for row in page.actions)
    asked = [each for each in people if _is_asked(each)]
    to_scale = {each.id for each in asked} or {each.id for each in people}
    return MeetingSheet(
        meeting=meeting,
        title=page.title,
        beneath=" · ".join(part for part in (_when(meeting), meeting.where, _chair(meeting)) if part),
        answered=_answered(page),
        people=people,
        actions=cards,
        told=f"{told} done, {len(cards) - told} to go" if cards else "none is open",
        goals=tuple((goal.id, goal.text) for goal in page.goals),
        added=tuple(card_of(row, at, len(page.new_actions), today) for at, row in enumerate(page.new_actions, start=1)),
        scaled=f"{sum(each.score is not None for each in asked)} of {len(asked)} asked",
        scales=goal_scales(page, to_scale),
        next_day=_next_words(page),
        next_why=_next_why(page, today),
        minutes=_minutes(page, today),
        sent=tuple((each.to, each.how, say_day(each.on, today), each.id) for each in page.sent),
        without=tuple(each.name for each in page.without_minutes),
        content=page.content,
        plan_changed=page.may_agree and _plan_changes(page),
        may_record=page.may_record,
        may_share=page.may_share,
    )


def _plan_changes(page: MeetingPage) -> bool:
    """Whether the plan is no longer as it was agreed, or will not be once the meeting has ended."""
    plan, meeting = page.plan, page.meeting
    if plan is None or not page.goals:
        return False
    scaled = any(each.now not in (None, each.goal.now) for each in page.scaled)
    return plan.state is not PlanState.AGREED or scaled or meeting.next_on not in (None, plan.review_on)


def card_of(row: ActionRow, number: int, of: int, today: date) -> ActionCard:
    action, review = row.action, row.review
    overdue = action.by_when is not None and action.by_when < today and review.status.is_open
    stands = "to do" if not row.is_told else str(review.status)
    return ActionCard(
        id=action.id,
        number=number,
        of=of,
        text=action.text,
        beneath=" · ".join(part for part in (row.who or "nobody yet", f"for “{row.goal}”" if row.goal else "") if part),
        when=_due(action.by_when, action.by_words, today, overdue=overdue),
        overdue=overdue,
        who=row.who,
        shape="later" if not row.is_told else {"done": "done", "under way": "under_way"}.get(review.status, "apologies"),
        stands=stands,
        progress=str(review.progress),
        status=str(review.status) if row.is_told else "",
        note=review.note,
        new_day=review.new_day,
    )


def scaled_people(sheet: MeetingSheet) -> Sequence[PersonLine]:
    """Those who are there, or sent word, or wrote, or put things somewhere; everyone until somebody has answered."""
    found = [each for each in sheet.people if _is_asked(each)]
    return found or sheet.people


def _is_asked(person: PersonLine) -> bool:
    answered = person.answer.lower() in ("here", "here, online", "sent word", "wrote")
    return answered or person.score is not None or bool(person.report.strip())


def _person(each: Attendance, was: dict[str, int]) -> PersonLine:
    return PersonLine(
        id=each.id,
        name=each.name,
        role=each.role,
        shape=SHAPES[each.presence],
        answer=str(each.presence).capitalize(),
        is_family=each.is_family,
        is_child=each.is_child,
        said=each.said,
        report=each.report,
        was=was.get(each.who_id or each.name),
        score=each.score,
        asked_for_report=each.report_wanted,
    )


def _writer(each: Attendance, was: dict[str, int]) -> PersonLine:
    """Where updates are put together, one has written or not."""
    wrote = bool(each.report.strip())
    return replace(_person(each, was), shape="done" if wrote else "later", answer="Wrote" if wrote else "Nothing yet")


def _answered(page: MeetingPage) -> str:
    if page.meeting.purpose is Purpose.UPDATES:
        return f"{sum(bool(each.report.strip()) for each in page.people)} of {len(page.people)} wrote"
    return f"{answered(page.people)} of {len(page.people)} answered"


def _when(meeting: Meeting) -> str:
    said = f"{meeting.day:%A} {say_date(meeting.day).rpartition(' ')[0]}"
    return f"{said}, {meeting.at}" if meeting.at else said


def _chair(meeting: Meeting) -> str:
    return f"{meeting.chair} in the chair" if meeting.chair else ""


def _due(day: date | None, words: str, today: date, *, overdue: bool) -> str:
    if day is None:
        return words or "no day agreed"
    said = f"due {day:%A} {say_day(day, today)}"
    if not overdue:
        return said
    over = working_days_between(day, today)
    return f"{said}, {over} working {'day' if over == 1 else 'days'} over" if over else f"{said}, over"


def _next_words(page: MeetingPage) -> str:
    meeting, day = page.meeting, page.meeting.next_on or proposed_day(page)
    at = meeting.next_at or meeting.at
    return f"{day:%A} {say_date(day)}{', ' + at if at else ''}"


def _next_why(page: MeetingPage, today: date) -> str:
    if page.meeting.next_on:
        return "Agreed."
    on = "today" if page.meeting.day == today else "this meeting"
    return f"{page.next_due.count} weeks from {on}; zone setting."


def _minutes(page: MeetingPage, today: date) -> str:
    if page.minutes is None or page.meeting.state is MeetingState.CANCELLED:
        return ""
    due = page.minutes.due
    return f"Minutes {'are' if due >= today else 'were'} due by {due:%A} {say_day(due, today)}"


def first_untold(page: MeetingPage | None, after: str = "") -> str:
    """The first action after one that nobody has spoken of; round again from the first."""
    rows = page.actions if page else ()
    ids = [row.action.id for row in rows]
    from_here = ids.index(after) + 1 if after in ids else 0
    turned = rows[from_here:] + rows[:from_here]
    untold = [row.action.id for row in turned if not row.is_told]
    return untold[0] if untold else (turned[0].action.id if turned else "")

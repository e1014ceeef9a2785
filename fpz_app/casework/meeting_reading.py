"""Reading meetings: one meeting with everyone and every action, a family's meetings, and those of all families."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.access import hidden_files, readable, scope_of
from fpz_app.casework.meeting_goals import GoalAsked, goals_asked, with_numbers
from fpz_app.casework.meeting_holding import fresh_review, new_actions
from fpz_app.casework.meetings import Guest
from fpz_app.casework.network import helpers
from fpz_app.casework.outbox import is_sent
from fpz_app.casework.plan_reading import SIGNS_FROM, current_plan, plan_content
from fpz_app.domain import clocks
from fpz_app.domain.clocks import Running, start
from fpz_app.domain.dates import age_on
from fpz_app.domain.families import Family
from fpz_app.domain.kinship import PARENTS, kin_words, listed
from fpz_app.domain.meetings import ActionReview, Attendance, Meeting, MeetingState, MinutesSent, Presence, Purpose
from fpz_app.domain.people import Membership, Person, Place, Relationship, Stage
from fpz_app.domain.periods import is_working_day
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.plan_content import PlanContent
from fpz_app.domain.plans import Action, Goal, Plan
from fpz_app.domain.workers import Worker
from fpz_app.domain.zone_settings import Clocks
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of


@dataclass(frozen=True)
class ActionRow:
    """An action that was open when the meeting began, whose it is and for which goal; `review` what the meeting says of it, if it
    `is_told`."""

    action: Action
    who: str
    goal: str
    review: ActionReview
    is_told: bool


@dataclass(frozen=True)
class MeetingPage:
    """One meeting; `number` counts the family's meetings; `was` is each person's score at the meeting before.

    While it runs, `content` is the plan with the meeting's numbers."""

    family: Family
    meeting: Meeting
    number: int
    people: tuple[Attendance, ...]
    was: dict[str, int]
    actions: tuple[ActionRow, ...]
    goals: tuple[Goal, ...]
    scaled: tuple[GoalAsked, ...]
    new_actions: tuple[ActionRow, ...]
    plan: Plan | None
    content: PlanContent
    minutes: Running | None
    next_due: Running
    sent: tuple[MinutesSent, ...]
    may_record: bool
    may_share: bool
    may_agree: bool
    at_centre: bool

    @property
    def without_minutes(self) -> tuple[Attendance, ...]:
        """Those who were asked and have not got the minutes; a child hears of them from the adults."""
        return tuple(without_minutes(self.people, self.sent))

    @property
    def title(self) -> str:
        """'Team around the family, review 4'."""
        if self.meeting.purpose is Purpose.FIRST:
            return "Team around the family, first meeting"
        said = "review" if self.meeting.purpose is Purpose.REVIEW else "written updates"
        return f"Team around the family, {said} {self.number - 1}" if self.number > 1 else f"Team around the family, {said}"


@dataclass(frozen=True)
class MeetingRow:
    """One meeting in a list: `family` whose it is, `said` who was there or is asked, `without` how many have no minutes yet."""

    meeting: Meeting
    family: str
    said: str
    is_sent: bool
    without: int
    minutes_due: date | None


def meeting_page(store: Store, asker: Worker, meeting_id: str, *, today: date, zone: Clocks) -> MeetingPage:
    """Raises Gone for a file hidden from the asker."""
    meeting = store.get(Meeting, meeting_id)
    family = readable(store, asker, meeting.family_id)
    scope = scope_of(store, asker, family)
    plan = current_plan(store, family.id)
    goals = store.find(Goal, plan_id=plan.id, ended_on=None, order="place") if plan else []
    before = _before(store, meeting)
    actions, added = _actions(store, meeting)
    is_held = meeting.state in (MeetingState.UNDER_WAY, MeetingState.FINISHED)
    people = tuple(store.find(Attendance, meeting_id=meeting.id, order="place"))
    scaled, content = goals_asked(store, meeting, goals, people), plan_content(store, asker, family.id, today)
    return MeetingPage(
        family=family,
        meeting=meeting,
        number=len(before) + 1,
        people=people,
        was=_was(store, before),
        actions=tuple(actions),
        goals=tuple(goals),
        scaled=scaled,
        new_actions=tuple(added),
        plan=plan,
        content=content if meeting.is_over else with_numbers(content, scaled),
        minutes=start(clocks.MINUTES, meeting.day, zone) if is_held else None,
        next_due=start(clocks.REVIEW, meeting.day, zone),
        sent=tuple(store.find(MinutesSent, meeting_id=meeting.id, order="on")),
        may_record=may(asker, Doing.RECORD, scope),
        may_share=may(asker, Doing.SHARE, scope),
        may_agree=may(asker, Doing.AGREE_PLAN, scope),
        at_centre=is_sent(store, family.id),
    )


def family_meetings(store: Store, asker: Worker, family_id: str, zone: Clocks) -> list[MeetingRow]:
    """The latest day first."""
    family = readable(store, asker, family_id)
    return _rows(store, {family.id: family.name}, zone, store.find(Meeting, family_id=family.id))


def all_meetings(store: Store, asker: Worker, zone: Clocks) -> list[MeetingRow]:
    """Those planned or still without minutes sent, of every family that the asker may see."""
    hidden = hidden_files(store, asker)
    if not may(asker, Doing.READ, Scope()):
        return []
    families = [each for each in store.find(Family) if each.id not in hidden]
    names = {each.id: each.name for each in families}
    return _rows(store, names, zone, [each for each in store.find(Meeting, _is_open()) if each.family_id in names])


def _is_open() -> sa.ColumnElement[bool]:
    meetings, sent = table_of(Meeting).c, table_of(MinutesSent).c
    ahead = meetings.state.in_([MeetingState.CALLED, MeetingState.UNDER_WAY])
    return sa.or_(ahead, meetings.held_on.is_not(None) & ~sa.exists().where(sent.meeting_id == meetings.id))


def guests(store: Store, asker: Worker, family_id: str, today: date) -> list[Guest]:
    """Whom a meeting may ask: the family first, then those who help; a name that nobody knows is left out."""
    readable(store, asker, family_id)
    people = {each.id: each for each in naming.people_of(store, family_id)}
    ties = store.find(Relationship, from_id=list(people))
    places = {each.person_id: each.place for each in store.find(Membership, family_id=family_id, until=None)}
    near = [each for each in naming.around(store, asker, family_id, today) if each.is_born and people[each.id].given_name]
    parents = {tie.from_id for tie in ties if tie.kin in PARENTS and tie.to_id in {each.id for each in near if each.is_child}}

    def is_usual(each: naming.Someone) -> bool:
        if each.is_child:
            return (age_on(people[each.id].born, today) or 0) >= SIGNS_FROM
        return each.id in parents or places.get(each.id) in (Place.HOME, Place.PART)

    near.sort(key=lambda each: (not is_usual(each), each.is_child, each.id not in parents))
    family = [
        Guest(
            each.name if each.is_child else people[each.id].full_name,
            each.id,
            each.age if each.is_child else _role(people[each.id], ties, people, today),
            is_family=True,
            is_child=each.is_child,
            usual=is_usual(each),
        )
        for each in near
    ]
    return family + [Guest(each.name, each.id, each.job or each.agency) for each in helpers(store, asker, family_id)]


def proposed_day(page: MeetingPage) -> date:
    """The day that the zone's clock gives, or the working day before it where that is none."""
    day = page.next_due.due
    while not is_working_day(day):
        day = date.fromordinal(day.toordinal() - 1)
    return day


def _role(person: Person, ties: Sequence[Relationship], people: dict[str, Person], today: date) -> str:
    """'mother', or 'Noah’s father' where they are not every child's."""
    children = [each for each in people.values() if each.is_child(today) and each.stage is not Stage.UNBORN]
    mine = [tie for tie in ties if tie.from_id == person.id and tie.kin in PARENTS and tie.to_id in {c.id for c in children}]
    if not mine:
        return ""
    words = kin_words(mine[0].kin, person.sex)
    named = [each.called for each in children if each.id in {tie.to_id for tie in mine}]
    return words if len(named) == len(children) else f"{listed(named)}’s {words}"


def _before(store: Store, meeting: Meeting) -> list[Meeting]:
    """The family's meetings that were held before this one, oldest first."""
    found = store.find(Meeting, family_id=meeting.family_id, state=[MeetingState.FINISHED, MeetingState.UNDER_WAY])
    kept = [each for each in found if each.id != meeting.id and (each.day, each.id) < (meeting.day, meeting.id)]
    return sorted(kept, key=lambda each: (each.day, each.id))


def _was(store: Store, before: Sequence[Meeting]) -> dict[str, int]:
    """By the id of the person, or the name, where they put things last."""
    order = {each.id: place for place, each in enumerate(before)}
    found = [each for each in store.find(Attendance, meeting_id=list(order)) if each.score is not None]
    found.sort(key=lambda each: order[each.meeting_id])
    return {each.who_id or each.name: each.score for each in found if each.score is not None}


def _actions(store: Store, meeting: Meeting) -> tuple[list[ActionRow], list[ActionRow]]:
    """Those that were open when it began, in that order, and those that it added."""
    called = {**naming.called(store, meeting.family_id), **naming.workers(store)}
    said = {each.action_id: each for each in store.find(ActionReview, meeting_id=meeting.id)}
    text = {goal.id: goal.text for goal in store.find(Goal, family_id=meeting.family_id)}
    known = {each.id: each for each in store.find(Action, id=list(meeting.open_actions))}
    old = [known[each] for each in meeting.open_actions if each in known]

    def row(action: Action) -> ActionRow:
        review = said.get(action.id) or fresh_review(meeting, action)
        return ActionRow(action, _whose(action, called), text.get(action.goal_id, ""), review, action.id in said)

    return [row(each) for each in old], [row(each) for each in new_actions(store, meeting)]


def _whose(action: Action, called: dict[str, str]) -> str:
    return listed([called[each] for each in action.who_ids if each in called] + ([action.who] if action.who else []))


def _rows(store: Store, families: Mapping[str, str], zone: Clocks, found: Sequence[Meeting]) -> list[MeetingRow]:
    ids = [each.id for each in found]
    sent: dict[str, list[MinutesSent]] = {}
    for gone in store.find(MinutesSent, meeting_id=ids):
        sent.setdefault(gone.meeting_id, []).append(gone)
    people: dict[str, list[Attendance]] = {}
    for each in store.find(Attendance, meeting_id=ids, order="place"):
        people.setdefault(each.meeting_id, []).append(each)
    return [
        MeetingRow(
            each,
            families[each.family_id],
            _said(each, people.get(each.id, [])),
            each.id in sent,
            len(without_minutes(people.get(each.id, []), sent.get(each.id, []))),
            start(clocks.MINUTES, each.day, zone).due if each.held_on else None,
        )
        for each in sorted(found, key=lambda each: (each.day, each.id), reverse=True)
    ]


def _said(meeting: Meeting, people: Sequence[Attendance]) -> str:
    if meeting.state is MeetingState.CALLED:
        return f"{len(people)} asked"
    if meeting.state is MeetingState.CANCELLED:
        return meeting.cancelled_why
    if meeting.purpose is Purpose.UPDATES:
        return f"{sum(bool(each.report.strip()) for each in people)} of {len(people)} wrote"
    return f"{sum(each.presence.is_there for each in people)} of {len(people)} there"


def without_minutes(people: Sequence[Attendance], sent: Sequence[MinutesSent]) -> list[Attendance]:
    named = {each.to.casefold() for each in sent}
    return [each for each in people if each.name.casefold() not in named and not each.is_child]


def answered(people: Sequence[Attendance]) -> int:
    return sum(each.presence is not Presence.NOT_YET for each in people)

"""Meetings: those that agreed and reviewed the plan, with who came, what was said, each action, and the minutes."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fpz_app.casework.meeting_reading import guests
from fpz_app.casework.meetings import Guest, call
from fpz_app.demo.calendar import on_weekday
from fpz_app.demo.making import Making, at
from fpz_app.demo.meeting_actions import actions_at, reviews
from fpz_app.demo.meeting_people import Room, attendances, goal_scores, sent
from fpz_app.demo.plans import meeting_id
from fpz_app.demo.shapes import MeetingShape
from fpz_app.domain.meetings import Agreement, Attendance, Meeting, MeetingState, NeedNow, Purpose
from fpz_app.domain.periods import add_working_days
from fpz_app.domain.record import Record
from fpz_app.store.store import Store

AGENDA = ("How each child is", "Each action", "What is new", "Level of need", "Next date")
_CLOCK = ("09:30", "10:00", "13:30", "15:45")
_WHY = ("need_why", "need_first")
_JOIN = "Video call; the link is in the invitation"


@dataclass
class _Series:
    """The meetings of one family as they are being made."""

    making: Making
    rng: random.Random
    at: str
    place: str

    def pick(self, question: str) -> str:
        return self.making.teller.pick(self.making.material.pools["meeting"][question]["any"])


def meetings(store: Store, making: Making) -> Iterator[Record]:
    """Those on the days of the plan's versions, oldest first, and one that was cancelled."""
    days = making.calendar.versions
    if making.part.brief or making.plan is None or not days:
        return
    series = _series(store, making)
    told = _spread(making.story.meeting, len(days))
    for number, day in enumerate(days):
        yield from _held(series, number, day, told.get(number))
    if making.part.cancelled:
        yield from _cancelled(series, on_weekday(days[-1] - timedelta(days=9)))


def call_next(store: Store, making: Making) -> None:
    """Calls the meeting that is to come, as its lead did a week ago."""
    if making.part.meets_in is None:
        return
    series = _series(store, making)
    asked_on = on_weekday(making.today - timedelta(days=7))
    day = add_working_days(making.today - timedelta(days=1), making.part.meets_in + 1)
    held = making.calendar.versions
    meeting = replace(_meeting(series, day), id=meeting_id(making, day), called_on=asked_on)
    call(store, making.lead, meeting if held else replace(meeting, purpose=Purpose.FIRST), series.making.guests, asked_on)


def _series(store: Store, making: Making) -> _Series:
    rng = random.Random(f"meetings {making.family.id}")
    place = making.plan.review_place if making.plan else ""
    making.guests = making.guests or _asked(store, making)
    return _Series(making, rng, rng.choice(_CLOCK), place.partition(", ")[2] or place)


def _asked(store: Store, making: Making) -> list[Guest]:
    """Who is asked as a rule, and every child whose words the story has."""
    speaking = {making.people[said.who].id for shape in making.story.meeting for said in shape.said if said.who in making.people}
    found = guests(store, making.lead, making.family.id, making.today)
    return [each for each in found if each.usual or each.who_id in speaking]


def _spread(shapes: Sequence[MeetingShape], count: int) -> dict[int, MeetingShape]:
    """Which of the family's meetings the story tells of: the first, the last, and what lies between at even steps."""
    if count < len(shapes):
        shapes = [*shapes[: count - 1], shapes[-1]] if count > 1 else shapes[:1]
    steps = max(1, len(shapes) - 1)
    return {round(place * (count - 1) / steps): shape for place, shape in enumerate(shapes)}


def _meeting(series: _Series, day: date) -> Meeting:
    making = series.making
    called_on = on_weekday(day - timedelta(days=series.rng.randint(9, 16)))
    return Meeting(
        file_id=making.family.id, family_id=making.family.id, called_on=called_on, on=day, at=series.at,
        place=series.place, chair=making.lead.name, note_taker=making.lead.name, agenda=AGENDA,
    )  # fmt: skip


def _held(series: _Series, number: int, day: date, told: MeetingShape | None) -> Iterator[Record]:
    making, days = series.making, series.making.calendar.versions
    later = days[number + 1] if number + 1 < len(days) else making.plan.review_on if making.plan else None
    purpose = Purpose.FIRST if number == 0 else Purpose.REVIEW if told or series.rng.random() < 0.6 else Purpose.UPDATES
    is_today = day == making.today
    old, new = actions_at(making, number)
    meeting = replace(
        _meeting(series, day), id=meeting_id(making, day), purpose=purpose, state=MeetingState.FINISHED, held_on=day,
        at="08:00" if is_today else series.at, place=_place(series, purpose, is_today=is_today),
        open_actions=tuple(each.id for each in old), new_actions=tuple(each.id for each in new),
        finished_at=at(day, 8, 30) if is_today else at(day, 16, 40),
        next_on=later if later and later > day else None, next_at=series.at, next_place=series.place,
    )  # fmt: skip
    meeting = _said(series, meeting, told)
    room = Room(making, meeting, told, series.rng)
    people = list(attendances(room))
    online = _JOIN if any(each.presence.is_there and "online" in each.presence for each in people) else ""
    yield replace(meeting, online=online)
    yield from people
    yield from reviews(making, meeting, old, series.rng)
    yield from goal_scores(room, people)
    if not is_today and not (making.part.late and number == len(days) - 1):
        yield from sent(room, people)


def _place(series: _Series, purpose: Purpose, *, is_today: bool) -> str:
    """One of today was before school; written updates have none."""
    if purpose is Purpose.UPDATES:
        return ""
    return series.making.people["child"].school if is_today else series.place


def _said(series: _Series, meeting: Meeting, told: MeetingShape | None) -> Meeting:
    """The words of the meeting: the story's own, else some that fit anyone."""
    say = series.making.teller.say
    return replace(
        meeting,
        agreement=Agreement.STANDS,
        agreement_note=series.pick("agreement_note") if series.rng.random() < 0.3 else "",
        going_well=say(told.going_well) if told else series.pick("going_well"),
        worries=say(told.worries) if told else series.pick("worries"),
        need=NeedNow.SAME,
        need_why=say(told.need_why) if told and told.need_why else series.pick(_WHY[meeting.purpose is Purpose.FIRST]),
    )


def _cancelled(series: _Series, day: date) -> Iterator[Record]:
    meeting = replace(
        _meeting(series, day), id=meeting_id(series.making, day), state=MeetingState.CANCELLED,
        cancelled_why=series.pick("cancelled"),
    )  # fmt: skip
    yield meeting
    for place, each in enumerate(series.making.guests):
        yield Attendance(
            id=Room.attendance_id(meeting, each), file_id=meeting.file_id, family_id=meeting.family_id, meeting_id=meeting.id,
            who_id=each.who_id, name=each.name, role=each.role, place=place, is_child=each.is_child, is_family=each.is_family,
        )  # fmt: skip

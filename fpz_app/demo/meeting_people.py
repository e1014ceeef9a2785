"""Meeting people: who came to a meeting, who sent word, what each said, where each puts things, and who got the minutes."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fpz_app.casework.meetings import Guest
from fpz_app.demo.making import Making
from fpz_app.demo.shapes import MeetingShape
from fpz_app.domain.dates import age_on
from fpz_app.domain.meetings import Attendance, Meeting, MinutesSent, Presence, Purpose
from fpz_app.domain.plans import GoalScore
from fpz_app.domain.record import derived_id
from fpz_app.domain.workers import Helper

_CAME = (Presence.HERE, Presence.HERE, Presence.HERE, Presence.ONLINE, Presence.APOLOGIES, Presence.SENT_WORD)
_ELSEWHERE = (Presence.HERE, Presence.ONLINE, Presence.APOLOGIES, Presence.SENT_WORD)
_HEALTH = ("Health visiting", "School nursing")
_WAYS = ("On paper", "By secure e-mail")


@dataclass(frozen=True)
class Room:
    """One meeting, and what the story tells of it."""

    making: Making
    meeting: Meeting
    told: MeetingShape | None
    rng: random.Random

    @staticmethod
    def attendance_id(meeting: Meeting, guest: Guest) -> str:
        return derived_id(meeting.id, guest.who_id or guest.name)

    def said(self) -> dict[str, str]:
        """By the person's id."""
        making = self.making
        shapes = self.told.said if self.told else []
        found = {making.people[each.who].id: making.teller.say(each.said) for each in shapes if each.who in making.people}
        return {who: words for who, words in found.items() if words}

    @property
    def stands(self) -> int | None:
        """The mean of the goals' numbers that day; None where none was scaled."""
        records = self.making.records
        found = [each.score for each in records if isinstance(each, GoalScore) and each.on == self.meeting.day]
        return round(sum(found) / len(found)) if found else None


def attendances(room: Room) -> Iterator[Attendance]:
    """Everyone who was asked. A written update has reports in place of presence."""
    said = room.said()
    for place, guest in enumerate(room.making.guests):
        made = Attendance(
            id=Room.attendance_id(room.meeting, guest), file_id=room.meeting.file_id, family_id=room.meeting.family_id,
            meeting_id=room.meeting.id, who_id=guest.who_id, name=guest.name, role=_role(room, guest), place=place,
            is_child=guest.is_child, is_family=guest.is_family,
        )  # fmt: skip
        if room.meeting.purpose is Purpose.UPDATES:
            yield _with_report(room, made) if not guest.is_family else made
        else:
            yield _in_the_room(room, made, said.get(guest.who_id, ""))


def _role(room: Room, guest: Guest) -> str:
    """A child's is its age on that day."""
    born = next((each.born for each in room.making.people.values() if each.id == guest.who_id), "")
    age = age_on(born, room.meeting.day) if guest.is_child and born else None
    return guest.role if age is None else str(age)


def _in_the_room(room: Room, made: Attendance, said: str) -> Attendance:
    presence = _presence(room, made, said)
    if presence is Presence.SENT_WORD and not made.is_family:
        made = _with_report(room, made)
        presence = presence if made.report else Presence.APOLOGIES
    asked = presence.is_there or bool(said)
    return replace(made, presence=presence, said=said, score=_score(room, made) if asked else None)


def _presence(room: Room, made: Attendance, said: str) -> Presence:
    lead, home = room.making.helpers["lead"], {person.id for _, person in room.making.adults_at_home()}
    if made.who_id == lead.id or made.who_id in home:
        return Presence.HERE
    if made.is_child:
        young = not made.role.isdigit() or int(made.role) < 8
        if said:
            return Presence.SENT_WORD if young else Presence.HERE
        return Presence.APOLOGIES
    if said:
        return room.rng.choice((Presence.HERE, Presence.ONLINE))
    return room.rng.choice(_ELSEWHERE if made.is_family else _CAME)


def _with_report(room: Room, made: Attendance) -> Attendance:
    """Asked for in writing, and sent some days before; the lead puts it together and sends none."""
    helper = next((each for each in room.making.helpers.values() if each.id == made.who_id), None)
    is_lead = helper is None or helper is room.making.helpers["lead"]
    text = "" if is_lead else room.making.teller.pick(_reports(room, helper))
    day = room.meeting.day - timedelta(days=room.rng.randint(1, 4))
    return replace(made, report_wanted=True, report=text, report_on=day) if text else made


def _reports(room: Room, helper: Helper | None) -> list[str]:
    """What the agency might write."""
    pools = room.making.material.pools["meeting"]["report"]
    if helper and helper.job in ("School", "Nursery"):
        return [*pools["school"], *pools["any"]]
    return [*(pools["health"] if helper and helper.agency in _HEALTH else []), *pools["any"]]


def _score(room: Room, made: Attendance) -> int | None:
    """Family and lead are asked each time, others now and then; they differ by a step."""
    if room.stands is None or (not made.is_family and room.rng.random() < 0.5):
        return None
    return min(10, max(0, room.stands + room.rng.choice((-1, 0, 0, 1))))


def goal_scores(room: Room, people: Sequence[Attendance]) -> Iterator[GoalScore]:
    """Where a carer and the children who spoke put each goal, beside the number that all agreed on."""
    if room.making.part.still or room.meeting.purpose is Purpose.UPDATES:
        return
    spoke = [each for each in people if each.said and each.is_family]
    for known in [each for each in room.making.records if isinstance(each, GoalScore) and each.on == room.meeting.day]:
        for each in spoke:
            score = min(10, max(0, known.score + room.rng.choice((-1, 0, 0, 1))))
            yield replace(known, id=derived_id(room.meeting.id, known.goal_id, each.id), score=score, by=each.name)


def sent(room: Room, people: Sequence[Attendance]) -> Iterator[MinutesSent]:
    """To everyone who was asked, within the week."""
    day = _soon(room.meeting.day, room.rng.randint(1, 4), room.making.today)
    for each in people:
        yield MinutesSent(
            id=derived_id(room.meeting.id, "sent", each.id), file_id=each.file_id, family_id=each.family_id,
            meeting_id=room.meeting.id, to=each.name, how=_WAYS[not each.is_family], on=day,
        )  # fmt: skip


def _soon(day: date, later: int, today: date) -> date:
    """Some days on, no weekend and not ahead of today."""
    found = day + timedelta(days=later)
    return min(found + timedelta(days=max(0, 7 - found.weekday()) if found.weekday() > 4 else 0), today)

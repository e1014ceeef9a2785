"""Meetings: calling one, asking people to it, and calling it off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import (
    Attendance,
    Meeting,
    MeetingState,
    Presence,
)
from fpz_app.domain.permissions import Doing
from fpz_app.domain.record import derived_id
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Work


@dataclass(frozen=True)
class Guest:
    """Someone to ask: `who_id` of a person of the family or a helper, or '' for a name alone; `role` as 'health visitor'.

    `usual`: asked to most meetings, unless somebody says otherwise.
    """

    name: str
    who_id: str = ""
    role: str = ""
    is_family: bool = False
    is_child: bool = False
    report_wanted: bool = False
    usual: bool = True


def call(store: Store, actor: Worker, meeting: Meeting, guests: Sequence[Guest], today: date) -> Meeting:
    """Calls a meeting, or changes one that is called; those no longer asked are taken off. Raises Problems."""
    meeting.check_called(today)
    if not guests:
        raise Problem("Nobody is asked to come.", "Choose who is asked.", field="who")
    with store.work(actor, "Call a meeting") as work:
        work.require(Doing.RECORD, meeting.family_id)
        stored = work.find(Meeting, meeting.id)
        if stored is not None and stored.state is not MeetingState.CALLED:
            raise Problem("This meeting has begun.", "Change it there.")
        if _another_planned(work, meeting):
            raise Problem("A meeting is called for that day.", "Change that one, or choose another day.", field="on")
        work.put(meeting)
        _ask(work, meeting, guests)
        return meeting


def add_guest(store: Store, actor: Worker, meeting_id: str, guest: Guest) -> Attendance:
    """Someone who came unasked, or was forgotten. Raises Problem without a name, or where they are there already."""
    if not guest.name.strip():
        raise Problem("The name is missing.", "Say who came.", field="someone")
    known = store.find(Attendance, meeting_id=meeting_id)
    if any(each.name.casefold() == guest.name.strip().casefold() for each in known):
        raise Problem(f"{guest.name.strip()} is on the list.", "Choose them there.", field="someone")
    with store.work(actor, "Add someone to a meeting") as work:
        meeting = running(work, meeting_id)
        return work.put(_attendance(meeting, replace(guest, name=guest.name.strip()), len(known)))


def cancel(store: Store, actor: Worker, meeting_id: str, why: str) -> Meeting:
    """Raises Problem without a reason."""
    if not why.strip():
        raise Problem("It does not say why the meeting is cancelled.", "Write the reason.", field="why")
    with store.work(actor, "Cancel a meeting") as work:
        meeting = open_meeting(work, meeting_id)
        return work.put(replace(meeting, state=MeetingState.CANCELLED, cancelled_why=why.strip()))


def open_meeting(work: Work, meeting_id: str) -> Meeting:
    meeting = work.get(Meeting, meeting_id)
    work.require(Doing.RECORD, meeting.family_id)
    refuse_over(meeting)
    return meeting


def running(work: Work, meeting_id: str) -> Meeting:
    meeting = open_meeting(work, meeting_id)
    if meeting.state is not MeetingState.UNDER_WAY:
        raise Problem("The meeting has not begun.", "Start it first.")
    return meeting


def refuse_over(meeting: Meeting) -> None:
    if meeting.is_over:
        raise Problem(f"This meeting is {meeting.state}.", "Its minutes stay as they are.")


def _another_planned(work: Work, meeting: Meeting) -> bool:
    table = table_of(Meeting)
    query = sa.select(table.c.id).where(
        table.c.family_id == meeting.family_id,
        table.c.id != meeting.id,
        table.c.state == MeetingState.CALLED,
        table.c.on == meeting.on.isoformat(),
    )
    return work.connection.execute(query).first() is not None


def _ask(work: Work, meeting: Meeting, guests: Sequence[Guest]) -> None:
    table = table_of(Attendance)
    asked = {row.id for row in work.connection.execute(sa.select(table.c.id).where(table.c.meeting_id == meeting.id))}
    kept = [_attendance(meeting, guest, place) for place, guest in enumerate(guests)]
    for gone in (work.get(Attendance, each) for each in asked - {each.id for each in kept}):
        if not work.came_since(gone):
            work.remove(gone)
    for each in kept:
        known = work.find(Attendance, each.id)
        work.put(replace(known, place=each.place, report_wanted=each.report_wanted) if known else each)


def _attendance(meeting: Meeting, guest: Guest, place: int) -> Attendance:
    return Attendance(
        id=derived_id(meeting.id, guest.who_id or guest.name),
        file_id=meeting.file_id,
        family_id=meeting.family_id,
        meeting_id=meeting.id,
        who_id=guest.who_id,
        name=guest.name,
        role=guest.role,
        place=place,
        is_child=guest.is_child,
        is_family=guest.is_family,
        presence=Presence.NOT_YET,
        report_wanted=guest.report_wanted,
    )

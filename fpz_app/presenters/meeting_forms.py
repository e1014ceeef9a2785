"""Meeting forms: what is asked to call a meeting, to call it off, and to record to whom its minutes went."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fpz_app.casework.meeting_holding import record_sent
from fpz_app.casework.meeting_reading import MeetingPage
from fpz_app.casework.meetings import Guest, call, cancel
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Choice, Field, Kind, Rule, Stands, Subject
from fpz_app.domain.meetings import Meeting, MeetingState, Purpose
from fpz_app.domain.record import Record
from fpz_app.domain.times import read_time
from fpz_app.presenters.asked import choices, day
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.small_form import Given, SmallForm

AGENDA = (
    "Who is here, and do we still agree?",
    "What each child says",
    "What is going well, and what worries us",
    "Each action: what happened",
    "What is next, and who does it",
    "When we meet again",
)
WAYS = ("By hand", "By post", "By secure e-mail", "Read aloud")
NOT_UPDATES = Rule(field="purpose", unless=(str(Purpose.UPDATES),))


@dataclass(frozen=True)
class Calling:
    """A meeting being called: new, or known with its guests; whom it may ask. `records` are those that the form changes."""

    desk: Desk
    meeting: Meeting
    is_new: bool
    may_ask: tuple[Guest, ...]
    asked: tuple[Guest, ...]
    records: tuple[Record, ...] = ()

    def subjects(self) -> list[Subject]:
        def stands(guest: Guest) -> Stands:
            return Stands.CHILD if guest.is_child else Stands.ADULT if guest.is_family else Stands.OUTSIDE

        return [Subject(each.who_id, each.name, stands(each)) for each in self.may_ask]


def calling(of: Calling) -> SmallForm:
    desk, meeting = of.desk, of.meeting

    def keep(given: Given) -> Record:
        called = _meeting_with(meeting, given)
        return call(desk.store, desk.actor, called, _guests(of, given), desk.today)

    return SmallForm(
        title="Call a meeting" if of.is_new else "Change the meeting",
        called="a meeting being called",
        beneath="The family first. Everyone who is asked can send word instead.",
        save="Call the meeting" if of.is_new else "Save",
        fields=calling_fields(),
        start=_start(of),
        of=of.records,
        keep=keep,
        done="The meeting is called." if of.is_new else "The meeting is changed.",
        undone=lambda now: now == meeting,
    )


def cancelling(desk: Desk, meeting_id: str) -> SmallForm:
    return SmallForm(
        title="Call off the meeting",
        called="the end of a meeting",
        beneath="It stays on the record with the reason. Tell those who were asked.",
        save="Call off the meeting",
        fields=(Field(key="why", kind=Kind.NARRATIVE, label="Why is it called off?", required=True),),
        start={},
        of=desk.store.find(Meeting, id=meeting_id),
        keep=lambda given: cancel(desk.store, desk.actor, meeting_id, given["why"]),
        done="The meeting is called off.",
        undone=lambda meeting: meeting.state is MeetingState.CALLED,
    )


def sending(desk: Desk, page: MeetingPage) -> SmallForm:
    have = {each.to.casefold() for each in page.sent}
    missing = [each.name for each in page.people if each.name.casefold() not in have]

    def keep(given: Given) -> Record:
        named = [each for each in given.get("to") or [] if each]
        named += [line.strip() for line in str(given.get("others") or "").splitlines() if line.strip()]
        on = date.fromisoformat(given["sent_on"])
        return record_sent(desk.store, desk.actor, page.meeting.id, to=named, how=given["how"], on=on, today=desk.today)[0]

    return SmallForm(
        title="Who got the minutes",
        called="who got the minutes",
        beneath="Choose those who got them in one way; record the others after that.",
        save="Record it",
        fields=(
            *([Field(key="to", kind=Kind.MANY, label="Who got them?", either=True, choices=choices(missing))] if missing else []),
            Field(key="others", kind=Kind.NARRATIVE, label="Anyone else?", help="One a line", lines=1),
            Field(key="how", kind=Kind.CHOICE, label="How?", required=True, choices=choices(WAYS)),
            day("sent_on", "When?"),
        ),
        start={"sent_on": desk.today.isoformat()},
        of=(),
        keep=keep,
        done="It is recorded who got the minutes.",
    )


def calling_fields() -> tuple[Field, ...]:
    purposes = tuple(Choice(str(each), each[:1].upper() + each[1:]) for each in Purpose)
    shown = NOT_UPDATES
    return (
        Field(key="purpose", kind=Kind.CHOICE, label="What is it?", required=True, choices=purposes),
        day("on", "Which day?", past=False),
        Field(key="at", kind=Kind.SHORT_TEXT, label="What time?", help="Such as 13:30", beside=True, narrow=True,
              shown_when=shown),
        Field(key="place", kind=Kind.SHORT_TEXT, label="Where?", either=True, shown_when=shown, for_family=True),
        Field(key="online", kind=Kind.SHORT_TEXT, label="Or how to join online", beside=True, either=True, shown_when=shown,
              for_family=True),
        Field(key="chair", kind=Kind.SHORT_TEXT, label="Who is in the chair?"),
        Field(key="note_taker", kind=Kind.SHORT_TEXT, label="Who takes notes?", beside=True),
        Field(key="who", kind=Kind.PEOPLE, label="Who is asked?", either=True, help="The family first"),
        Field(key="others", kind=Kind.NARRATIVE, label="Anyone else?", lines=2,
              help="One a line, such as: Ann Reed, advocate"),
        Field(key="reports", kind=Kind.PEOPLE, label="Who is asked for a written report?",
              help="Those who cannot come"),
        Field(key="agenda", kind=Kind.NARRATIVE, label="What will we talk about?", help="One thing a line", lines=6,
              for_family=True),
    )  # fmt: skip


def _start(of: Calling) -> dict[str, Any]:
    meeting = of.meeting
    known = {each.who_id for each in of.may_ask}
    extra = [f"{each.name}, {each.role}" if each.role else each.name for each in of.asked if each.who_id not in known]
    asked = [each for each in of.may_ask if each.usual] if of.is_new else of.asked
    return {
        "purpose": str(meeting.purpose),
        "on": meeting.on.isoformat(),
        "at": meeting.at,
        "place": meeting.place,
        "online": meeting.online,
        "chair": meeting.chair,
        "note_taker": meeting.note_taker,
        "who": [each.who_id for each in asked if each.who_id in known],
        "others": "\n".join(extra),
        "reports": [each.who_id for each in of.asked if each.report_wanted and each.who_id in known],
        "agenda": "\n".join(meeting.agenda or AGENDA),
    }


def _meeting_with(meeting: Meeting, given: Given) -> Meeting:
    def said(key: str) -> str:
        return str(given.get(key) or "").strip()

    try:
        at = read_time(said("at"))
    except Problem as problem:
        raise Problem(problem.message, problem.remedy, field="at") from None
    return replace(
        meeting,
        purpose=Purpose(given["purpose"]),
        on=date.fromisoformat(given["on"]),
        at=at,
        place=said("place"),
        online=said("online"),
        chair=said("chair"),
        note_taker=said("note_taker"),
        agenda=tuple(line.strip() for line in said("agenda").splitlines() if line.strip()),
    )


def _guests(of: Calling, given: Given) -> list[Guest]:
    """The family first, then helpers, then those who are only named."""
    wanted, chosen = set(given.get("reports") or ()), set(given.get("who") or ())
    known = [replace(each, report_wanted=each.who_id in wanted) for each in of.may_ask if each.who_id in chosen | wanted]
    others = []
    for line in str(given.get("others") or "").splitlines():
        name, _, role = line.partition(",")
        if name.strip():
            others.append(Guest(name.strip(), role=role.strip()))
    return known + others

"""Visit forms: what is asked to plan a visit or change it, and to say that it was or could not be made, or is cancelled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from fpz_app.casework.due import gist
from fpz_app.casework.visits import VisitPage, cancel_visit, change_visit, plan_visit, visit_made, visit_missed
from fpz_app.domain.dates import say_day
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Choice, Field, Kind
from fpz_app.domain.notes import Note
from fpz_app.domain.record import Record
from fpz_app.domain.times import read_time
from fpz_app.domain.visits import Missed, Visit
from fpz_app.presenters.asked import choices, day
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.small_form import Given, SmallForm, stands_as_before

LATER = "Leave it empty if it is to follow"


def planning(desk: Desk, page: VisitPage, visit: Visit) -> SmallForm:
    """A new visit, or one that is planned and changes."""
    known = page.row.visit if page.row is not None and page.row.visit.id == visit.id else None
    keep_it = change_visit if known else plan_visit

    def keep(given: Given) -> Record:
        return keep_it(desk.store, desk.actor, _visit_with(visit, given), desk.today)

    return SmallForm(
        title="Change the visit" if known else "Plan a visit",
        called="a visit being planned",
        beneath="It stands on the visitor’s Today and in their week.",
        save="Save" if known else "Plan the visit",
        fields=_fields(page),
        start=_start(visit),
        of=[known] if known else [],
        keep=keep,
        done="The visit is changed." if known else "The visit is planned.",
        undone=lambda now: now == known,
    )


def made(desk: Desk, page: VisitPage, visit: Visit) -> SmallForm:
    """Settled now; its note is written later, or is one that was written meanwhile."""

    def keep(given: Given) -> Record:
        on, note_id = date.fromisoformat(given["on"]), str(given.get("note_id") or "")
        return visit_made(desk.store, desk.actor, visit.id, on=on, today=desk.today, note_id=note_id)

    notes = tuple(Choice(each.id, _note_words(desk, each)) for each in page.untied)
    which = Field(key="note_id", kind=Kind.CHOICE, label="Which note tells of it?", help=LATER, choices=notes)
    return SmallForm(
        title="The visit was made",
        called="that a visit was made",
        beneath="It stands on the visitor’s Today until its note is written.",
        save="Keep it",
        fields=(day("on", "Which day was it made?"), *((which,) if notes else ())),
        start={"on": (visit.settled_on or visit.on).isoformat()},
        of=[visit],
        keep=keep,
        done="It is kept that the visit was made.",
        undone=stands_as_before(desk, Visit, visit.id),
    )


def _note_words(desk: Desk, note: Note) -> str:
    """'20 November: Callum was quiet today.'"""
    return f"{say_day(note.on, desk.today)}: {gist(note.text)}"


def missing(desk: Desk, visit: Visit) -> SmallForm:
    def keep(given: Given) -> Record:
        missed, why = Missed(given["missed"]), str(given.get("why") or "")
        return visit_missed(desk.store, desk.actor, visit.id, missed=missed, why=why, today=desk.today)

    reasons = choices(each for each in Missed if each is not Missed.NOT_SAID)
    return SmallForm(
        title="The visit could not be made",
        called="why a visit could not be made",
        beneath="It is kept in the chronology. The children stay on Today until somebody has seen them or plans to.",
        save="Keep it",
        fields=(
            Field(key="missed", kind=Kind.CHOICE, label="Why?", required=True, choices=reasons),
            Field(key="why", kind=Kind.NARRATIVE, label="What happened?", help="What you saw, whom you spoke to, what you left."),
        ),
        start={},
        of=[visit],
        keep=keep,
        done="It is kept that the visit could not be made.",
        undone=lambda now: now.is_open,
    )


def cancelling(desk: Desk, visit: Visit) -> SmallForm:
    return SmallForm(
        title="Cancel the visit",
        called="the end of a planned visit",
        beneath="It stays on the record with the reason. Tell the family.",
        save="Cancel the visit",
        fields=(Field(key="why", kind=Kind.NARRATIVE, label="Why is it cancelled?", required=True),),
        start={},
        of=[visit],
        keep=lambda given: cancel_visit(desk.store, desk.actor, visit.id, given["why"], desk.today),
        done="The visit is cancelled.",
        undone=lambda now: now.is_open,
    )


def new_visit(desk: Desk, page: VisitPage, after: Visit | None = None) -> Visit:
    """To every child of the family; after one that could not be made, to the same people for the same purpose."""
    family_id = page.family.id
    if after is not None:
        again = Visit(file_id=family_id, family_id=family_id, visitor_id=desk.actor.id, on=desk.today)
        return replace(again, whom=after.whom, place=after.place, purpose=after.purpose)
    whom = tuple(each.id for each in page.people if each.is_child and each.is_born)
    return Visit(file_id=family_id, family_id=family_id, visitor_id=desk.actor.id, on=desk.today, whom=whom)


def _fields(page: VisitPage) -> tuple[Field, ...]:
    visitors = tuple(Choice(each.id, each.name) for each in page.workers)
    return (
        day("on", "Which day?", past=False),
        Field(key="at", kind=Kind.SHORT_TEXT, label="Begins", help="Such as 10:30", beside=True, narrow=True),
        Field(key="until", kind=Kind.SHORT_TEXT, label="Ends", help="Such as 11:15", beside=True, narrow=True),
        Field(key="whom", kind=Kind.PEOPLE, label="Whom will you see?", required=True),
        Field(key="place", kind=Kind.SHORT_TEXT, label="Where?", help="Leave it empty for a visit at home"),
        Field(key="purpose", kind=Kind.NARRATIVE, label="What is it for?", lines=2),
        Field(key="visitor_id", kind=Kind.CHOICE, label="Who visits?", required=True, choices=visitors),
    )


def _start(visit: Visit) -> dict[str, Any]:
    return {
        "on": visit.on.isoformat(),
        "at": visit.at,
        "until": visit.until,
        "whom": list(visit.whom),
        "place": visit.place,
        "purpose": visit.purpose,
        "visitor_id": visit.visitor_id,
    }


def _visit_with(visit: Visit, given: Given) -> Visit:
    def said(key: str) -> str:
        return str(given.get(key) or "").strip()

    return replace(
        visit,
        on=date.fromisoformat(given["on"]),
        at=_at_field("at", lambda: read_time(said("at"))),
        until=_at_field("until", lambda: read_time(said("until"))),
        whom=tuple(given.get("whom") or ()),
        place=said("place"),
        purpose=said("purpose"),
        visitor_id=said("visitor_id"),
    )


def _at_field(field: str, read: Callable[[], str]) -> str:
    """A problem of the reading stands at its field."""
    try:
        return read()
    except Problem as problem:
        raise Problem(problem.message, problem.remedy, field=field) from None

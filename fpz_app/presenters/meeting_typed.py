"""Meeting typed: what was typed on the page of a meeting, as its records; and the plan that was agreed in the room."""

from dataclasses import replace
from datetime import date
from typing import Any

from fpz_app.casework.meeting_goals import TOGETHER
from fpz_app.casework.meeting_holding import attend, change, review_action
from fpz_app.casework.meeting_reading import MeetingPage
from fpz_app.casework.plans import Signing, agree_plan
from fpz_app.domain.dates import read_date, say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.people import Person
from fpz_app.domain.plans import Plan, SignedHow
from fpz_app.domain.times import read_time
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.meeting_goals import GOAL, HOPED, number_typed, store_number


def store_typed(desk: Desk, page: MeetingPage | None, key: str, text: str) -> None:
    """Each key names the record's field: 'worries', 'said:ID', 'note:ID', 'day:ID', 'goal:ID:ID', 'next_on'. Raises Problem."""
    field, _, record_id = key.partition(":")
    if page is None or page.meeting.is_over:
        raise Problem("The minutes are finished.", "They stay as they are.")
    if field in (GOAL, HOPED):
        store_number(desk, page, key, text)
    elif field in ("note", "day"):
        review = next(row.review for row in page.actions if row.review.action_id == record_id)
        held = {"note": text} if field == "note" else {"new_day": day_typed(text, desk, key)}
        review_action(desk.store, desk.actor, replace(review, **held))
    elif record_id:
        person = next(each for each in page.people if each.id == record_id)
        attend(desk.store, desk.actor, replace(person, **of_person(field, text, desk, key)), desk.today)
    else:
        change(desk.store, desk.actor, replace(page.meeting, **of_meeting(field, text, desk)), desk.today)


def stand_in_fields(page: MeetingPage) -> dict[str, str]:
    """What stands in the fields that are typed in, by their keys: the inverse of `store_typed`."""
    meeting = page.meeting
    found = {name: str(getattr(meeting, name)) for name in ("going_well", "worries", "need_why", "agreement_note", "next_place")}
    found |= {"next_on": _day(meeting.next_on), "next_at": meeting.next_at}
    for each in page.people:
        found |= {f"said:{each.id}": each.said, f"report:{each.id}": each.report, f"score:{each.id}": _number(each.score)}
    for row in page.actions:
        at = row.review.action_id
        found |= {f"note:{at}": row.review.note, f"day:{at}": _day(row.review.new_day)}
    for asked in page.scaled:
        at = asked.goal.id
        found |= {f"{GOAL}:{at}:{who}": _number(asked.said.get(who)) for who in (TOGETHER, *(each.id for each in page.people))}
        found[f"{HOPED}:{at}"] = _number(asked.goal.hoped)
    return found


def _day(on: date | None) -> str:
    return say_date(on) if on else ""


def _number(score: int | None) -> str:
    return "" if score is None else str(score)


def agree_in_the_room(desk: Desk, page: MeetingPage) -> None:
    """The plan becomes a version, with the word of everyone of the family and the team who is here. Raises Problem."""
    if page.plan is None:
        return
    here = [each for each in page.people if each.presence.is_there]
    family = [each.who_id for each in here if each.is_family]
    in_full = {each.id: each.full_name for each in desk.store.find(Person, id=family)}
    who = [
        Signing(in_full.get(each.who_id, each.name), each.who_id if each.is_family else "", how=SignedHow.MEETING)
        for each in here
    ]
    agree_plan(desk.store, desk.actor, desk.store.get(Plan, page.plan.id), who, today=desk.today, now=desk.now())


def of_meeting(field: str, text: str, desk: Desk) -> dict[str, Any]:
    if field == "next_on":
        return {field: day_typed(text, desk, field)}
    return {field: read_time(text) if field == "next_at" else text}


def of_person(field: str, text: str, desk: Desk, key: str) -> dict[str, Any]:
    if field == "score":
        return {"score": number_typed(text, key)}
    if field == "report":
        return {"report": text, "report_on": desk.today if text.strip() else None}
    return {field: text}


def day_typed(text: str, desk: Desk, key: str) -> date | None:
    try:
        return read_date(text, desk.today) if text.strip() else None
    except Problem as problem:
        raise Problem(problem.message, problem.remedy, field=key) from None

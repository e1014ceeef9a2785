"""Clock lines: what each running clock asks for, computed from the records, with the reason for its day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.asking import RESTING, Asking, Opens, line_of, rows_of, running_line, standing_plans, under_way
from fpz_app.casework.clock_days import considered, first_agreed, last_agreed, last_scaled, latest
from fpz_app.casework.drift import standing_still
from fpz_app.casework.due import Due, say_hours, say_working_days
from fpz_app.casework.meeting_days import MeetingDays, meeting_days
from fpz_app.casework.note_lines import decided
from fpz_app.casework.unseen import unseen
from fpz_app.casework.visit_lines import last_missed
from fpz_app.domain import clocks
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.clocks import Running, start
from fpz_app.domain.dates import say_day
from fpz_app.domain.episodes import Episode
from fpz_app.domain.notes import Note
from fpz_app.store.tables import table_of


def allocation(asking: Asking) -> list[Due]:
    """Families that asked and that nobody leads yet; the zone manager answers."""
    lines = []
    for row in {row.family_id: row for row in rows_of(asking, _asked)}.values():
        family = asking.families[row.family_id]
        if any(asking.leads(family)) or not row.state or row.state in RESTING:
            continue
        runs = start(clocks.ALLOCATION, date.fromisoformat(row.requested_on), asking.clocks)
        if asking.is_far(runs.due):
            continue
        opens = Opens(row.family_id, "family_details")
        line = running_line(asking, runs, "Find a lead practitioner", f"asked {say_day(runs.began, asking.today)}", opens)
        lines.append(replace(line, safety=True))
    return lines


def _asked() -> sa.Select[Any]:
    table = table_of(Episode)
    columns = (table.c.family_id, table.c.state, table.c.requested_on)
    asked = sa.select(*columns).where(table.c.ended_on.is_(None), table.c.requested_on.is_not(None))
    return asked.order_by(table.c.requested_on.desc())


def assessments(asking: Asking) -> list[Due]:
    lines = []
    for row in rows_of(asking, _begun):
        runs = start(clocks.ASSESSMENT, date.fromisoformat(row.started_on), asking.clocks)
        is_warned = runs.warn is not None and runs.warn <= asking.today
        if asking.is_far(runs.due) and not is_warned:
            continue
        detail = f"started {say_day(runs.began, asking.today)}"
        when = say_working_days(runs.began, runs.due, asking.today, runs.count)
        line = running_line(asking, runs, "Assessment", detail, Opens(row.family_id, "assessment", row.id), when=when)
        lines.append(replace(line, warned=is_warned))
    return lines


def _begun() -> sa.Select[Any]:
    table = table_of(Assessment)
    return sa.select(table.c.id, table.c.family_id, table.c.started_on).where(table.c.state == AssessmentState.DRAFT)


def first_meetings(asking: Asking) -> list[Due]:
    """After a finished assessment, until a meeting is called or held; an agreed plan shows that the family and team met."""
    days = meeting_days(asking)
    waiting = under_way(asking) - set(first_agreed(asking))
    lines = []
    for row in {row.family_id: row for row in rows_of(asking, _finished)}.values():
        known = days.get(row.family_id, MeetingDays())
        if known.last_held or known.planned or row.family_id not in waiting:
            continue
        runs = start(clocks.FIRST_MEETING, date.fromisoformat(row.completed_on), asking.clocks)
        if asking.is_far(runs.due):
            continue
        when = say_working_days(runs.began, runs.due, asking.today, runs.count)
        opens = Opens(row.family_id, "meetings")
        lines.append(running_line(asking, runs, "Hold the first meeting", "of the team around the family", opens, when=when))
    return lines


def _finished() -> sa.Select[Any]:
    table = table_of(Assessment)
    columns = (table.c.family_id, table.c.completed_on)
    finished = sa.select(*columns).where(table.c.completed_on.is_not(None), table.c.state != AssessmentState.REPLACED)
    return finished.order_by(table.c.completed_on.desc())


def reviews(asking: Asking) -> list[Due]:
    """On the day that was agreed, else by the zone's weeks from the last meeting held; a meeting called stands for itself."""
    days, agreed, running = meeting_days(asking), last_agreed(asking), under_way(asking)
    lines = []
    for row in standing_plans(asking).values():
        known = days.get(row.family_id, MeetingDays())
        began = known.last_held or agreed.get(row.family_id)
        if known.planned or (began is None and row.review_on is None):
            continue
        clock = clocks.REVIEW if known.last_held else clocks.REVIEW_OF_PLAN
        runs = start(clock, began, asking.clocks) if began else None
        chosen = date.fromisoformat(row.review_on) if row.review_on else None
        if chosen is not None and known.last_held and chosen <= known.last_held:
            chosen = None
        day = chosen or (runs.due if runs else None)
        if day is None or asking.is_far(day) or (chosen is None and row.family_id not in running):
            continue
        opens = Opens(row.family_id, "meetings" if known.last_held else "plan", "" if known.last_held else row.id)
        why = _reviewed_why(runs, chosen, asking.today)
        lines.append(line_of(asking, day, "Review the plan", row.review_place, opens, why=why))
    return lines


def _reviewed_why(runs: Running | None, chosen: date | None, today: date) -> str:
    if runs is None:
        return "the day that was agreed with the family"
    return runs.agreed(chosen, today) if chosen else runs.explained(today)


def scalings(asking: Asking) -> list[Due]:
    """Goals are put on the scale first soon after the plan is agreed, then every few weeks."""
    scaled_on = last_scaled(asking)
    lines, running = [], under_way(asking)
    for family_id, agreed in first_agreed(asking).items():
        if family_id not in running:
            continue
        scaled = scaled_on.get(family_id)
        runs = start(clocks.SCALING if scaled else clocks.FIRST_SCALING, scaled or agreed, asking.clocks)
        if asking.is_far(runs.due):
            continue
        detail = f"last on {say_day(scaled, asking.today)}" if scaled else "for the first time"
        lines.append(running_line(asking, runs, "Scale the goals", detail, Opens(family_id, "plan")))
    return lines


def minutes(asking: Asking) -> list[Due]:
    """Held, and not sent to anyone yet."""
    lines = []
    for family_id, known in meeting_days(asking).items():
        for held in known.unsent:
            runs = start(clocks.MINUTES, held.day, asking.clocks)
            when = say_working_days(runs.began, runs.due, asking.today, runs.count)
            detail = f"meeting of {say_day(held.day, asking.today)}"
            what = "Send the minutes" if held.is_finished else "Finish the minutes"
            lines.append(running_line(asking, runs, what, detail, Opens(family_id, "meetings", held.id), when=when))
    return lines


def planned(asking: Asking) -> list[Due]:
    """Meetings that were called and not held: a day that has passed says so."""
    lines = []
    for family_id, known in meeting_days(asking).items():
        for each in known.planned:
            when = say_hours(each.day, each.at, "", asking.today) if each.day >= asking.today else ""
            why = f"due {each.day:%A} {say_day(each.day, asking.today)}: the day for which it was called"
            what = "Updates to put together" if each.is_updates else "Meeting"
            line = line_of(asking, each.day, what, each.where, Opens(family_id, "meetings", each.id), why=why, when=when)
            lines.append(replace(line, begins=each.at))
    return lines


def drift(asking: Asking) -> list[Due]:
    """A plan that stays open is asked about; a review on or after that day that considered the level of need has answered."""
    lines, running, answers = [], under_way(asking), considered(asking)
    for family_id, agreed in first_agreed(asking).items():
        if family_id in running:
            runs = start(clocks.DRIFT, agreed, asking.clocks)
            answered = answers.get(family_id)
            if answered and answered >= runs.due:
                runs = start(clocks.DRIFT_AGAIN, answered, asking.clocks)
            if asking.is_far(runs.due):
                continue
            detail = f"open since {say_day(agreed, asking.today)}"
            lines.append(running_line(asking, runs, "Is the plan still the right help?", detail, Opens(family_id, "plan")))
    return lines


def supervision(asking: Asking) -> list[Due]:
    """Counted from the last decision on the family's record."""
    lines, running = [], under_way(asking)
    for family_id, last in latest(rows_of(asking, _supervised)).items():
        if family_id in running:
            runs = start(clocks.SUPERVISION, last, asking.clocks)
            if asking.is_far(runs.due):
                continue
            detail = f"last on {say_day(runs.began, asking.today)}"
            lines.append(running_line(asking, runs, "Case supervision", detail, Opens(family_id, "notes")))
    return lines


def _supervised() -> sa.Select[Any]:
    return decided(table_of(Note).c.on.label("last"))


def warnings(asking: Asking) -> list[Due]:
    lines = []
    for row in rows_of(asking, _warning):
        runs = start(clocks.WARNING, date.fromisoformat(row.made_on), asking.clocks)
        day = date.fromisoformat(row.review_on)
        why = runs.explained(asking.today) if day == runs.due else runs.agreed(day, asking.today)
        what = "Warning note needs review"
        line = line_of(asking, day, what, row.text, Opens(row.family_id, "sharing", row.id), why=why)
        lines.append(replace(line, safety=True))
    return lines


def _warning() -> sa.Select[Any]:
    notes = table_of(WarningNote)
    columns = (notes.c.id, notes.c.family_id, notes.c.made_on, notes.c.review_on, notes.c.text)
    return sa.select(*columns).where(notes.c.ended_on.is_(None))


def children_seen(asking: Asking) -> list[Due]:
    """Where a visit since then could not be made, the line says so."""
    limit = timedelta(weeks=asking.clocks.child_seen_weeks)
    found = unseen(asking.store, list(asking.families), asking.today, limit)
    missed = last_missed(asking) if found else {}
    lines = []
    for each in found:
        clock = clocks.CHILD_SEEN if each.was_seen else clocks.CHILD_NOT_SEEN
        runs, day = start(clock, each.due - limit, asking.clocks), missed.get(each.family_id, date.min)
        missed_words = f"; a visit on {say_day(day, asking.today)} could not be made" if day > runs.began else ""
        line = running_line(asking, runs, each.what, each.detail + missed_words, Opens(each.family_id, "notes"))
        lines.append(replace(line, safety=True))
    return lines


LED: tuple[Callable[[Asking], list[Due]], ...] = (
    planned, minutes, first_meetings, reviews, scalings, drift, standing_still, warnings, assessments, children_seen,
)  # fmt: skip
"""What the lead practitioner of a family answers for."""
MANAGED: tuple[Callable[[Asking], list[Due]], ...] = (allocation, supervision)
"""What the zone manager answers for."""

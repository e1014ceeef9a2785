"""Visit sheet: what the page of one visit shows, and what may be done with it now."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.casework.visits import VisitPage, VisitRow
from fpz_app.casework.week import Entry
from fpz_app.domain.dates import say_day
from fpz_app.domain.kinship import listed
from fpz_app.domain.times import span
from fpz_app.domain.visits import Missed, Visit, VisitState
from fpz_app.presenters.desk import Desk

SHAPES = {
    VisitState.PLANNED: "due",
    VisitState.MADE: "done",
    VisitState.MISSED: "warning",
    VisitState.CANCELLED: "apologies",
}


@dataclass(frozen=True)
class VisitLine:
    """A visit in the family's list; `when` as 'Friday 20 November, 10:30'."""

    id: str
    shape: str
    what: str
    detail: str
    when: str
    stands: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class VisitSheet:
    """What the page shows of one visit: facts as name and words; what may be done now; `clash` what else is at that hour.

    `made_words` names what says that it was made, without a note or with one written meanwhile; '' where it may not be said."""

    title: str
    beneath: str
    facts: Sequence[tuple[str, str]]
    clash: str
    may_write: bool
    made_words: str
    may_miss: bool
    may_change: bool
    may_plan_again: bool
    has_note: bool
    others: Sequence[VisitLine]


def visit_line(row: VisitRow, desk: Desk) -> VisitLine:
    visit, over = row.visit, row.visit.is_overdue(desk.today)
    return VisitLine(
        visit.id,
        "over" if over else SHAPES[visit.state],
        visit.what,
        listed(list(row.whom)),
        _when(visit, desk),
        "not said what became of it" if over else visit.stands,
        over,
    )


def visit_sheet(desk: Desk, page: VisitPage, row: VisitRow, clash: Sequence[Entry], others: Sequence[VisitLine]) -> VisitSheet:
    visit, today, may = row.visit, desk.today, page.may_record
    why = "" if visit.missed in (Missed.NOT_SAID, Missed.OTHER) else visit.missed.capitalize()
    facts = (
        ("To see", listed(list(row.whom))),
        ("Where", visit.place or ", ".join(part for part in ("at home", page.family.address) if part)),
        ("Who visits", row.visitor),
        ("What for", visit.purpose),
        ("What happened", ". ".join(part for part in (why, visit.why) if part)),
    )
    is_due = visit.is_open and visit.on <= today
    return VisitSheet(
        title=f"{visit.what}, {_when(visit, desk)}",
        beneath="Its day has gone by: say what became of it." if visit.is_overdue(today) else visit.stands.capitalize(),
        facts=[(name, words) for name, words in facts if words],
        clash=_clash(row, clash, desk),
        may_write=may and (is_due or (visit.state is VisitState.MADE and page.note is None)),
        made_words=_made_words(page, visit) if may and (is_due or visit.note_to_follow) else "",
        may_miss=may and is_due,
        may_change=may and visit.is_open,
        may_plan_again=may and not visit.is_open,
        has_note=page.note is not None,
        others=others,
    )


def _made_words(page: VisitPage, visit: Visit) -> str:
    if visit.is_open:
        return "Made, note to follow"
    return "A note tells of it already" if page.untied else ""


def _clash(row: VisitRow, found: Sequence[Entry], desk: Desk) -> str:
    """'You have something else at that time: Visit at home, Pike, 10:30 to 11:15.'"""
    if not found:
        return ""
    who = "You have" if row.visit.visitor_id == desk.actor.id else f"{row.visitor} has"
    said = "; ".join(", ".join((each.what, each.family, each.hours)) for each in found)
    return f"{who} something else at that time: {said}."


def _when(visit: Visit, desk: Desk) -> str:
    hours = span(visit.at, visit.until)
    return f"{visit.on:%A} {say_day(visit.on, desk.today)}" + (f", {hours}" if hours else "")

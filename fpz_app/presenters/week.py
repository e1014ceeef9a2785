"""Week: visits and meetings of seven days, one's own or, for who leads a team, another's; and the same on one sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from fpz_app.casework.access import witness_search
from fpz_app.casework.week import Entry, Week, monday_of, week
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import MeetingState
from fpz_app.domain.periods import bank_holidays
from fpz_app.domain.visits import VisitState
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.visit_sheet import SHAPES as OF_VISITS

SHAPES = {
    **{str(state): shape for state, shape in OF_VISITS.items()},
    str(MeetingState.CALLED): "due",
    str(MeetingState.UNDER_WAY): "under_way",
    str(MeetingState.FINISHED): "done",
}
WEEK = timedelta(days=7)
OWN, TODAY = "", "today"
SATURDAY = 5


@dataclass(frozen=True)
class WeekLine:
    """One visit or meeting; `what` goes on with whom and where."""

    shape: str
    hours: str
    what: str
    family: str
    stands: str
    late: bool
    place: places.Place


@dataclass(frozen=True)
class WeekDay:
    """'Monday 23 November', with 'today', 'bank holiday' or the school holiday's name as its mark."""

    name: str
    mark: str
    lines: Sequence[WeekLine]


@dataclass(frozen=True)
class WeekShown:
    """`title` as '23 to 29 November 2026'; `whose` are the weeks one may look at, none but one's own being ()."""

    title: str
    beneath: str
    days: Sequence[WeekDay]
    whose: Sequence[tuple[str, str]]
    chosen: str
    is_this_week: bool


class WeekView(Protocol):
    def show_week(self, shown: WeekShown) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def preview_paper(self, title: str, pdf: bytes, name: str) -> None: ...


class WeekPresenter:
    family_id = ""  # its paper is about no one family

    def __init__(self, view: WeekView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._worker_id, self._first = OWN, monday_of(desk.today)
        self._week: Week | None = None

    def open(self, worker_id: str = OWN, monday: str = "") -> None:
        self._worker_id = worker_id
        self._first = monday_of(date.fromisoformat(monday) if monday else self._desk.today)
        self.refresh()

    def refresh(self) -> None:
        desk = self._desk
        try:
            self._week = week(desk.store, desk.actor, self._first, worker_id=self._worker_id)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._view.show_problem(None)
        self._view.show_week(_shown(self._week, desk))

    def step(self, weeks: int) -> None:
        self._first += weeks * WEEK
        self.refresh()

    def this_week(self) -> None:
        self._first = monday_of(self._desk.today)
        self.refresh()

    def choose(self, worker_id: str) -> None:
        if worker_id != self._worker_id:
            self._worker_id = worker_id
            self.refresh()

    def go(self, line: WeekLine) -> None:
        self._desk.go(line.place)

    def print(self) -> None:
        """On one sheet, families by initial and case reference; each file named on it has it on record."""
        desk, found = self._desk, self._week
        if found is None:
            return
        printed = f"Printed by {desk.actor.name}, {say_date(desk.today)} at {desk.now():%H:%M}"

        def make() -> bytes:
            from fpz_app.documents.week_sheet import SheetDay, WeekSheet, week_sheet

            days = [
                SheetDay(day.name, day.mark.removeprefix(TODAY).removeprefix(", "), [_on_paper(each) for each in entries])
                for day, entries in zip(_days(found, desk), found.days, strict=True)
            ]
            return week_sheet(WeekSheet(found.worker.name, desk.zone.name, _title(found), tuple(days), printed))

        def done(pdf: bytes) -> None:
            named = {each.family_id for entries in found.days for each in entries}
            witness_search(desk.store, desk.actor, named, "Opened for print: a week")
            self._view.preview_paper("Week", pdf, f"Week {found.first.isoformat()}.pdf")

        desk.run(make, done, self._failed)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)


def _shown(found: Week, desk: Desk) -> WeekShown:
    count = sum(len(each) for each in found.days)
    many = {0: "Nothing is planned", 1: "One visit or meeting"}.get(count, f"{count} visits and meetings")
    return WeekShown(
        title=_title(found),
        beneath=many if found.worker.id == desk.actor.id else f"{many} of {found.worker.name}",
        days=_days(found, desk),
        whose=[(OWN, "Your week"), *((each.id, each.name) for each in found.others)] if found.others else (),
        chosen=OWN if found.worker.id == desk.actor.id else found.worker.id,
        is_this_week=found.first == monday_of(desk.today),
    )


def _days(found: Week, desk: Desk) -> list[WeekDay]:
    return [
        WeekDay(f"{day:%A} {_short(day)}", _mark(day, desk), [_line(each, desk) for each in entries])
        for entries, day in ((entries, found.first + timedelta(days=at)) for at, entries in enumerate(found.days))
    ]


def _line(entry: Entry, desk: Desk) -> WeekLine:
    is_open = entry.stands in (VisitState.PLANNED, MeetingState.CALLED)
    late = is_open and entry.on < desk.today
    words = "; ".join(part for part in (entry.what, entry.detail, entry.where) if part)
    stands = "not said what became of it" if late else "" if is_open else entry.stands
    place = places.family(entry.family_id, entry.tab, entry.id)
    return WeekLine("over" if late else SHAPES[entry.stands], entry.hours or "No hour", words, entry.family, stands, late, place)


def _mark(day: date, desk: Desk) -> str:
    parts = [TODAY] if day == desk.today else []
    parts += ["bank holiday"] if day in bank_holidays(day.year) else []
    holidays = desk.settings.zone.school_holidays
    parts += [f"school holiday, {each.name}" for each in holidays if each.first <= day <= each.last and day.weekday() < SATURDAY]
    return ", ".join(parts)


def _on_paper(entry: Entry) -> tuple[str, str, str]:
    """Hours, what, and whose it is without a name: a calendar is no safe place."""
    return entry.hours or "No hour", entry.what, f"{entry.family[:1]}. {entry.reference}".strip()


def _title(found: Week) -> str:
    """'23 to 29 November 2026', '30 November to 6 December 2026'."""
    first, last = found.first, found.first + WEEK - timedelta(days=1)
    if first.month == last.month:
        return f"{first.day} to {say_date(last)}"
    return f"{_short(first) if first.year == last.year else say_date(first)} to {say_date(last)}"


def _short(day: date) -> str:
    return say_date(day).rpartition(" ")[0]

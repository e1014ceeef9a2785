"""Today: what is due across all families, each line opening its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.today import what_is_due
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk

SHAPES = {Urgency.OVERDUE: "over", Urgency.DECIDE: "decide", Urgency.TODAY: "due", Urgency.WEEK: "later", Urgency.LATER: "later"}


@dataclass(frozen=True)
class TodayLine:
    """One line as Today shows it; `shape` is a status shape's name, `place` what it opens, `why` explains its day."""

    shape: str
    what: str
    detail: str
    family: str
    when: str
    overdue: bool
    place: places.Place
    why: str = ""


Block = tuple[str, Sequence[TodayLine]]


class TodayView(Protocol):
    def show_today(self, day: str, blocks: Sequence[Block]) -> None: ...


class TodayPresenter:
    def __init__(self, view: TodayView, desk: Desk) -> None:
        self._view, self._desk = view, desk

    def open(self) -> None:
        """Asks anew, off the interface thread: another day may have begun."""
        desk, today = self._desk, self._desk.today
        clocks = desk.settings.zone.clocks
        desk.run(lambda: what_is_due(desk.store, desk.actor, today, clocks), self._show, self._failed)

    def go(self, line: TodayLine) -> None:
        self._desk.go(line.place)

    def find(self, typed: str) -> None:
        self._desk.go(places.find(typed))

    def write_note(self) -> None:
        self._desk.go(places.CHOOSE_FOR_NOTE)

    def _show(self, due: Sequence[Due]) -> None:
        today = self._desk.today
        blocks = [(str(urgency), [line_of(each) for each in due if each.urgency is urgency]) for urgency in Urgency]
        self._view.show_today(f"{today:%A} {say_date(today)}", [block for block in blocks if block[1]])

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._desk.tell(f"{problem.message} {problem.remedy}".strip(), "")


def line_of(due: Due) -> TodayLine:
    """What is due as a line of Today, or of a family's “What is next”."""
    shape = "draft" if due.is_draft else SHAPES[due.urgency]
    place = places.family(due.family_id, due.tab, due.item_id) if due.family_id else places.Place(due.tab, item_id=due.item_id)
    return TodayLine(shape, due.what, due.detail, due.family, due.when, due.urgency is Urgency.OVERDUE, place, due.why)

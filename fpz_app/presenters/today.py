"""Today: what is due across all families, each line opening its place, asked anew when an hour or a day turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from fpz_app.casework.due import Due, Urgency, next_change
from fpz_app.casework.duplicate_lines import is_to_reckon, reckon
from fpz_app.casework.duplicate_pairs import Pair
from fpz_app.casework.putting_off import bring_back_line
from fpz_app.casework.today import what_is_due
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.putting_off import Guard
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk

SHAPES = {
    Urgency.OVERDUE: "over",
    Urgency.DECIDE: "decide",
    Urgency.TODAY: "due",
    Urgency.WEEK: "later",
    Urgency.LATER: "later",
    Urgency.PUT_OFF: "not_started",
}
MINUTE = timedelta(minutes=1)
"""The longest wait between two looks at the clock: one that ran while the laptop slept would come too late."""


@dataclass(frozen=True)
class TodayLine:
    """One line as Today shows it; `shape` is a status shape's name, `place` what it opens, `why` explains its day and says who
    answers; `who` is "" where it is the one who looks. `put_off` is where it can be put off, None where it cannot, which `why`
    then explains; `put_off_id` the record by which it was."""

    shape: str
    what: str
    detail: str
    family: str
    when: str
    overdue: bool
    place: places.Place
    why: str = ""
    who: str = ""
    put_off: places.Place | None = None
    put_off_id: str = ""


Block = tuple[str, Sequence[TodayLine]]


class TodayView(Protocol):
    def show_today(self, day: str, blocks: Sequence[Block]) -> None: ...
    def show_tools(self, *, may_write: bool, may_read: bool) -> None: ...
    def wake_in(self, wait: timedelta) -> None: ...
    def say(self, words: str) -> None: ...


class TodayPresenter:
    def __init__(self, view: TodayView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._next = self._wall
        self._over: set[tuple[str, str]] | None = None
        self._pairs: Sequence[Pair] = []

    def open(self) -> None:
        """Asks anew, off the interface thread: another day may have begun."""
        desk, now = self._desk, self._wall
        self._view.show_tools(may_write=self._may(Doing.RECORD), may_read=self._may(Doing.READ))
        desk.run(
            lambda: what_is_due(desk.store, desk.actor, now, desk.settings.zone), lambda due: self._show(due, now), self._failed
        )

    def wake(self) -> None:
        """Asks anew where an hour or a day has turned meanwhile; looks for records on file twice where names have changed."""
        desk = self._desk
        if self._wall >= self._next:
            self.open()
        elif is_to_reckon(desk.store, desk.actor):
            desk.run(lambda: reckon(desk.store, desk.actor), self._count, self._failed)
        else:
            self._wait()

    def go(self, line: TodayLine) -> None:
        self._desk.go(line.place)

    def may_put_off(self, line: TodayLine) -> bool:
        return line.put_off is not None and self._may(Doing.RECORD)

    def put_off(self, line: TodayLine) -> None:
        if line.put_off is not None:
            self._desk.go(line.put_off)

    def bring_back(self, line: TodayLine) -> None:
        """What was put off stands again where it stood."""
        desk = self._desk
        try:
            bring_back_line(desk.store, desk.actor, line.put_off_id, desk.today)
        except Problem as problem:
            self._failed(problem)
            return
        desk.did("The line is back.")

    def show_week(self) -> None:
        self._desk.go(places.week())

    def write_note(self) -> None:
        self._desk.go(places.CHOOSE_FOR_NOTE)

    def _show(self, due: Sequence[Due], now: datetime) -> None:
        blocks = [(str(urgency), [line_of(each) for each in due if each.urgency is urgency]) for urgency in Urgency]
        self._view.show_today(f"{now:%A} {say_date(now.date())}", [block for block in blocks if block[1]])
        self._tell_of_hours(due)
        self._next = next_change(due, now)
        self._wait()

    def _tell_of_hours(self, due: Sequence[Due]) -> None:
        """Says which hours have passed while the page stayed open."""
        over = [each for each in due if each.at and each.urgency is Urgency.OVERDUE]
        known, self._over = self._over, {(each.item_id, each.what) for each in over}
        new = [each for each in over if known is not None and (each.item_id, each.what) not in known]
        if new:
            self._view.say("Overdue: " + "; ".join(f"{each.what}, {each.family}, {each.when}" for each in new))

    def _count(self, pairs: Sequence[Pair]) -> None:
        """What was found is a line, where it is not what Today shows already."""
        if pairs != self._pairs:
            self._pairs = pairs
            self.open()
        else:
            self._wait()

    def _may(self, doing: Doing) -> bool:
        return may(self._desk.actor, doing, Scope())

    @property
    def _wall(self) -> datetime:
        """What the clock on the wall shows."""
        return self._desk.now().replace(tzinfo=None)

    def _wait(self) -> None:
        self._view.wake_in(min(self._next - self._wall, MINUTE))

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._desk.tell(f"{problem.message} {problem.remedy}".strip(), "")


def line_of(due: Due) -> TodayLine:
    """What is due as a line of Today, or of a family's “What is next”."""
    shape = "draft" if due.is_draft else SHAPES[due.urgency]
    place = places.family(due.family_id, due.tab, due.item_id) if due.family_id else places.Place(due.tab, item_id=due.item_id)
    over = due.urgency is Urgency.OVERDUE
    why = ". ".join(part for part in (due.why, f"Who answers for it: {due.who or 'you'}", due.guard.rstrip(".")) if part)
    off = places.put_off(due.family_id, due.key) if due.guard in (Guard.OPEN, Guard.TOMORROW) and not due.put_off_id else None
    return TodayLine(shape, due.what, due.detail, due.family, due.when, over, place, why, due.who, off, due.put_off_id)

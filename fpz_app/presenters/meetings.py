"""Meetings: those of one family on its tab, and those of every family on the rail's page; calling a new one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from fpz_app.casework.access import may_here
from fpz_app.casework.meeting_reading import MeetingRow, all_meetings, family_meetings, guests
from fpz_app.casework.meetings import Guest
from fpz_app.domain.dates import say_day
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState, Purpose
from fpz_app.domain.periods import add_working_days
from fpz_app.domain.permissions import Doing
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.meeting_forms import Calling, calling
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.small_form import Filling
from fpz_app.store.drafts import Draft

SHAPES = {
    MeetingState.CALLED: "due",
    MeetingState.UNDER_WAY: "under_way",
    MeetingState.FINISHED: "done",
    MeetingState.CANCELLED: "apologies",
}


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in a list; `when` as 'Monday 23 November, 13:30'."""

    id: str
    family_id: str
    family: str
    shape: str
    what: str
    detail: str
    when: str
    stands: str
    late: bool


Block = tuple[str, Sequence[MeetingLine]]


class ListView(Protocol):
    def show_meetings(self, blocks: Sequence[Block]) -> None: ...


class TabView(ListView, Protocol):
    def show_tools(self, *, may_call: bool) -> None: ...
    def show_offer(self, words: str, action: str, do: Callable[[], object]) -> None: ...
    def show_editing(self, editing: Editing) -> None: ...
    def show_saved(self, at: str) -> None: ...
    def show_newer(self, words: str) -> None: ...
    def show_problems(self, problems: Sequence[Problem]) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...


class AllMeetingsPresenter:
    """The rail's page: what is planned, and what was held without minutes sent."""

    def __init__(self, view: ListView, desk: Desk) -> None:
        self._view, self._desk = view, desk

    def open(self) -> None:
        desk = self._desk
        rows = all_meetings(desk.store, desk.actor, desk.settings.zone.clocks)
        self._view.show_meetings(_blocks(rows, desk, past=False))

    def go(self, line: MeetingLine) -> None:
        self._desk.go(places.meeting(line.family_id, line.id))


class MeetingsPresenter:
    """A family's tab."""

    def __init__(self, view: TabView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.filling = Filling(view, desk, stored=self._stored, given_up=self._given_up)
        self._family_id = ""
        self._calling = ""

    def open(self, family_id: str, item_id: str = "") -> None:
        """`item_id` is 'call-ID' of a meeting to change, or NEW to call one."""
        self._family_id = family_id
        self.filling.close()
        self.filling.bring_back_undone()
        if item_id:
            self.call("" if item_id == places.NEW else item_id.removeprefix(places.CALLING))
            return
        self._show()

    def refresh(self) -> None:
        if self.filling.is_open:
            self.filling.tell_newer()
        else:
            self.filling.bring_back_undone()
            self._show()

    def go(self, line: MeetingLine) -> None:
        self._desk.go(places.meeting(line.family_id, line.id))

    def put_off(self) -> None:
        """Shows the meetings again; what was begun in the form is a draft."""
        self.filling.keep()
        self.filling.close()
        self._show()

    def _given_up(self, draft: Draft | None) -> None:
        self._show()
        if draft is not None:
            self._view.show_offer(f"You threw away {draft.title}.", "Undo", partial(self._go_on, draft))

    def _go_on(self, draft: Draft) -> None:
        """Opens the form of a draft, be it one that was thrown away."""
        self.filling.bring_back(draft)
        item = draft.key.split(":")[1]
        self.call("" if item == places.NEW else item.removeprefix(places.CALLING))

    def call(self, meeting_id: str = "") -> None:
        """The form of a new meeting, or of one that is called."""
        try:
            of = self._of(meeting_id)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._calling = of.meeting.id
        key = f"meetings:{places.CALLING}{meeting_id}" if meeting_id else f"meetings:{places.NEW}:{self._family_id}"
        self.filling.open(calling(of), key=key, family_id=self._family_id, people=of.subjects())

    def _of(self, meeting_id: str) -> Calling:
        desk, family_id = self._desk, self._family_id
        may_ask = tuple(guests(desk.store, desk.actor, family_id, desk.today))
        known = desk.store.find(Meeting, id=meeting_id) if meeting_id else []
        if known:
            asked = desk.store.find(Attendance, meeting_id=meeting_id, order="place")
            return Calling(desk, known[0], False, may_ask, tuple(_guest(each) for each in asked), (known[0], *asked))
        rows = family_meetings(desk.store, desk.actor, family_id, desk.settings.zone.clocks)
        before = next((row.meeting for row in rows if row.meeting.state is MeetingState.FINISHED), None)
        soon = add_working_days(desk.today, desk.settings.zone.clocks.first_meeting_working_days)
        planned = before.next_on if before and before.next_on and before.next_on >= desk.today else soon
        meeting = Meeting(
            file_id=family_id, family_id=family_id, purpose=Purpose.REVIEW if before else Purpose.FIRST, called_on=desk.today,
            on=planned, at=(before.next_at if before else ""), place=before.place if before else "",
            chair=desk.actor.name, note_taker=desk.actor.name,
        )  # fmt: skip
        return Calling(desk, meeting, True, may_ask, ())

    def _stored(self) -> None:
        self._desk.go(places.meeting(self._family_id, self._calling))

    def _show(self) -> None:
        desk = self._desk
        try:
            rows = family_meetings(desk.store, desk.actor, self._family_id, desk.settings.zone.clocks)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._view.show_meetings(_blocks(rows, desk, past=True))
        self._view.show_tools(may_call=may_here(desk.store, desk.actor, Doing.RECORD, self._family_id))
        draft = desk.draft(f"meetings:{places.NEW}:{self._family_id}")
        if draft is not None:
            self._view.show_offer("You began to call a meeting.", "Go on", self.call)


def _guest(each: Attendance) -> Guest:
    return Guest(each.name, each.who_id, each.role, each.is_family, each.is_child, each.report_wanted)


def _blocks(rows: Sequence[MeetingRow], desk: Desk, *, past: bool) -> list[Block]:
    """Those under way, those planned (the soonest first), those whose minutes wait, and on a family's tab the others."""
    lines = [(row, _line(row, desk)) for row in rows]
    ahead = [line for row, line in reversed(lines) if row.meeting.state is MeetingState.CALLED]
    now = [line for row, line in lines if row.meeting.state is MeetingState.UNDER_WAY]
    waiting = [line for row, line in lines if row.meeting.state is MeetingState.FINISHED and not row.is_sent]
    rest = [line for _, line in lines if line not in (*ahead, *now, *waiting)]
    blocks = [("Under way", now), ("Planned", ahead), ("Minutes to send", waiting), *([("Before", rest)] if past else [])]
    return [(title, found) for title, found in blocks if found]


def _sent(row: MeetingRow) -> str:
    return f"minutes sent, {row.without} without" if row.without else "minutes sent"


def _line(row: MeetingRow, desk: Desk) -> MeetingLine:
    meeting, today = row.meeting, desk.today
    when = f"{meeting.day:%A} {say_day(meeting.day, today)}{', ' + meeting.at if meeting.at else ''}"
    waits = not row.is_sent and meeting.state in (MeetingState.UNDER_WAY, MeetingState.FINISHED)
    late = waits and row.minutes_due is not None and row.minutes_due < today
    late = late or (meeting.state is MeetingState.CALLED and meeting.on < today)
    stands = f"minutes by {say_day(row.minutes_due, today)}" if waits and row.minutes_due else str(meeting.state)
    if meeting.state is MeetingState.CALLED and meeting.on < today:
        stands = "not held yet"
    return MeetingLine(
        meeting.id,
        meeting.family_id,
        row.family,
        "over" if late else SHAPES[meeting.state],
        str(meeting.purpose).capitalize(),
        " · ".join(part for part in (meeting.where, row.said) if part),
        when,
        _sent(row) if row.is_sent else stands,
        late,
    )

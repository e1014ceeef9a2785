"""Meeting recording: an open meeting as it is written down; what is chosen is stored at once, what is typed once it is left."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from fpz_app.casework.meeting_goals import numbers_asked
from fpz_app.casework.meeting_holding import attend, change, review_action
from fpz_app.casework.meeting_reading import MeetingPage, meeting_page, proposed_day
from fpz_app.casework.meetings import Guest, add_guest
from fpz_app.domain.errors import Problem, Problems
from fpz_app.domain.meetings import Agreement, Attendance, Meeting, NeedNow, Presence, Progress
from fpz_app.domain.plans import ActionStatus
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.meeting_sheet import MeetingSheet, first_untold, sheet_of
from fpz_app.presenters.meeting_typed import stand_in_fields, store_typed
from fpz_app.store.seen import NOTHING, Seen


class RecordingView(Protocol):
    def show_meeting(self, sheet: MeetingSheet, chosen: str) -> None: ...
    def show_changes(self, sheet: MeetingSheet, chosen: str) -> None: ...
    def show_typed_at(self, at: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_typed(self, typed: Mapping[str, str]) -> None: ...
    def show_gone(self, words: str, detail: str) -> None: ...


class MeetingRecording:
    """`page` is the meeting as it stands, `chosen` the action spoken of; what is typed is a draft until its field is left."""

    def __init__(self, view: RecordingView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.family_id = self.meeting_id = self.chosen = ""
        self.page: MeetingPage | None = None
        self._shown = NOTHING
        self._typed: dict[str, str] = {}
        self._in_fields: dict[str, str] = {}
        self._problem: Problem | None = None
        self._mine = ""

    def open(self, family_id: str, meeting_id: str) -> bool:
        """Takes up the meeting, with what was being typed when the program last ended; False where it cannot be read."""
        self.family_id, self.meeting_id, self.chosen = family_id, meeting_id, ""
        draft = self._desk.draft(self._key)
        self._typed = dict(draft.content.get("typed", {})) if draft else {}
        if not self.ask():
            return False
        if self._typed:
            self._begin_to_type()
        self.commit()
        self.show_first()
        return True

    @property
    def is_typing(self) -> bool:
        return bool(self._typed)

    def type(self, key: str, text: str) -> None:
        if not self._typed:
            self._begin_to_type()
        self._typed[key] = self._in_fields[key] = text

    def keep(self) -> None:
        """Keeps what is being typed, so that a crash loses at most a second."""
        if self._typed:
            self._view.show_typed_at(self._desk.save_draft(self._key, "the meeting", self.family_id, {"typed": self._typed}))

    def commit(self) -> None:
        """Stores what was typed; what cannot be stored stays a draft, each with its problem."""
        left: dict[str, str] = {}
        found: list[Problem] = []
        for key, text in self._typed.items():
            try:
                with self._desk.since_opened(self._key):
                    self._store_typed(key, text)
            except Problem as problem:
                left[key] = text
                found += problem.each
        was_typing, self._typed = bool(self._typed), left
        if not was_typing:
            return
        if left:
            self.keep()
        else:
            self._desk.discard_draft(self._key)
        self._problem = Problems(found) if found else None
        self._view.show_problem(self._problem)
        self._view.show_typed_at(self._desk.now().strftime("%H:%M"))
        self._ask_again()

    def be(self, attendance_id: str, presence: Presence) -> None:
        self._attend(attendance_id, presence=presence)

    def add_someone(self, words: str) -> None:
        """'Ann Reed, advocate'."""
        name, _, role = words.partition(",")
        desk, guest = self._desk, Guest(name.strip(), role=role.strip())
        if self._change(lambda: add_guest(desk.store, desk.actor, self.meeting_id, guest)):
            self._show_anew()

    def choose_action(self, action_id: str) -> None:
        self.commit()
        self.chosen = action_id
        self.show_changes()

    def next_action(self) -> None:
        """The next one that nobody has spoken of yet."""
        self.commit()
        self.chosen = first_untold(self.page, after=self.chosen)
        self.show_changes()

    def progress(self, action_id: str, said: str) -> None:
        self._review(action_id, progress=Progress(said))

    def status(self, action_id: str, said: str) -> None:
        self._review(action_id, status=ActionStatus(said))

    def agreement(self, said: str) -> None:
        self._meet(agreement=Agreement(said))

    def need(self, said: str) -> None:
        self._meet(need=NeedNow(said))

    def agree_next(self) -> None:
        """The day that the clock proposes, at the same time and place."""
        page = self.page
        if page is not None:
            meeting = page.meeting
            self._meet(next_on=proposed_day(page), next_at=meeting.at, next_place=meeting.where)

    def show_changes(self) -> None:
        if self.page is not None:
            self._view.show_changes(self._sheet(), self.chosen)

    def show_again(self) -> None:
        if self.ask():
            self._show_anew()

    def refresh(self, group: str, *, at_rest: bool) -> bool:
        """Shows what another work has changed, if `at_rest` in every field; False where the meeting is no longer there."""
        if (group and group == self._mine) or self.page is None:
            return True
        state = self.page.meeting.state
        if not self.ask():
            return False
        if self.page.meeting.state is not state or (at_rest and not self._typed):
            self._show_anew()
        else:
            self.show_changes()
            self._show_others_words()
        return True

    def do(self, work: Callable[[], object]) -> bool:
        try:
            work()
            self._mine = self._desk.store.just_written
        except Problem as problem:
            self._view.show_problem(problem)
            return False
        self._view.show_problem(None)
        return True

    def ask(self) -> bool:
        """Reads the meeting as it stands; the fields show it next, and what is typed there takes the place of that."""
        desk = self._desk
        try:
            with desk.store.turns:
                self.page = meeting_page(
                    desk.store, desk.actor, self.meeting_id, today=desk.today, zone=desk.settings.zone.clocks
                )
                self._shown = self._look(self.page)
        except Problem as problem:
            self.page = None
            self._view.show_gone(problem.message, problem.remedy)
            return False
        return True

    def show_first(self) -> None:
        """Everything anew, at the first action that nobody has spoken of; what could not be stored is there with its problem."""
        at = [key.partition(":")[2] for key in self._typed if key.startswith(("note:", "day:"))]
        self.chosen = at[0] if at else first_untold(self.page, after=self.chosen)
        if self.page is None:
            return
        self._show_anew()
        if self._typed:
            self._view.show_typed(self._typed)
            self._view.show_problem(self._problem)

    @property
    def _key(self) -> str:
        return f"meetings:{self.meeting_id}"

    def _show_anew(self) -> None:
        if self.page is not None:
            self._in_fields = stand_in_fields(self.page)
            self._view.show_meeting(self._sheet(), self.chosen)

    def _show_others_words(self) -> None:
        """In the fields where nothing is being typed: what is typed there next takes the place of what its author saw."""
        now = stand_in_fields(self.page) if self.page is not None else {}
        others = {key: text for key, text in now.items() if text != self._in_fields.get(key) and key not in self._typed}
        self._in_fields |= others
        self._view.show_typed(others)

    def _begin_to_type(self) -> None:
        """What is typed takes the place of what the page shows, not of what comes in until it is stored."""
        self._desk.open_form(self._key, {}, seen=self._shown)

    def _look(self, page: MeetingPage) -> Seen:
        numbers = numbers_asked(page.meeting, page.scaled, page.people)
        return self._desk.store.look([page.meeting, *page.people, *(row.review for row in page.actions), *page.goals, *numbers])

    def _ask_again(self) -> None:
        """After what was done here: what others wrote meanwhile is shown too."""
        if self.ask():
            self._show_others_words()

    def _store_typed(self, key: str, text: str) -> None:
        store_typed(self._desk, self.page, key, text)
        self.ask()

    def _attend(self, attendance_id: str, **said: Any) -> None:
        desk = self._desk
        self._change(
            lambda: attend(desk.store, desk.actor, replace(desk.store.get(Attendance, attendance_id), **said), desk.today)
        )

    def _review(self, action_id: str, **said: Any) -> None:
        desk = self._desk

        def store() -> None:
            assert self.page is not None
            review = next(row.review for row in self.page.actions if row.review.action_id == action_id)
            if "progress" in said and review.status is ActionStatus.NOT_STARTED:
                said["status"] = ActionStatus.UNDER_WAY
            review_action(desk.store, desk.actor, replace(review, **said))

        self._change(store)

    def _meet(self, **said: Any) -> None:
        desk = self._desk

        def store() -> Meeting:
            return change(desk.store, desk.actor, replace(desk.store.get(Meeting, self.meeting_id), **said), desk.today)

        self._change(store)

    def _change(self, work: Callable[[], object]) -> bool:
        self.commit()
        done = self.do(work)
        self._ask_again()
        self.show_changes()
        return done

    def _sheet(self) -> MeetingSheet:
        assert self.page is not None
        return sheet_of(self.page, self._desk.today)

"""Meeting: one meeting of the team around the family, from the day it is called until its minutes are sent."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from fpz_app.casework.families import Identity, identity
from fpz_app.casework.meeting_holding import attend, change, finish, hold, review_action
from fpz_app.casework.meeting_reading import MeetingPage, meeting_page, proposed_day
from fpz_app.casework.meetings import Guest, add_guest
from fpz_app.casework.network import subjects
from fpz_app.domain.dates import read_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import Agreement, Attendance, Meeting, NeedNow, Presence, Progress
from fpz_app.domain.plans import Action, ActionStatus, Goal
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.meeting_forms import cancelling, sending
from fpz_app.presenters.meeting_papers import MeetingPapers, PapersView
from fpz_app.presenters.meeting_sheet import MeetingSheet, first_untold, sheet_of
from fpz_app.presenters.meeting_typed import agree_in_the_room, store_typed
from fpz_app.presenters.plan_editing import PlanEditor, PlanEditorView
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.small_form import Filling, SmallForm


class MeetingView(PlanEditorView, PapersView, Protocol):
    def show_identity(self, identity: Identity, level_words: str) -> None: ...
    def show_meeting(self, sheet: MeetingSheet, chosen: str) -> None: ...
    def show_changes(self, sheet: MeetingSheet, chosen: str) -> None: ...
    def show_typed_at(self, at: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_editing(self, editing: Editing) -> None: ...
    def show_problems(self, problems: Sequence[Problem]) -> None: ...
    def close_form(self) -> None: ...


class MeetingPresenter:
    """What is chosen is stored at once; what is typed is a draft until the field is left, and a draft is stored when opened."""

    def __init__(self, view: MeetingView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.editor = PlanEditor(view, desk, self._show_again)
        self.filling = Filling(view, desk, stored=self._stored, given_up=lambda _draft: self._stored())
        self.papers = MeetingPapers(view, desk, lambda: self._page)
        self.family_id = ""
        self._meeting_id = ""
        self._page: MeetingPage | None = None
        self._typed: dict[str, str] = {}
        self._chosen = ""

    def open(self, family_id: str, meeting_id: str) -> None:
        """Shows the meeting, with what was being typed when the program last ended."""
        self.family_id, self._meeting_id, self._chosen = family_id, meeting_id, ""
        draft = self._desk.draft(self._key)
        self._typed = dict(draft.content.get("typed", {})) if draft else {}
        if self._ask():
            self.commit()
            self._tell_family()
            self._chosen = first_untold(self._page, after=self._chosen)
            self._view.show_meeting(self._sheet(), self._chosen)

    def refresh(self) -> None:
        if self._page is not None and not self.editor.is_open and not self.filling.is_open and not self._typed:
            self._show_again()

    def type(self, key: str, text: str) -> None:
        self._typed[key] = text

    def keep(self) -> None:
        """Keeps what is being typed, so that a crash loses at most a second."""
        if self._typed:
            self._view.show_typed_at(self._desk.save_draft(self._key, "the meeting", self.family_id, {"typed": self._typed}))

    def commit(self) -> None:
        """Stores what was typed; what cannot be stored stays a draft, with its problem."""
        left: dict[str, str] = {}
        problem: Problem | None = None
        for key, text in self._typed.items():
            try:
                self._store_typed(key, text)
            except Problem as found:
                left[key], problem = text, found
        was_typing, self._typed = bool(self._typed), left
        if not was_typing:
            return
        if left:
            self.keep()
        else:
            self._desk.discard_draft(self._key)
        self._view.show_problem(problem)
        self._view.show_typed_at(self._desk.now().strftime("%H:%M"))
        self._ask()

    def start(self, day: str = "") -> None:
        """The meeting begins today, or was held on the day given."""
        desk = self._desk

        def begin() -> None:
            hold(desk.store, desk.actor, self._meeting_id, read_date(day, desk.today) if day else desk.today, desk.today)

        if self._do(begin) and self._ask():
            self._chosen = first_untold(self._page, after=self._chosen)
            self._view.show_meeting(self._sheet(), self._chosen)

    def be(self, attendance_id: str, presence: Presence) -> None:
        self._attend(attendance_id, presence=presence)

    def add_someone(self, words: str) -> None:
        """'Ann Reed, advocate'."""
        name, _, role = words.partition(",")
        desk, guest = self._desk, Guest(name.strip(), role=role.strip())
        if self._change(lambda: add_guest(desk.store, desk.actor, self._meeting_id, guest)):
            self._view.show_meeting(self._sheet(), self._chosen)

    def choose_action(self, action_id: str) -> None:
        self.commit()
        self._chosen = action_id
        self._changed()

    def next_action(self) -> None:
        """The next one that nobody has spoken of yet."""
        self.commit()
        self._chosen = first_untold(self._page, after=self._chosen)
        self._changed()

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
        page = self._page
        if page is not None:
            meeting = page.meeting
            self._meet(next_on=proposed_day(page), next_at=meeting.at, next_place=meeting.where)

    def write(self, form: str, goal_id: str = "") -> None:
        """A new goal or action, straight into the plan."""
        page, desk = self._page, self._desk
        if page is None or page.plan is None:
            return
        self.commit()
        family_id = self.family_id
        people = subjects(desk.store, desk.actor, family_id, desk.today)
        if form == "goal":
            goal = Goal(file_id=family_id, family_id=family_id, plan_id=page.plan.id, place=len(page.goals))
            self.editor.write("goal", goal, people=people)
            return
        place = len(desk.store.find(Action, goal_id=goal_id))
        action = Action(file_id=family_id, family_id=family_id, goal_id=goal_id, place=place)
        self.editor.write("action", action, people=people)

    def finish(self, *, agreed: bool) -> None:
        """Locks the minutes; with `agreed`, the changed plan becomes a version agreed in the room by those who are here."""
        self.commit()
        if self._typed:
            return
        desk, page = self._desk, self._page
        if page is None or not self._do(lambda: finish(desk.store, desk.actor, self._meeting_id, now=desk.now())):
            return
        if agreed and page.plan is not None:
            self._do(lambda: agree_in_the_room(desk, page))
        desk.tell("The minutes are finished.", "")
        self._show_again()

    def cancel(self) -> None:
        self._fill(cancelling(self._desk, self._meeting_id), "cancel")

    def sent(self) -> None:
        if self._page is not None:
            self._fill(sending(self._desk, self._page), "sent")

    def put_off(self) -> None:
        """Shows the meeting again; what was begun in a form is a draft."""
        self.filling.keep()
        self.filling.close()
        self._stored()

    def bring_back(self) -> None:
        """Opens again the goal or action that was thrown away last."""
        desk = self._desk
        self.editor.bring_back(subjects(desk.store, desk.actor, self.family_id, desk.today))

    def change_call(self) -> None:
        self._desk.go(places.family(self.family_id, "meetings", f"call-{self._meeting_id}"))

    def leave(self) -> None:
        """Stores what was typed before the page is left, locked or closed."""
        self.commit()

    def shown(self) -> None:
        """A field was left: what follows from it is shown."""
        self._changed()

    @property
    def _key(self) -> str:
        return f"meetings:{self._meeting_id}"

    def _store_typed(self, key: str, text: str) -> None:
        store_typed(self._desk, self._page, key, text)
        self._ask()

    def _attend(self, attendance_id: str, **said: Any) -> None:
        desk = self._desk
        self._change(lambda: attend(desk.store, desk.actor, replace(self._person(attendance_id), **said), desk.today))

    def _review(self, action_id: str, **said: Any) -> None:
        desk = self._desk

        def store() -> None:
            assert self._page is not None
            review = next(row.review for row in self._page.actions if row.review.action_id == action_id)
            if "progress" in said and review.status is ActionStatus.NOT_STARTED:
                said["status"] = ActionStatus.UNDER_WAY
            review_action(desk.store, desk.actor, replace(review, **said))

        self._change(store)

    def _meet(self, **said: Any) -> None:
        desk = self._desk

        def store() -> Meeting:
            assert self._page is not None
            return change(desk.store, desk.actor, replace(self._page.meeting, **said), desk.today)

        self._change(store)

    def _person(self, attendance_id: str) -> Attendance:
        assert self._page is not None
        return next(each for each in self._page.people if each.id == attendance_id)

    def _change(self, work: Callable[[], object]) -> bool:
        self.commit()
        done = self._do(work)
        self._ask()
        self._changed()
        return done

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except Problem as problem:
            self._view.show_problem(problem)
            return False
        self._view.show_problem(None)
        return True

    def _ask(self) -> bool:
        desk = self._desk
        try:
            self._page = meeting_page(desk.store, desk.actor, self._meeting_id, today=desk.today, zone=desk.settings.zone.clocks)
        except Problem as problem:
            self._page = None
            self._view.show_problem(problem)
            return False
        return True

    def _tell_family(self) -> None:
        desk = self._desk
        found = identity(desk.store, desk.actor, self.family_id, desk.today)
        levels = desk.settings.zone.levels
        self._view.show_identity(found, f"{found.level} {levels[found.level]}" if found.level else "")

    def _sheet(self) -> MeetingSheet:
        assert self._page is not None
        return sheet_of(self._page, self._desk.today)

    def _changed(self) -> None:
        if self._page is not None:
            self._view.show_changes(self._sheet(), self._chosen)

    def _show_again(self, shown: str = "") -> None:  # noqa: ARG002
        if self._ask():
            self._view.show_meeting(self._sheet(), self._chosen)

    def _stored(self) -> None:
        self._view.close_form()
        self._show_again()

    def _fill(self, form: SmallForm, part: str) -> None:
        self.commit()
        self.filling.open(form, key=f"meetings:{part}-{self._meeting_id}", family_id=self.family_id, people=())

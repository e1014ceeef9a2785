"""Meeting: one meeting of the team around the family, from the day it is called until its minutes are sent."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from fpz_app.casework.access import witness
from fpz_app.casework.families import Identity, identity
from fpz_app.casework.meeting_holding import finish, hold, take_off_list
from fpz_app.casework.network import subjects
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import MeetingState
from fpz_app.domain.plans import Action, Goal
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.meeting_forms import cancelling, sending
from fpz_app.presenters.meeting_papers import MeetingPapers, PapersView
from fpz_app.presenters.meeting_recording import MeetingRecording, RecordingView
from fpz_app.presenters.meeting_typed import agree_in_the_room, day_typed
from fpz_app.presenters.plan_editing import PlanEditor, PlanEditorView
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.small_form import Filling, SmallForm
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Changed

CANCEL, SENT = places.OF_A_MEETING


class MeetingView(RecordingView, PlanEditorView, PapersView, Protocol):
    def show_identity(self, identity: Identity, level_words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_editing(self, editing: Editing) -> None: ...
    def show_problems(self, problems: Sequence[Problem]) -> None: ...
    def close_form(self) -> None: ...
    def show_offer(self, words: str, action: str, do: Callable[[], object]) -> None: ...


class MeetingPresenter:
    """What is said while the meeting runs is `recording`'s; this begins and ends it, and opens the forms beside it."""

    def __init__(self, view: MeetingView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.recording = MeetingRecording(view, desk)
        self.editor = PlanEditor(view, desk, self._edited)
        self.filling = Filling(view, desk, stored=self._stored, given_up=self._given_up)
        self.papers = MeetingPapers(view, desk, lambda: self.recording.page)

    def open(self, family_id: str, meeting_id: str) -> None:
        """Shows the meeting, with what was being typed when the program last ended."""
        if self.recording.open(family_id, meeting_id):
            witness(self._desk.store, self._desk.actor, "Opened a meeting", family_id)
            self._tell_family()
            self._offer_begun()

    @property
    def family_id(self) -> str:
        return self.recording.family_id

    def refresh(self, changed: Changed, *, at_rest: bool) -> None:
        """Shows what another work has changed; not `at_rest`, what somebody is at stays undisturbed."""
        recording = self.recording
        busy = self.editor.is_open or self.filling.is_open
        if self.family_id in changed.files:
            self.filling.tell_newer()
            self.editor.tell_newer()
        if recording.page is None or busy or not changed.kinds or self.family_id not in changed.files:
            return
        self.filling.bring_back_undone()
        if not recording.refresh(changed.group, at_rest=at_rest):
            self._desk.go(places.family(self.family_id, "meetings"))

    def show_history(self) -> None:
        """Who changed what of this meeting, and when."""
        self._desk.go(places.history(self.family_id, self.recording.meeting_id))

    def start(self, day: str = "") -> None:
        """The meeting begins today, or was held on the day given."""
        desk, recording = self._desk, self.recording

        def begin() -> None:
            on = day_typed(day, desk, "held_on") or desk.today
            hold(desk.store, desk.actor, recording.meeting_id, on, desk.today)

        if recording.do(begin) and recording.ask():
            recording.show_first()

    def write(self, form: str, goal_id: str = "") -> None:
        """A new goal or action, straight into the plan."""
        page, desk, family_id = self.recording.page, self._desk, self.recording.family_id
        if page is None or page.plan is None:
            return
        self.recording.commit()
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
        recording, desk = self.recording, self._desk
        recording.commit()
        if recording.is_typing:
            return
        page = recording.page
        if page is None or not recording.do(lambda: finish(desk.store, desk.actor, recording.meeting_id, now=desk.now())):
            return
        if agreed and page.plan is not None:
            recording.do(lambda: agree_in_the_room(desk, page))
        desk.tell("The minutes are finished.", "")
        recording.show_again()

    def cancel(self) -> None:
        self._fill(cancelling(self._desk, self.recording.meeting_id), CANCEL)

    def sent(self) -> None:
        if self.recording.page is not None:
            self._fill(sending(self._desk, self.recording.page), SENT)

    def take_off_list(self, sent_id: str) -> None:
        """A line of who got the minutes was wrong."""
        desk, recording = self._desk, self.recording
        if recording.do(lambda: take_off_list(desk.store, desk.actor, sent_id)):
            desk.did("The line is off the list.")
            recording.show_again()

    def put_off(self) -> None:
        """Shows the meeting again; what was begun in a form is a draft."""
        self.filling.keep()
        self.filling.close()
        self._stored()
        self._offer_begun()

    def bring_back(self) -> None:
        """Opens again the goal or action that was thrown away last."""
        desk = self._desk
        self.editor.bring_back(subjects(desk.store, desk.actor, self.recording.family_id, desk.today))

    def change_call(self) -> None:
        recording = self.recording
        self._desk.go(places.family(recording.family_id, "meetings", places.CALLING + recording.meeting_id))

    def leave(self) -> None:
        """Stores what was typed before the page is left, locked or closed."""
        self.recording.commit()

    def _tell_family(self) -> None:
        desk = self._desk
        found = identity(desk.store, desk.actor, self.recording.family_id, desk.today)
        levels = desk.settings.zone.levels
        self._view.show_identity(found, f"{found.level} {levels[found.level]}" if found.level else "")

    def _edited(self, shown: str = "") -> None:  # noqa: ARG002
        self.recording.show_again()

    def _stored(self) -> None:
        self._view.close_form()
        self.recording.show_again()

    def _given_up(self, draft: Draft | None) -> None:
        self._stored()
        if draft is not None:
            self._view.show_offer(f"You threw away {draft.title}.", "Undo", lambda: self._go_on(draft))

    def _go_on(self, draft: Draft) -> None:
        """Opens the form of a draft, be it one that was thrown away."""
        self.filling.bring_back(draft)
        _, _, item = draft.key.partition(":")
        if item.startswith(CANCEL):
            self.cancel()
        elif item.startswith(SENT):
            self.sent()
        else:
            self.change_call()

    def _offer_begun(self) -> None:
        """A form that was begun and left is offered again."""
        page = self.recording.page
        if page is None:
            return
        forms = {MeetingState.CALLED: (CANCEL, places.CALLING), MeetingState.FINISHED: (SENT,)}.get(page.meeting.state, ())
        drafts = [self._desk.draft(f"meetings:{form}{page.meeting.id}") for form in forms]
        for draft in filter(None, drafts):
            self._view.show_offer(f"You began to write {draft.title}.", "Go on", partial(self._go_on, draft))

    def _fill(self, form: SmallForm, part: str) -> None:
        recording = self.recording
        recording.commit()
        self.filling.open(form, key=f"meetings:{part}{recording.meeting_id}", family_id=recording.family_id, people=())

"""Family: the frame of a family's file: whose it is, and which of its tabs is open."""

from datetime import date, timedelta
from typing import Protocol

from fpz_app.casework.access import may_here, readable, witness
from fpz_app.casework.break_glass import at, give_back, opened_to
from fpz_app.casework.conflicts import PAGE, conflicts, summary
from fpz_app.casework.families import Identity, identity
from fpz_app.casework.joined_texts import Joined, joined_texts
from fpz_app.casework.recent import note_opened
from fpz_app.domain.assessments import Assessment, FamilyCopy, GivenAnswer
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.break_glass import BreakGlass
from fpz_app.domain.chronology_rows import MeaningForChild, PartnerEvent
from fpz_app.domain.dates import say_when
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import ActionReview, Attendance, Meeting, MinutesSent
from fpz_app.domain.notes import Appendment, Note
from fpz_app.domain.permissions import Doing
from fpz_app.domain.plans import Action, Goal, GoalScore, NeedLeftOut, Plan, PlanVersion, Signature
from fpz_app.domain.visits import Visit
from fpz_app.presenters import places
from fpz_app.presenters.break_glass import say_time
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.history import PARTS
from fpz_app.store.store import Changed

FIRST_TAB = "overview"
OF_LATE = timedelta(days=14)
"""How long the file says that a text was joined automatically."""


AT_HOME = frozenset({
    Note, Appendment, Assessment, GivenAnswer, FamilyCopy, Plan, PlanVersion, Signature, Goal, GoalScore, Action, NeedLeftOut,
    Meeting, Attendance, ActionReview, MinutesSent, Attachment, PartnerEvent, MeaningForChild, Visit,
})  # fmt: skip
"""Kinds of record that a family's page reads of its own family alone."""
OPENED = "Opened by break-glass until {until}. Everything you read is recorded. Reason: {reason}"


class FamilyView(Protocol):
    def show_identity(self, identity: Identity, level_words: str) -> None: ...
    def show_tools(self, *, may_write: bool) -> None: ...
    def show_tab(self, key: str, family_id: str, item_id: str) -> None: ...
    def show_gone(self, words: str, detail: str) -> None: ...
    def show_waiting(self, words: str, action: str) -> None: ...
    def show_opened(self, words: str) -> None: ...


class FamilyPresenter:
    """`tabs` are the keys of the tabs that the frame hosts."""

    def __init__(self, view: FamilyView, desk: Desk, tabs: tuple[str, ...]) -> None:
        self._view, self._desk, self._tabs = view, desk, tabs
        self._family_id = ""
        self._last: dict[str, str] = {}
        self._waiting = ""
        self._opened: BreakGlass | None = None

    @property
    def family_id(self) -> str:
        """The file that is open, or empty."""
        return self._family_id

    def open(self, family_id: str, tab: str = "", item_id: str = "") -> None:
        """Opens the file at a tab: the one named, else the last one open in it. Each opening of a file is witnessed once."""
        with self._desk.store.reading():
            self._ask(family_id, is_opening=family_id != self._family_id)
            if self._family_id:
                self.choose(tab if tab in self._tabs else self._last.get(family_id, FIRST_TAB), item_id)

    def choose(self, tab: str, item_id: str = "") -> None:
        self._last[self._family_id] = tab
        if self._opened is not None:
            witness(self._desk.store, self._desk.actor, f"Looked at the file by break-glass: {tab}", self._family_id)
        with self._desk.store.reading():
            self._view.show_tab(tab, self._family_id, item_id)
        self._tell_waiting()

    def hear(self, changed: Changed) -> bool:
        """Whether what changed concerns the open file; its identity is asked anew."""
        if not self._family_id or not changed.kinds or self._is_of_others(changed):
            return False
        self._ask(self._family_id, is_opening=False)
        if self._family_id:
            self._tell_waiting()
        return bool(self._family_id)

    def left(self) -> None:
        """The page was left for another: coming back is an opening of its own."""
        self._family_id = ""

    def write_note(self) -> None:
        self._desk.go(places.family(self._family_id, "notes", places.NEW))

    def show_history(self) -> None:
        """Who changed what and when on the tab that is open."""
        tab = self._last.get(self._family_id, FIRST_TAB)
        self._desk.go(places.history(self._family_id, part=tab if tab in PARTS else ""))

    def give_back(self) -> None:
        """Closes the file again before its time is over."""
        opened, self._opened = self._opened, None
        if opened is not None:
            give_back(self._desk.store, self._desk.actor, opened.id)
            self._desk.tell("You gave the file back. It is closed to you again.", "")
            self._desk.go(places.FAMILIES)

    def decide(self) -> None:
        """Opens what the line above the tab speaks of."""
        self._desk.go(places.family(self._family_id, PAGE, self._waiting))

    def _is_of_others(self, changed: Changed) -> bool:
        """Whether all of it came in for other families, and is of kinds that no family's page shows of another."""
        is_from_here = bool(changed.by) or changed.closed
        return not is_from_here and self._family_id not in changed.files and changed.kinds <= AT_HOME

    def _tell_waiting(self) -> None:
        """What two people wrote of one thing, first what stands on the tab that is open; else what was joined of late."""
        desk, family_id = self._desk, self._family_id
        found = conflicts(desk.store, desk.actor, family_id)
        here = [each for each in found if each.tab == self._last.get(family_id)] or found
        if here:
            self._waiting = here[0].key
            self._view.show_waiting(summary(here), "Decide" if len(found) == 1 else f"Decide, 1 of {len(found)}")
            return
        joined = joined_texts(desk.store, desk.actor, family_id)
        late = [each for each in joined if desk.today - each.at.date() <= OF_LATE]
        self._waiting = late[0].key if late else ""
        words = f"Two people’s versions of {late[0].what} were joined {_day(late[0], desk.today)}." if late else ""
        self._view.show_waiting(words, "Look at them")

    def _ask(self, family_id: str, *, is_opening: bool) -> None:
        try:
            if is_opening:  # before anything is read for the page: what is written later makes the store read it again
                readable(self._desk.store, self._desk.actor, family_id)
                note_opened(self._desk.store, family_id)
                witness(self._desk.store, self._desk.actor, "Opened the file", family_id)
            found = identity(self._desk.store, self._desk.actor, family_id, self._desk.today)
        except Problem as problem:
            self._family_id = ""
            self._view.show_gone(problem.message, problem.remedy)
            return
        self._family_id = family_id
        levels = self._desk.settings.zone.levels
        self._view.show_identity(found, f"{found.level} {levels[found.level]}" if found.level else "")
        self._view.show_tools(may_write=may_here(self._desk.store, self._desk.actor, Doing.RECORD, family_id))
        self._tell_opened()

    def _tell_opened(self) -> None:
        desk = self._desk
        self._opened = made = opened_to(desk.store, desk.actor, self._family_id)
        if made is None:
            self._view.show_opened("")
            return
        until = say_time(at(made.ends), desk.now())
        self._view.show_opened(OPENED.format(until=until, reason=made.reason))


def _day(joined: Joined, today: date) -> str:
    """'today', 'on Sunday', 'on 6 November'."""
    said = say_when(joined.at.date(), today)
    return said if said in ("today", "yesterday") else f"on {said}"

"""Visit: one planned visit to a family, what became of it, and every other visit there."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from fpz_app.casework.access import witness
from fpz_app.casework.families import Identity, identity
from fpz_app.casework.network import subjects
from fpz_app.casework.visits import VisitPage, family_visits, visit_page
from fpz_app.casework.week import clashes
from fpz_app.domain.errors import Problem
from fpz_app.domain.visits import Visit
from fpz_app.interchange.calendar_entry import visit_entry
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.saving import save_whole
from fpz_app.presenters.small_form import Filling, SmallForm
from fpz_app.presenters.visit_forms import cancelling, made, missing, new_visit, planning
from fpz_app.presenters.visit_sheet import VisitLine, VisitSheet, visit_line, visit_sheet
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Changed
from fpz_app.store.work import Gone

TAB = "visit"
CHANGE, MADE, MISS, CANCEL, AGAIN = "change-", "made-", "miss-", "cancel-", "again-"
FORMS = (CHANGE, MADE, MISS, CANCEL, AGAIN)
"""Before the id of a visit of which a form is being filled in."""


class VisitView(Protocol):
    def show_identity(self, identity: Identity, level_words: str) -> None: ...
    def show_visit(self, sheet: VisitSheet) -> None: ...
    def show_gone(self, words: str, detail: str) -> None: ...
    def show_editing(self, editing: Editing) -> None: ...
    def show_saved(self, at: str) -> None: ...
    def show_newer(self, words: str) -> None: ...
    def show_problems(self, problems: Sequence[Problem]) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...
    def show_offer(self, words: str, action: str, do: Callable[[], object]) -> None: ...


class VisitPresenter:
    def __init__(self, view: VisitView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.filling = Filling(view, desk, stored=self._stored, given_up=self._given_up)
        self.family_id = ""
        self._page: VisitPage | None = None
        self._visit: Visit | None = None
        self._filled: Visit | None = None

    def open(self, family_id: str, item_id: str = "") -> None:
        """A visit by its id; NEW, or a draft's, opens the form that was begun."""
        self.family_id, self._visit = family_id, None
        self.filling.close()
        self.filling.bring_back_undone()
        form = next((each for each in FORMS if item_id.startswith(each)), "")
        visit_id = item_id.removeprefix(form)
        if self._ask("" if visit_id == places.NEW else visit_id):
            witness(self._desk.store, self._desk.actor, "Opened a visit", family_id)
            if form or self._visit is None:
                self._fill(form)
            else:
                self._show()

    def refresh(self, changed: Changed) -> None:
        if self.family_id in changed.files and self.filling.is_open:
            self.filling.tell_newer()
        elif self.family_id in changed.files and self._visit is not None:
            self.filling.bring_back_undone()
            is_there = bool(self._desk.store.find(Visit, id=self._visit.id))
            if not is_there and self._desk.draft(f"{TAB}:{places.NEW}:{self.family_id}"):
                self.open(self.family_id, places.NEW)
            elif self._ask(self._visit.id):
                self._show()

    def plan(self) -> None:
        self._visit = None
        self._fill("")

    def plan_again(self) -> None:
        self._fill(AGAIN)

    def change(self) -> None:
        self._fill(CHANGE)

    def was_made(self) -> None:
        self._fill(MADE)

    def could_not(self) -> None:
        self._fill(MISS)

    def cancel(self) -> None:
        self._fill(CANCEL)

    def write_note(self) -> None:
        """The note of this visit: its kind, day and people are filled in there."""
        if self._visit is not None:
            self._desk.go(places.note_of_visit(self.family_id, self._visit.id))

    def read_note(self) -> None:
        if self._visit is not None:
            self._desk.go(places.family(self.family_id, "notes", self._visit.note_id))

    def go(self, line: VisitLine) -> None:
        self._desk.go(places.visit(self.family_id, line.id))

    def go_to_family(self) -> None:
        self._desk.go(places.family(self.family_id))

    def calendar_name(self) -> str:
        """No name of a family in the name of a file."""
        return f"Visit {self._page.family.reference}.ics" if self._page else "Visit.ics"

    def save_calendar(self, path: Path) -> None:
        page, visit, desk = self._page, self._visit, self._desk
        if page is None or visit is None:
            return
        entry = visit_entry(visit, reference=page.family.reference, initial=page.family.name[:1], now=desk.now())
        try:
            save_whole(path, entry)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        witness(desk.store, desk.actor, "Saved a calendar entry", self.family_id)
        desk.tell("The calendar entry is saved. It holds initials and the case reference only.", "")

    def leave_form(self) -> None:
        """Shows the visit again; what was begun in the form is a draft."""
        self.filling.keep()
        self.filling.close()
        self._back()

    def _ask(self, visit_id: str) -> bool:
        desk = self._desk
        try:
            page = visit_page(desk.store, desk.actor, self.family_id, desk.today, visit_id=visit_id)
            if visit_id and page.row is None:
                raise Gone
            who = identity(desk.store, desk.actor, self.family_id, desk.today)
        except Problem as problem:
            self._view.show_gone(problem.message, problem.remedy)
            return False
        levels = desk.settings.zone.levels
        self._view.show_identity(who, f"{who.level} {levels[who.level]}" if who.level else "")
        self._page, self._visit = page, page.row.visit if page.row else None
        return True

    def _fill(self, form: str) -> None:
        page, visit, desk = self._page, self._visit, self._desk
        changes = visit is not None and form != AGAIN
        if page is None or not page.may_record or (visit is not None and changes and not _takes(visit, form)):
            self._back()
            return
        if visit is None or not changes:
            self._filled = new_visit(desk, page, visit)
            small = planning(desk, page, self._filled)
        else:
            self._filled = visit
            small = _FORMS[form](desk, page, visit)
        item = f"{form}{visit.id}" if visit is not None else f"{places.NEW}:{self.family_id}"
        around = {each.id for each in page.people}
        people = [each for each in subjects(desk.store, desk.actor, self.family_id, desk.today) if each.id in around]
        self.filling.open(small, key=f"{TAB}:{item}", family_id=self.family_id, people=people)

    def _stored(self) -> None:
        """Goes to what was stored; a clash of hours is told, and never refused."""
        if self._filled is not None and self._ask(self._filled.id):
            self._show()

    def _given_up(self, draft: Draft | None) -> None:
        self._back()
        if draft is not None:
            self._view.show_offer(f"You threw away {draft.title}.", "Undo", partial(self._go_on, draft))

    def _go_on(self, draft: Draft) -> None:
        self.filling.bring_back(draft)
        self.open(self.family_id, draft.key.split(":")[1])

    def _back(self) -> None:
        if self._visit is None:
            self._desk.go(places.family(self.family_id))
        elif self._ask(self._visit.id):
            self._show()

    def _show(self) -> None:
        desk, page = self._desk, self._page
        if page is None or page.row is None:
            return
        rows = family_visits(desk.store, desk.actor, self.family_id)
        others = [visit_line(row, desk) for row in rows if row.visit.id != page.row.visit.id]
        self._view.show_visit(visit_sheet(desk, page, page.row, clashes(desk.store, desk.actor, page.row.visit), others))
        drafts = [desk.draft(f"{TAB}:{form}{page.row.visit.id}") for form in FORMS]
        for draft in filter(None, drafts):
            self._view.show_offer(f"You began to write {draft.title}.", "Go on", partial(self._go_on, draft))


def _takes(visit: Visit, form: str) -> bool:
    return visit.waits_for_note if form == MADE else visit.is_open


_FORMS: dict[str, Callable[[Desk, VisitPage, Visit], SmallForm]] = {
    CHANGE: planning,
    MADE: made,
    MISS: lambda desk, _page, visit: missing(desk, visit),
    CANCEL: lambda desk, _page, visit: cancelling(desk, visit),
}

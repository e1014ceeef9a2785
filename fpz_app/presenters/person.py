"""Person: finding or adding someone for a family, and the page of what is recorded of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from fpz_app.casework.access import may_here, witness
from fpz_app.casework.duplicates import Likely, likely_duplicates
from fpz_app.casework.families import identity
from fpz_app.casework.finding import FoundPerson, find_people
from fpz_app.casework.people import PersonPage, add_person, change_person, join_family, person_page
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person, Place
from fpz_app.domain.permissions import Doing
from fpz_app.domain.record import Record
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.duplicates import joined_with
from fpz_app.presenters.person_values import (
    Values,
    filled_in,
    membership_from,
    person_from,
    typed_as_person,
    values_of,
)
from fpz_app.store.store import Changed

VOCABULARIES = ("sex", "gender", "ethnicity", "languages")


@dataclass(frozen=True)
class FoundLine:
    """`here` marks someone who belongs to this family already."""

    person_id: str
    name: str
    detail: str
    where: str
    here: bool


class PersonView(Protocol):
    def values(self) -> Values: ...
    def show_finding(self, family: str) -> None: ...
    def show_found(self, lines: Sequence[FoundLine], typed: str) -> None: ...
    def show_form(self, heading: str, beneath: str, values: Values, *, is_new: bool) -> None: ...
    def show_tools(self, *, may_change: bool) -> None: ...
    def show_beside(self, family_id: str, person_id: str) -> None: ...
    def show_joined(self, words: str) -> None: ...
    def show_saved(self, words: str) -> None: ...
    def show_likely(self, rows: Sequence[Likely]) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...
    def show_gone(self, words: str, detail: str) -> None: ...


class PersonPresenter:
    def __init__(self, view: PersonView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._family_id = self._family_name = self._typed = ""
        self._page: PersonPage | None = None
        self._new = Person(file_id="")

    @property
    def choices(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The coded answers of the form: code and words, by the name of their field."""
        every = self._desk.settings.vocabularies
        return {key: tuple((term.code, term.label) for term in every[key].terms) for key in VOCABULARIES}

    def today(self) -> date:
        return self._desk.today

    def open(self, family_id: str, item_id: str) -> None:
        """A person's page, or for NEW the way to find or add one. A draft that waits is shown in its form."""
        self._load(family_id, item_id)
        if self._page is not None:
            witness(self._desk.store, self._desk.actor, "Opened a person’s page", family_id)

    def hear(self, changed: Changed) -> None:
        """Shows what another page or Undo changed, unless something is being typed."""
        if self._page is None or self._family_id not in changed.files or not changed.kinds:
            return
        if changed.undoes or self._desk.draft(self._key) is None:
            self._load(self._family_id, self._page.person.id)
        else:
            self._desk.tell_newer(self._key)

    def find(self, typed: str) -> None:
        self._typed = typed.strip()
        found = find_people(self._desk.store, self._desk.actor, typed, self._desk.today, limit=8) if self._typed else []
        self._view.show_found([self._line(each) for each in found], self._typed)

    def use(self, line: FoundLine) -> None:
        """Someone already on record: their page if they belong here, else they are added to this family."""
        if line.here:
            self._desk.go(places.person(self._family_id, line.person_id))
            return
        self._join(line.person_id, line.name)

    def add_new(self) -> None:
        """Nobody on record is the one: a form with what was typed already in it."""
        self._show_form(typed_as_person(self._typed, self._desk.today))

    def keep(self) -> None:
        """Keeps what is being typed as a draft."""
        title = f"details of {self._page.person.called}" if self._page else "a new person"
        at = self._desk.save_draft(self._key, title, self._family_id, self._view.values())
        self._view.show_saved(f"Saved as a draft {at}")

    def save(self, *, is_someone_new: bool = False) -> None:
        """Checks and stores; before someone new is made, likely doubles are shown once."""
        try:
            if self._page is None:
                self._add(check_doubles=not is_someone_new)
            else:
                self._change(self._page)
        except Problem as problem:
            self._view.show_problem(problem)

    def same_as(self, likely: Likely) -> None:
        """The one being added is on record: they join this family, and what was typed waits in their form."""
        typed = self._view.values()
        if self._family_id not in likely.family_ids and not self._join(likely.person_id, likely.name, go=False):
            return
        self._desk.discard_draft(self._key)
        self._page = self._ask(likely.person_id)
        known = values_of(self._page.person, self._page.here)
        if (both := filled_in(known, typed)) != known:
            self._desk.save_draft(self._key, f"details of {self._page.person.called}", self._family_id, both)
        self._desk.go(places.person(self._family_id, likely.person_id))

    def discard(self) -> None:
        """Throws the draft away and shows what is stored."""
        self._desk.discard_draft(self._key)
        if self._page is None:
            self.back()
        else:
            self._load(self._family_id, self._page.person.id)

    def show_history(self) -> None:
        if self._page is not None:
            self._desk.go(places.history(self._family_id, self._page.person.id))

    def compare(self) -> None:
        """The record that this one is joined with, side by side."""
        place = joined_with(self._desk, self._page.person.id)[1] if self._page is not None else None
        if place is not None:
            self._desk.go(place)

    def back(self) -> None:
        self._desk.go(places.family(self._family_id))

    def _load(self, family_id: str, item_id: str) -> None:
        self._family_id, self._page, self._new = family_id, None, Person(file_id=family_id)
        try:
            who = identity(self._desk.store, self._desk.actor, family_id, self._desk.today)
            if not item_id.startswith(places.NEW):
                self._page = self._ask(item_id)
        except Problem as problem:
            self._view.show_gone(problem.message, problem.remedy)
            return
        self._family_name = who.name
        if self._page is not None or self._desk.draft(self._key):
            self._show_form()
        else:
            self._view.show_finding(who.name)

    @property
    def _key(self) -> str:
        return f"person:{self._page.person.id if self._page else f'{places.NEW}.{self._family_id}'}"

    def _ask(self, person_id: str) -> PersonPage:
        return person_page(self._desk.store, self._desk.actor, self._family_id, person_id, self._desk.today)

    def _show_form(self, typed: Values | None = None) -> None:
        stored = values_of(self._page.person, self._page.here) if self._page else values_of(self._new)
        draft = self._desk.draft(self._key)
        values = self._desk.open_form(self._key, {**stored, **(typed or {})}, *self._stored)
        family = f"{self._family_name} family"
        if self._page is None:
            self._view.show_form("Add someone", family, values, is_new=True)
        else:
            age = self._page.person.age_said(self._desk.today)
            level = self._page.level
            judged = f"level of need {level} {self._desk.settings.zone.levels[level]}" if level else ""
            beneath = ", ".join(part for part in (age, family, judged) if part)
            self._view.show_form(self._page.person.full_name, beneath, values, is_new=False)
            self._view.show_beside(self._family_id, self._page.person.id)
            self._view.show_joined(joined_with(self._desk, self._page.person.id)[0])
        self._view.show_tools(may_change=may_here(self._desk.store, self._desk.actor, Doing.RECORD, self._family_id))
        if draft:
            self._view.show_saved(f"Draft of {draft.saved_at[11:16]}, not yet saved")
            self._desk.tell_newer(self._key)

    @property
    def _stored(self) -> tuple[Record, ...]:
        """The records that the form changes."""
        return (self._page.person, self._belonging(self._page)) if self._page is not None else ()

    def _belonging(self, page: PersonPage) -> Membership:
        return page.here or page.belongs[0].membership

    def _add(self, *, check_doubles: bool) -> None:
        desk, values = self._desk, self._view.values()
        person = person_from(values, self._new, desk.today)
        blank = Membership(file_id=self._family_id, family_id=self._family_id, person_id=person.id)
        membership = membership_from(values, blank, desk.today)
        person.check(desk.today)
        if check_doubles:
            family = desk.store.get(Family, self._family_id)
            likely = likely_duplicates(desk.store, desk.actor, person, desk.today, family=family)
            if likely:
                self._view.show_likely(likely)
                return
        added = add_person(desk.store, desk.actor, person, membership, desk.today)
        desk.finish_draft(self._key)
        desk.did(f"{added.called} added")
        desk.go(places.person(self._family_id, added.id))

    def _change(self, page: PersonPage) -> None:
        desk, values = self._desk, self._view.values()
        person = person_from(values, page.person, desk.today)
        membership = membership_from(values, page.here, desk.today) if page.here else self._belonging(page)
        with desk.since_opened(self._key):
            change_person(desk.store, desk.actor, person, desk.today, membership=membership, family_id=self._family_id)
        desk.finish_draft(self._key)
        if desk.store.just_written:
            desk.did(desk.done(self._key, "Saved."))
        self._load(self._family_id, person.id)

    def _join(self, person_id: str, name: str, *, go: bool = True) -> bool:
        desk = self._desk
        membership = Membership(file_id=self._family_id, family_id=self._family_id, person_id=person_id, place=Place.HOME)
        try:
            join_family(desk.store, desk.actor, person_id, membership)
        except Problem as problem:
            self._view.show_problem(problem)
            return False
        desk.did(f"{name} belongs to this family now")
        if go:
            desk.go(places.person(self._family_id, person_id))
        return True

    def _line(self, found: FoundPerson) -> FoundLine:
        here = self._family_id in found.family_ids
        family = "in this family already" if here else f"{found.families} family" if found.families else "in no family yet"
        detail = ", ".join(part for part in (found.age, family) if part)
        return FoundLine(found.person_id, found.name, detail, found.address, here)

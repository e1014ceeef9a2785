"""Family details: adding a family, changing its name, address and lead, and who may open its file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from fpz_app.casework import families
from fpz_app.casework.access import may_here, readable, scope_of, witness
from fpz_app.casework.families import AllowedRow
from fpz_app.casework.finding import FoundFamily, find_families
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.permissions import Doing, may
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.duplicates import joined_with

TEXTS = ("name", "address", "postcode", "phone", "locality", "lead_id", "about")
Values = dict[str, Any]
Option = tuple[str, str]


@dataclass(frozen=True)
class Access:
    """How the file is restricted: `rows` are the workers who may be named, `elsewhere` who is seen in another file too."""

    restricted: bool
    rows: Sequence[AllowedRow]
    elsewhere: str


class FamilyDetailsView(Protocol):
    def values(self) -> Values: ...
    def show_form(self, heading: str, beneath: str, values: Values, *, is_new: bool) -> None: ...
    def show_tools(self, *, may_change: bool) -> None: ...
    def show_joined(self, words: str) -> None: ...
    def show_alike(self, found: Sequence[FoundFamily]) -> None: ...
    def show_access(self, access: Access | None) -> None: ...
    def show_saved(self, words: str) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...
    def show_gone(self, words: str, detail: str) -> None: ...


class FamilyDetailsPresenter:
    def __init__(self, view: FamilyDetailsView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._family: Family | None = None

    @property
    def localities(self) -> tuple[Option, ...]:
        return tuple((name, name) for name in self._desk.settings.zone.localities)

    @property
    def leads(self) -> list[Option]:
        return families.workers(self._desk.store)

    @property
    def lead_words(self) -> str:
        """What the zone calls the lead practitioner."""
        words = self._desk.settings.wording.words["lead_practitioner"]
        return words[0].upper() + words[1:]

    def today(self) -> date:
        return self._desk.today

    def open(self, family_id: str, typed: str = "") -> None:
        """A family's details; without an id, those of a new one, `typed` as its name."""
        self._family = None
        if family_id:
            try:
                self._family = readable(self._desk.store, self._desk.actor, family_id)
            except Problem as problem:
                self._view.show_gone(problem.message, problem.remedy)
                return
            witness(self._desk.store, self._desk.actor, "Opened a family’s details", family_id)
        self._show(typed)

    def hear(self) -> None:
        """What others changed of the family while the page is open."""
        if self._family is not None:
            self._desk.tell_newer(self._key)

    def look_for(self, values: Values) -> None:
        """While a new family is typed: those on record that it may be."""
        if self._family is not None:
            self._view.show_alike(())
            return
        store, actor, today = self._desk.store, self._desk.actor, self._desk.today
        typed = [values["name"].strip(), " ".join((values["address"], values["postcode"])).strip()]
        found = [each for words in typed if len(words) > 1 for each in find_families(store, actor, words, today, limit=4)]
        self._view.show_alike(list({each.family_id: each for each in found}.values()))

    def open_alike(self, found: FoundFamily) -> None:
        self._desk.discard_draft(self._key)
        self._desk.go(places.family(found.family_id))

    def compare(self) -> None:
        """The record that this one is joined with, side by side."""
        place = joined_with(self._desk, self._family.id)[1] if self._family else None
        if place is not None:
            self._desk.go(place)

    def keep(self) -> None:
        """Keeps what is being typed as a draft."""
        title = f"details of the {self._family.name} family" if self._family else "a new family"
        family_id = self._family.id if self._family else ""
        self._view.show_saved(f"Saved as a draft {self._desk.save_draft(self._key, title, family_id, self._view.values())}")

    def save(self) -> None:
        desk = self._desk
        try:
            if self._family is None:
                made = families.make_family(desk.store, desk.actor, self._typed(Family(file_id="", name="")), desk.today)
            else:
                with desk.since_opened(self._key):
                    made = families.change_family(desk.store, desk.actor, self._typed(self._family))
        except Problem as problem:
            self._view.show_problem(problem)
            return
        desk.finish_draft(self._key)
        desk.did("Family added" if self._family is None else desk.done(self._key, "Saved."))
        desk.go(places.family(made.id))

    def discard(self) -> None:
        self._desk.discard_draft(self._key)
        self.back()

    def back(self) -> None:
        self._desk.go(places.family(self._family.id) if self._family else places.FAMILIES)

    def restrict(self, allowed: tuple[str, ...]) -> None:
        family = self._of()
        self._change_access(
            lambda: families.restrict(self._desk.store, self._desk.actor, family.id, allowed), "The file is restricted"
        )

    def lift(self) -> None:
        family = self._of()
        self._change_access(
            lambda: families.lift_restriction(self._desk.store, self._desk.actor, family.id), "The file is open again"
        )

    @property
    def _key(self) -> str:
        return f"family_details:{self._family.id if self._family else places.NEW}"

    def _typed(self, base: Family) -> Family:
        values = self._view.values()
        texts = {name: " ".join(str(values[name]).split()) for name in TEXTS if name not in ("about", "address")}
        return replace(base, **texts, address=values["address"].strip(), about=values["about"].strip())  # type: ignore[arg-type]

    def _show(self, typed: str) -> None:
        family, draft = self._family, self._desk.draft(self._key)
        base = family or Family(file_id="", name=typed, lead_id=self._desk.actor.id)
        values: Values = {name: getattr(base, name) for name in TEXTS}
        values = self._desk.open_form(self._key, values, *([family] if family else []), typed={} if typed else None)
        heading, beneath = (f"{family.name} family", family.reference) if family else ("Add a family", "")
        self._view.show_form(heading, beneath, values, is_new=family is None)
        desk = self._desk
        self._view.show_tools(may_change=family is None or may_here(desk.store, desk.actor, Doing.RECORD, family.id))
        self._view.show_joined(joined_with(desk, family.id)[0] if family else "")
        self._view.show_access(self._access(family) if family else None)
        self.look_for(values)
        if draft is not None and not typed:
            self._view.show_saved(f"Draft of {draft.saved_at[11:16]}, not yet saved")
            desk.tell_newer(self._key)

    def _access(self, family: Family) -> Access | None:
        desk = self._desk
        if not may(desk.actor, Doing.RESTRICT, scope_of(desk.store, desk.actor, family)):
            return None
        names = families.also_elsewhere(desk.store, desk.actor, family.id, desk.today)
        return Access(family.restricted, families.may_open(desk.store, desk.actor, family.id), ", ".join(names))

    def _change_access(self, action: Callable[[], object], words: str) -> None:
        try:
            action()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.did(words)
        self.open(self._of().id)

    def _of(self) -> Family:
        if self._family is None:
            raise LookupError("no family is open")
        return self._family

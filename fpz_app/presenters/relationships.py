"""Relationships: who someone is to the others of the family, beside their page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from fpz_app.casework.access import may_here
from fpz_app.casework.people import PersonPage, person_page
from fpz_app.casework.relationships import RelationRow, relate, unrelate
from fpz_app.casework.unfinished import unfinished
from fpz_app.domain.dates import read_date, say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinship import BOTH_WAYS, PARENTS, kin_words
from fpz_app.domain.people import Couple, Kin, Relationship
from fpz_app.domain.permissions import Doing
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.kept_form import KeptForm

BACK, NEW = ":back", "new"
_CARERS = PARENTS | {Kin.GRANDPARENT, Kin.AUNT_OR_UNCLE, Kin.OTHER}
Option = tuple[str, str]


@dataclass(frozen=True)
class RelationForm:
    """What the small form holds. `kin` is a Kin, with ':back' when it is said from the second person; `until` as typed."""

    other_id: str = ""
    kin: str = ""
    couple: str = ""
    parental_responsibility: str = ""
    cares_for: str = ""
    in_contact: str = ""
    note: str = ""
    until: str = ""


@dataclass(frozen=True)
class Asked:
    """Which questions a kind of relationship asks."""

    couple: bool
    care: bool


class RelationshipsView(Protocol):
    def show_relations(self, rows: Sequence[RelationRow], *, may_add: bool, may_change: bool) -> None: ...
    def show_form(
        self, heading: str, others: Sequence[Option], kinds: Sequence[Option], form: RelationForm, *, is_new: bool
    ) -> None: ...
    def show_asked(self, asked: Asked) -> None: ...
    def hide_form(self) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...


class RelationshipsPresenter:
    def __init__(self, view: RelationshipsView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._page: PersonPage | None = None
        self._changing: Relationship | None = None
        self._may_change = False
        self._kept = KeptForm(desk, RelationForm)

    def open(self, family_id: str, person_id: str) -> None:
        """With the form that was begun about this person, if there is one. Raises Gone."""
        self._view.hide_form()
        self._page = person_page(self._desk.store, self._desk.actor, family_id, person_id, self._desk.today)
        self._changing = None
        may_change = self._may_change = may_here(self._desk.store, self._desk.actor, Doing.RECORD, family_id)
        self._view.show_relations(self._page.relations, may_add=may_change and bool(self._page.others), may_change=may_change)
        self._go_on()

    def add(self, other_id: str = "") -> None:
        """`other_id` is whom it will lead to, where that was chosen already."""
        if self._may_change:
            self._view.hide_form()
            self._changing = None
            self._show_form(RelationForm(other_id=other_id))

    def change(self, row: RelationRow) -> None:
        page, known = self._of(), row.relationship
        if not self._may_change:
            return
        self._view.hide_form()
        self._changing = known
        self._show_form(_form_of(known, page.person.id))

    def ask(self, kin: str) -> None:
        """Another kind was chosen: other questions belong to it."""
        chosen = _kin(kin)
        self._view.show_asked(Asked(couple=chosen is Kin.PARTNER, care=chosen in _CARERS))

    def keep(self, form: RelationForm) -> None:
        self._kept.keep(form)

    def tell_newer(self) -> None:
        """While the form is open: what others changed of the relationship meanwhile."""
        self._kept.tell_newer()

    def save(self, form: RelationForm) -> None:
        self.keep(form)
        page, kin = self._of(), _kin(form.kin)
        if kin is None:
            self._view.show_problem(Problem("It does not say who they are to each other.", "Choose one.", field="kin"))
            return
        try:
            until = read_date(form.until, self._desk.today) if form.until.strip() else None
        except Problem as problem:
            self._view.show_problem(Problem(problem.message, problem.remedy, field="until"))
            return
        ids = (page.person.id, form.other_id)
        first, second = reversed(ids) if form.kin.endswith(BACK) else ids
        base = self._changing or Relationship(file_id=page.family.id, from_id=first, to_id=second, kin=kin)
        changed = replace(
            base,
            from_id=first,
            to_id=second,
            kin=kin,
            couple=Couple(form.couple) if kin is Kin.PARTNER else Couple.NONE,
            parental_responsibility=form.parental_responsibility if kin in _CARERS else "",
            cares_for=form.cares_for if kin in _CARERS else "",
            in_contact=form.in_contact,
            note=form.note,
            until=until,
        )
        self._do(lambda: relate(self._desk.store, self._desk.actor, changed, today=self._desk.today), "Relationship recorded.")

    def remove(self) -> None:
        known = self._changing
        if known is not None:
            self._do(lambda: unrelate(self._desk.store, self._desk.actor, known), "Relationship removed.")

    def cancel(self) -> None:
        self._changing = None
        self._kept.discard()
        self._view.hide_form()

    def _do(self, action: Callable[[], object], words: str) -> None:
        page = self._of()
        try:
            with self._kept.since_opened():
                action()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        done = self._kept.done(words)
        self._kept.finish()
        self._desk.did(done)
        self.open(page.family.id, page.person.id)

    def _show_form(self, form: RelationForm) -> None:
        page = self._of()
        changing = self._changing.id if self._changing else ""
        heading, about = f"{page.person.called} is", f"{_about(page.person.id)}{changing or NEW}:{page.family.id}"
        title = f"the relationship, {page.person.called}"
        kept = self._kept.begin(about, form, title=title, family_id=page.family.id, of=self._changing)
        form = kept if changing or not form.other_id else replace(kept, other_id=form.other_id)
        self._view.show_form(heading, page.others, _kinds(page.person.sex), form, is_new=self._changing is None)
        self.ask(form.kin)
        self.tell_newer()

    def _go_on(self) -> None:
        page, desk = self._of(), self._desk
        mine = _about(page.person.id)
        drafts = unfinished(desk.store, desk.actor, page.family.id, "person") if self._may_change else []
        for draft in [each for each in drafts if each.key.startswith(mine)][:1]:
            known = {row.relationship.id: row.relationship for row in page.relations}
            self._changing = known.get(draft.content["changing"])
            # What was typed in it is the draft's; the rest is as the record has it by now.
            self._show_form(_form_of(self._changing, page.person.id) if self._changing else self._kept.read(draft))

    def _of(self) -> PersonPage:
        if self._page is None:
            raise LookupError("no person is open")
        return self._page


def _form_of(known: Relationship, person_id: str) -> RelationForm:
    """What is on record, from this person's side."""
    back = known.to_id == person_id
    return RelationForm(
        other_id=known.from_id if back else known.to_id,
        kin=f"{known.kin}{BACK}" if back and known.kin not in BOTH_WAYS else str(known.kin),
        couple=str(known.couple),
        parental_responsibility=known.parental_responsibility,
        cares_for=known.cares_for,
        in_contact=known.in_contact,
        note=known.note,
        until=say_date(known.until) if known.until else "",
    )


def _about(person_id: str) -> str:
    """How the drafts about someone's relationships begin: Today opens their page."""
    return f"person:{person_id}:relation."


def _kinds(sex: str) -> list[Option]:
    """Every kind from this person's side: 'mother of' and 'daughter of' are both kinds of parent."""
    options = []
    for kin in Kin:
        if kin is Kin.OTHER:
            options.append((str(kin), "related in another way to"))
            continue
        options.append((str(kin), f"{kin_words(kin, sex)} of"))
        if kin not in BOTH_WAYS:
            options.append((f"{kin}{BACK}", f"{kin_words(kin, sex, back=True)} of"))
    return options


def _kin(key: str) -> Kin | None:
    return Kin(key.removesuffix(BACK)) if key else None

"""Around a family: the genogram and the ecomap on a page of their own, with the table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from fpz_app.casework.access import may_here, readable, witness
from fpz_app.casework.ecomap import family_ecomap
from fpz_app.casework.genogram import family_genogram
from fpz_app.domain.ecomap.around import Ecomap
from fpz_app.domain.errors import Problem
from fpz_app.domain.genogram.figures import Figure, Genogram
from fpz_app.domain.permissions import Doing
from fpz_app.presenters import places
from fpz_app.presenters.around_print import Paper, person_cells, print_around
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.places import AROUND, ECOMAP
from fpz_app.presenters.ties import TieRow, rows_of
from fpz_app.store.store import Changed

TITLES = {AROUND: "Genogram", ECOMAP: "Ecomap"}
Option = tuple[str, str]


@dataclass(frozen=True)
class PersonRow:
    """One person of the genogram as the table says them."""

    person_id: str
    name: str
    age: str
    kin: str
    where: str


class AroundView(Protocol):
    def show_heading(self, title: str, beneath: str, view: str) -> None: ...
    def show_record(self, *, named: bool) -> None: ...
    def show_children(self, children: Sequence[Option], chosen: str) -> None: ...
    def show_genogram(self, genogram: Genogram, rows: Sequence[PersonRow]) -> None: ...
    def show_ecomap(self, ecomap: Ecomap, rows: Sequence[TieRow]) -> None: ...
    def show_person(self, family_id: str, person_id: str, said: str) -> None: ...
    def show_ties(self, family_id: str, ecomap: Ecomap, key: str) -> None: ...
    def show_tools(self, *, may_add: bool, may_print: bool) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...
    def start_relation(self, other_id: str) -> None: ...
    def show_print(self, title: str, pdf: bytes, name: str) -> None: ...


class AroundPresenter:
    """Names can be taken off the page; the record beside the picture, which has them, is hidden meanwhile."""

    def __init__(self, view: AroundView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._family_id = self._shown = self._focus = self._person = self._key = ""
        self._named = True
        self._genogram, self._ecomap = Genogram((), (), ()), Ecomap((), ())

    @property
    def family_id(self) -> str:
        """Of which family the pictures are."""
        return self._family_id

    def open(self, family_id: str, view: str) -> None:
        if family_id != self._family_id:
            self._focus = self._person = self._key = ""
            self._named = True
        self._family_id, self._shown = family_id, ECOMAP if view == ECOMAP else AROUND
        if self._load():
            witness(self._desk.store, self._desk.actor, f"Opened the {TITLES[self._shown].lower()}", family_id)
            self._show_beside()

    def hear(self, changed: Changed, *, typing: bool) -> None:
        """Draws anew what another page, another laptop or Undo changed; what is being typed stays."""
        if self._family_id in changed.files and changed.kinds and self._load() and not typing:
            self._show_beside()

    def turn(self, view: str) -> None:
        self._shown = view
        if self._load():
            self._show_beside()

    def focus_on(self, child_id: str) -> None:
        self._focus = child_id
        self._load()

    def name_people(self, named: bool) -> None:
        self._named = named
        if self._load() and named:
            self._show_beside()

    def choose(self, item_id: str) -> None:
        """A person of the genogram, or a neighbour or person of the ecomap."""
        if self._shown == ECOMAP:
            self._key = item_id if any(each.key == item_id for each in self._ecomap.neighbours) else ""
        else:
            self._person = item_id
        self._show_beside()

    def relate(self, person_id: str, other_id: str) -> None:
        """Two people were chosen one after the other: a relationship of the first to the second is begun."""
        if self._shown == AROUND:
            self._person = person_id
            self._show_beside()
            self._view.start_relation(other_id)

    def open_person(self, person_id: str) -> None:
        if any(each.id == person_id for each in self._genogram.figures):
            self._desk.go(places.person(self._family_id, person_id))
        else:
            self.choose(person_id)

    def open_chosen(self) -> None:
        if self._person:
            self.open_person(self._person)

    def add_person(self) -> None:
        self._desk.go(places.person(self._family_id))

    def back(self) -> None:
        self._desk.go(places.family(self._family_id))

    def print(self) -> None:
        """What is shown, as it is shown: with names or without."""
        desk, family_id, what = self._desk, self._family_id, TITLES[self._shown].lower()
        as_shown: dict[str, Any] = {"view": self._shown, "in_focus": self._focus, "named": self._named}

        def done(paper: Paper) -> None:
            witness(desk.store, desk.actor, f"Opened the {what} for print", family_id)
            self._view.show_print(paper.title, paper.pdf, paper.name)

        desk.run(lambda: print_around(desk.store, desk.actor, family_id, **as_shown, now=desk.now()), done, self._failed)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)

    def _load(self) -> bool:
        desk = self._desk
        try:
            family = readable(desk.store, desk.actor, self._family_id)
            self._genogram = family_genogram(
                desk.store, desk.actor, self._family_id, desk.today, in_focus=self._focus, named=self._named
            )
            self._ecomap = family_ecomap(desk.store, desk.actor, self._family_id, desk.today, named=self._named)
        except Problem as problem:
            self._view.show_problem(problem)
            return False
        title, beneath = f"{TITLES[self._shown]} without names", "Drawn from the record"
        if self._named:
            title = f"{TITLES[self._shown]} of the {family.name} family"
            beneath = " · ".join(part for part in (family.reference, "drawn from the record") if part)
        self._view.show_heading(title, beneath, self._shown)
        self._view.show_record(named=self._named)
        chosen = next((each.id for each in self._genogram.figures if each.in_focus), "")
        children = [each for each in self._genogram.figures if (each.is_child or each.id == chosen) and not each.died]
        self._view.show_children([(each.id, each.name) for each in children], chosen)
        self._view.show_genogram(self._genogram, [_row(each) for each in self._genogram.figures])
        self._view.show_ecomap(self._ecomap, [row for each in self._ecomap.neighbours for row in rows_of(each)])
        self._view.show_tools(
            may_add=may_here(desk.store, desk.actor, Doing.RECORD, self._family_id),
            may_print=may_here(desk.store, desk.actor, Doing.PRINT, self._family_id),
        )
        return True

    def _show_beside(self) -> None:
        if not self._named:
            return
        if self._shown == ECOMAP:
            self._view.show_ties(self._family_id, self._ecomap, self._key)
            return
        figures = {each.id: each for each in self._genogram.figures}
        focus = next((each.id for each in self._genogram.figures if each.in_focus), "")
        self._person = self._person if self._person in figures else focus
        said = figures[self._person].said if self._person else ""
        self._view.show_person(self._family_id, self._person, said)


def _row(figure: Figure) -> PersonRow:
    return PersonRow(figure.id, *person_cells(figure))

"""Papers: the family's prints, to look at again, and where copies went."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from fpz_app.casework.access import readable, witness
from fpz_app.casework.papers import CHRONOLOGY, ECOMAP, GENOGRAM, NAMELESS, Paper, PaperGiven, drawn_papers, given_papers, papers
from fpz_app.domain.errors import Problem
from fpz_app.domain.plans import PlanVersion
from fpz_app.presenters import places
from fpz_app.presenters.around_print import print_around
from fpz_app.presenters.assessment_print import print_assessment_pdf
from fpz_app.presenters.chronology_filters import Filters
from fpz_app.presenters.chronology_print import print_chronology
from fpz_app.presenters.closing_print import print_closing_letter
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.plan_print import file_name, print_plan_pdf
from fpz_app.presenters.step_down_print import print_hand_over
from fpz_app.presenters.step_up_print import print_referral

DRAWN = {CHRONOLOGY: "", GENOGRAM: places.AROUND, ECOMAP: places.ECOMAP}
"""Prints of the whole record, with the picture that each shows."""
Made = tuple[str, bytes, str]
"""A print's title, its PDF and the name that saving suggests."""


class PapersView(Protocol):
    def show_papers(self, papers: Sequence[Paper], drawn: Sequence[Paper], given: Sequence[PaperGiven]) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...
    def preview_paper(self, title: str, pdf: bytes, name: str) -> None: ...


class PapersPresenter:
    def __init__(self, view: PapersView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._family_id = ""

    def open(self, family_id: str) -> None:
        self._family_id = family_id
        desk = self._desk
        try:
            found = papers(desk.store, desk.actor, family_id, desk.today)
            drawn = drawn_papers(desk.store, desk.actor, family_id, desk.today)
            given = given_papers(desk.store, desk.actor, family_id)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._view.show_papers(found, drawn, given)

    def see(self, paper: Paper) -> None:
        """Makes the print anew from the record and shows it."""
        desk, family_id = self._desk, self._family_id

        def done(made: Made) -> None:
            title, pdf, name = made
            witness(desk.store, desk.actor, f"Opened the {paper.kind} for print", family_id)
            self._view.preview_paper(title, pdf, name)

        desk.run(lambda: self._drawn(paper) if paper.kind in DRAWN else self._kept(paper), done, self._failed)

    def _kept(self, paper: Paper) -> Made:
        desk, now = self._desk, self._desk.now()
        family = readable(desk.store, desk.actor, self._family_id)
        version = desk.store.get(PlanVersion, paper.id) if paper.kind == "plan" and paper.id else None
        make: dict[str, Callable[..., bytes]] = {
            "plan": lambda store, actor, **_: print_plan_pdf(store, actor, family.id, now=now, version=version),
            "assessment": partial(print_assessment_pdf, assessment_id=paper.id),
            "closing letter": partial(print_closing_letter, closing_id=paper.id),
            "referral": partial(print_referral, step_up_id=paper.id),
            "hand-over": partial(print_hand_over, step_down_id=paper.id),
        }
        pdf = make[paper.kind](desk.store, desk.actor, settings=desk.settings, now=now)
        return paper.title, pdf, file_name(paper.title, family.reference)

    def _drawn(self, paper: Paper) -> Made:
        """Under the names that they have on their own pages, which tell nobody's."""
        desk, now, family_id = self._desk, self._desk.now(), self._family_id
        if paper.kind == CHRONOLOGY:
            everything = Filters(person=paper.id)
            made = print_chronology(desk.store, desk.actor, family_id, everything, settings=desk.settings, now=now)
            return "Chronology", *made
        named = paper.id != NAMELESS
        drawn = print_around(desk.store, desk.actor, family_id, view=DRAWN[paper.kind], named=named, now=now)
        return drawn.title, drawn.pdf, drawn.name

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)

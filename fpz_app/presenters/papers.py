"""Papers: the family's prints, to look at again, and where copies went."""

from collections.abc import Sequence
from typing import Protocol

from fpz_app.casework.access import readable, witness
from fpz_app.casework.papers import Paper, PaperGiven, given_papers, papers
from fpz_app.domain.errors import Problem
from fpz_app.domain.plans import PlanVersion
from fpz_app.presenters.assessment_print import print_assessment_pdf
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.plan_print import file_name, print_plan_pdf


class PapersView(Protocol):
    def show_papers(self, papers: Sequence[Paper], given: Sequence[PaperGiven]) -> None: ...
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
            given = given_papers(desk.store, desk.actor, family_id)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._view.show_papers(found, given)

    def see(self, paper: Paper) -> None:
        """Makes the print anew from the record and shows it."""
        desk, family_id = self._desk, self._family_id

        def done(made: tuple[bytes, str]) -> None:
            pdf, reference = made
            witness(desk.store, desk.actor, f"Opened the {paper.kind} for print", family_id)
            self._view.preview_paper(paper.title, pdf, file_name(paper.title, reference))

        desk.run(lambda: self._make(paper), done, self._failed)

    def _make(self, paper: Paper) -> tuple[bytes, str]:
        desk, now = self._desk, self._desk.now()
        family = readable(desk.store, desk.actor, self._family_id)
        if paper.kind == "assessment":
            return print_assessment_pdf(desk.store, desk.actor, paper.id, settings=desk.settings, now=now), family.reference
        version = desk.store.get(PlanVersion, paper.id) if paper.id else None
        return print_plan_pdf(desk.store, desk.actor, family.id, now=now, version=version), family.reference

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)

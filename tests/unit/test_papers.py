"""A family's papers: what can be printed, and where copies went."""

from collections.abc import Sequence
from datetime import date

import pytest

from fpz_app.casework.agreements import record_disclosure
from fpz_app.casework.assessments import start_assessment
from fpz_app.casework.papers import Paper, PaperGiven, drawn_papers, given_papers, papers
from fpz_app.casework.plans import Signing, agree_plan, put_goal, start_plan
from fpz_app.domain.agreements import Disclosure
from fpz_app.domain.assessments import CopyGiven, FamilyCopy
from fpz_app.domain.errors import Problem
from fpz_app.domain.plans import Plan
from fpz_app.presenters.papers import PapersPresenter
from fpz_app.store.store import Store
from tests.helpers.assessments import FORM
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.plan_tab import goal_of
from tests.helpers.stores import OUTSIDER, PRIYA


class FakePapers:
    """Keeps what was shown last."""

    def __init__(self) -> None:
        self.papers: Sequence[Paper] = ()
        self.drawn: Sequence[Paper] = ()
        self.given: Sequence[PaperGiven] = ()
        self.problem: Problem | None = None
        self.previews: list[tuple[str, bytes, str]] = []

    def show_papers(self, papers: Sequence[Paper], drawn: Sequence[Paper], given: Sequence[PaperGiven]) -> None:
        self.papers, self.drawn, self.given = papers, drawn, given

    def show_problem(self, problem: Problem) -> None:
        self.problem = problem

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.previews.append((title, pdf, name))


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def agreed(store: Store, marlows: Marlows) -> Plan:
    plan = start_plan(store, PRIYA, marlows.id)
    put_goal(store, PRIYA, goal_of(plan))
    agree_plan(store, PRIYA, plan, (Signing("Kerry Marlow"),), today=TODAY, now=NOW)
    return plan


def titles(store: Store, marlows: Marlows) -> list[str]:
    return [paper.title for paper in papers(store, PRIYA, marlows.id, TODAY)]


def test_a_plan_that_is_not_agreed_stands_there_as_a_draft(store: Store, marlows: Marlows) -> None:
    start_plan(store, PRIYA, marlows.id)
    assert titles(store, marlows) == ["Family plan, draft"]


def test_each_version_that_was_agreed_stands_there(store: Store, marlows: Marlows, agreed: Plan) -> None:
    put_goal(store, PRIYA, goal_of(agreed, "Ellie sleeps and worries less"))
    assert titles(store, marlows) == ["Family plan, draft", "Family plan, version 1"]


def test_an_assessment_stands_there(store: Store, marlows: Marlows) -> None:
    start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)
    assert titles(store, marlows) == ["Assessment, version 1"]


def test_the_papers_of_a_hidden_family_are_not_there(store: Store) -> None:
    with pytest.raises(Problem):
        papers(store, OUTSIDER, make_marlows(store, restricted=True).id, TODAY)


def test_where_copies_went_says_what_to_whom_and_how_many(store: Store, marlows: Marlows) -> None:
    given = Disclosure(
        file_id=marlows.id, family_id=marlows.id, what="Family plan, version 1", on=TODAY, to="Swanage School", how="printed",
        copies=2,
    )  # fmt: skip
    record_disclosure(store, PRIYA, given)
    assert given_papers(store, PRIYA, marlows.id) == [
        PaperGiven("Family plan, version 1", "printed, 2 copies, for Swanage School", "23 November 2026")
    ]


def test_the_family_s_own_copy_says_of_what(store: Store, marlows: Marlows) -> None:
    assessment = start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)
    copy = FamilyCopy(
        file_id=marlows.id, family_id=marlows.id, of_id=assessment.id, answer=CopyGiven.GIVEN, on=TODAY, how="By hand",
    )  # fmt: skip
    refused = FamilyCopy(
        file_id=marlows.id, family_id=marlows.id, of_id=assessment.id, answer=CopyGiven.NOT_GIVEN, on=date(2026, 11, 1)
    )
    with store.work(PRIYA, "Copies") as work:
        work.put_all([copy, refused])
    assert given_papers(store, PRIYA, marlows.id) == [
        PaperGiven("Family’s copy of the assessment, version 1", "given, by hand", "23 November 2026")
    ]


def test_a_paper_is_made_anew_and_shown_under_its_own_name(store: Store, marlows: Marlows, agreed: Plan) -> None:
    view = FakePapers()
    presenter = PapersPresenter(view, desk_for(store, Kept()))
    presenter.open(marlows.id)
    presenter.see(view.papers[0])
    title, pdf, name = view.previews[0]
    assert (title, pdf[:4], name) == ("Family plan, version 1", b"%PDF", "Family plan version 1 PU2291.pdf")


def test_an_assessment_is_shown_too(store: Store, marlows: Marlows) -> None:
    start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)
    view = FakePapers()
    presenter = PapersPresenter(view, desk_for(store, Kept()))
    presenter.open(marlows.id)
    presenter.see(view.papers[0])
    assert view.previews[0][1].startswith(b"%PDF")


def test_the_papers_of_a_hidden_family_say_that_it_is_gone(store: Store) -> None:
    view = FakePapers()
    PapersPresenter(view, desk_for(store, Kept(), actor=OUTSIDER)).open(make_marlows(store, restricted=True).id)
    assert view.problem is not None


def test_the_chronologies_and_the_pictures_stand_there(store: Store, marlows: Marlows) -> None:
    drawn = [paper.title for paper in drawn_papers(store, PRIYA, marlows.id, TODAY)]
    assert drawn[0] == "Chronology"
    assert "Chronology of Callum" in drawn
    assert drawn[-4:] == ["Genogram", "Genogram without names", "Ecomap", "Ecomap without names"]


def test_the_pictures_and_chronologies_of_a_hidden_family_are_not_there(store: Store) -> None:
    with pytest.raises(Problem):
        drawn_papers(store, OUTSIDER, make_marlows(store, restricted=True).id, TODAY)


def test_each_of_them_is_drawn_under_a_name_that_names_nobody(store: Store, marlows: Marlows) -> None:
    view = FakePapers()
    presenter = PapersPresenter(view, desk_for(store, Kept()))
    presenter.open(marlows.id)
    for paper in view.drawn:
        presenter.see(paper)
    assert all(pdf.startswith(b"%PDF") for _, pdf, _ in view.previews)
    assert {name for _, _, name in view.previews} == {
        "Chronology PU2291.pdf", "Genogram PU2291.pdf", "Genogram without names.pdf", "Ecomap PU2291.pdf",
        "Ecomap without names.pdf",
    }  # fmt: skip

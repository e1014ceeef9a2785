"""A note of a visit: what was planned may change while the note is being written, and no word of it is lost."""

from dataclasses import replace

import pytest

from fpz_app.casework.history import undo
from fpz_app.casework.visits import cancel_visit, plan_visit
from fpz_app.domain.visits import Visit, VisitState
from fpz_app.presenters.notes import NotesPresenter
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.notes_view import FakeView
from tests.helpers.stores import PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def view() -> FakeView:
    return FakeView()


@pytest.fixture
def presenter(store: Store, view: FakeView, marlows: Marlows) -> NotesPresenter:
    made = NotesPresenter(view, desk_for(store, Kept()))
    made.open(marlows.id)
    return made


def a_visit(store: Store, marlows: Marlows) -> Visit:
    visit = Visit(file_id=marlows.id, family_id=marlows.id, visitor_id=PRIYA.id, on=TODAY, whom=(marlows.callum.id,))
    return plan_visit(store, PRIYA, visit, TODAY)


def test_a_note_of_a_visit_that_was_cancelled_meanwhile_can_be_finished(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    visit = a_visit(store, marlows)
    presenter.writing.open(marlows.id, visit.id)
    cancel_visit(store, PRIYA, visit.id, "They rang.", TODAY)
    presenter.finish(replace(view.typed, text="They came to the door all the same."))
    assert (view.problem, view.texts) == (None, ["They came to the door all the same."])
    assert store.get(Visit, visit.id).state is VisitState.CANCELLED


def test_a_note_of_a_visit_whose_planning_was_undone_can_be_finished(
    presenter: NotesPresenter, view: FakeView, marlows: Marlows, store: Store
) -> None:
    visit = a_visit(store, marlows)
    planning = store.last_group
    presenter.writing.open(marlows.id, visit.id)
    undo(store, PRIYA, planning)
    presenter.finish(replace(view.typed, text="Nobody was in."))
    assert (view.problem, view.texts) == (None, ["Nobody was in."])

"""A form that is gone on with where it was begun: what was typed stands in it, and else what others wrote meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fpz_app.casework.conflicts import conflicts
from fpz_app.casework.ecomap import family_ecomap, record_tie
from fpz_app.casework.relationships import relate
from fpz_app.domain.people import Kin, Relationship
from fpz_app.domain.ties import Strength, Tie
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.relationships import RelationshipsPresenter
from fpz_app.presenters.ties import TieForm, TieRow, TiesPresenter
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA


class Shown:
    """Keeps the form that was shown last."""

    form: Any = None

    def show_form(self, *said: Any, **_more: Any) -> None:
        self.form = said[-1]

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_said, **_more: None


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_for(store, Kept())


def elsewhere(store: Store, record: Any, **said: Any) -> None:
    with store.work(OUTSIDER, "Write elsewhere") as work:
        work.put(replace(record, **said))


@pytest.fixture
def tie(store: Store, marlows: Marlows) -> Tie:
    made = Tie(file_id=marlows.id, family_id=marlows.id, other="Bay Boxing Club", strength=Strength.WEAK)
    return record_tie(store, PRIYA, made, today=TODAY)


def open_ties(store: Store, desk: Desk, marlows: Marlows) -> tuple[TiesPresenter, Shown]:
    view = Shown()
    presenter = TiesPresenter(view, desk)
    presenter.open(marlows.id, family_ecomap(store, PRIYA, marlows.id, TODAY))
    return presenter, view


def begin_a_note(store: Store, desk: Desk, marlows: Marlows) -> None:
    presenter, view = open_ties(store, desk, marlows)
    strands = ((each.key, strand) for each in presenter._ecomap.neighbours for strand in each.strands)
    key, strand = next((key, strand) for key, strand in strands if strand.tie is not None)
    presenter.change(TieRow(key, "", "", "", strand.tie))
    presenter.keep(replace(view.form, note="Every week until May."))


def test_a_tie_shows_what_was_typed_and_what_others_wrote(store: Store, desk: Desk, marlows: Marlows, tie: Tie) -> None:
    begin_a_note(store, desk, marlows)
    elsewhere(store, tie, strength=Strength.STRONG)
    _, view = open_ties(store, desk, marlows)
    assert isinstance(view.form, TieForm)
    assert (view.form.note, view.form.strength) == ("Every week until May.", "strong")


def test_a_tie_that_is_recorded_then_contends_with_nobody(store: Store, desk: Desk, marlows: Marlows, tie: Tie) -> None:
    begin_a_note(store, desk, marlows)
    elsewhere(store, tie, strength=Strength.STRONG)
    presenter, view = open_ties(store, desk, marlows)
    presenter.save(view.form)
    now = store.get(Tie, tie.id)
    assert (now.note, now.strength, conflicts(store, PRIYA, marlows.id)) == ("Every week until May.", Strength.STRONG, [])


@pytest.fixture
def brothers(store: Store, marlows: Marlows) -> Relationship:
    ids = {"from_id": marlows.ellie.id, "to_id": marlows.callum.id}
    return relate(store, PRIYA, Relationship(file_id=marlows.id, **ids, kin=Kin.SIBLING), today=TODAY)


def test_a_relationship_shows_what_was_typed_and_what_others_wrote(
    store: Store, desk: Desk, marlows: Marlows, brothers: Relationship
) -> None:
    view = Shown()
    presenter = RelationshipsPresenter(view, desk)
    presenter.open(marlows.id, marlows.ellie.id)
    assert presenter._page is not None
    presenter.change(next(row for row in presenter._page.relations if row.relationship == brothers))
    presenter.keep(replace(view.form, note="Lived with Gran until 2020."))
    elsewhere(store, brothers, in_contact="yes")
    presenter.open(marlows.id, marlows.ellie.id)
    assert (view.form.note, view.form.in_contact) == ("Lived with Gran until 2020.", "yes")


def test_what_others_change_in_a_relationship_is_told_while_it_is_open(
    store: Store, desk: Desk, marlows: Marlows, brothers: Relationship
) -> None:
    presenter = RelationshipsPresenter(Shown(), desk)
    presenter.open(marlows.id, marlows.ellie.id)
    assert presenter._page is not None
    presenter.change(next(row for row in presenter._page.relations if row.relationship == brothers))
    elsewhere(store, brothers, in_contact="yes")
    told: list[str] = []
    desk.tell = lambda words, _undo: told.append(words)
    presenter.tell_newer()
    assert [words.partition("changed")[2] for words in told] == [" in contact since you opened this."]

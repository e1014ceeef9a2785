"""Families that are joined and that different people lead: both are told what is due, until one lead is chosen."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app import paths
from fpz_app.casework.aliases import choose, join, tell_apart, told_pairs
from fpz_app.casework.families import restrict
from fpz_app.casework.today import what_is_due, what_is_next
from fpz_app.casework.workers import hand_over_families
from fpz_app.domain.aliases import Sort
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role, Worker
from fpz_app.settings import load_settings
from fpz_app.store.store import Store
from tests.helpers.desks import NOW
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

ZONE = load_settings([paths.resources()]).zone
OTHER = replace(OUTSIDER, role=Role.LEAD)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    """Under way since September, with no assessment and nobody seen."""
    made = make_marlows(store)
    with store.work(PRIYA, "Begin") as work:
        work.put_all([OTHER, MANAGER])
        known = store.find(Episode, family_id=made.id)[0]
        work.put(replace(known, state=EpisodeState.ASSESSING, assessment_started_on=date(2026, 9, 29)))
    return made


@pytest.fixture
def hale(store: Store, marlows: Marlows) -> Family:
    """The same family, written down a second time by somebody else, who leads it; it gives way."""
    family_id = new_id()
    made = Family(id=family_id, file_id=family_id, name="Hale", lead_id=OTHER.id)
    with store.work(OTHER, "Make a family") as work:
        work.put(made)
    join(store, MANAGER, Sort.FAMILY, stands=marlows.id, gives_way=made.id)
    return made


def told(store: Store, worker: Worker) -> set[str]:
    return {line.what for line in what_is_due(store, worker, NOW, ZONE) if line.family_id}


def test_both_leads_are_told_what_is_due(store: Store, hale: Family) -> None:
    assert hale
    assert told(store, PRIYA)
    assert told(store, OTHER) == told(store, PRIYA)


def test_others_are_told_that_both_answer_for_it(store: Store, marlows: Marlows, hale: Family) -> None:
    assert hale
    said = {line.who for line in what_is_next(store, MANAGER, marlows.id, NOW, ZONE)}
    assert "Priya Nair and Sam Ellery" in said


def test_the_lead_who_was_chosen_answers_alone(store: Store, hale: Family) -> None:
    assert hale
    pair = told_pairs(store, MANAGER)[0]
    choose(store, MANAGER, pair, "lead_id", theirs=False)
    assert told(store, PRIYA)
    assert told(store, OTHER) == set()


def test_the_other_lead_can_be_the_one_who_is_chosen(store: Store, hale: Family) -> None:
    assert hale
    pair = told_pairs(store, MANAGER)[0]
    choose(store, MANAGER, pair, "lead_id", theirs=True)
    assert told(store, OTHER)
    assert told(store, PRIYA) == set()


def test_handing_the_family_over_chooses_its_lead(store: Store, marlows: Marlows, hale: Family) -> None:
    assert hale
    hand_over_families(store, MANAGER, [marlows.id], OTHER.id)
    assert told(store, OTHER)
    assert told(store, PRIYA) == set()


def test_once_they_are_parted_each_is_told_of_their_own(store: Store, marlows: Marlows, hale: Family) -> None:
    tell_apart(store, MANAGER, Sort.FAMILY, marlows.id, hale.id)
    assert told(store, PRIYA)
    assert told(store, OTHER) == set()


def test_a_join_that_waits_tells_the_other_lead_nothing(store: Store, marlows: Marlows, hale: Family) -> None:
    """A restricted file stands alone."""
    assert hale
    restrict(store, MANAGER, marlows.id, ())
    assert told(store, OTHER) == set()

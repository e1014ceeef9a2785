"""Finding again: what the name index keeps from one key to the next is what a look at every name would give."""

from dataclasses import replace
from random import Random

import pytest

from fpz_app.casework.finding import find_both
from fpz_app.casework.name_index import NameIndex, index_of
from fpz_app.demo import make_zone
from fpz_app.domain.families import Family
from fpz_app.domain.people import Person
from fpz_app.store.store import Store
from tests.helpers.marlows import TODAY
from tests.helpers.stores import PRIYA, open_store


@pytest.fixture(scope="module")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Twenty families."""
    store = open_store(tmp_path_factory.mktemp("zone"))
    make_zone(store, families=20, seed=3, today=TODAY)
    return store


def test_numbers_and_what_is_seen_are_as_the_names_have_them_after_each_change(zone: Store) -> None:
    chance, people = Random(5), zone.find(Person)
    for number in range(40):
        with zone.work(PRIYA, "Change a number") as work:
            work.put(replace(chance.choice(people), external_id=f"{chance.randrange(30, 50)}", nhs_number=f"943 {number:03}"))
        index = index_of(zone)
        hidden = frozenset(chance.sample([each.id for each in zone.find(Family)], 3))
        assert set(index.seen(hidden)) == _seen(index, hidden)
        for begins in ("3", "4", "943", "94301", "x"):
            assert index.numbered(begins) == _numbered(index, begins)


@pytest.mark.parametrize("typed", ["m", "ma", "1", "bh", "2012", "9430", "a"])
def test_the_first_that_are_found_are_the_first_of_all(zone: Store, typed: str) -> None:
    every = find_both(zone, PRIYA, typed, TODAY, limit=10_000)
    assert [find_both(zone, PRIYA, typed, TODAY, limit=limit) for limit in (1, 3, 8)] == [every[:1], every[:3], every[:8]]


def _seen(index: NameIndex, hidden: frozenset[str]) -> set[str]:
    shown = {person for person, families in index.families.items() if families - hidden}
    return {each.id for each in index.entries.values() if each.file_id not in hidden or (not each.is_family and each.id in shown)}


def _numbered(index: NameIndex, begins: str) -> set[str]:
    return {each.id for each in index.entries.values() if any(code.startswith(begins) for code in each.codes)}

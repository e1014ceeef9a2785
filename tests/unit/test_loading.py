"""Loading: files as the centre holds them, with what is unsent here on top."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.store import granted, loading, states
from fpz_app.store.replica import Answer, Replica
from fpz_app.store.store import Store
from fpz_app.store.tables import tray
from tests.helpers.replicas import a_family, give, rename, rows_of, works
from tests.helpers.stores import open_store


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """Another laptop, whose works come here."""
    opened = open_store(tmp_path / "other")
    yield opened
    opened.close()


@pytest.fixture
def replica(store: Store) -> Replica:
    return Replica(store)


def test_what_a_first_load_had_already_does_not_contend_with_an_edit_on_top(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    rename(other, family, "Marlowe")
    give(store, family.id, loaded=False)
    loading.load_file(replica, family.id, rows_of(other, family.id))
    rename(store, family, "Here")
    replica.receive(works(other), 2)
    with store.read() as connection:
        assert states.load(connection, [("family", family.id)])["family", family.id].beside == {}
    assert store.get(Family, family.id).name == "Here"


def test_unsent_works_stay_on_top_of_a_file_that_is_loaded_afresh(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id)
    replica.receive(works(other), 1)
    rename(store, family, "Here")
    loading.load_file(replica, family.id, rows_of(other, family.id))
    assert store.get(Family, family.id).name == "Here"


def test_a_refused_work_lies_in_the_tray_and_its_file_is_loaded_afresh(store: Store, other: Store, replica: Replica) -> None:
    family = a_family(other)
    give(store, family.id)
    replica.receive(works(other), 1)
    rename(store, family, "Here")
    (mine,) = replica.pending(-1)
    replica.answered([Answer(mine.id, mine.number, "refused", "You may not.", refused=True)])
    with store.read() as connection:
        assert [row.words for row in connection.execute(sa.select(tray))] == ["You may not."]
        assert granted.to_load(connection) == [family.id]
    loading.load_file(replica, family.id, rows_of(other, family.id))
    assert (store.get(Family, family.id).name, replica.waiting()) == ("Marlow", 0)


def test_a_first_load_brings_what_newer_versions_wrote_aside(store: Store, replica: Replica) -> None:
    family = a_family(store)
    give(store, family.id)
    (row,) = rows_of(store, family.id)
    newer = replace(row[2], values={**row[2].values, "tartan": "red"})
    odd = replace(row[2], values={"file_id": family.id, "weight": 3})
    page = loading.Page([], [(row[0], row[1], newer), ("bagpipe", new_id(), odd)], frozenset({family.id}))
    loading.load_page(replica, page, {}, whole_up_to=None)
    kept = {kind: state.values for kind, _, state in rows_of(store, family.id)}
    assert (kept["family"]["tartan"], kept["bagpipe"]["weight"]) == ("red", 3)


def test_a_first_load_can_be_searched(store: Store, other: Store, replica: Replica) -> None:
    from fpz_app.store import search

    family = a_family(other, "Saxophone")
    give(store, family.id, loaded=False)
    page = loading.Page([], rows_of(other, family.id), frozenset({family.id}))
    loading.load_page(replica, page, {"cursor": "1"}, whole_up_to=1)
    with store.read() as connection:
        hits = search.find(connection, "saxophone", kinds=["family"], hidden=[], limit=5)
        assert ([hit.record_id for hit in hits], granted.to_load(connection)) == ([family.id], [])

"""Purging: a file that is taken leaves this laptop, and what was typed there reaches the centre all the same."""

import pytest
import sqlalchemy as sa

from fpz_app.domain.families import Family
from fpz_app.store import granted, purging
from fpz_app.store.drafts import Draft
from fpz_app.store.replica import Replica
from fpz_app.store.store import Store
from fpz_app.store.tables import TABLES, changes
from tests.helpers.replicas import a_family, give
from tests.helpers.stores import PRIYA


@pytest.fixture
def replica(store: Store) -> Replica:
    return Replica(store)


def test_purging_a_file_leaves_nothing_of_it_but_the_chain(store: Store) -> None:
    family = a_family(store, "Canary")
    store.save_draft(Draft("notes:new", PRIYA.id, "visit", family.id, {"text": "Canary"}, "2026-11-23T14:02:00"))
    give(store, family.id)
    with store.writing() as connection:
        granted.take(connection, family.id, order=2)
        purging.purge(connection, family.id, device=store.device.id, sent=1)
    with store.read() as connection:
        assert all(not list(connection.execute(sa.select(table))) for table in (*TABLES.values(), changes))
        assert connection.exec_driver_sql("SELECT count(*) FROM search_entry").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM draft").scalar() == 0
    assert store.broken() == ""


def test_what_is_unsent_of_a_purged_file_waits_unseen(store: Store, replica: Replica) -> None:
    family = a_family(store)
    with store.writing() as connection:
        granted.take(connection, family.id, order=2)
        purging.purge(connection, family.id, device=store.device.id, sent=0)
    assert store.find(Family) == []
    assert [change.values["name"] for entry in replica.pending(-1) for change in entry.changes] == ["Marlow"]


def test_the_journal_is_append_only_again_after_a_purge(store: Store) -> None:
    family = a_family(store)
    a_family(store, "Pike")
    with store.writing() as connection:
        purging.purge(connection, family.id, device=store.device.id, sent=1)
    with pytest.raises(sa.exc.IntegrityError, match="append only"), store.writing() as connection:
        connection.execute(sa.delete(changes))


def test_altering_a_work_of_another_file_is_still_found_after_a_purge(store: Store) -> None:
    family = a_family(store)
    a_family(store, "Pike")
    with store.writing() as connection:
        granted.take(connection, family.id, order=2)
        purging.purge(connection, family.id, device=store.device.id, sent=1)
        connection.exec_driver_sql("DROP TRIGGER journal_change_is_kept_update")
        connection.execute(sa.update(changes).values({"values": {"name": "Forged"}}))
    assert store.broken() == "work 2 was altered"

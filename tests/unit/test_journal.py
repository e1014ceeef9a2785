"""The journal cannot be altered unseen (T-16)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.store.store import Store
from tests.helpers.stores import PRIYA, open_store

WORKS = 6


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with a few works, its guards taken off as an intruder would."""
    store = open_store(Path(tmp_path_factory.mktemp("journal")))
    family_id = new_id()
    family = Family(id=family_id, file_id=family_id, name="Marlow")
    for number in range(WORKS):
        with store.work(PRIYA, f"Work {number}") as work:
            work.put(replace(family, about=f"About {number}"))
    yield store
    store.close()


def run_raw(store: Store, *statements: str) -> None:
    with store.engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_an_untouched_journal_is_whole(written: Store) -> None:
    assert written.broken() == ""


@pytest.mark.parametrize("table", ["journal_work", "journal_change"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid", "UPDATE {} SET kind = 'x'"])
def test_the_database_itself_refuses_to_change_the_journal(written: Store, table: str, statement: str) -> None:
    column = "title" if table == "journal_work" else "kind"
    statement = statement.replace("kind = 'x'", f"{column} = 'x'").replace("rowid = rowid", f"{column} = {column}")
    with pytest.raises(sa.exc.DBAPIError, match="append only"):
        run_raw(written, statement.format(table))


OF_WORK = ("file", "device", "who", "title", "stamp", "previous_hash", "hash", "signature", '"group"')
OF_CHANGE = ("kind", "record", "op", '"values"', "bases")


@st.composite
def tampering(draw: st.DrawFn) -> list[str]:
    """Raw SQL that alters, deletes, swaps or truncates."""
    number = draw(st.integers(1, WORKS))
    which = f"(SELECT id FROM journal_work WHERE number = {number})"
    way = draw(st.sampled_from(("alter work", "alter change", "delete", "lose changes", "truncate", "swap")))
    text = "'" + draw(st.text("abcdef0123456789", min_size=1, max_size=8)) + "~'"
    if way == "alter work":
        return [f"UPDATE journal_work SET {draw(st.sampled_from(OF_WORK))} = {text} WHERE number = {number}"]
    if way == "alter change":
        column = draw(st.sampled_from(OF_CHANGE))
        value = """'{"about": "altered"}'""" if column in ('"values"', "bases") else "'set~'" if column == "op" else text
        return [f"UPDATE journal_change SET {column} = {value} WHERE work = {which}"]
    if way == "delete":
        return [f"DELETE FROM journal_change WHERE work = {which}", f"DELETE FROM journal_work WHERE number = {number}"]
    if way == "lose changes":
        return [f"DELETE FROM journal_change WHERE work = {which}"]
    if way == "truncate":
        return [f"DELETE FROM journal_work WHERE number >= {number}"]
    other = number % WORKS + 1
    return [
        f"UPDATE journal_work SET number = 99 WHERE number = {number}",
        f"UPDATE journal_work SET number = {number} WHERE number = {other}",
        f"UPDATE journal_work SET number = {other} WHERE number = 99",
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(statements=tampering())
def test_whatever_is_done_to_the_journal_is_found(written: Store, statements: list[str]) -> None:
    with written.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for table in ("journal_work", "journal_change"):
            for event in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER {table}_is_kept_{event}")
        for statement in statements:
            connection.exec_driver_sql(statement)
        found = _broken(written, connection)
        connection.rollback()
    assert found != ""


def _broken(store: Store, connection: sa.Connection) -> str:
    from fpz_app.store import chain

    try:
        return chain.broken(connection, store.device.id, store.device.verify, store.fact("head"))
    except ValueError:
        return "a change that no program wrote"


def test_a_signature_by_another_device_is_found(written: Store, tmp_path: Path) -> None:
    stranger = open_store(tmp_path)
    with written.read() as connection:
        from fpz_app.store import chain

        assert "false signature" in chain.broken(
            connection, written.device.id, stranger.device.verify, written.fact("head")
        )
    stranger.close()

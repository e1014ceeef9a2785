"""The database by its address: who may own it, and that a centre needs no more rights than it is told to be given."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.central import database, second_wall
from fpz_app.central.answering import refusal_of
from fpz_app.central.database import make_engine
from fpz_app.cli import main
from tests.helpers.centres import Here, a_centre, reopened
from tests.helpers.postgres import programs


@pytest.fixture
def owned(new_postgres: Callable[[], str]) -> Iterator[Callable[[str], str]]:
    """Gives a database to a new role with certain rights; returns its address as that role."""
    made: list[tuple[sa.Engine, str]] = []

    def give(rights: str) -> str:
        address = new_postgres()
        engine = make_engine(address)
        role = f"owner_{sa.make_url(address).database}"
        with engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN {rights}")
            connection.exec_driver_sql(f"ALTER DATABASE {engine.url.database} OWNER TO {role}")
        made.append((engine, role))
        return address.replace("postgres:@", f"{role}:@")

    yield give
    for engine, _ in made:
        engine.dispose()


def test_a_centre_works_as_the_databases_owner_who_is_no_superuser(
    owned: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (database, second_wall):
        monkeypatch.setattr(module, "ROLE", "fpz_device_of_one_owner")
    with a_centre(owned("CREATEROLE"), tmp_path) as here:
        laptop = here.laptop()
        laptop.family()
        laptop.push()
        assert [row.kind for row in laptop.snapshot()[1]] == ["worker", "zone", "family"]


def test_an_owner_who_may_not_make_the_second_wall_is_told_in_words(
    owned: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["central", "init", "--database", owned("")]) == 1
    assert "The database does not allow it." in capsys.readouterr().err


def test_a_dump_of_postgresql_is_restored_whole_and_laptops_send_again_what_it_lacks(
    on_postgres: Here, new_postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(programs()), prepend=os.pathsep)
    laptop = on_postgres.laptop()
    laptop.family()
    laptop.push()
    epoch = laptop.pull()[0].epoch
    dump, restored = tmp_path / "centre.dump", new_postgres()
    assert main(["central", "backup", str(dump), "--database", on_postgres.centre.config.database]) == 0
    laptop.family("Ashdown")
    laptop.push()
    subprocess.run(["pg_restore", "--exit-on-error", f"--dbname={restored}", str(dump)], check=True)
    with reopened(restored, on_postgres) as here:
        laptop.here, laptop.token = here, ""
        assert main(["central", "verify", "--database", restored]) == 0
        assert laptop.pull()[0].epoch != epoch
        assert [each.repeat for each in laptop.push()] == [True, False]


def test_a_transaction_that_postgresql_ended_is_tried_again_by_and_by(new_postgres: Callable[[], str]) -> None:
    """As when a process hung in the middle of it."""
    engine = make_engine(new_postgres())
    with pytest.raises(sa.exc.DBAPIError) as told, engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("SET idle_in_transaction_session_timeout = '20ms'")
        time.sleep(0.3)
        connection.exec_driver_sql("SELECT 1")
    engine.dispose()
    answer = refusal_of(told.value)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")


def test_a_mistake_of_the_centres_own_is_not_tried_again(new_postgres: Callable[[], str]) -> None:
    engine = make_engine(new_postgres())
    with pytest.raises(sa.exc.DBAPIError) as told, engine.connect() as connection:
        connection.exec_driver_sql("SELECT nothing_of_this_name")
    engine.dispose()
    assert refusal_of(told.value).status_code == 500

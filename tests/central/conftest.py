"""Each test of the centre has a centre of its own, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers.centres import Here, a_centre
from tests.helpers.postgres import new_postgres

__all__ = ["new_postgres"]


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Here]:
    is_small = request.param == "sqlite"
    database = f"sqlite:///{tmp_path / 'centre.db'}" if is_small else request.getfixturevalue("new_postgres")()
    with a_centre(database, tmp_path) as made:
        yield made


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Here]:
    """On SQLite alone, for what does not touch the database's own ways."""
    with a_centre(f"sqlite:///{tmp_path / 'centre.db'}", tmp_path) as made:
        yield made


@pytest.fixture
def on_postgres(new_postgres: Callable[[], str], tmp_path: Path) -> Iterator[Here]:
    with a_centre(new_postgres(), tmp_path) as made:
        yield made

"""The centre's database from version 1 of its tables to this one: nothing is lost, and what waited is told as before (R-10)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from fpz_app.central import admin, left_works, openings, verifying
from fpz_app.central.database import make_engine, reading
from fpz_app.central.laptops import known
from fpz_app.central.migrations import VERSION, migrate, version_of
from fpz_app.central.signin import Caller
from fpz_app.central.tables import devices, zone_heads
from fpz_app.domain.workers import Role
from fpz_app.sync.left_protocol import LeftWork
from fpz_app.sync.protocol import read
from tests.helpers.centres import START
from tests.helpers.earlier_centres import as_version_1

_FACTS = "centre"


@pytest.fixture(params=["sqlite", "postgresql"])
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of version 1."""
    is_small = request.param == "sqlite"
    new: Callable[[], str] | None = None if is_small else request.getfixturevalue("new_postgres")
    return as_version_1(new() if new else f"sqlite:///{tmp_path / 'centre.db'}")


def test_a_step_changes_no_row(earlier: str) -> None:
    engine = make_engine(earlier)
    before = rows(engine)
    assert migrate(engine)
    after = rows(engine)
    with reading(engine) as connection:
        assert version_of(connection) == VERSION
        zone = connection.execute(sa.select(zone_heads.c.zone)).scalar_one()
        assert list(verifying.faults(connection, zone)) == []
    engine.dispose()
    assert after == before


def test_what_waited_is_told_to_each_as_before(earlier: str) -> None:
    engine = make_engine(earlier)
    migrate(engine)
    told = {role: left(engine, role) for role in (Role.MANAGER, Role.LEAD, Role.ADMINISTRATOR)}
    ann = caller(engine, Role.ADMINISTRATOR)
    with reading(engine, ann.zone, ann.device) as connection:
        laptops = known(connection, ann.zone, START)
    with reading(engine) as connection:
        opened = openings.every(connection, ann.zone)
    engine.dispose()
    assert {role: len(works) for role, works in told.items()} == {Role.MANAGER: 2, Role.LEAD: 1, Role.ADMINISTRATOR: 0}
    assert (len(laptops.laptops), len(laptops.codes), len(opened)) == (7, 1, 1)
    assert sum(each.refused for each in laptops.laptops) == 3


def rows(engine: sa.Engine) -> dict[str, list[Any]]:
    """Of every table, but for the centre's facts, which name the version."""
    tables = sa.MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(sa.select(table))))
            for name, table in tables.tables.items()
            if name != _FACTS
        }


def left(engine: sa.Engine, role: Role) -> list[LeftWork]:
    asks = caller(engine, role)
    with reading(engine) as connection:
        return [read(line, LeftWork) for line in list(left_works.page(connection, asks, "", 10))[:-1]]


def caller(engine: sa.Engine, role: Role) -> Caller:
    """Sam, who leads the family, Ruth, who manages, or Ann, who keeps the directory."""
    name = {Role.LEAD: "Sam Ellery", Role.MANAGER: "Ruth", Role.ADMINISTRATOR: "Ann Lee"}[role]
    with reading(engine) as connection:
        zone = connection.execute(sa.select(zone_heads.c.zone)).scalar_one()
        worker = next(each for each in admin.workers(connection, zone) if each.name == name)
        device = connection.execute(sa.select(devices.c.id).where(devices.c.worker == worker.id)).scalar_one()
    return Caller(zone, device, worker.id, is_revoked=False)

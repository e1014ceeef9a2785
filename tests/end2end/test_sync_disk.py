"""A laptop's disk that is full in the middle of a sync: told in words, nothing lost, and on when there is room."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.domain.errors import Problem
from tests.helpers.long import times
from tests.helpers.rounds import at_rest, family_on, names, rename
from tests.helpers.simulator import Laptop, World, make_template, make_world

ROOM = range(0, times(40, 120), times(20, 1))
"""Pages that are still free when a sync begins."""
ALL = 1 << 30


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path, make_template(tmp_path / "template"), seed=1, laptops=2)
    made.settle_down()
    yield made
    made.close()


@dataclass
class Disk:
    """A laptop's, as the database meets it."""

    laptop: Laptop
    most: int = ALL

    def __post_init__(self) -> None:
        sa.event.listen(self.laptop.store.engine, "engine_connect", self._keep_to)

    @contextmanager
    def full_after(self, pages: int) -> Iterator[None]:
        """It takes so many pages more, and then no other."""
        with self.laptop.store.engine.connect() as connection:
            self.most = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one()) + pages
        yield
        self.most = ALL

    def _keep_to(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {self.most}")


def test_a_disk_that_is_full_anywhere_in_a_sync_loses_nothing(world: World) -> None:
    manager, lead = world.laptops
    disk, told = Disk(lead), []
    for pages in ROOM:
        mine = f"Written before {pages}"
        family_on(lead, mine)
        for number in range(4):
            family_on(manager, f"Come {pages} {number}", about="They said this and that. " * 800)
        manager.sync()
        with disk.full_after(pages):
            try:
                lead.sync()
            except Problem as problem:
                told.append(problem.message)
            assert mine in names(lead)
            assert lead.store.broken() == ""
        rename(lead, f"{mine}, and after")
        at_rest(world)
    assert set(told) == {"The disk is full. Nothing was lost, but it could not be saved."}
    assert names(lead) == names(manager)

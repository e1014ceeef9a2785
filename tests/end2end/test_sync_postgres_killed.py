"""Kills of PostgreSQL's own worker at any statement of a round: the laptop tries again, and all is as if it had lived."""

import gc
import itertools
import logging
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psycopg
import pytest
import sqlalchemy as sa

from fpz_app.central import verifying
from fpz_app.central.database import reading
from tests.helpers.disk_images import Disk
from tests.helpers.full_round import Outcome, ends_well, prepare
from tests.helpers.long import LONG
from tests.helpers.postgres import programs
from tests.helpers.postgres_server import Server, a_folder, wait_for
from tests.helpers.simulator import World, begun_again, make_world

EACH_ENDED, EACH_KILLED, EACH_LOST = (1, 1, 1) if LONG else (17, 47, 5)
"""Every so many statements, or commits; all of them in a long run."""
KEEPS = ("synchronous_commit=on",)
"""What is committed outlives the server's processes."""
Connection = psycopg.Connection[Any]
_copies = itertools.count(1)
pytestmark = pytest.mark.filterwarnings("ignore:.*ServerCursor.* was deleted while still open:ResourceWarning")
"""The driver closes no cursor whose connection broke off."""


@dataclass
class Zone:
    """A zone on a server of its own, all laptops closed, and how its next round ends where that goes well."""

    server: Server
    world: World
    expected: Outcome = field(default=([], 0))

    @contextmanager
    def copied(self) -> Iterator[World]:
        number = next(_copies)
        folder = self.world.folder.parent / f"copy-{number}"
        self.server.ask(f"CREATE DATABASE copy_{number} TEMPLATE before")
        Disk(self.world.folder).copy(folder)
        copy = begun_again(self.world, folder, self.server.address(f"copy_{number}"))
        yield copy
        copy.close()
        shutil.rmtree(folder)
        self.server.ask(f"DROP DATABASE copy_{number} WITH (FORCE)")

    def ended(self, connection: Connection) -> None:
        """As when an administrator, or a shutdown, ends it."""
        assert self.server.ask(f"SELECT pg_terminate_backend({connection.info.backend_pid}, 30000)")

    def killed(self, connection: Connection) -> None:
        """The server then ends all the others too, and recovers."""
        process = Path(f"/proc/{connection.info.backend_pid}")
        os.kill(connection.info.backend_pid, signal.SIGKILL)
        wait_for(lambda: not process.exists(), "the worker to be gone")

    def lost(self, connection: Connection) -> None:
        """What it was told to keep is kept; that it is, is never heard."""
        connection.commit()
        self.ended(connection)
        connection.close()


@dataclass
class Steps:
    """Of a centre: its statements, copies in and commits, or commits alone; at the one it is told of, something happens."""

    engine: sa.Engine
    at: int = 0
    happens: Callable[[Connection], None] = lambda _: None
    commits_alone: bool = False
    seen: int = 0

    @contextmanager
    def counted(self) -> Iterator[None]:
        copy, step = psycopg.Cursor.copy, self._step

        def copy_in(cursor: psycopg.Cursor[Any], *words: Any, **more: Any) -> Any:
            step(cursor.connection)
            return copy(cursor, *words, **more)

        def see(connection: sa.Connection, *_: Any) -> None:
            driver = connection.connection.driver_connection
            assert driver is not None
            step(driver)

        events = ("commit",) if self.commits_alone else ("commit", "before_cursor_execute")
        for event in events:
            sa.event.listen(self.engine, event, see)
        try:
            with patch.object(psycopg.Cursor, "copy", copy if self.commits_alone else copy_in):
                yield
        finally:
            for event in events:
                sa.event.remove(self.engine, event, see)

    def _step(self, connection: Connection) -> None:
        self.seen += 1
        if self.seen == self.at:
            self.happens(connection)


@pytest.fixture(scope="module")
def zone(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zone]:
    with a_folder() as folder:
        server = Server(programs(), folder / "server", KEEPS)
        server.make()
        server.start()
        server.ask("CREATE DATABASE before")
        world = make_world(
            tmp_path_factory.mktemp("zone") / "before", template, seed=7, laptops=2, database=server.address("before")
        )
        prepare(world)
        world.close()
        made = Zone(server, world)
        with made.copied() as copy:
            made.expected = ends_well(copy)
        yield made
        server.kill()


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """What the log would keep of each failure, broken cursors among it, is gone with the test."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    gc.collect()


def ends_as_one_that_lived(zone: Zone, happens: Callable[[Connection], None], each: int, *, commits_alone: bool = False) -> None:
    for at in itertools.count(1, each):
        with zone.copied() as world:
            steps, laptop = Steps(world.centre.engine, at, happens, commits_alone), world.laptops[-1]
            with steps.counted():
                laptop.survives(laptop.sync)
            if steps.seen < at:
                break
            wait_for(zone.server.answers, "the server to answer")
            wait_for(lambda: laptop.survives(laptop.sync), "a round")  # noqa: B023 - called at once
            assert ends_well(world) == zone.expected, f"at step {at}"
            assert faults(world) == [], f"at step {at}"
    assert at > each


def faults(world: World) -> list[str]:
    with reading(world.centre.engine) as connection:
        return list(verifying.faults(connection, world.zone))


def test_a_worker_that_is_ended_at_a_statement_of_a_round(zone: Zone) -> None:
    ends_as_one_that_lived(zone, zone.ended, EACH_ENDED)


def test_a_worker_that_is_killed_at_a_statement_of_a_round(zone: Zone) -> None:
    ends_as_one_that_lived(zone, zone.killed, EACH_KILLED)


def test_a_worker_whose_last_word_is_lost_after_it_kept_all(zone: Zone) -> None:
    ends_as_one_that_lived(zone, zone.lost, EACH_LOST, commits_alone=True)

"""The primary is killed, and the centre goes on from an asynchronous standby that lagged: nothing is lost or undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fpz_app.central import verifying
from fpz_app.central.database import reading
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from tests.helpers.postgres import programs
from tests.helpers.postgres_server import Server, a_folder, free_port, wait_for
from tests.helpers.rounds import at_rest, family_on, names, rename
from tests.helpers.simulator import Laptop, World, make_template, make_world

BEHIND = "SELECT pg_last_wal_replay_lsn() < '{}'::pg_lsn"


@dataclass
class Pair:
    """A primary and its standby, and the world that syncs by the primary."""

    primary: Server
    standby: Server
    world: World

    def catch_up(self) -> None:
        end = self.primary.ask("SELECT pg_current_wal_flush_lsn()")
        wait_for(lambda: not self.standby.ask(BEHIND.format(end)), "the standby to catch up")

    def cut_off(self) -> None:
        """From here on the standby hears of nothing: it lags."""
        self.standby.ask("ALTER SYSTEM SET primary_conninfo = ''")
        self.standby.ask("SELECT pg_reload_conf()")
        wait_for(lambda: not self.standby.ask("SELECT count(*) FROM pg_stat_wal_receiver"), "the standby to be cut off")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with a_folder() as folder:
        primary = Server(programs(), folder / "primary")
        primary.make()
        primary.start()
        primary.ask("CREATE DATABASE fpz")
        template = make_template(tmp_path / "template")
        standby_port = free_port()
        either = f"?host=localhost:{primary.port}&host=localhost:{standby_port}&target_session_attrs=read-write"
        database = f"postgresql://postgres@/fpz{either}"
        world = make_world(tmp_path, template, seed=1, laptops=3, database=database)
        standby = primary.follow(folder / "standby", standby_port)
        yield Pair(primary, standby, world)
        world.close()
        for server in (primary, standby):
            server.kill()


def test_a_standby_that_lagged_loses_nothing_once_laptops_have_synced(pair: Pair) -> None:
    world = pair.world
    manager, lead, practitioner = world.laptops
    family = family_on(manager)
    kept, gone = goals_of(manager, family.id)
    world.settle_down()
    pair.catch_up()
    pair.cut_off()
    rename(lead, "Sent to the primary alone")
    remove(lead, gone)
    family_on(manager, "Made by the primary alone")
    world.settle_down()
    pair.primary.kill()
    assert not practitioner.survives(practitioner.sync)
    family_on(practitioner, "Typed while there was no centre")
    assert pair.standby.ask("SELECT pg_promote()")
    for _ in range(12):  # its works take up the numbers that were lost
        family_on(practitioner, "Another")
    practitioner.survives(practitioner.sync)
    at_rest(world)
    every = [*["Another"] * 12, "Made by the primary alone", "Sent to the primary alone", "Typed while there was no centre"]
    assert [names(laptop) for laptop in world.laptops] == [every] * 3
    assert [laptop.store.find(Goal) for laptop in world.laptops] == [[kept]] * 3
    with reading(world.centre.engine) as connection:
        assert list(verifying.faults(connection, world.zone)) == []


def goals_of(laptop: Laptop, family: str) -> tuple[Goal, Goal]:
    one, other = (Goal(file_id=family, family_id=family, plan_id=new_id()) for _ in range(2))
    with laptop.store.work(laptop.worker, "Write goals") as work:
        work.put_all([one, other])
    return one, other


def remove(laptop: Laptop, goal: Goal) -> None:
    with laptop.store.work(laptop.worker, "Remove a goal") as work:
        work.remove(goal)

"""A centre that reads pages from a standby: a laptop learns nothing older than it knew, and nothing that was taken from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fpz_app.central import standby as standbys
from fpz_app.cli import main
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from tests.helpers.centres import Here, Laptop, Pen, a_centre, added, set_to
from tests.helpers.postgres import programs
from tests.helpers.postgres_server import Server, a_folder, free_port, wait_for


@dataclass
class Pair:
    primary: Server
    standby: Server
    here: Here

    def catch_up(self) -> None:
        self.standby.ask("SELECT pg_wal_replay_resume()")
        end = self.primary.ask("SELECT pg_current_wal_insert_lsn()")
        wait_for(lambda: self.standby.ask(f"SELECT pg_last_wal_replay_lsn() >= '{end}'::pg_lsn"), "the standby to catch up")

    def lag(self) -> None:
        """From here on the standby stays where it is."""
        self.catch_up()
        self.standby.ask("SELECT pg_wal_replay_pause()")
        wait_for(lambda: self.standby.ask("SELECT pg_get_wal_replay_pause_state()") == "paused", "the standby to rest")

    @property
    def pages(self) -> int:
        """How many the standby has given."""
        named = [line for line in self.here.client.get("/metrics").text.splitlines() if line.startswith("fpz_standby_pages")]
        return int(named[0].split()[1]) if named else 0


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Server, Server]]:
    with a_folder() as folder:
        primary = Server(programs(), folder / "primary")
        primary.make()
        primary.start()
        standby = primary.follow(folder / "standby", free_port())
        yield primary, standby
        for server in (primary, standby):
            server.kill()


@pytest.fixture
def pair(servers: tuple[Server, Server], tmp_path: Path) -> Iterator[Pair]:
    primary, standby = servers
    name = f"fpz_{new_id().replace('-', '')}"
    primary.ask(f"CREATE DATABASE {name}")
    with a_centre(primary.address(name), tmp_path, standby.address(name)) as here:
        made = Pair(primary, standby, here)
        yield made
        made.catch_up()


def goal_of(file: str) -> Goal:
    return Goal(file_id=file, family_id=file, plan_id=new_id())


def two_laptops(here: Here) -> tuple[Laptop, Laptop, str]:
    """Two laptops, and a family that both hold."""
    one, other = here.laptop("Ruth Amesbury", Role.MANAGER), here.laptop("Sam Ellery")
    family = one.family()
    one.push()
    return one, other, family.id


def test_pages_come_from_a_standby_that_has_all(pair: Pair) -> None:
    one, other, family = two_laptops(pair.here)
    pair.catch_up()
    head, works, _ = other.pull()
    assert (head.to, works[-1].work.file, pair.pages) == (head.head, family, 1)
    assert {row.id for row in other.snapshot(file=family)[1]} == {family}
    assert [each.work.file for each in other.history(file=family)[1]] == [family]
    assert (one.pull()[0], pair.pages) == (head, 4)


def test_a_cursor_never_moves_beyond_what_the_standby_has(pair: Pair) -> None:
    one, other, family = two_laptops(pair.here)
    pair.lag()
    pen = Pen(one)
    written = [pen.write(family, added(goal_of(family))) for _ in range(3)]
    assert one.send(written).status_code == 200
    behind, _, _ = other.pull()
    assert (behind.to, pair.pages) == (behind.head, 1)
    pair.catch_up()
    head, works, _ = other.pull(behind.to)
    assert ([each.work.id for each in works], pair.pages) == ([work.id for work in written], 2)
    assert head.to == behind.to + 3


def test_a_laptop_that_knows_more_than_the_standby_is_answered_by_the_primary(pair: Pair) -> None:
    one, other, family = two_laptops(pair.here)
    pair.lag()
    goal = goal_of(family)
    Pen(one).push(family, added(goal))
    assert one.pull()[1][-1].work.changes[0].id == goal.id
    assert goal.id in {row.id for row in other.snapshot(file=family)[1]}
    seen = one.pull()[0].head
    assert (other.pull(seen)[0].head, pair.pages) == (seen, 0)


def test_what_was_taken_from_a_laptop_does_not_come_from_a_standby_that_has_not_heard(pair: Pair) -> None:
    one, other, family = two_laptops(pair.here)
    pair.lag()
    Pen(one).push(family, set_to("family", family, restricted=True, allowed=[one.worker.id]))
    assert [each.work for each in other.pull()[1] if each.work.file == family] == []
    assert other.snapshot(file=pair.here.zone)[1]
    assert (other.ask("GET", "/v1/snapshot", file=family).status_code, pair.pages) == (403, 0)


def test_a_revoked_laptop_is_refused_at_once(pair: Pair) -> None:
    _, other, _ = two_laptops(pair.here)
    pair.lag()
    pair.here.revoke(other)
    assert other.ask("GET", "/v1/pull", after=0).status_code == 403


def test_without_its_standby_the_centre_goes_on(pair: Pair) -> None:
    _, other, _ = two_laptops(pair.here)
    pair.catch_up()
    pair.standby.kill()
    head = other.pull()[0]
    assert (head.to, pair.pages) == (head.head, 0)
    pair.standby.start()


def test_a_database_of_another_epoch_answers_nobody() -> None:
    here = standbys.Standing(sent=3, told=2, head=9, epoch="one")
    assert here.has(here, standbys.ALL)
    assert not here.has(here._replace(epoch="other"), 0)


def test_sqlite_has_no_standby_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = f"sqlite:///{tmp_path / 'centre.db'}"
    assert main(["central", "init", "--database", database]) == 0
    assert main(["central", "serve", "--database", database, "--read-from", database]) == 1
    assert "Only PostgreSQL has a standby to read from." in capsys.readouterr().err

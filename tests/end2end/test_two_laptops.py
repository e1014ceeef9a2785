"""Real apps and a real service: joined by a code, apart, in conflict, settled; killed while they sync; revoked."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from fpz_app.casework.history import record_history
from fpz_app.domain.notes import Note
from fpz_app.domain.plans import Goal
from fpz_app.domain.workers import Worker
from fpz_app.security import vault
from fpz_app.security.device import Signer
from fpz_app.store.store import DATABASE, Store
from fpz_app.sync.protocol import Address
from tests.helpers.app_driver import Laptop, RunningApp
from tests.helpers.joined_zone import GOAL, JoinedZone
from tests.helpers.keyring import FileKeyring
from tests.helpers.main_job import PASSPHRASE
from tests.helpers.postgres import new_postgres
from tests.helpers.stores import OUTSIDER, PRIYA

__all__ = ["new_postgres"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="2026-11-23: kills as POSIX has them")

PRIYAS = "Callum goes to the workshop on Thursdays and stays all day"
SAMS = "Callum feels safe on the bus to college"
HERS = "Keep yours"
NewLaptop = Callable[[str], Laptop]


@pytest.fixture
def zone(tmp_path: Path) -> Iterator[JoinedZone]:
    with closing(JoinedZone(tmp_path, f"sqlite:///{tmp_path / 'centre.db'}")) as made:
        yield made


@pytest.fixture
def large_zone(tmp_path: Path, new_postgres: Callable[[], str]) -> Iterator[JoinedZone]:
    """On PostgreSQL, as a real one is."""
    with closing(JoinedZone(tmp_path, new_postgres())) as made:
        yield made


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[NewLaptop]:
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(closing(Laptop(tmp_path / name)))


def joined(laptop: Laptop, zone: JoinedZone, worker: Worker) -> RunningApp:
    """Set up in the window with a code for this worker."""
    app = laptop.start()
    app.do("join_zone", zone.service.address, zone.code(worker))
    return app


def reopened(laptop: Laptop) -> RunningApp:
    app = laptop.start()
    app.do("unlock", PASSPHRASE)
    return app


def record_of(laptop: Laptop) -> Store:
    """As it lies on the disk, while no app runs."""
    key = vault.open(laptop.data, passphrase=PASSPHRASE, keyring=FileKeyring(laptop.keyring))
    return Store(laptop.data, bytes(key), signer=Signer)


def words_and_history(laptop: Laptop, zone: JoinedZone, worker: Worker) -> tuple[str, set[str]]:
    """What the goal says, and all that its history knows of what it said."""
    with closing(record_of(laptop)) as store:
        rows = record_history(store, worker, zone.goal.family_id, [zone.goal.id])
        said = {str(change.after) for row in rows for change in row.changes if change.field == "text"}
        return store.get(Goal, zone.goal.id).text, said


@pytest.mark.parametrize("database", ["zone", "large_zone"])
def test_both_change_the_same_goal_apart_and_one_settles_it(
    request: pytest.FixtureRequest, laptop: NewLaptop, database: str
) -> None:
    zone: JoinedZone = request.getfixturevalue(database)
    priyas, sams = laptop("priya"), laptop("sam")
    priya, sam = joined(priyas, zone, PRIYA), joined(sams, zone, OUTSIDER)
    zone.service.stop()
    for app, words in ((priya, PRIYAS), (sam, SAMS)):
        app.do("open_family", "Marlow")
        app.do("change_goal", GOAL, words)
        app.do("wait_to_read", "Offline")
    zone.service.start()
    for app in (priya, sam, priya):
        app.do("sync_now")
    priya.do("wait_to_read", "1 decision")
    priya.do("settle", "Goal 1: the words", HERS)
    for app in (priya, sam):
        app.do("sync_now")
        app.do("wait_to_read", "Up to date")
        app.quit()
    ended = [words_and_history(priyas, zone, PRIYA), words_and_history(sams, zone, OUTSIDER)]
    assert [words for words, _ in ended] == [PRIYAS, PRIYAS]
    assert all({PRIYAS, SAMS} <= history for _, history in ended)


def test_a_laptop_killed_while_its_zone_comes_to_it_goes_on(zone: JoinedZone, laptop: NewLaptop) -> None:
    priyas = laptop("priya")
    app = priyas.start()
    app.do("die_at_answer", Address.SNAPSHOT)
    app.ask("join_zone", zone.service.address, zone.code(PRIYA))
    assert app.process.wait(60) < 0
    app = reopened(priyas)
    app.do("open_family", "Marlow")
    app.do("wait_to_read", "Up to date")


@pytest.mark.parametrize("address", [Address.PUSH, Address.PULL])
def test_a_laptop_killed_while_it_syncs_loses_nothing_and_sends_nothing_twice(
    zone: JoinedZone, laptop: NewLaptop, address: Address
) -> None:
    priyas = laptop("priya")
    app = joined(priyas, zone, PRIYA)
    app.do("open_family", "Marlow")
    app.do("die_at_answer", address)
    app.do("begin_note", "The hall light was mended")
    app.ask("finish_note")
    assert app.process.wait(60) < 0
    app = reopened(priyas)
    app.do("sync_now")
    app.do("wait_to_read", "Up to date")
    zone.sync()
    assert [note.text for note in zone.manager.find(Note)] == ["The hall light was mended"]


def test_a_laptop_that_is_revoked_is_empty_after_its_next_contact(zone: JoinedZone, laptop: NewLaptop) -> None:
    priyas = laptop("priya")
    app = joined(priyas, zone, PRIYA)
    zone.revoke(PRIYA)
    app.ask("sync_now")
    app.hear()  # a fresh process, as after locking
    app.do("wait_to_read", "The centre has ended this laptop’s trust, and its record is gone.")
    app.do("wait_to_read", "Join a zone with a code")
    assert not (priyas.data / DATABASE).exists()
    assert not list(priyas.data.rglob("*.fpz"))

"""Attachments travel: after words, piece by piece, over networks that break, and only to those who hold the file."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import httpx
import pytest

from fpz_app.casework import tray
from fpz_app.central import admin, pieces
from fpz_app.central.database import reading, writing
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.pieces import PIECE_BYTES
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role, Worker, Zone
from fpz_app.store.replica import CENTRE
from fpz_app.sync import attached, enrolment
from fpz_app.sync.pieces_protocol import PiecesAddress
from fpz_app.sync.report import Progress, Told, tell_nobody
from fpz_app.sync.round import run_round
from fpz_app.sync.troubles import Offline
from tests.helpers.attaching import attach, opened, sent, still_to_send
from tests.helpers.long import LONG, times
from tests.helpers.network import CALM, URL
from tests.helpers.oracle import Oracle
from tests.helpers.rounds import at_rest, family_on, rename, restore
from tests.helpers.service import Service
from tests.helpers.simulator import Laptop, World, make_world
from tests.helpers.tcp_proxy import Way, before

LETTER = os.urandom(int(3.5 * PIECE_BYTES))
SHORT = LETTER[PIECE_BYTES : 2 * PIECE_BYTES + 9]
LAST_STEPS, EACH = times(14, 400), 1 if LONG else 5
"""The statements and requests of a round that are looked at, from its end, and every so many of them."""


@pytest.fixture
def card() -> bytes:
    """Other bytes each time: what a laptop has of another file it does not fetch."""
    return os.urandom(40_000)


@pytest.fixture(scope="module")
def zone(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A manager's laptop and a lead's."""
    made = make_world(tmp_path_factory.mktemp("zone"), template, seed=5, laptops=2)
    yield made
    made.close()


@pytest.fixture
def world(zone: World) -> World:
    """All at rest, with a family that nothing was attached to."""
    zone.network.faults = CALM
    family_on(zone.laptops[0])
    zone.settle_down()
    zone.network.requests.clear()
    return zone


def family_of(laptop: Laptop) -> str:
    """The latest."""
    return max(each.id for each in laptop.store.find(Family))


def hide(laptop: Laptop, file: str) -> None:
    with laptop.store.work(laptop.worker, "Restrict") as work:
        work.put(replace(work.get(Family, file), restricted=True, allowed=(laptop.worker.id,)))


def stumble(_: Progress) -> None:
    raise ZeroDivisionError


def a_round(laptop: Laptop, told: Told = tell_nobody, *, over: httpx.BaseTransport | None = None) -> None:
    with closing(enrolment.remote_of(laptop.store, transport=over)) as remote:
        run_round(laptop.store, remote, told)


def test_a_letter_is_opened_on_another_laptop_byte_for_byte(world: World) -> None:
    manager, lead = world.laptops
    letter = attach(manager, family_of(manager), LETTER)
    assert still_to_send(manager) == (1, len(LETTER))
    manager.sync()
    assert (still_to_send(manager), sent(world)) == ((0, 0), 4)
    lead.sync()
    assert "GET /v1/piece" not in world.network.requests
    assert opened(lead, letter) == LETTER
    assert opened(lead, letter) == LETTER
    assert world.network.requests.count("GET /v1/piece") == 4
    assert still_to_send(lead) == (0, 0)
    at_rest(world)


def test_what_has_not_been_sent_yet_is_told_in_words(world: World, card: bytes) -> None:
    manager, lead = world.laptops
    letter = attach(manager, family_of(manager), card)
    with pytest.raises(ZeroDivisionError):
        a_round(manager, stumble, over=world.network)
    lead.sync()
    with pytest.raises(Problem, match="has not reached the centre yet"):
        opened(lead, letter)
    manager.sync()
    assert opened(lead, letter) == card


def test_a_work_written_while_a_letter_goes_out_goes_before_its_next_piece(world: World) -> None:
    manager, _ = world.laptops
    attach(manager, family_of(manager), SHORT)
    told: list[Progress] = []

    def write(progress: Progress) -> None:
        told.append(progress)
        if len(told) == 2:
            rename(manager, "Written meanwhile")

    a_round(manager, write, over=world.network)
    out = [each for each in world.network.requests if each in ("POST /v1/push", "PUT /v1/piece")]
    assert out == ["POST /v1/push", "PUT /v1/piece", "POST /v1/push", "PUT /v1/piece"]
    assert [each.attached for each in told] == [len(SHORT) - number * PIECE_BYTES for number in range(2)]


def test_a_long_letter_lets_others_words_in_between(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached, "AT_A_TIME", 1)
    manager, _ = world.laptops
    attach(manager, family_of(manager), SHORT)
    report = manager.sync()
    assert (report.pieces, report.pieces_left) == (1, 1)
    world.settle_down()
    assert (still_to_send(manager), sent(world)) == ((0, 0), 2)


def test_a_kill_at_any_point_sends_no_piece_twice_but_the_one_it_hit(world: World) -> None:
    manager, lead = world.laptops
    usual = []
    for _ in range(2):
        attach(manager, family_of(manager), os.urandom(PIECE_BYTES + 40))
        assert manager.survives(manager.sync)
        usual.append(manager.usual)
        world.settle_down()
    steps = usual[-1]
    for left in range(1, min(LAST_STEPS, steps), EACH):
        data = os.urandom(PIECE_BYTES + 40)
        letter = attach(manager, family_of(manager), data)
        world.network.requests.clear()
        assert not manager.survives(manager.sync, fuse=steps - left)
        world.settle_down()
        assert 2 <= sent(world) <= 3
        assert opened(lead, letter) == data


def test_what_was_attached_in_a_file_that_is_taken_reaches_the_centre_and_leaves(world: World, card: bytes) -> None:
    manager, lead = world.laptops
    file = family_of(lead)
    attach(lead, file, card)
    hide(manager, family_of(manager))
    manager.sync()
    lead.sync()
    Oracle(world).holds_only_what_is_granted(lead)
    with reading(world.centre.engine) as connection:
        assert [*pieces.faults(connection, world.zone), *pieces.awaited(connection, world.zone)] == []


def test_a_laptop_from_which_the_file_was_taken_opens_nothing(world: World, card: bytes) -> None:
    manager, lead = world.laptops
    letter = attach(manager, family_of(manager), card)
    world.settle_down()
    hide(manager, family_of(manager))
    manager.sync()
    with pytest.raises(Problem, match="has not reached"):
        opened(lead, letter)
    world.settle_down()
    Oracle(world).holds_only_what_is_granted(lead)


def test_what_was_attached_to_refused_work_reaches_the_centre(world: World, card: bytes) -> None:
    lead = world.laptops[1]
    attach(lead, family_of(lead), card)
    for role in (Role.AUDITOR, lead.worker.role):
        give = partial(admin.give_role, worker=lead.worker.id, role=role, now=world.clock())
        writing(world.centre.engine, give)
        lead.sync()
    assert tray.tally(lead.store, lead.worker).refused
    with reading(world.centre.engine) as connection:
        assert list(pieces.awaited(connection, world.zone)) == []


def test_what_a_revoked_laptop_had_not_sent_goes_out_before_it_is_wiped(world: World, template: Path, card: bytes) -> None:
    manager, lead, *_ = world.laptops
    leaving = world.add_laptop(lead.worker, template)
    leaving.sync()
    letter = attach(leaving, family_of(leaving), card)
    with pytest.raises(ZeroDivisionError):
        a_round(leaving, stumble, over=world.network)
    writing(world.centre.engine, lambda connection: admin.revoke(connection, leaving.store.device.id, world.clock()))
    assert leaving.sync().wipe
    world.laptops.remove(leaving)
    leaving.store.close()
    assert opened(manager, letter) == card


def test_a_network_that_breaks_keeps_no_revoked_laptop_from_being_wiped(world: World, template: Path, card: bytes) -> None:
    leaving = world.add_laptop(world.laptops[1].worker, template)
    world.laptops.remove(leaving)
    leaving.sync()
    attach(leaving, family_of(leaving), card)
    writing(world.centre.engine, lambda connection: admin.revoke(connection, leaving.store.device.id, world.clock()))
    deliver = world.network._deliver

    def cut(request: httpx.Request) -> object:
        return None if request.url.path == PiecesAddress.PIECE else deliver(request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world.network, "_deliver", cut)
        assert leaving.sync().wipe
    leaving.store.close()


def test_a_laptop_that_founds_its_zone_brings_what_is_attached(world: World, template: Path, card: bytes) -> None:
    shutil.copytree(template, world.folder / "founder")
    zone_id = new_id()
    zone = Zone(id=zone_id, file_id=zone_id, name="Portland", code="PO")
    ruth = Worker(file_id=zone_id, name="Ruth", role=Role.MANAGER)
    founder = Laptop("founder", world.folder / "founder", ruth, world.clock, world.network)
    with founder.store.work(ruth, "Set up") as work:
        work.put_all([zone, ruth])
    letter = attach(founder, family_on(founder, "Pike").id, card)
    code = writing(world.centre.engine, lambda connection: admin.invite(connection, "", "", hours=1, now=world.clock()))
    enrolment.found(founder.store, URL, code, zone=zone, worker=ruth, transport=world.network)
    founder.sync()
    portland = replace(world, zone=zone_id, laptops=[founder])
    second = portland.add_laptop(ruth, template)
    second.sync()
    assert opened(second, letter) == card
    for laptop in portland.laptops:
        laptop.store.close()


def test_a_letter_cut_off_in_its_second_piece_goes_on_there_over_real_connections(world: World) -> None:
    manager, lead = world.laptops
    letter = attach(manager, family_of(manager), LETTER)
    service = Service(f"sqlite:///{world.folder}/centre.db")
    service.start()
    with before(service.port) as proxy:
        for laptop in (manager, lead):
            laptop.store.set_fact(CENTRE, f"http://127.0.0.1:{proxy.port}")
        proxy.way = lambda: Way(up=PIECE_BYTES + PIECE_BYTES // 2)
        with pytest.raises(Offline):
            a_round(manager)
        assert still_to_send(manager) == (1, len(LETTER) - PIECE_BYTES)
        before_resuming, proxy.way = proxy.sent, Way
        a_round(manager)
        assert proxy.sent - before_resuming < len(LETTER) - PIECE_BYTES + 100_000
        a_round(lead)
        assert opened(lead, letter, real=True) == LETTER
    service.stop()
    for laptop in (manager, lead):
        laptop.store.set_fact(CENTRE, URL)


def test_after_a_restore_what_the_centre_lost_is_sent_again_by_whoever_has_it(
    world: World, template: Path, tmp_path: Path, card: bytes
) -> None:
    manager, lead = world.laptops
    backup = tmp_path / "backup.db"
    with closing(sqlite3.connect(world.folder / "centre.db")) as connection:
        connection.execute("VACUUM INTO ?", (str(backup),))
    letter = attach(manager, family_of(manager), card)
    world.settle_down()
    assert opened(lead, letter) == card
    restore(world, backup)
    at_rest(world)
    fresh = world.add_laptop(lead.worker, template)
    fresh.sync()
    assert opened(fresh, letter) == card
    assert sent(world) == 2

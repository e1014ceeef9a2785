"""Rounds of sync between real laptops and the real centre, one fault at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from fpz_app.central import routes
from fpz_app.central.database import reading
from fpz_app.central.tables import devices, quarantine, records
from fpz_app.domain.families import Family
from fpz_app.domain.plans import Goal
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.backup import check
from fpz_app.store.replica import Replica
from fpz_app.store.tables import tray
from fpz_app.sync import enrolment, protocol
from fpz_app.sync.protocol import Control
from tests.helpers.oracle import Oracle
from tests.helpers.rounds import at_rest, family_on, names, rename, restore, restrict
from tests.helpers.simulator import World, make_world
from tests.helpers.stores import KEY

HOUR, DAY = 3_600_000, 86_400_000


@pytest.fixture
def world(template: Path, tmp_path: Path) -> Iterator[World]:
    """A manager's laptop, a lead's and a practitioner's; all at rest."""
    made = make_world(tmp_path, template, seed=1, laptops=3)
    made.settle_down()
    yield made
    made.close()


def test_a_new_laptop_loads_what_its_worker_may_see(world: World, template: Path) -> None:
    family_on(world.laptops[0])
    world.settle_down()
    fresh = world.add_laptop(world.laptops[1].worker, template)
    report = fresh.sync()
    assert (names(fresh), report.loaded, enrolment.standing(fresh.store).files_here) == (["Marlow"], 2, 2)


def test_a_round_with_nothing_to_do_asks_once(world: World) -> None:
    world.laptops[0].sync()
    world.network.requests.clear()
    world.laptops[0].sync()
    assert world.network.requests[-1] == "GET /v1/control"
    assert "GET /v1/pull" not in world.network.requests


def test_an_older_centre_that_does_not_say_how_far_it_is_is_asked(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    family_on(world.laptops[0])
    world.settle_down()
    monkeypatch.setattr(protocol, "Control", an_older_one)
    rename(world.laptops[0], "Marlowe")
    world.settle_down()
    assert [names(laptop) for laptop in world.laptops] == [["Marlowe"]] * 3


def an_older_one(*, head: int, epoch: str, **said: Any) -> Control:
    assert head
    assert epoch
    return Control(**said)


def test_what_a_laptop_wrote_itself_does_not_come_back_to_it(world: World) -> None:
    laptop = world.laptops[0]
    family_on(laptop)
    assert (laptop.sync().received, laptop.sync().afresh) == (0, [])


def test_a_family_that_is_restricted_leaves_the_laptops_of_others(world: World) -> None:
    manager, lead, practitioner = world.laptops
    family_on(manager)
    world.settle_down()
    restrict(manager, lead.worker)
    world.settle_down()
    assert (names(lead), names(practitioner)) == (["Marlow"], [])
    Oracle(world).holds_only_what_is_granted(practitioner)


def test_what_was_typed_in_a_file_that_is_taken_reaches_the_centre(world: World) -> None:
    manager, _, practitioner = world.laptops
    family_on(manager)
    world.settle_down()
    rename(practitioner, "Typed before it was taken")
    restrict(manager)
    manager.sync()
    report = practitioner.sync()
    with reading(world.centre.engine) as connection:
        kept = list(connection.execute(sa.select(quarantine.c.work)).scalars())
        row = connection.execute(sa.select(devices).where(devices.c.id == practitioner.store.device.id)).one()
    assert [report.refused, len(report.taken), names(practitioner)] == [1, 1, []]
    assert "Typed before it was taken" in kept[0]
    assert row.confirmed == Replica(practitioner.store).number("told")
    assert practitioner.store.broken() == ""


def test_backups_that_hold_a_file_that_was_taken_go(world: World) -> None:
    manager, lead, _ = world.laptops
    family_on(manager)
    world.settle_down()
    old = lead.store.backup_daily(date(2026, 11, 1))
    restrict(manager)
    world.settle_down()
    (fresh,) = (lead.folder / "backups").iterdir()
    assert (old is not None, fresh == old, check(fresh, KEY)) == (True, False, "")


def test_a_refused_work_lies_in_the_tray_and_the_row_says_what_stands(world: World) -> None:
    manager, lead, _ = world.laptops
    family_on(manager)
    world.settle_down()
    with lead.store.work(lead.worker, "Restrict, which a lead may not") as work:
        work.put(replace(work.get(Family, lead.store.find(Family)[0].id), restricted=True))
    report = lead.sync()
    with lead.store.read() as connection:
        words = list(connection.execute(sa.select(tray.c.words)).scalars())
    assert (report.refused, lead.store.find(Family)[0].restricted) == (1, False)
    assert words == ["You may not restrict a file here."]


def test_a_family_that_was_never_taken_up_stays_in_the_tray(world: World) -> None:
    manager, lead, _ = world.laptops
    with manager.store.work(manager.worker, "Change the lead's role") as work:
        work.put(replace(work.get(Worker, lead.worker.id), role=Role.BOARD))
    manager.sync()
    family_on(lead, "Typed by hand")
    lead.sync()
    with lead.store.read() as connection:
        kept = list(connection.execute(sa.select(tray.c.content)).scalars())
    assert (names(lead), "Typed by hand" in str(kept)) == ([], True)
    Oracle(world).holds_only_what_is_granted(lead)


def test_a_file_that_differs_from_the_centres_is_loaded_afresh_and_told(world: World) -> None:
    manager, lead, _ = world.laptops
    family_on(manager)
    world.settle_down()
    with lead.store.writing() as connection:
        connection.exec_driver_sql("""UPDATE family SET versions = '{"*": ["other"]}', address = 'Wrong'""")
    rename(manager, "Marlowe")
    manager.sync()
    report = lead.sync()
    assert (report.afresh, lead.store.find(Family)[0].address) == ([lead.store.find(Family)[0].id], "")
    at_rest(world)


def test_a_wrong_clock_is_told_and_does_not_stop_the_sync(world: World) -> None:
    lead = world.laptops[1]
    lead.ahead = 3 * 365 * DAY
    family_on(lead)
    report = lead.sync()
    assert (report.sent, report.skew > 2 * 365 * DAY) == (1, True)


def test_a_clock_that_is_nearly_right_is_not_mentioned(world: World) -> None:
    world.laptops[1].ahead = 9 * 60_000
    assert world.laptops[1].sync().skew == 0


def test_an_older_app_sends_and_gets_nothing_new(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    manager, lead, _ = world.laptops
    family_on(manager)
    manager.sync()
    monkeypatch.setattr(routes, "LEAST_SCHEMA", 99)
    rename_nothing = lead.sync()
    assert (rename_nothing.must_update, names(lead)) == (True, [])


def test_after_a_restore_of_the_centre_nothing_is_lost(world: World, tmp_path: Path) -> None:
    manager, lead, _ = world.laptops
    family_on(manager)
    world.settle_down()
    backup = tmp_path / "backup.db"
    with closing(sqlite3.connect(world.folder / "centre.db")) as connection:
        connection.execute("VACUUM INTO ?", (str(backup),))
    rename(lead, "After the backup")
    family_on(manager, "Also after")
    world.settle_down()
    restore(world, backup)
    at_rest(world)
    assert [names(laptop) for laptop in world.laptops] == [["After the backup", "Also after"]] * 3


def test_a_record_moved_to_another_family_moves_on_every_laptop(world: World) -> None:
    manager, lead, _ = world.laptops
    old, new = family_on(manager), family_on(manager, "Pike")
    goal = Goal(file_id=old.id, family_id=old.id, plan_id=old.id)
    with manager.store.work(manager.worker, "Write") as work:
        work.put(goal)
    world.settle_down()
    with lead.store.work(lead.worker, "Move") as work:
        work.put(replace(goal, file_id=new.id, family_id=new.id))
    at_rest(world)
    assert [each.store.get(Goal, goal.id).file_id for each in world.laptops] == [new.id] * 3


def test_the_centre_holds_what_the_laptops_hold(world: World) -> None:
    family_on(world.laptops[0])
    at_rest(world)
    with reading(world.centre.engine) as connection:
        held = set(connection.execute(sa.select(records.c.kind)).scalars())
    assert held == {"zone", "worker", "family"}

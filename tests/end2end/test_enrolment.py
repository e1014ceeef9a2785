"""Enrolment: how a laptop comes to its centre, how long it may go without, and how it ends (T-21, T-22)."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.central import admin
from fpz_app.central.database import reading, writing
from fpz_app.central.tables import quarantine
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role, Worker, Zone
from fpz_app.store.replica import Forked
from fpz_app.sync import enrolment
from fpz_app.sync.troubles import Declined
from tests.helpers.network import URL
from tests.helpers.rounds import at_rest, family_on, names, rename
from tests.helpers.simulator import Laptop, World, make_world

HOUR, DAY = 3_600_000, 86_400_000


@pytest.fixture
def world(template: Path, tmp_path: Path) -> Iterator[World]:
    """A manager's laptop, a lead's and a practitioner's; all at rest."""
    made = make_world(tmp_path, template, seed=1, laptops=3)
    made.settle_down()
    yield made
    made.close()


def test_a_laptop_that_has_not_called_for_too_long_has_lapsed(world: World) -> None:
    lead = world.laptops[1]
    lead.sync()
    world.clock.now += 13 * DAY
    before = enrolment.lapsed(lead.store)
    world.clock.now += 2 * DAY
    assert (before, enrolment.lapsed(lead.store)) == (False, True)


def test_setting_the_clock_back_does_not_lengthen_the_lease(world: World) -> None:
    lead = world.laptops[1]
    lead.sync()
    world.clock.now += 15 * DAY
    family_on(lead)
    lead.ahead = -15 * DAY
    assert enrolment.lapsed(lead.store)


def test_a_call_renews_the_lease(world: World) -> None:
    lead = world.laptops[1]
    world.clock.now += 15 * DAY
    lead.sync()
    assert not enrolment.lapsed(lead.store)


def test_a_laptop_whose_trust_has_ended_wipes_itself(world: World) -> None:
    lead = world.laptops.pop(1)
    family_on(lead, "Typed before")
    writing(world.centre.engine, lambda connection: admin.revoke(connection, lead.store.device.id, world.clock()))
    assert lead.sync().wipe
    with reading(world.centre.engine) as connection:
        assert "Typed before" in connection.execute(sa.select(quarantine.c.work)).scalar_one()
    enrolment.wipe(lead.store)
    assert [path for path in lead.folder.rglob("*") if path.is_file()] == []


def test_the_same_record_on_two_machines_goes_on_as_two_devices(world: World) -> None:
    lead = world.laptops[1]
    family_on(lead)
    world.settle_down()
    lead.store.close()
    shutil.copytree(lead.folder, world.folder / "twin")
    lead.open()
    twin = Laptop("twin", world.folder / "twin", lead.worker, world.clock, world.network)
    rename(lead, "Here")
    rename(twin, "There")
    family_on(twin, "By the same numbers")
    lead.sync()
    with pytest.raises(Forked, match="copied or restored"):
        twin.sync()
    enrolment.join_again(twin.store, URL, world.invite(twin.worker), transport=world.network)
    world.laptops.append(twin)
    at_rest(world)
    family_on(lead, "By the same numbers")
    at_rest(world)
    with twin.store.read() as connection:
        both = connection.exec_driver_sql("SELECT \"values\" FROM beside WHERE field = 'name'").scalar_one()
    assert "Here" in both
    assert "There" in both


def test_a_laptop_set_up_alone_founds_its_zone_and_others_load_it(world: World, template: Path) -> None:
    shutil.copytree(template, world.folder / "founder")
    zone_id = new_id()
    zone = Zone(id=zone_id, file_id=zone_id, name="Portland", code="PO")
    ruth = Worker(file_id=zone_id, name="Ruth", role=Role.MANAGER)
    founder = Laptop("founder", world.folder / "founder", ruth, world.clock, world.network)
    with founder.store.work(ruth, "Set up") as work:
        work.put_all([zone, ruth])
    family_on(founder, "Pike")
    code = writing(world.centre.engine, lambda connection: admin.invite(connection, "", "", hours=1, now=world.clock()))
    enrolment.found(founder.store, URL, code, zone=zone, worker=ruth, transport=world.network)
    portland = replace(world, zone=zone_id, laptops=[founder])
    founder.sync()
    second = portland.add_laptop(ruth, template)
    at_rest(portland)
    assert names(second) == ["Pike"]


def test_a_laptop_with_a_record_of_its_own_cannot_join_another_zone(world: World, template: Path) -> None:
    shutil.copytree(template, world.folder / "alone")
    lead = world.laptops[1]
    alone = Laptop("alone", world.folder / "alone", lead.worker, world.clock, world.network)
    family_on(alone)
    with pytest.raises(Exception, match="record of its own"):
        enrolment.join(alone.store, URL, world.invite(lead.worker), transport=world.network)
    alone.store.close()


def test_a_code_is_good_for_one_laptop(world: World, template: Path) -> None:
    lead = world.laptops[1]
    code = world.invite(lead.worker)
    for name in ("one", "two"):
        shutil.copytree(template, world.folder / name)
    one, two = (Laptop(name, world.folder / name, lead.worker, world.clock, world.network) for name in ("one", "two"))
    enrolment.join(one.store, URL, code, transport=world.network)
    enrolment.join(one.store, URL, code, transport=world.network)  # the answer was lost
    with pytest.raises(Declined, match="used before"):
        enrolment.join(two.store, URL, code, transport=world.network)
    one.store.close()
    two.store.close()

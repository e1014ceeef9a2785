"""Attached to a file that is taken before it went out: it reaches the centre all the same, whatever else the centre orders."""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fpz_app.central import admin, pieces
from fpz_app.central.database import reading, writing
from fpz_app.domain.families import Family
from fpz_app.sync import enrolment
from fpz_app.sync.report import Progress
from fpz_app.sync.round import run_round
from tests.helpers.attaching import attach, still_to_send
from tests.helpers.oracle import Oracle
from tests.helpers.rounds import family_on
from tests.helpers.simulator import Laptop, World, make_world


@pytest.fixture
def world(template: Path, tmp_path: Path) -> Iterator[World]:
    """A manager's laptop and a lead's. The lead attached something, and the file was taken before it went out."""
    made = make_world(tmp_path, template, seed=5, laptops=2)
    manager, lead = made.laptops
    file = family_on(manager).id
    made.settle_down()
    attach(lead, file, os.urandom(40_000))
    cut_off_before_the_first_piece(lead)
    restrict(manager, True)
    cut_off_before_the_first_piece(lead)
    assert still_to_send(lead) == (0, 0), "the lead still sees it"
    yield made
    made.close()


def cut_off_before_the_first_piece(laptop: Laptop) -> None:
    def stumble(_: Progress) -> None:
        raise ZeroDivisionError

    with closing(enrolment.remote_of(laptop.store, transport=laptop.network)) as remote, pytest.raises(ZeroDivisionError):
        run_round(laptop.store, remote, stumble)


def restrict(manager: Laptop, restricted: bool) -> None:
    (family,) = manager.store.find(Family)
    with manager.store.work(manager.worker, "Restrict") as work:
        work.put(replace(work.get(Family, family.id), restricted=restricted, allowed=(manager.worker.id,) * restricted))
    manager.sync()


def awaited(world: World) -> list[str]:
    with reading(world.centre.engine) as connection:
        return [*pieces.faults(connection, world.zone), *pieces.awaited(connection, world.zone)]


def test_it_goes_out_though_the_file_is_gone(world: World) -> None:
    lead = world.laptops[1]
    lead.sync()
    assert awaited(world) == []
    Oracle(world).holds_only_what_is_granted(lead)


def test_it_goes_out_though_the_file_was_given_and_taken_again(world: World) -> None:
    manager, lead = world.laptops
    restrict(manager, False)
    restrict(manager, True)
    lead.sync()
    assert awaited(world) == []
    Oracle(world).holds_only_what_is_granted(lead)


def test_it_goes_out_before_the_laptop_is_wiped(world: World) -> None:
    lead = world.laptops[1]
    writing(world.centre.engine, lambda connection: admin.revoke(connection, lead.store.device.id, world.clock()))
    assert lead.sync().wipe
    assert awaited(world) == []

"""A family moves between zones while laptops sync, are away or are killed: each holds what it was given, at every step."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.casework.history import file_history
from fpz_app.casework.zone_moves import ask_to_move, zone_moves
from fpz_app.central import admin, moving
from fpz_app.central.database import reading, writing
from fpz_app.central.verifying import faults
from fpz_app.domain.families import Family
from fpz_app.domain.workers import Role
from fpz_app.domain.zone_moves import ZoneMove
from fpz_app.store.tables import left
from tests.helpers.oracle import Oracle
from tests.helpers.rounds import family_on, names, rename
from tests.helpers.simulator import Laptop, World, make_world


@dataclass
class Neighbours:
    """Two zones of one centre: a manager's and a lead's laptop here, a manager's there."""

    here: World
    there: World
    family: str
    is_there: bool = False

    @property
    def laptops(self) -> list[Laptop]:
        return [*self.here.laptops, *self.there.laptops]

    def move(self) -> None:
        came, goes = (self.there, self.here) if self.is_there else (self.here, self.there)
        asked = moving.Going(self.family, goes.zone, came.laptops[0].worker.id, "", "They moved house.", "They asked us to.")
        now = self.here.clock()
        writing(self.here.centre.engine, lambda connection: moving.move(connection, asked, now))
        self.is_there = not self.is_there

    def settle_down(self) -> None:
        for world in (self.here, self.there):
            world.settle_down()

    def check(self, *synced: Laptop) -> None:
        """I4 of those that have synced."""
        for laptop in synced:
            Oracle(self.here).holds_only_what_is_granted(laptop)

    def check_all(self) -> None:
        """Also every chain, and both zones whole."""
        self.check(*self.laptops)
        assert [laptop.store.broken() for laptop in self.laptops] == [""] * len(self.laptops)
        with reading(self.here.centre.engine) as connection:
            assert [each for world in (self.here, self.there) for each in faults(connection, world.zone)] == []


@pytest.fixture(scope="module")
def made(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neighbours]:
    here = make_world(tmp_path_factory.mktemp("worlds"), template, seed=5, laptops=2)
    now = here.clock()
    zone = writing(here.centre.engine, lambda connection: admin.new_zone(connection, "Purbeck", "PU", now)).id
    add = partial(admin.new_worker, zone=zone, name="Sam", agency="", role=Role.MANAGER, now=now)
    there = replace(here, zone=zone, laptops=[])
    there.add_laptop(writing(here.centre.engine, add), template)
    yield Neighbours(here, there, family_on(here.laptops[0]).id)
    there.laptops[0].store.close()
    here.close()


@pytest.fixture
def zones(made: Neighbours) -> Neighbours:
    """The family is here, and all have synced."""
    if made.is_there:
        made.settle_down()
        made.move()
    made.settle_down()
    rename(made.laptops[1], "Marlow-Hale")
    made.settle_down()
    return made


def test_each_laptop_holds_what_it_was_given_at_every_step(zones: Neighbours) -> None:
    manager, lead, theirs = zones.laptops
    zones.move()
    assert [names(each) for each in zones.laptops] == [["Marlow-Hale"], ["Marlow-Hale"], []]
    for laptop in zones.laptops:
        laptop.sync()
        zones.check(laptop)
    assert [names(each) for each in zones.laptops] == [[], [], ["Marlow-Hale"]]
    theirs.sync()
    rows = file_history(theirs.store, theirs.worker, zones.family)
    assert [(row.who, row.title) for row in rows] == [
        ("X", "Moved here from Chesil zone"), ("X", "Rename to Marlow-Hale"), ("X", "Make a family"),
    ]  # fmt: skip
    rename(theirs, "Named there")
    zones.there.settle_down()
    zones.move()
    for laptop in (theirs, lead, manager):
        laptop.sync()
        zones.check(laptop)
    assert [names(each) for each in zones.laptops] == [["Named there"], ["Named there"], []]


def test_what_a_manager_asks_for_on_a_laptop_is_done_at_the_next_sync(zones: Neighbours) -> None:
    manager, _, theirs = zones.laptops
    asked = ZoneMove(
        file_id=zones.family, family_id=zones.family, to_zone="Purbeck", takes_up="Sam", reason="They moved house.",
        agreed="They asked us to.", asked_by=manager.worker.id, asked_on=date(2026, 11, 23),
    )  # fmt: skip
    ask_to_move(manager.store, manager.worker, asked)
    zones.is_there = True
    assert manager.sync().taken == [zones.family]
    for laptop in zones.laptops:
        laptop.sync()
    zones.check_all()
    (row,) = zone_moves(theirs.store, theirs.worker, zones.family).rows
    assert ([names(each) for each in zones.laptops], row.move.moved_on is None) == ([[], [], ["Marlow-Hale"]], False)
    assert theirs.store.find(Family)[0].lead_id == theirs.worker.id


def test_what_was_written_on_a_laptop_that_was_away_is_left_for_those_there(zones: Neighbours) -> None:
    _, lead, theirs = zones.laptops
    rename(lead, "Typed on the train")
    zones.move()
    report = lead.sync()
    zones.check(lead)
    for _ in range(2):
        theirs.sync()
    with theirs.store.read() as connection:
        works = [str(work) for work in connection.execute(sa.select(left.c.work)).scalars()]
    assert (report.refused, len(works), "Typed on the train" in works[0]) == (1, 1, True)
    zones.settle_down()
    zones.check_all()


def test_a_laptop_killed_while_the_file_goes_or_comes_is_whole_in_the_end(zones: Neighbours) -> None:
    _, lead, theirs = zones.laptops
    rename(lead, "Typed before")
    for steps in (20, 60, 100):
        zones.move()
        for laptop in (lead, theirs):
            laptop.survives(laptop.sync, fuse=steps)
    zones.settle_down()
    zones.check_all()
    holders = [bool(names(each)) for each in zones.laptops]
    assert holders == [False, False, True]


def test_the_file_goes_in_the_middle_of_a_pull(zones: Neighbours, monkeypatch: pytest.MonkeyPatch) -> None:
    manager, lead, theirs = zones.laptops
    for number in range(5):
        rename(manager, f"Name {number}")
    manager.sync()
    requests = zones.here.network.requests
    began = len(requests)
    ask = lead.network._deliver

    def deliver(request: object) -> object:
        answer = ask(request)  # type: ignore[arg-type]
        if requests[began:].count("GET /v1/pull") == 1 and not moved:
            moved.append(True)
            zones.move()
        return answer

    moved: list[bool] = []
    monkeypatch.setattr(lead.network, "_deliver", deliver)
    lead.sync()
    assert (moved, names(lead)) == ([True], ["Name 4"])
    lead.sync()
    theirs.sync()
    zones.check(lead, theirs)
    assert [names(lead), names(theirs)] == [[], ["Name 4"]]

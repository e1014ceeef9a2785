"""Kills: a laptop's process that ends at any statement or request of a round leaves what a later round makes whole."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from fpz_app.domain.families import Family
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from tests.helpers.busy_work import Diary
from tests.helpers.long import LONG
from tests.helpers.oracle import Oracle
from tests.helpers.simulator import Laptop, World, make_world

EACH = max(12 // LONG, 1) if LONG else 37
"""Every so many statements; all of them in the longest runs."""


@pytest.fixture
def worlds(template: Path, tmp_path: Path) -> Iterator[Iterator[World]]:
    """Worlds that are all alike: a file given, one taken, works to be sent, refused, received and in conflict."""
    opened: list[World] = []

    def make() -> Iterator[World]:
        for number in count():
            folder = tmp_path / str(number)
            folder.mkdir()
            opened.append(make_world(folder, template, seed=7, laptops=2))
            prepare(opened[-1])
            yield opened[-1]
            opened.pop().close()

    yield make()
    for world in opened:
        world.close()


def prepare(world: World) -> None:
    manager, lead = world.laptops
    mine, taken = family(manager, "Marlow"), family(manager, "Pike")
    world.settle_down()
    edit(lead, mine, name="Here", about="They said this. ")
    edit(lead, taken, name="Refused by then")
    edit(manager, mine, name="There", about="They said that. ")
    edit(manager, taken, restricted=True, allowed=(manager.worker.id,))
    given = family(manager, "Okafor")
    with manager.store.work(manager.worker, "Goals") as work:
        work.put_all([Goal(file_id=given, family_id=given, plan_id=given, text=f"Goal {number}") for number in range(5)])
    manager.sync()


def family(laptop: Laptop, name: str) -> str:
    family_id = new_id()
    with laptop.store.work(laptop.worker, "Make a family") as work:
        work.put(Family(id=family_id, file_id=family_id, name=name))
    return family_id


def edit(laptop: Laptop, family_id: str, **values: object) -> None:
    with laptop.store.work(laptop.worker, "Edit") as work:
        work.put(replace(work.get(Family, family_id), **values))  # type: ignore[arg-type]


def ends_well(world: World) -> tuple[list[str], int]:
    """What the killed laptop shows in the end, with how many works the centre took."""
    world.settle_down()
    oracle = Oracle(world, Diary())
    oracle.check_at_rest()
    shown = [str(sorted(family.name for family in laptop.store.find(Family))) for laptop in world.laptops]
    return shown, len(oracle.accepted)


def test_a_round_that_is_killed_anywhere_ends_as_one_that_never_was(worlds: Iterator[World]) -> None:
    expected = ends_well(next(worlds))
    for steps in count(1, EACH):
        world = next(worlds)
        lead = world.laptops[1]
        if lead.survives(lead.sync, steps):
            break
        assert ends_well(world) == expected, f"killed at statement {steps}"


def test_a_first_load_that_is_killed_anywhere_is_whole_in_the_end(
    worlds: Iterator[World], template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fpz_app.sync.first_load.ROWS", 3)
    world = next(worlds)
    world.settle_down()
    for steps in count(1, EACH):
        fresh = world.add_laptop(world.laptops[0].worker, template)
        if fresh.survives(fresh.sync, steps):
            break
        ends_well(world)
        world.laptops.remove(fresh)
        fresh.store.close()

"""Sync, simulated (L2): real laptops, the real centre, a network that loses, doubles, delays and cuts, and kills anywhere."""

import os
from functools import partial
from pathlib import Path

import pytest

from tests.helpers.busy_work import do_something
from tests.helpers.network import ROUGH
from tests.helpers.oracle import Oracle
from tests.helpers.simulator import World, make_template, make_world, seed_ids

LONG = bool(os.environ.get("FPZ_LONG"))
SEEDS = range(int(os.environ.get("FPZ_SEED", "1")), int(os.environ.get("FPZ_SEED", "1")) + (200 if LONG else 6))
STEPS = 120 if LONG else 40


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_on_a_rough_network_with_kills(
    seed: int, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world(tmp_path, template, seed=seed, laptops=2 + seed % 3)
    seed_ids(monkeypatch, world)
    try:
        live_through(world, STEPS)
    finally:
        world.close()


def live_through(world: World, steps: int) -> None:
    oracle, random = Oracle(world), world.random
    world.settle_down()
    world.network.faults = ROUGH
    for _ in range(steps):
        laptop = random.choice(world.laptops)
        world.clock.now += random.randrange(60_000)
        chance = random.random()
        fuse = random.randrange(1, 60) if random.random() < 0.3 else 0
        if chance < 0.55:
            laptop.survives(partial(do_something, world, laptop, oracle.diary), fuse)
        elif chance < 0.6:
            laptop.ahead = random.choice([0, 0, 3_600_000, -3_600_000, 3 * 365 * 86_400_000, -3 * 365 * 86_400_000])
        elif laptop.survives(laptop.sync, fuse * 3):
            oracle.nothing_accepted_changes()
    world.settle_down()
    oracle.check_at_rest()

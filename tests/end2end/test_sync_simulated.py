"""Sync, simulated (L2): real laptops, the real centre, a network that loses, doubles, delays and cuts, and kills anywhere."""

import os
from pathlib import Path

import pytest

from tests.helpers.long import LONG, times
from tests.helpers.simulated_life import live_through
from tests.helpers.simulator import make_world, seed_ids

FIRST = int(os.environ.get("FPZ_SEED") or "1")
SEEDS = range(FIRST, FIRST + times(6, 200))
STEPS = 120 if LONG else 40


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

"""A simulated life: people work, sync, lose the network, and are cut off anywhere, by the chance of one seed."""

from functools import partial

from tests.helpers.busy_work import EVERYTHING, ONE_FIELD, Acts, begin_with_a_goal, do_something
from tests.helpers.network import ROUGH
from tests.helpers.oracle import Oracle
from tests.helpers.simulator import World

YEARS = 3 * 365 * 86_400_000
WRONG_CLOCKS = (0, 0, 3_600_000, -3_600_000, YEARS, -YEARS)


def live_through(world: World, steps: int, acts: Acts = EVERYTHING, *, kills: float = 0.3) -> Oracle:
    """`kills` is how often a laptop's process ends in the middle of something. Raises AssertionError where a promise does not
    hold after a sync or once everybody has synced."""
    oracle, random = Oracle(world), world.random
    world.settle_down()
    if acts is ONE_FIELD:
        begin_with_a_goal(world, oracle.diary)
    world.network.faults = ROUGH
    for _ in range(steps):
        laptop = random.choice(world.laptops)
        world.clock.now += random.randrange(60_000)
        chance, late = random.random(), world.network.delivered_late
        killed = random.random() < kills
        if chance < 0.55:
            for _ in range(random.randrange(1, 4)):
                laptop.survives(
                    partial(do_something, world, laptop, oracle.diary, acts), random.randrange(1, 120) if killed else 0
                )
        elif chance < 0.6:
            laptop.ahead = random.choice(WRONG_CLOCKS)
        elif (
            laptop.survives(laptop.sync, random.randrange(1, laptop.usual) if killed else 0)
            and world.network.delivered_late == late
        ):
            oracle.check_after_sync(laptop)
    world.settle_down()
    oracle.check_at_rest()
    return oracle

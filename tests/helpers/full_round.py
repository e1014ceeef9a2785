"""A full round: a zone whose last laptop sends, is refused, merges, hears orders, loads a file and gives one up, all at once."""

from dataclasses import replace

from fpz_app.domain.families import Family
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from tests.helpers.busy_work import Diary
from tests.helpers.oracle import Oracle
from tests.helpers.simulator import Laptop, World

Outcome = tuple[list[str], int]


def prepare(world: World) -> None:
    """Of two laptops: a file given, one taken, works to be sent, refused, received and in conflict."""
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


def ends_well(world: World) -> Outcome:
    """What the laptops show in the end, with how many works the centre took."""
    world.settle_down()
    oracle = Oracle(world, Diary())
    oracle.check_at_rest()
    shown = [str(sorted(family.name for family in laptop.store.find(Family))) for laptop in world.laptops]
    return shown, len(oracle.accepted)


def family(laptop: Laptop, name: str) -> str:
    family_id = new_id()
    with laptop.store.work(laptop.worker, "Make a family") as work:
        work.put(Family(id=family_id, file_id=family_id, name=name))
    return family_id


def edit(laptop: Laptop, family_id: str, **values: object) -> None:
    with laptop.store.work(laptop.worker, "Edit") as work:
        work.put(replace(work.get(Family, family_id), **values))  # type: ignore[arg-type]

"""What people do on simulated laptops, one thing at a time."""

import shutil
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from fpz_app.central.database import writing
from fpz_app.central.tables import zone_heads
from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Worker
from tests.helpers.busy_work import Diary
from tests.helpers.oracle import Oracle
from tests.helpers.simulator import Laptop, World


def family_on(laptop: Laptop, name: str = "Marlow", **more: object) -> Family:
    family_id = new_id()
    with laptop.store.work(laptop.worker, "Make a family") as work:
        return work.put(Family(id=family_id, file_id=family_id, name=name, **more))  # type: ignore[arg-type]


def rename(laptop: Laptop, name: str) -> None:
    with laptop.store.work(laptop.worker, f"Rename to {name}") as work:
        work.put(replace(work.get(Family, laptop.store.find(Family)[0].id), name=name))


def restrict(laptop: Laptop, *allowed: Worker) -> None:
    with laptop.store.work(laptop.worker, "Restrict") as work:
        family = work.get(Family, laptop.store.find(Family)[0].id)
        work.put(replace(family, restricted=True, allowed=tuple(each.id for each in (laptop.worker, *allowed))))


def names(laptop: Laptop) -> list[str]:
    return sorted(each.name for each in laptop.store.find(Family))


def at_rest(world: World) -> None:
    world.settle_down()
    Oracle(world, Diary()).check_at_rest()


def restore(world: World, backup: Path) -> None:
    """As an administrator would: the copy in the database's place, and a new epoch."""
    world.centre.engine.dispose()
    for tail in ("-wal", "-shm"):
        (world.folder / f"centre.db{tail}").unlink(missing_ok=True)
    shutil.copy(backup, world.folder / "centre.db")
    writing(world.centre.engine, lambda connection: connection.execute(sa.update(zone_heads).values(epoch=new_id())))

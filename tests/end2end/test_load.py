"""Load: many laptops at once, real processes of the centre on a real PostgreSQL; tests/bench/load.py does it by the hundred."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import time

from fpz_app.central import admin, verifying
from fpz_app.central.database import make_engine, reading, writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.workers import Role
from tests.helpers.light_laptops import LightLaptop
from tests.helpers.postgres import new_postgres
from tests.helpers.service import Service

__all__ = ["new_postgres"]

LAPTOPS, EDITS, ROUNDS = 12, 20, 5


def test_twelve_laptops_that_write_at_once_lose_nothing_and_all_see_all(new_postgres: Callable[[], str]) -> None:
    database = new_postgres()
    engine = make_engine(database)
    migrate(engine)
    now = int(time() * 1000)
    zone = writing(engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", now)).id
    service = Service(database, workers=2)
    service.start()
    laptops, codes = [], []
    for number in range(LAPTOPS):
        name = f"Worker {number}"
        add = partial(admin.new_worker, zone=zone, name=name, agency="", role=Role.LEAD, now=now)
        laptops.append(LightLaptop(service.address, writing(engine, add).id))
        codes.append(writing(engine, partial(admin.invite, zone=zone, worker=laptops[-1].worker, hours=1, now=now)))
    with ThreadPoolExecutor(LAPTOPS) as pool:
        list(pool.map(LightLaptop.join, laptops, codes))
        list(pool.map(LightLaptop.round, laptops))
        before = [laptop.received for laptop in laptops]
        list(pool.map(edit, laptops))
        list(pool.map(LightLaptop.round, laptops))
    service.stop()
    with reading(engine) as connection:
        assert list(verifying.faults(connection, zone)) == []
        last = admin.zones(connection)[0].works
    engine.dispose()
    assert {laptop.cursor for laptop in laptops} == {last}
    assert [laptop.received - had for laptop, had in zip(laptops, before, strict=True)] == [LAPTOPS * EDITS] * LAPTOPS
    assert {status for laptop in laptops for status in laptop.statuses} == {200}
    for laptop in laptops:
        laptop.close()


def edit(laptop: LightLaptop) -> None:
    for _ in range(ROUNDS):
        for _ in range(EDITS // ROUNDS):
            laptop.note()
        laptop.round()

"""Zone in process: a centre and laptops of one zone in this process, and what each sync took on either side.

Python's search for cycles goes on at the centre while a laptop holds it back; what was there when the centre began is passed
over, as in a process of its own.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, process_time, time

import httpx
import psutil

from fpz_app.central import admin
from fpz_app.central.app import make_app
from fpz_app.central.centre import open_centre
from fpz_app.central.config import Config
from fpz_app.central.database import is_postgres, make_engine, writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.workers import Role, Worker
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.remote import Remote
from fpz_app.sync.report import RoundReport
from fpz_app.sync.round import run_round
from tests.bench.table import row
from tests.helpers.network import URL, Network
from tests.helpers.stores import KEY


@dataclass(frozen=True)
class Took:
    """Seconds on the laptop and at the centre, and of these the processor's; `database` has the processor's of PostgreSQL's
    connections, in hundredths."""

    laptop: float
    centre: float
    laptop_work: float
    centre_work: float
    database: float
    report: RoundReport

    @property
    def together(self) -> float:
        return self.laptop + self.centre

    @property
    def work(self) -> float:
        return self.laptop_work + self.centre_work

    def tell(self, what: str, bar: str = "") -> None:
        row(f"{what}: laptop and centre", [self.together], bar)
        row("  on the laptop", [self.laptop])
        row("  at the centre", [self.centre])
        row("Processor time of both", [self.work], bar)
        row("  on the laptop", [self.laptop_work])
        row("  at the centre", [self.centre_work])
        row("  and of its database, about", [self.database])


@dataclass
class Laptop:
    store: Store
    remote: Remote

    def close(self) -> None:
        self.remote.close()
        self.store.close()


class Zone:
    """`database` is the address of an empty one for the centre."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.engine = folder, make_engine(database)
        migrate(self.engine)
        now = int(time() * 1000)
        self.id = writing(self.engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", now)).id
        self.worker: Worker = writing(
            self.engine, lambda connection: admin.new_worker(connection, self.id, name="P", agency="", role=Role.LEAD, now=now)
        )
        self.network = _Apart(make_app(open_centre(Config(database=database))), Random(1))
        gc.collect()
        gc.freeze()

    def laptop(self, name: str) -> Laptop:
        store = Store(self.folder / name, KEY, signer=Signer)
        now = int(time() * 1000)
        code = writing(self.engine, lambda connection: admin.invite(connection, self.id, self.worker.id, hours=1, now=now))
        enrolment.join(store, URL, code, transport=self.network)
        return Laptop(store, enrolment.remote_of(store, transport=self.network))

    def sync(self, laptop: Laptop) -> Took:
        return self._timed(lambda: run_round(laptop.store, laptop.remote))

    def _timed(self, work: Callable[[], RoundReport]) -> Took:
        network = self.network
        network.seconds = network.work = 0.0
        database, began, worked = self._database_work(), perf_counter(), process_time()
        report = work()
        whole, all_work = perf_counter() - began, process_time() - worked
        database = self._database_work() - database
        return Took(whole - network.seconds, network.seconds, all_work - network.work, network.work, database, report)

    def _database_work(self) -> float:
        """Of the connections to it that are open; nothing on SQLite, which works in this process."""
        if not is_postgres(self.engine):
            return 0.0
        with self.engine.connect() as connection:
            query = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            times = [psutil.Process(pid).cpu_times() for pid in connection.exec_driver_sql(query).scalars()]
        return float(sum(each.user + each.system for each in times))


class _Apart(Network):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        was_on = gc.isenabled()
        gc.enable()
        try:
            return super().handle_request(request)
        finally:
            if not was_on:
                gc.disable()

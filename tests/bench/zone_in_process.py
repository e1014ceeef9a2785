"""Zone in process: a centre and laptops of one zone in this process, and what each sync took on either side.

Python's search for cycles goes on at the centre while a laptop holds it back; what was there when the centre began is passed
over, as in a process of its own.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import time

import httpx
import psutil

from fpz_app.central import admin
from fpz_app.central.app import SELDOM, make_app
from fpz_app.central.centre import open_centre
from fpz_app.central.config import Config
from fpz_app.central.database import is_postgres, make_engine, writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.workers import Role, Worker
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.protocol import Address
from fpz_app.sync.remote import Remote
from fpz_app.sync.round import run_round
from tests.bench.took import Time, Took, Watch
from tests.helpers.network import URL, Network
from tests.helpers.stores import KEY


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
        app = make_app(open_centre(Config(database=database)))
        self.network = _Apart(app, Random(1), database_work=self._database_work)
        gc.collect()
        gc.freeze()

    def laptop(self, name: str) -> Laptop:
        store = Store(self.folder / name, KEY, signer=Signer)
        now = int(time() * 1000)
        code = writing(self.engine, lambda connection: admin.invite(connection, self.id, self.worker.id, hours=1, now=now))
        enrolment.join(store, URL, code, transport=self.network)
        return Laptop(store, enrolment.remote_of(store, transport=self.network))

    def sync(self, laptop: Laptop) -> Took:
        watch = self.network.watch = Watch()
        report = run_round(laptop.store, laptop.remote)
        watch.lap()
        return Took(watch.sending, watch.fetching, report)

    def _database_work(self) -> float:
        """Seconds of the connections to it that are open; nothing on SQLite, which works in this process."""
        if not is_postgres(self.engine):
            return 0.0
        with self.engine.connect() as connection:
            query = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            return sum(map(_ran, connection.exec_driver_sql(query).scalars().all()))


def _ran(pid: int) -> float:
    """The processor's seconds of a process: to the nanosecond where the system tells so, else in hundredths."""
    told = Path(f"/proc/{pid}/schedstat")
    if told.exists():
        return int(told.read_text().split()[0]) / 1e9
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


@dataclass
class _Apart(Network):
    database_work: Callable[[], float] = lambda: 0.0
    watch: Watch = field(default_factory=Watch)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.watch.begin(fetching=request.url.path == Address.PULL)
        before = self.database_work()
        self.seconds = self.work = 0.0
        was_on, often = gc.isenabled(), gc.get_threshold()
        gc.enable()
        gc.set_threshold(*SELDOM)
        try:
            return super().handle_request(request)
        finally:
            gc.set_threshold(*often)
            if not was_on:
                gc.disable()
            self.watch.answered(Time(self.seconds, self.work), self.database_work() - before)

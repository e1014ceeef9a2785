"""Zone in process: a centre and laptops of one zone in this process, and what each sync took on either side."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, process_time, time

from fpz_app.central import admin
from fpz_app.central.app import make_app
from fpz_app.central.centre import open_centre
from fpz_app.central.config import Config
from fpz_app.central.database import make_engine, writing
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
    """Seconds on the laptop and at the centre, and of these the processor's; of a database in another process it has none."""

    laptop: float
    centre: float
    laptop_work: float
    centre_work: float
    report: RoundReport

    @property
    def together(self) -> float:
        return self.laptop + self.centre

    @property
    def work(self) -> float:
        return self.laptop_work + self.centre_work

    def tell(self, what: str, bar: str = "") -> None:
        row(f"{what}: laptop and centre", [self.together], bar)
        row("  of which at the centre", [self.centre])
        row("  processor time of both", [self.work], bar)


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
        self.network = Network(make_app(open_centre(Config(database=database))), Random(1))

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
        began, worked = perf_counter(), process_time()
        report = work()
        whole, all_work = perf_counter() - began, process_time() - worked
        return Took(whole - network.seconds, network.seconds, all_work - network.work, network.work, report)

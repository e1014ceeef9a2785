"""A zone of laptops: each a real store with its worker, joined to one real centre, that syncs when it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import httpx

from fpz_app.casework.due import Due
from fpz_app.casework.today import what_is_due
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.report import RoundReport
from fpz_app.sync.round import run_round
from tests.helpers.centres import Here, a_centre
from tests.helpers.duties import SETTINGS
from tests.helpers.stores import open_store

ADDRESS = "https://centre.example.org"
NOW = datetime(2026, 11, 23, 14, 5)


class Wire(httpx.BaseTransport):
    """The way to the centre; cut while `is_cut`."""

    def __init__(self, here: Here) -> None:
        self._through = here.client._transport
        self.is_cut = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.is_cut:
            raise httpx.ConnectError("no network")
        return self._through.handle_request(request)


@dataclass
class Laptop:
    store: Store
    worker: Worker
    wire: Wire

    def sync(self) -> RoundReport:
        return run_round(self.store, enrolment.remote_of(self.store, transport=self.wire))

    def today(self) -> list[Due]:
        return what_is_due(self.store, self.worker, NOW, SETTINGS)

    def waits(self, what: str) -> list[Due]:
        """The lines of Today that say so."""
        return [each for each in self.today() if each.what == what]


@dataclass
class ZoneOfLaptops:
    here: Here
    folder: Path
    laptops: list[Laptop] = field(default_factory=list)

    def join(self, name: str, role: Role = Role.LEAD) -> Laptop:
        """A new worker's, with all that they may see."""
        wire, store = Wire(self.here), open_store(self.folder / name)
        enrolled = enrolment.join(store, ADDRESS, self.here.code(self.here.worker(name, role).id), transport=wire)
        run_round(store, enrolment.remote_of(store, transport=wire))
        self.laptops.append(Laptop(store, store.get(Worker, enrolled.worker), wire))
        return self.laptops[-1]

    def meet(self) -> None:
        """All sync until nothing is left to be told."""
        for _ in range(2):
            for each in self.laptops:
                each.sync()


@contextmanager
def a_zone(folder: Path) -> Iterator[ZoneOfLaptops]:
    with a_centre(f"sqlite:///{folder / 'centre.db'}", folder) as here:
        zone = ZoneOfLaptops(here, folder)
        yield zone
        for each in zone.laptops:
            each.store.close()

"""Load apart: a first load from a centre that is a process of its own, as it is in the field, and what it took on either side."""

from dataclasses import dataclass
from time import perf_counter, process_time

import httpx
import psutil

from fpz_app.store.replica import Replica
from fpz_app.sync.fetching import fetch
from fpz_app.sync.first_load import first_load
from fpz_app.sync.orders import carry_out
from fpz_app.sync.remote import Remote
from fpz_app.sync.report import RoundReport, tell_nobody
from tests.bench.zone_in_process import Laptop
from tests.helpers.service import Service


@dataclass(frozen=True)
class Loaded:
    """Seconds by the clock, of both at once, and the processor's of each; a database of its own process is in neither."""

    together: float
    laptop_work: float
    centre_work: float
    bytes_in: int

    @property
    def work(self) -> float:
        return self.laptop_work + self.centre_work


class _Counting(httpx.HTTPTransport):
    def __init__(self) -> None:
        super().__init__()
        self.bytes_in = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        self.bytes_in += int(answer.headers.get("Content-Length", 0))
        return answer


def load(laptop: Laptop, database: str) -> Loaded:
    """The part of a first round after which all is there and can be searched; what was done before comes by and by."""
    service, transport = Service(database), _Counting()
    service.start()
    assert service.process is not None
    centre = psutil.Process(service.process.pid)
    remote = Remote(service.address, laptop.store.device, transport=transport)
    replica, report = Replica(laptop.store), RoundReport()
    before, began, worked = _work(centre), perf_counter(), process_time()
    carry_out(replica, remote, report)
    first_load(replica, remote, report, tell_nobody)
    fetch(replica, remote, report)
    took = Loaded(perf_counter() - began, process_time() - worked, _work(centre) - before, transport.bytes_in)
    remote.close()
    service.stop()
    return took


def _work(process: psutil.Process) -> float:
    times = [each.cpu_times() for each in (process, *process.children(recursive=True))]
    return float(sum(each.user + each.system for each in times))

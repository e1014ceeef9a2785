"""Load: many laptops that edit for minutes on one zone: `python -m tests.bench.load --laptops 300 --edits 500 --minutes 10`.

Real processes of the centre on a real PostgreSQL; light laptops on this same machine, each with a real key and a signed chain,
that write at an even pace and do a round some seconds after, as the app does. Where the machine cannot keep the pace, more
edits wait for a round, the run takes longer, and the figures say so.
"""

import argparse
import multiprocessing
import resource
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

import psutil
import sqlalchemy as sa

from fpz_app.central import admin, verifying
from fpz_app.central.database import make_engine, reading, writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.workers import Role
from tests.bench.table import figure, heading, row
from tests.helpers.light_laptops import LightLaptop, Push
from tests.helpers.postgres import postgres
from tests.helpers.service import Service

SAMPLE = 5.0
"""Seconds between the moments for which it is looked when all had seen the zone as it stood then."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`every` are the seconds between a laptop's rounds."""

    laptops: int
    edits: int
    minutes: float
    every: float
    workers: int
    processes: int


@dataclass(frozen=True, kw_only=True)
class Life:
    """What one laptop did and saw."""

    pushes: list[Push]
    seen: list[tuple[float, int]]
    statuses: list[int]
    received: int


def main() -> None:
    plan = asked()
    heading(f"{plan.laptops} laptops write {plan.edits} edits each in {plan.minutes:g} minutes")
    with ExitStack() as stack:
        try:
            database = stack.enter_context(postgres())()
        except Exception as error:  # no program, or no permission to start one
            print(f"Not measured, for no PostgreSQL can be started: {type(error).__name__}")
            return
        measured(plan, database)


def asked() -> Plan:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--laptops", type=int, default=300)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--every", type=float, default=3, help="seconds between a laptop's rounds (3, as the app waits)")
    parser.add_argument("--workers", type=int, default=2, help="processes of the centre (2)")
    parser.add_argument("--processes", type=int, default=2, help="processes that the laptops share (2)")
    return Plan(**vars(parser.parse_args()))


def measured(plan: Plan, database: str) -> None:
    engine = make_engine(database)
    migrate(engine)
    zone = writing(engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", milliseconds())).id
    invited = []
    for number in range(plan.laptops):
        name = f"Worker {number}"
        add = partial(admin.new_worker, zone=zone, name=name, agency="", role=Role.LEAD, now=milliseconds())
        worker = writing(engine, add).id
        invite = partial(admin.invite, zone=zone, worker=worker, hours=1, now=milliseconds())
        invited.append((worker, writing(engine, invite)))
    service = Service(database, workers=plan.workers)
    service.start()
    began = time.monotonic()
    with multiprocessing.get_context("spawn").Manager() as manager:
        together = manager.Barrier(plan.processes)
        shares = [invited[at :: plan.processes] for at in range(plan.processes)]
        with ProcessPoolExecutor(plan.processes, multiprocessing.get_context("spawn")) as pool:
            lives = [life for some in pool.map(partial(live, plan, service.address, together), shares) for life in some]
    print(f"Whole run {time.monotonic() - began:.0f} s, with joining")
    with reading(engine) as connection:
        spent = seconds_spent(service, connection)
        faults = list(verifying.faults(connection, zone))
        last = {each.id: each.works for each in admin.zones(connection)}[zone]
    service.stop()
    engine.dispose()
    tell(plan, lives, last)
    figure("Faults that `verify` finds", len(faults), "0")
    for what, seconds in spent.items():
        figure(f"Processor time of {what}, s", seconds)


def seconds_spent(service: Service, connection: sa.Connection) -> dict[str, float]:
    """By each part of what was measured, joining included; of the database, by those of its processes that still live."""
    assert service.process is not None
    backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    server = psutil.Process(backend).parent()
    assert server is not None
    laptops = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "the centre": _of_family(psutil.Process(service.process.pid)),
        "the database": _of_family(server),
        "the laptops": laptops.ru_utime + laptops.ru_stime,
    }


def _of_family(process: psutil.Process) -> float:
    times = [each.cpu_times() for each in (process, *process.children(recursive=True))]
    return float(sum(each.user + each.system for each in times))


def milliseconds() -> int:
    return time.time_ns() // 1_000_000


def live(plan: Plan, address: str, together: threading.Barrier, invited: Sequence[tuple[str, str]]) -> list[Life]:
    """The laptops of one process: all join, then all begin at once."""
    laptops = [LightLaptop(address, worker) for worker, _ in invited]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(LightLaptop.join, laptops, [code for _, code in invited]))
        together.wait()
        list(pool.map(LightLaptop.round, laptops))
    for laptop in laptops:
        laptop.pushes.clear()
        laptop.seen.clear()
        laptop.statuses.clear()
        laptop.received = 0
    together.wait()
    with ThreadPoolExecutor(len(laptops)) as pool:
        list(pool.map(partial(work, plan), laptops, range(len(laptops))))
    together.wait()
    with ThreadPoolExecutor(len(laptops)) as pool:
        list(pool.map(LightLaptop.round, laptops))
    for laptop in laptops:
        laptop.close()
    return [Life(pushes=each.pushes, seen=each.seen, statuses=each.statuses, received=each.received) for each in laptops]


def work(plan: Plan, laptop: LightLaptop, place: int) -> None:
    began, written = time.monotonic() + plan.every * place / plan.laptops, 0
    seconds, wait = plan.minutes * 60, plan.every * place / plan.laptops
    while written < plan.edits:
        time.sleep(wait)
        begins = time.monotonic()
        due = min(int((begins - began) / seconds * plan.edits) + 1, plan.edits)
        for _ in range(due - written):
            laptop.note()
        written = due
        laptop.round()
        wait = max(0.0, plan.every - (time.monotonic() - begins))


def tell(plan: Plan, lives: Sequence[Life], last: int) -> None:
    pushes = sorted((push for life in lives for push in life.pushes), key=lambda push: push.ended)
    took = [push.took for push in pushes]
    row(f"A push, of {sum(push.works for push in pushes) / len(pushes):.1f} works on average", took, "2000")
    figure("  the longest, ms", max(took) * 1000)
    row("What was written is seen by all", until_all_have(lives, pushes[0].ended, pushes[-1].ended), "60000")
    end = max(next(at for at, cursor in life.seen if cursor >= last) for life in lives)
    figure("  from the last push until all had seen everything, s", end - pushes[-1].ended, "60")
    figure("Writing took, minutes", (pushes[-1].ended - pushes[0].ended) / 60, f"{plan.minutes:g}")
    works = plan.laptops * plan.edits
    figure("Works a second that were taken", works / (pushes[-1].ended - pushes[0].ended))
    figure("Works a second that were given", sum(life.received for life in lives) / (end - pushes[0].ended))
    statuses = Counter(status for life in lives for status in life.statuses)
    print(f"Answers: {dict(sorted(statuses.items()))}")
    figure("Answers of 5xx", sum(many for status, many in statuses.items() if status >= 500), "0")
    missed = sum(plan.edits * plan.laptops != life.received for life in lives)
    figure("Laptops that have not had every work once", missed, "0")


def until_all_have(lives: Sequence[Life], begin: float, end: float) -> list[float]:
    """For moments between: seconds until the slowest laptop had seen what the foremost had seen by then."""
    every = sorted(moment for life in lives for moment in life.seen)
    found, at, head, moment = [], 0, 0, begin + SAMPLE
    while moment < end:
        while at < len(every) and every[at][0] <= moment:
            head, at = max(head, every[at][1]), at + 1
        slowest = max(next(when for when, cursor in life.seen if cursor >= head) for life in lives)
        found.append(max(0.0, slowest - moment))
        moment += SAMPLE
    return found or [0.0]


if __name__ == "__main__":
    main()

"""Throughput: real processes of the centre on a real PostgreSQL, and many laptops that send and fetch at the same time.

FPZ_BENCH_LAPTOPS (6) laptops, each a process, write FPZ_BENCH_EDITS (500) notes and sync; with one and with two processes of
the centre. Laptops and centre share this machine: with more cores between them they are faster.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter, time

from fpz_app.central import admin
from fpz_app.central.database import make_engine, writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role, Worker
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.round import run_round
from tests.bench.table import figure, heading, row
from tests.helpers.postgres import postgres
from tests.helpers.service import Service
from tests.helpers.sources import ROOT
from tests.helpers.stores import KEY

LAPTOPS, EDITS = int(os.environ.get("FPZ_BENCH_LAPTOPS", "6")), int(os.environ.get("FPZ_BENCH_EDITS", "500"))
PROCESSES = (1, 2)
WORDS = "The damp in the back room has been treated and the landlord is to come again. " * 3


def main() -> None:
    if len(sys.argv) > 1:
        be_a_laptop(Path(sys.argv[1]))
        return
    heading(f"{LAPTOPS} laptops send {EDITS} works each and fetch each other’s, all at once")
    for processes in PROCESSES:
        with ExitStack() as stack:
            try:
                database = stack.enter_context(postgres())()
            except Exception as error:  # no program, or no permission to start one
                print(f"Not measured, for no PostgreSQL can be started: {type(error).__name__}")
                return
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            measured(folder, database, processes)


def measured(folder: Path, database: str, processes: int) -> None:
    engine = make_engine(database)
    migrate(engine)
    now = int(time() * 1000)
    zone = writing(engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", now)).id
    service = Service(database, workers=processes)
    service.start()
    places = []
    for number in range(LAPTOPS):
        worker = writing(engine, partial(admin.new_worker, zone=zone, name="P", agency="", role=Role.LEAD, now=now))
        code = writing(engine, partial(admin.invite, zone=zone, worker=worker.id, hours=1, now=int(time() * 1000)))
        places.append(prepared(folder / str(number), service.address, code, worker))
    command = [sys.executable, "-m", "tests.bench.throughput"]
    laptops = [
        subprocess.Popen([*command, str(place)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for place in places
    ]
    for laptop in laptops:
        _say_of(laptop)
    began = perf_counter()
    for laptop in laptops:
        assert laptop.stdin is not None
        print("go", file=laptop.stdin, flush=True)
    rounds = [float(_say_of(laptop)) for laptop in laptops]
    took = perf_counter() - began
    for laptop in laptops:
        laptop.communicate()
    service.stop()
    engine.dispose()
    figure(f"Works a second, with {processes} of the centre’s processes", LAPTOPS * EDITS / took)
    row("  a laptop’s round", rounds, "2000")


def _say_of(laptop: "subprocess.Popen[str]") -> str:
    assert laptop.stdout is not None
    return laptop.stdout.readline()


def prepared(folder: Path, address: str, code: str, worker: Worker) -> Path:
    """A laptop with its works written, and none of them sent."""
    store = Store(folder, KEY, signer=Signer)
    enrolment.join(store, address, code)
    remote = enrolment.remote_of(store)
    run_round(store, remote)
    remote.close()
    family_id = new_id()
    with store.work(worker, "Begin") as work:
        work.add([Family(id=family_id, file_id=family_id, name="Marlow", lead_id=worker.id)])
    for _ in range(EDITS - 1):
        note = Note(file_id=family_id, family_id=family_id, author_id=worker.id, on=date(2026, 11, 16), text=WORDS)
        with store.work(worker, "Write") as work:
            work.add([note])
    store.close()
    return folder


def be_a_laptop(folder: Path) -> None:
    """Says that it is ready; told to go, the seconds of one round."""
    store = Store(folder, KEY, signer=Signer)
    remote = enrolment.remote_of(store)
    print("ready", flush=True)
    sys.stdin.readline()
    began = perf_counter()
    run_round(store, remote)
    print(perf_counter() - began, flush=True)
    remote.close()
    store.close()


if __name__ == "__main__":
    main()

"""Sync: a first load, a push and a pull of 500 works, and a round with nothing to do, beside the same rows by SQLCipher alone.

FPZ_BENCH_FAMILIES (200; 2 000 is the workload of sync.md) with 100 records each. FPZ_BENCH_CENTRE is the address of an
empty PostgreSQL database for the centre, which otherwise is on SQLite. Centre and laptops share the process and its core.
"""

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random
from time import perf_counter, time

import sqlcipher3.dbapi2

from fpz_app.central import admin
from fpz_app.central.app import make_app
from fpz_app.central.centre import open_centre
from fpz_app.central.config import Config
from fpz_app.central.database import make_engine as make_centre_engine
from fpz_app.central.database import writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.notes import Note
from fpz_app.domain.workers import Role
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.report import RoundReport
from fpz_app.sync.round import run_round
from tests.bench.filling import fill
from tests.bench.table import figure, heading, row
from tests.helpers.network import URL, Network
from tests.helpers.stores import KEY

FAMILIES, FEW = int(os.environ.get("FPZ_BENCH_FAMILIES", "200")), 500


class Bench:
    """A centre and two laptops of one zone in this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        address = os.environ.get("FPZ_BENCH_CENTRE") or f"sqlite:///{folder}/centre.db"
        engine = make_centre_engine(address)
        migrate(engine)
        now = int(time() * 1000)
        self.zone = writing(engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", now)).id
        self.worker = writing(
            engine, lambda connection: admin.new_worker(connection, self.zone, name="P", agency="", role=Role.LEAD, now=now)
        )
        self.engine = engine
        self.centre = open_centre(Config(database=address))
        self.network = Network(make_app(self.centre), Random(1))

    def laptop(self, name: str) -> Store:
        store = Store(self.folder / name, KEY, signer=Signer)
        now = int(time() * 1000)
        code = writing(self.engine, lambda connection: admin.invite(connection, self.zone, self.worker.id, hours=1, now=now))
        enrolment.join(store, URL, code, transport=self.network)
        return store

    def sync(self, store: Store) -> tuple[float, float, RoundReport]:
        """Seconds on the laptop and at the centre."""
        remote = enrolment.remote_of(store, transport=self.network)
        self.network.seconds, began = 0.0, perf_counter()
        report = run_round(store, remote)
        whole = perf_counter() - began
        remote.close()
        return whole - self.network.seconds, self.network.seconds, report


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        first = bench.laptop("first")
        bench.sync(first)
        records = fill(first, bench.worker, FAMILIES)
        print(f"{FAMILIES} families, {records} records of about 300 bytes")
        heading("Founding")
        told("All of it sent to the centre", bench.sync(first))
        bench.sync(first)
        second = first_load(bench, records)
        edits(bench, first, second)
        first.close()
        second.close()


def first_load(bench: Bench, records: int) -> Store:
    heading("First load of a new laptop, whole and searchable")
    second = bench.laptop("second")
    bench.network.bytes_in = 0
    laptop, centre, _ = bench.sync(second)
    bare = bare_rows(second, bench.folder)
    row("The same rows by bare sqlcipher3 executemany", [bare])
    row("On the laptop", [laptop])
    row("At the centre", [centre])
    row("Together", [laptop + centre], f"{3 * bare * 1000:.0f}")
    figure("Times the bare rows", (laptop + centre) / bare, "3")
    figure("Megabytes on the wire", bench.network.bytes_in / 1e6, f"{25 * records / 200_000:.1f}")
    return second


def edits(bench: Bench, first: Store, second: Store) -> None:
    heading(f"{FEW} edits")
    notes = first.find(Note)[:FEW]
    for note in notes:
        with first.work(bench.worker, "Write") as work:
            work.put(replace(note, effect=f"{note.text[:40]} It helped."))
    told("Pushed", bench.sync(first), "100")
    told("Pulled by the other laptop", bench.sync(second), "100")
    heading("Nothing to do")
    found = [bench.sync(second) for _ in range(20)]
    row("On the laptop", [each[0] for each in found])
    row("At the centre", [each[1] for each in found], "5")


def told(what: str, took: tuple[float, float, RoundReport], bar: str = "") -> None:
    laptop, centre, report = took
    row(f"{what}: on the laptop ({report.sent} sent, {report.received} received)", [laptop], bar)
    row(f"{what}: at the centre", [centre], bar)


def bare_rows(store: Store, folder: Path) -> float:
    """Seconds to write the laptop's rows into an encrypted table with nothing else."""
    tables: dict[str, list[tuple[object, ...]]] = {}
    for kind in ("family", "note"):
        with store.read() as connection:
            tables[kind] = [tuple(each) for each in connection.exec_driver_sql(f'SELECT * FROM "{kind}"')]
    connection = sqlcipher3.dbapi2.connect(folder / "bare.db", isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    began = perf_counter()
    for kind, rows in tables.items():
        columns = ", ".join(f"c{number}" for number in range(1, len(rows[0])))
        connection.execute(f"CREATE TABLE {kind} (id TEXT PRIMARY KEY, {columns}) WITHOUT ROWID")
        connection.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {kind} VALUES ({marks})", rows)
        connection.execute("COMMIT")
    took = perf_counter() - began
    connection.close()
    return took


if __name__ == "__main__":
    main()

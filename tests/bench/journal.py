"""Journal: the whole of it checked against its hashes, beside reading its rows with bare SQLCipher (trust.md T-16).

FPZ_BENCH_WORKS (100 000) works, each of one record.
"""

import os
import tempfile
from pathlib import Path

from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.store.store import Store
from tests.bench.table import heading, row, timed
from tests.helpers.stores import PRIYA, open_store

WORKS, TIMES = int(os.environ.get("FPZ_BENCH_WORKS", "100000")), 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        fill(store)
        heading(f"{WORKS:,} works of the journal")
        row("Checked", timed(store.broken, TIMES), f"{WORKS / 50:.0f}")
        row("Read with bare SQLCipher", timed(lambda: read(store), TIMES))
        assert store.broken() == ""
        store.close()


def fill(store: Store) -> None:
    ids = [new_id() for _ in range(WORKS)]
    with store.work(PRIYA, "Bring in") as work:
        work.add([Family(id=each, file_id=each, name="Marlow", address="14 Bay Close, Swanage") for each in ids])


def read(store: Store) -> None:
    with store.read() as connection:
        cursor = connection.exec_driver_sql("SELECT * FROM journal_work JOIN journal_change ON work = id ORDER BY number").cursor
        assert cursor is not None
        cursor.fetchall()


if __name__ == "__main__":
    main()

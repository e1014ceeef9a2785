"""Bare: the same rows with nothing but the database: what a sync is measured against."""

from pathlib import Path
from time import perf_counter, process_time

import sqlalchemy as sa
import sqlcipher3.dbapi2

from fpz_app.central.tables import records
from fpz_app.store.store import Store
from tests.helpers.stores import KEY


def written(store: Store, folder: Path) -> tuple[float, float]:
    """Seconds, and the processor's, to write a laptop's rows into an encrypted table each with nothing else."""
    tables: dict[str, list[tuple[object, ...]]] = {}
    for kind in ("family", "note"):
        with store.read() as connection:
            tables[kind] = [tuple(each) for each in connection.exec_driver_sql(f'SELECT * FROM "{kind}"')]
    connection = sqlcipher3.dbapi2.connect(folder / "bare.db", isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    began, worked = perf_counter(), process_time()
    for kind, rows in tables.items():
        columns = ", ".join(f"c{number}" for number in range(1, len(rows[0])))
        connection.execute(f"CREATE TABLE {kind} (id TEXT PRIMARY KEY, {columns}) WITHOUT ROWID")
        connection.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {kind} VALUES ({marks})", rows)
        connection.execute("COMMIT")
    took = perf_counter() - began, process_time() - worked
    connection.close()
    for file in folder.glob("bare.db*"):
        file.unlink()
    return took


def copied(engine: sa.Engine, database: str) -> float:
    """Seconds to copy a centre's records into a table of the same columns and indexes; 0 on SQLite, which has no COPY."""
    if database.startswith("sqlite"):
        return 0.0
    names = ", ".join(f'"{column.name}"' for column in records.columns)
    with engine.begin() as connection:
        rows = [tuple(each) for each in connection.execute(sa.select(records))]
        connection.exec_driver_sql("CREATE TABLE bare (LIKE record INCLUDING ALL)")
        driver = connection.connection.driver_connection
        assert driver is not None
        began = perf_counter()
        with driver.cursor() as cursor, cursor.copy(f"COPY bare ({names}) FROM STDIN") as copy:
            for each in rows:
                copy.write_row(each)
        took = perf_counter() - began
        connection.exec_driver_sql("DROP TABLE bare")
    return took

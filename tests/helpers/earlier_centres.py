"""Earlier centres: databases as a version of the centre left them, with a zone in which something waits for everybody."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from fpz_app.central.database import ROLE, is_postgres, make_engine
from tests.helpers.postgres import programs

_DATA = Path(__file__).parent.parent / "data"


def as_version_1(database: str) -> str:
    """Fills an empty database; returns its address."""
    engine = make_engine(database)
    kept = _DATA / f"centre-version-1-{engine.dialect.name}.sql"
    if is_postgres(engine):
        with engine.begin() as connection:  # a dump holds no roles
            if not connection.execute(sa.text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": ROLE}).scalar():
                connection.exec_driver_sql(f"CREATE ROLE {ROLE} NOLOGIN")
        words = [
            "--quiet",
            "--no-psqlrc",
            "--output=/dev/null",
            "--set=ON_ERROR_STOP=1",
            f"--file={kept}",
            f"--dbname={database}",
        ]
        subprocess.run([str(programs() / "psql"), *words], check=True)
    else:
        with closing(sqlite3.connect(str(engine.url.database))) as connection:
            connection.executescript(kept.read_text())
    engine.dispose()
    return database

"""Backups: a copy of the whole database in one file, made while the centre works."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import sqlalchemy as sa
from psycopg.conninfo import make_conninfo

from fpz_app.central.database import is_postgres, make_engine
from fpz_app.domain.errors import Problem


def back_up(database: str, file: Path) -> None:
    """On PostgreSQL by its own pg_dump (restore with pg_restore), on SQLite a database that can be opened. Raises Problem."""
    if file.exists():
        raise Problem("There is a file of this name.", "Give another: a backup is never overwritten.")
    engine = make_engine(database)
    beside = file.with_name(f"{file.name}.part")
    with contextlib.suppress(FileNotFoundError):
        beside.unlink()
    try:
        beside.touch(mode=0o600)
        (_dump if is_postgres(engine) else _copy)(engine.url, beside)
        beside.replace(file)
    except OSError as error:
        raise Problem("The backup cannot be written there.", "Check the folder and the room on the disk.") from error
    finally:
        beside.unlink(missing_ok=True)
        engine.dispose()


def _dump(url: sa.URL, file: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise Problem("pg_dump is not installed here.", "It comes with the PostgreSQL client of your system.")
    _, named = url.get_dialect()().create_connect_args(url.set(password=None))
    plain = make_conninfo(**named)  # several hosts are written otherwise in the address
    secret = {"PGPASSWORD": url.password} if url.password else {}
    done = subprocess.run(
        [program, "--format=custom", "--no-password", f"--file={file}", f"--dbname={plain}"],
        env={**os.environ, **secret},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Problem("pg_dump did not make a backup.", done.stderr.decode(errors="replace").strip())


def _copy(url: sa.URL, file: Path) -> None:
    opened = sqlite3.connect(f"file:{url.database}?mode=ro", uri=True)
    with contextlib.closing(opened) as source, contextlib.closing(sqlite3.connect(file)) as target:
        source.backup(target)
        if target.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise Problem("The copy is not whole.", "Check the disk.")

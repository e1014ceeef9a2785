"""Backups: encrypted copies of the store, daily; each is opened after it is made."""

from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

from fpz_app.domain.errors import Problem
from fpz_app.store.engine import Damaged, WrongKey, make_engine

DAILY, WEEKLY = 7, 4


def make(engine: sa.Engine, folder: Path, key: bytes, *, name: str) -> Path:
    """A whole copy under `folder`, encrypted with the same key; written aside, checked, then renamed."""
    folder.mkdir(parents=True, exist_ok=True)
    path, aside = folder / f"{name}.fpz", folder / f"{name}.part"
    aside.unlink(missing_ok=True)
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(aside),))
    fault = check(aside, key)
    if fault:
        aside.unlink()
        raise Problem("The backup could not be made.", "Check that the disk has room.")
    aside.replace(path)
    return path


def check(path: Path, key: bytes) -> str:
    """Opens a database and reads every page; the first fault in words, or empty."""
    try:
        engine = make_engine(path, key, read_only=True)
        with engine.connect() as connection:
            faults = list(connection.exec_driver_sql("PRAGMA cipher_integrity_check"))
            faults += [row for row in connection.exec_driver_sql("PRAGMA quick_check") if row[0] != "ok"]
        engine.dispose()
    except (Damaged, WrongKey, sa.exc.DatabaseError):
        return "it cannot be read"
    return "it is damaged" if faults else ""


def daily(engine: sa.Engine, folder: Path, key: bytes, today: date) -> Path | None:
    """Today's backup if there is none yet; keeps seven daily and four weekly ones."""
    if (folder / f"day-{today.isoformat()}.fpz").exists():
        return None
    made = make(engine, folder, key, name=f"day-{today.isoformat()}")
    kept = keep({_day(path): path for path in folder.glob("day-*.fpz")}, today)
    for path in folder.glob("day-*.fpz"):
        if path not in kept:
            path.unlink()
    return made


def afresh(engine: sa.Engine, folder: Path, key: bytes, today: date) -> None:
    """After a file was taken from this laptop: today's backup anew in place of all that still hold it."""
    if any(folder.glob("*.fpz")):
        made = make(engine, folder, key, name=f"day-{today.isoformat()}")
        for path in folder.glob("*.fpz"):
            if path != made:
                path.unlink()


def keep(found: dict[date, Path], today: date) -> set[Path]:
    """Of the daily backups: the last seven, and the newest of each of the last four weeks."""
    days = sorted(found, reverse=True)
    kept = set(days[:DAILY])
    for week in range(WEEKLY):
        start = today - timedelta(days=today.weekday() + 7 * week)
        kept |= set([day for day in days if start <= day < start + timedelta(days=7)][:1])
    return {found[day] for day in kept}


def last_good(folder: Path, key: bytes) -> Path | None:
    """The newest backup that opens and is whole."""
    for path in sorted(folder.glob("*.fpz"), key=lambda each: each.stat().st_mtime, reverse=True):
        if not check(path, key):
            return path
    return None


def restore(path: Path, database: Path, key: bytes, *, aside: str) -> Path:
    """Puts a backup in the database's place; the old files are kept aside under that name. Raises Problem if it is damaged."""
    if check(path, key):
        raise Problem("This backup is damaged.", "Choose another one.")
    kept = database.with_name(f"{database.stem}-{aside}{database.suffix}")
    new = database.with_suffix(".restoring")
    new.write_bytes(path.read_bytes())
    for tail in ("", "-wal", "-shm"):
        old = database.with_name(database.name + tail)
        if old.exists():
            old.replace(kept.with_name(kept.name + tail))
    new.replace(database)
    return kept


def _day(path: Path) -> date:
    return date.fromisoformat(path.stem.removeprefix("day-"))

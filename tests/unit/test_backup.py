"""Backups: whole, encrypted, checked, few enough; and what is done when the record is damaged (R-06, R-07)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.store import backup
from fpz_app.store.store import BACKUPS, DATABASE, Store
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import KEY, open_store


@pytest.fixture
def written(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "store")
    make_marlows(store)
    return store


def test_a_backup_opens_and_holds_the_record(written: Store, tmp_path: Path) -> None:
    made = written.backup_daily(TODAY)
    assert made is not None
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    backup.restore(made, elsewhere / DATABASE, KEY, aside="old")
    assert [family.name for family in open_store(elsewhere).find(Family)] == ["Marlow"]


def test_a_backup_is_encrypted(written: Store) -> None:
    made = written.backup_daily(TODAY)
    assert made is not None
    assert b"Marlow" not in made.read_bytes()


def test_one_backup_is_made_a_day(written: Store) -> None:
    written.backup_daily(TODAY)
    assert written.backup_daily(TODAY) is None


def test_seven_daily_and_four_weekly_backups_are_kept(written: Store) -> None:
    for days in range(60):
        written.backup_daily(TODAY + timedelta(days=days))
    kept = sorted(path.stem.removeprefix("day-") for path in (written.folder / BACKUPS).iterdir())
    last = TODAY + timedelta(days=59)
    assert kept[-7:] == [(last - timedelta(days=days)).isoformat() for days in range(6, -1, -1)]
    assert len(kept) <= 7 + 4


@pytest.mark.parametrize("damage", ["a flipped byte", "a cut file"])
def test_damage_is_found(written: Store, damage: str) -> None:
    made = written.backup_daily(TODAY)
    assert made is not None
    content = bytearray(made.read_bytes())
    if damage == "a flipped byte":
        content[len(content) // 2] ^= 1
    else:
        del content[len(content) * 2 // 3 :]
    made.write_bytes(content)
    assert backup.check(made, KEY) != ""


def test_the_last_good_backup_passes_over_a_damaged_one(written: Store) -> None:
    good = written.backup_daily(TODAY)
    bad = written.backup_daily(TODAY + timedelta(days=1))
    assert bad is not None
    bad.write_bytes(bad.read_bytes()[:5000])
    assert backup.last_good(written.folder / BACKUPS, KEY) == good


def test_a_damaged_backup_is_not_restored(written: Store, tmp_path: Path) -> None:
    bad = tmp_path / "day-2026-11-20.fpz"
    bad.write_bytes(b"not a database" * 500)
    with pytest.raises(Problem, match="damaged"):
        backup.restore(bad, written.folder / DATABASE, KEY, aside="old")


def test_restoring_keeps_the_damaged_file_aside(written: Store) -> None:
    made = written.backup_daily(TODAY)
    assert made is not None
    written.close()
    database = written.folder / DATABASE
    database.write_bytes(b"damaged" * 1000)
    kept = backup.restore(made, database, KEY, aside="damaged-1")
    assert kept.read_bytes().startswith(b"damaged")


def test_a_damaged_record_does_not_open(written: Store) -> None:
    written.close()
    database = written.folder / DATABASE
    content = bytearray(database.read_bytes())
    content[100] ^= 1
    database.write_bytes(content)
    for tail in ("-wal", "-shm"):
        database.with_name(database.name + tail).unlink(missing_ok=True)
    with pytest.raises(Problem, match="could not be opened"):
        open_store(written.folder)


def test_what_lies_between_is_kept_weekly() -> None:
    days = {date(2026, 11, 23) - timedelta(days=each): Path(str(each)) for each in range(40)}
    kept = sorted(int(path.name) for path in backup.keep(days, date(2026, 11, 23)))
    assert kept == [0, 1, 2, 3, 4, 5, 6, 8, 15]

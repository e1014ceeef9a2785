"""Migrations, killed at any statement: the next opening brings the record to where it would have been (R-10)."""

import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from fpz_app.store import migrations
from fpz_app.store.engine import make_engine
from fpz_app.store.store import BACKUPS, DATABASE
from tests.helpers.disk_images import Disk, Images
from tests.helpers.killed import before_each_statement, ends_by_itself
from tests.helpers.long import LONG
from tests.helpers.stores import KEY, open_store

DATA = Path(__file__).parent.parent / "data"
VERSIONS = [1, 3, 4]
EACH = 53 if LONG else 301
"""Every so many statements at which a process is killed for real."""
OWN = "device"
"""What a record that had none gets by chance."""


@pytest.mark.parametrize("version", VERSIONS)
def test_what_a_migration_has_on_the_disk_at_any_statement_opens_as_if_it_had_ended(version: int, tmp_path: Path) -> None:
    whole = as_it_was(version, tmp_path / "whole")
    images = Images(Disk(whole), tmp_path)
    with before_each_statement(images.step):
        open_store(whole).close()
    expected = everything(whole)
    assert images.steps > 200
    assert len(images.kept) > 2
    for statement, folder in images.each():
        open_store(folder).close()
        assert everything(folder) == expected, f"as at statement {statement}"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migration_killed_at_a_statement_ends_as_one_that_never_was(version: int, tmp_path: Path) -> None:
    whole = as_it_was(version, tmp_path / "whole")
    open_store(whole).close()
    expected = everything(whole)
    for statement in count(EACH // 2, EACH):
        folder = as_it_was(version, tmp_path / str(statement))
        if ends_by_itself(lambda: open_store(folder).close(), statement):  # noqa: B023 - called at once
            break
        open_store(folder).close()
        assert everything(folder) == expected, f"killed at statement {statement}"
        shutil.rmtree(folder)
    assert statement > EACH // 2


def as_it_was(version: int, folder: Path) -> Path:
    """A folder with a record as that version left it."""
    folder.mkdir()
    shutil.copy(DATA / f"record-version-{version}.fpz", folder / DATABASE)
    return folder


def everything(folder: Path) -> tuple[list[Any], dict[str, list[Any]], list[int]]:
    """The schema, the rows of each table, and the version of each backup."""
    engine = make_engine(folder / DATABASE, KEY)
    with engine.connect() as connection:
        schema = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").all()
        tables = [row.name for row in schema if row.type == "table"]
        rows = {name: sorted(map(repr, connection.exec_driver_sql(f'SELECT * FROM "{name}"'))) for name in tables}
        connection.exec_driver_sql("PRAGMA integrity_check").one()
    engine.dispose()
    rows["laptop"] = [row for row in rows["laptop"] if not row.startswith(f"('{OWN}'")]
    backups = []
    for file in sorted((folder / BACKUPS).glob("*.fpz")):
        before = make_engine(file, KEY, read_only=True)
        with before.connect() as connection:
            backups.append(migrations.version_of(connection))
        before.dispose()
    return list(schema), rows, backups

"""The centre's commands as an administrator types them: what they print, and what they end with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.central import tables
from fpz_app.central.database import make_engine
from fpz_app.central.serving import Place, is_loopback
from fpz_app.cli import main
from fpz_app.domain.errors import Problem
from tests.helpers.centres import Here


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Named in the environment, and not made yet."""
    address = f"sqlite:///{tmp_path / 'centre.db'}"
    monkeypatch.setenv("FPZ_CENTRE_DATABASE", address)
    return address


class Terminal:
    """What a command printed, line by line."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, ends: int = 0) -> list[str]:
        assert main(["central", *words]) == ends
        said = self._capsys.readouterr()
        return (said.out + said.err if ends else said.out).splitlines()


@pytest.fixture
def fpz(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def test_a_zone_is_made_and_its_first_worker_invited(database: str, fpz: Terminal) -> None:
    assert fpz("init") == ["The database is ready."]
    assert fpz("init") == ["The database was ready already."]
    (zone,) = fpz("zones", "--new", "Chesil", "--code", "ch")
    (code,) = fpz("invite", "--zone", zone, "--name", "Ruth Amesbury", "--role", "manager")
    assert len(code.split("-")) == 5
    assert fpz("zones")[1:] == [f"{zone}\tChesil\t2\t0"]
    worker = fpz("zones", "--workers", zone)[1]
    assert worker.endswith("Ruth Amesbury\t\tZone manager")
    assert fpz("grant", worker.split("\t")[0], "--role", "administrator") == ["Ruth Amesbury: Administrator."]
    assert fpz("verify") == ["Every work is as it was written and signed."]


@pytest.mark.parametrize("command", ["init", "serve", "invite", "devices", "revoke", "grant", "zones", "verify", "backup"])
def test_every_command_says_what_it_does(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["central", command, "--help"])
    assert ended.value.code == 0
    assert "--database" in capsys.readouterr().out


def test_no_command_needs_a_display() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "fpz_app", "central", "zones"], capture_output=True, text=True, check=False, env=bare
    )
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "There is no database to work with.")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "The database's address cannot be read."),
        ("mysql://x/y", "This is no database the centre works with."),
        ("postgresql://nobody@127.0.0.1:1/none", "The database does not answer."),
        ("sqlite:////nowhere/at/all.db", "The database does not answer."),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_words(fpz: Terminal, address: str, said: str) -> None:
    assert fpz("init", "--database", address, ends=1)[0] == said


def test_a_database_without_tables_is_told_in_words(database: str, fpz: Terminal) -> None:
    assert fpz("zones", ends=1) == ["The database is not that of this version.", "Run: fpz central init"]


def test_a_database_of_a_newer_version_is_left_alone(database: str, fpz: Terminal) -> None:
    fpz("init")
    engine = make_engine(database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE centre SET value = '99' WHERE name = 'schema'")
    assert fpz("init", ends=1)[0] == "The database was written by a newer version of the centre."
    engine.dispose()


def test_what_nobody_can_be_invited_to_is_told_in_words(database: str, fpz: Terminal) -> None:
    fpz("init")
    (zone,) = fpz("zones", "--new", "Chesil", "--code", "ch")
    assert fpz("invite", "--zone", zone, ends=1)[0] == "The code is for nobody."
    assert fpz("invite", "--zone", zone, "--worker", "x", ends=1)[0] == "This worker is not in the zone's directory."
    assert fpz("invite", "--zone", "x", "--worker", "x", ends=1)[0] == "There is no such zone."
    assert fpz("revoke", "x", ends=1)[0] == "There is no such laptop."
    assert fpz("zones", "--new", "Chesil", ends=1)[0] == "A zone has a name, and a code of letters."


def test_laptops_are_listed_with_what_is_waiting(small: Here, fpz: Terminal) -> None:
    laptop = small.laptop()
    laptop.family()
    laptop.push()
    at = ("--database", small.centre.config.database)
    assert fpz("revoke", laptop.id, *at)
    listed = fpz("devices", small.zone, *at)[1].split("\t")
    assert (listed[0], listed[1], listed[4], listed[6]) == (laptop.id, "Priya Nair", "1", "3")
    assert fpz("revoke", laptop.id, *at, ends=1)[0] == "This laptop was revoked before."


def test_a_backup_is_a_whole_database_and_never_overwrites(small: Here, fpz: Terminal, tmp_path: Path) -> None:
    laptop = small.laptop()
    laptop.family()
    laptop.push()
    copy = tmp_path / "copy.db"
    at = ("--database", small.centre.config.database)
    fpz("backup", str(copy), *at)
    assert copy.stat().st_mode & 0o077 == 0
    assert fpz("verify", "--database", f"sqlite:///{copy}") == ["Every work is as it was written and signed."]
    assert fpz("backup", str(copy), *at, ends=1)[0] == "There is a file of this name."


def test_after_a_restore_each_zone_has_a_new_epoch(small: Here, fpz: Terminal) -> None:
    laptop = small.laptop()
    before = laptop.pull()[0].epoch
    fpz("zones", "--restored", "--database", small.centre.config.database)
    assert laptop.pull()[0].epoch != before


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM journal WHERE seq = 4",
        "UPDATE journal SET work = replace(work, 'Marlow', 'Barlow')",
        "UPDATE record SET \"values\" = replace(\"values\", 'Marlow', 'Barlow') WHERE kind = 'family'",
        "UPDATE record SET mark = 'ff' WHERE kind = 'family'",
        "DELETE FROM record WHERE kind = 'family'",
        "UPDATE zone_head SET last = last + 1",
        "UPDATE journal SET file_seq = 9 WHERE seq = 4",
        "DELETE FROM quarantine",
    ],
)
def test_whatever_was_tampered_with_is_found(small: Here, fpz: Terminal, damage: str) -> None:
    laptop, other = small.laptop(), small.laptop("Sam Ellery")
    family = laptop.family()
    laptop.put(family, who=other.worker)
    laptop.family("Ashdown")
    laptop.put(other.worker)
    laptop.push()
    at = ("--database", small.centre.config.database)
    assert fpz("verify", *at) == ["Every work is as it was written and signed."]
    with small.centre.engine.begin() as connection:
        assert connection.exec_driver_sql(damage).rowcount
    assert fpz("verify", *at, ends=3)[0] == "Something is wrong."


def test_without_tls_only_this_machine_is_answered() -> None:
    with pytest.raises(Problem, match="this machine alone"):
        Place(host="0.0.0.0").check(postgres=True)  # noqa: S104 - that it is refused
    for host in ("127.0.0.1", "::1", "localhost"):
        assert is_loopback(host)
        Place(host=host).check(postgres=True)
    assert not is_loopback("centre.example")


def test_a_certificate_needs_its_key_and_must_be_there(tmp_path: Path) -> None:
    for given in ({"certificate": tmp_path}, {"key": tmp_path}, {"certificate": tmp_path / "x", "key": tmp_path / "y"}):
        with pytest.raises(Problem):
            Place(**given).check(postgres=True)  # type: ignore[arg-type]


def test_sqlite_is_served_by_one_process() -> None:
    with pytest.raises(Problem, match="SQLite is for trying out"):
        Place(workers=2).check(postgres=False)


def test_the_tables_are_those_that_the_steps_make(here: Here) -> None:
    there = set(sa.inspect(here.centre.engine).get_table_names())
    assert {name for name in there if not name.startswith("journal_")} == set(tables.metadata.tables)

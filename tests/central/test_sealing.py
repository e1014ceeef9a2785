"""The centre's own secrets: sealed in the database and its backups, with a key that lies apart."""

from pathlib import Path

import pytest

from fpz_app.central.centre import open_centre
from fpz_app.central.config import Config
from fpz_app.cli import main
from fpz_app.domain.errors import Problem
from fpz_app.security.device import Signer


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Made by `init` with a zone in it, and its key in a file apart."""
    address = f"sqlite:///{tmp_path / 'centre.db'}"
    monkeypatch.setenv("FPZ_CENTRE_DATABASE", address)
    monkeypatch.setenv("FPZ_CENTRE_KEY", str(tmp_path / "centre.key"))
    assert main(["central", "init"]) == 0
    return address


def test_init_makes_the_key_for_its_owner_alone_and_leaves_it_as_it_is(database: str, tmp_path: Path) -> None:
    made = (tmp_path / "centre.key").read_bytes()
    assert main(["central", "init"]) == 0
    assert (tmp_path / "centre.key").read_bytes() == made
    assert (tmp_path / "centre.key").stat().st_mode & 0o777 == 0o600


def test_neither_database_nor_backup_holds_a_secret_in_clear(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    remembered = Signer.__init__

    def remember(self: Signer, stored: str = "") -> None:
        remembered(self, stored)
        made.append(self.stored.split(" ")[1])

    monkeypatch.setattr(Signer, "__init__", remember)
    assert main(["central", "zones", "--new", "Chesil", "--code", "CH"]) == 0
    assert main(["central", "backup", str(tmp_path / "backup.db")]) == 0
    centre = open_centre(Config(database=database, key=tmp_path / "centre.key"))
    centre.engine.dispose()
    files = [*tmp_path.glob("centre.db*"), tmp_path / "backup.db"]
    whole = b"".join(file.read_bytes() for file in files)
    assert made
    assert [secret for secret in (centre.secret.hex(), *made) if secret.encode() in whole] == []


@pytest.mark.parametrize("lost", [True, False])
def test_without_its_own_key_the_centre_says_what_is_missing(database: str, tmp_path: Path, lost: bool) -> None:
    key = tmp_path / "centre.key"
    if lost:
        key.unlink()
    else:
        key.write_bytes(b"A" * 43 + b"=\n")
    with pytest.raises(Problem, match="The key that this database was made with is not there"):
        open_centre(Config(database=database, key=key))


def test_without_the_key_no_zone_is_made_in_clear(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FPZ_CENTRE_KEY")
    assert main(["central", "zones", "--new", "Chesil", "--code", "CH"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == "The key that this database was made with is not there."


def test_a_file_that_holds_no_key_is_told_in_words(database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "centre.key").write_text("nothing")
    assert main(["central", "zones"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == "What FPZ_CENTRE_KEY names is no key."

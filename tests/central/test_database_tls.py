"""The centre and its database apart from each other: TLS that is verified in full, and refused in plain words where it is not."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fpz_app.central.database import make_engine, reading
from fpz_app.cli import main
from tests.helpers.postgres_server import Server, a_folder, of_the_system, own
from tests.helpers.tls import Authority, make_authority

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or of_the_system() is None, reason="2026-11-23: the system has no PostgreSQL with TLS"
)


@dataclass
class Guarded:
    """A server that speaks TLS alone, as localhost, with a certificate of `authority`."""

    server: Server
    authority: Authority

    def address(self, authority: Authority | None = None, host: str = "localhost") -> str:
        root = (authority or self.authority).file
        return self.server.address("fpz", f"?sslmode=verify-full&sslrootcert={root}", host)


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    programs = of_the_system()
    assert programs is not None
    authority = make_authority(tmp_path_factory.mktemp("authority"))
    shown = authority.certify("localhost")
    with a_folder() as folder:
        certificate = folder / "server.pem"
        certificate.write_bytes(shown.read_bytes())
        certificate.chmod(0o600)
        own(certificate)
        settings = ("ssl=on", f"ssl_cert_file={certificate}", f"ssl_key_file={certificate}", "listen_addresses=localhost")
        server = Server(programs, folder / "server", settings)
        server.make()
        hosts = "local all all trust\nhostssl all all all trust\n"
        (server.data / "pg_hba.conf").write_text(hosts)
        server.start()
        server.ask("CREATE DATABASE fpz")
        yield Guarded(server, authority)
        server.kill()


def test_a_database_that_shows_a_certificate_of_ours_is_worked_with(guarded: Guarded) -> None:
    assert main(["central", "init", "--database", guarded.address()]) == 0
    engine = make_engine(guarded.address())
    with reading(engine) as connection:
        is_guarded = connection.exec_driver_sql("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").scalar()
    engine.dispose()
    assert is_guarded


def test_a_backup_goes_by_the_same_certificate(guarded: Guarded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(guarded.server.programs))
    assert main(["central", "init", "--database", guarded.address()]) == 0
    assert main(["central", "backup", str(tmp_path / "centre.dump"), "--database", guarded.address()]) == 0
    listed = subprocess.run(["pg_restore", "--list", str(tmp_path / "centre.dump")], capture_output=True, text=True, check=True)
    assert "zone_head" in listed.stdout


def test_a_certificate_of_another_authority_is_refused_in_words(
    guarded: Guarded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = make_authority(tmp_path)
    assert main(["central", "init", "--database", guarded.address(stranger)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "The database showed a certificate that is not trusted.",
        "Check the file that sslrootcert names, and that the certificate has not run out.",
    ]


def test_a_certificate_of_another_host_is_refused_in_words(guarded: Guarded, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["central", "init", "--database", guarded.address(host="127.0.0.1")]) == 1
    assert capsys.readouterr().err.splitlines()[0] == "The database showed a certificate of another host."

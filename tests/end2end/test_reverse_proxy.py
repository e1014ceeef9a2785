"""Behind a reverse proxy, set up as installer/running-a-centre.md says: laptops join and sync through its TLS."""

import os
import secrets
import shutil
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from fpz_app.central import admin
from fpz_app.central.centre import milliseconds
from fpz_app.central.database import make_engine, writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.round import run_round
from fpz_app.sync.troubles import Offline
from tests.helpers.postgres_server import free_port, wait_for
from tests.helpers.sources import ROOT
from tests.helpers.stores import open_store
from tests.helpers.tls import make_authority

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SOCKET = "/run/fpz/centre.sock"
pytestmark = pytest.mark.skipif(NGINX is None, reason="2026-11-23: the system has no nginx")


@dataclass
class Proxied:
    """A centre that listens at a socket alone, and what stands before it."""

    address: str
    centre: "subprocess.Popen[bytes]"
    database: str
    zone: str

    def join(self, folder: Path, name: str) -> Store:
        engine, now = make_engine(self.database), milliseconds()
        worker = writing(
            engine, lambda connection: admin.new_worker(connection, self.zone, name=name, agency="", role=Role.LEAD, now=now)
        )
        code = writing(engine, lambda connection: admin.invite(connection, self.zone, worker.id, hours=1, now=now))
        engine.dispose()
        store = open_store(folder / worker.id)
        enrolment.join(store, self.address, code)
        sync(store)
        return store


def sync(store: Store) -> None:
    remote = enrolment.remote_of(store)
    try:
        run_round(store, remote)
    finally:
        remote.close()


def as_the_guide_says(folder: Path, certificate: Path, port: int) -> str:
    """The guide's own lines, with this test's names in them."""
    guide = (ROOT / "installer" / "running-a-centre.md").read_text()
    begin = guide.index("    server {\n")
    server = guide[begin : guide.index("\n    }\n", begin) + len("\n    }\n")]
    said = {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "centre.example.org": "localhost",
        "/etc/fpz/certificate.pem": str(certificate),
        "/etc/fpz/key.pem": str(certificate),
        SOCKET: str(folder / "centre.sock"),
    }
    for theirs, ours in said.items():
        assert theirs in server, theirs
        server = server.replace(theirs, ours)
    places = "".join(f"{each}_temp_path {folder}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    who = "user root;" if os.geteuid() == 0 else ""
    return f"{who} daemon off; pid {folder}/pid; error_log stderr; events {{}} http {{ access_log off; {places}\n{server}}}"


@pytest.fixture
def proxied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxied]:
    database, port = f"sqlite:///{tmp_path}/centre.db", free_port()
    engine = make_engine(database)
    migrate(engine)
    zone = writing(engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", milliseconds())).id
    engine.dispose()
    authority = make_authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    (tmp_path / "nginx.conf").write_text(as_the_guide_says(tmp_path, authority.certify("localhost"), port))
    socket = ["--socket", str(tmp_path / "centre.sock")]
    serve = [sys.executable, "-m", "fpz_app", "central", "serve", "--database", database, *socket]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    centre = subprocess.Popen(serve, cwd=ROOT, **quiet)
    before = subprocess.Popen([str(NGINX), "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")], **quiet)
    made = Proxied(f"https://localhost:{port}", centre, database, zone)
    try:
        wait_for(lambda: answers(made.address, authority.file), "the centre to answer through the proxy")
        yield made
    finally:
        for process in (centre, before):
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def answers(address: str, trusted: Path) -> bool:
    try:
        return httpx.get(f"{address}/ready", verify=ssl.create_default_context(cafile=str(trusted))).text == "ready\n"
    except httpx.TransportError:
        return False


def test_laptops_join_and_sync_through_it(proxied: Proxied, tmp_path: Path) -> None:
    one, other = proxied.join(tmp_path, "Priya Nair"), proxied.join(tmp_path, "Sam Ellery")
    family_id, long = new_id(), secrets.token_hex(100_000)
    with one.work(one.get(Worker, one.fact(enrolment.WORKER)), "Make a family") as work:
        work.put(Family(id=family_id, file_id=family_id, name="Marlow", about=long))
    sync(one)
    sync(other)
    assert [(family.name, family.about == long) for family in other.find(Family)] == [("Marlow", True)]
    proxied.centre.send_signal(signal.SIGTERM)
    proxied.centre.wait(30)
    with pytest.raises(Offline):
        sync(other)
    one.close()
    other.close()

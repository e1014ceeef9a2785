"""The centre as a process of its own: TLS, a stop when it is told to, and kills that lose nothing."""

import datetime
import http.client
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from fpz_app.central import admin, verifying
from fpz_app.central.centre import milliseconds, open_centre
from fpz_app.central.config import Config
from fpz_app.central.database import make_engine, reading, writing
from fpz_app.cli import main
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.families import Family
from fpz_app.sync.protocol import Verdict
from tests.helpers.centres import Clock, Here, Laptop, a_centre
from tests.helpers.postgres import new_postgres

__all__ = ["new_postgres"]

LAPTOPS = 450


@pytest.fixture
def database(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'centre.db'}"
    assert main(["central", "init", "--database", address]) == 0
    return address


@contextmanager
def served(database: str, *more: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The service on a free port, from the moment that it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "fpz_app", "central", "serve", "--database", database, "--port", str(port), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if "centre serving" in line:
                break
        _wait_for(port)
        yield process, port
    finally:
        process.kill()
        process.communicate()


def _wait_for(port: int) -> None:
    for _ in range(400):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        signal.sigtimedwait([], 0.05)
    raise AssertionError("nobody answers")


def a_certificate(folder: Path, name: str = "localhost") -> tuple[Path, Path]:
    """One that signs itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return certificate, secret


def test_it_answers_in_tls_and_nothing_in_the_clear(database: str, tmp_path: Path) -> None:
    certificate, key = a_certificate(tmp_path)
    with served(database, "--certificate", str(certificate), "--key", str(key)) as (_, port):
        trusted = ssl.create_default_context(cafile=certificate)
        assert httpx.get(f"https://localhost:{port}/ready", verify=trusted).text == "ready\n"
        with pytest.raises(httpx.HTTPError):
            httpx.get(f"http://localhost:{port}/ready")
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"https://localhost:{port}/ready", verify=ssl.create_default_context())


def test_several_processes_answer_from_one_database(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    address = new_postgres()
    with a_centre(address, tmp_path) as here, served(address, "--workers", "2") as (process, port):
        laptop, other = here.laptop(), here.laptop("Sam Ellery")
        family = laptop.family()
        for each in (laptop, other):  # a connection each time, so that either process may get it
            each.here = replace(here, client=Anew(f"http://127.0.0.1:{port}"))
        assert [each.verdict for each in laptop.push()] == [Verdict.OK]
        assert {laptop.pull()[0].head for _ in range(10)} == {4}
        other.receive()
        assert other.store.get(Family, family.id) == family
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) in (0, -signal.SIGTERM)


class Anew(httpx.Client):
    """Connects anew for every request."""

    def __init__(self, base: str) -> None:
        super().__init__(base_url=base, headers={"Connection": "close"})


def test_it_stops_when_it_is_told_to(database: str) -> None:
    with served(database) as (process, port):
        assert httpx.get(f"http://127.0.0.1:{port}/health").status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) in (0, -signal.SIGTERM)


def test_laptops_that_keep_their_connections_open_shut_nobody_out(database: str) -> None:
    with served(database) as (_, port), ExitStack() as kept:
        for _ in range(LAPTOPS):
            line = http.client.HTTPConnection("127.0.0.1", port)
            kept.callback(line.close)
            line.request("GET", "/health")
            assert line.getresponse().read() == b"ok\n"


def test_a_port_that_is_taken_is_told_in_words(database: str) -> None:
    with served(database) as (_, port):
        command = [sys.executable, "-m", "fpz_app", "central", "serve", "--database", database, "--port", str(port)]
        again = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (again.returncode, again.stderr.splitlines()[0]) == (1, "The centre cannot listen there.")


def test_its_log_holds_nothing_that_came_with_a_request(database: str) -> None:
    with served(database) as (process, port):
        httpx.post(f"http://127.0.0.1:{port}/v1/enrol?Marlow", content=b'{"code":"Marlow"}')
        httpx.get(f"http://127.0.0.1:{port}/Marlow", headers={"X-Marlow": "Marlow"})
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
        assert "Marlow" not in said


@pytest.mark.parametrize("answers", [1, 4, 9])
def test_a_centre_that_is_killed_while_it_takes_works_loses_none_and_takes_none_twice(
    database: str, tmp_path: Path, answers: int
) -> None:
    engine = make_engine(database)
    zone = writing(engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", 1))
    engine.dispose()
    centre = open_centre(Config(database=database))
    with served(database) as (process, port), httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        here = Here(centre, client, Clock(milliseconds()), tmp_path, zone.id)
        laptop = here.laptop()
        families = [laptop.family(f"Family {number}") for number in range(12)]
        works = laptop.works()
        with ThreadPoolExecutor(1) as pool:
            sending = pool.submit(_send_until_it_dies, laptop, works)
            while len(here.answered) < answers and not sending.done():
                signal.sigtimedwait([], 0.002)
            process.kill()
            acknowledged = sending.result()
    with served(database) as (_, port), httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        here.client = client
        receipts = laptop.push()
        assert [each.verdict for each in receipts] == [Verdict.OK] * len(works)
        assert all(each.repeat for each in receipts[:acknowledged])
        rows = [row.id for row in laptop.snapshot()[1] if row.kind == "family"]
        assert sorted(rows) == sorted(family.id for family in families)
        with reading(centre.engine) as connection:
            assert list(verifying.faults(connection, zone.id)) == []
    laptop.store.close()
    centre.engine.dispose()


def _send_until_it_dies(laptop: Laptop, works: list[WorkEntry]) -> int:
    """How many works were acknowledged."""
    for sent, work in enumerate(works):
        try:
            laptop.send([work])
        except httpx.HTTPError:
            return sent
    return len(works)

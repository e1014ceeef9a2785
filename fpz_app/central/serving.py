"""Serving: runs the app on an address, with TLS or where nobody else can listen."""

import ipaddress
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from fpz_app.central import config
from fpz_app.central.centre import open_centre
from fpz_app.central.database import is_postgres, make_engine
from fpz_app.domain.errors import Problem

APP = "fpz_app.central.app:from_environment"
STOP_SECONDS = 20
CONNECTIONS, FILES = 2_000, 4_096
"""Laptops keep theirs open between two rounds; and what a process needs to hold so many, where the system lets it."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where to listen: a host and port, or a `socket` for a reverse proxy on the same machine."""

    host: str = "127.0.0.1"
    port: int = 8440
    socket: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    workers: int = 1

    def check(self, *, postgres: bool) -> None:
        """Raises Problem for what would let somebody listen, or could not work."""
        if (self.certificate is None) != (self.key is None):
            raise Problem("TLS needs a certificate and its key.", "Give both --certificate and --key.")
        for file in (self.certificate, self.key):
            if file is not None and not file.is_file():
                raise Problem("The certificate or its key is not there.", "Check the names of the files.")
        if self.certificate is None and self.socket is None and not is_loopback(self.host):
            raise Problem(
                "Without TLS the centre answers this machine alone.",
                "Give --certificate and --key, or put a reverse proxy with TLS before it (installer/running-a-centre.md).",
            )
        if self.workers > 1 and not postgres:
            raise Problem("SQLite is for trying out: one process works with it.", "Use PostgreSQL, or --workers 1.")


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(chosen: config.Config, place: Place, told: Callable[[], None]) -> None:
    """Until it is told to stop; what is being answered is answered first. `told` is called before it begins. Raises Problem."""
    engine = make_engine(chosen.database)
    place.check(postgres=is_postgres(engine))
    engine.dispose()
    open_centre(chosen).engine.dispose()  # what is wrong is said here, and not by each process
    os.environ[config.DATABASE], os.environ[config.LEASE_DAYS] = chosen.database, str(chosen.lease_days)
    os.environ[config.READ] = chosen.read
    _check_free(place)
    _hold_many()
    told()
    uvicorn.run(
        APP,
        factory=True,
        host=place.host,
        port=place.port,
        uds=str(place.socket) if place.socket else None,
        ssl_certfile=place.certificate,
        ssl_keyfile=place.key,
        workers=place.workers,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=STOP_SECONDS,
    )


def _hold_many() -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limit
        return
    here, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if most == resource.RLIM_INFINITY else min(FILES, most)
    if here < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _check_free(place: Place) -> None:
    """Raises Problem where another program listens; the server itself would only end."""
    if place.socket is not None:
        return
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((place.host, place.port))
        except OSError as error:
            raise Problem("The centre cannot listen there.", "Another program may: choose another --port.") from error

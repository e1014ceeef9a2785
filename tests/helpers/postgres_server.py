"""PostgreSQL servers of a test's own: with TLS, killed, and followed by a standby."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

PATIENCE = 30.0
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=replica", "max_wal_senders=2")
_SMALL = ("shared_buffers=16MB", "max_connections=30", "autovacuum=off", "wal_retrieve_retry_interval=50ms")


@dataclass
class Server:
    """`settings` are PostgreSQL's own, such as "ssl=on". It is reached at localhost, by the name postgres, without a password."""

    programs: Path
    folder: Path
    settings: Sequence[str] = ()
    port: int = field(default_factory=lambda: free_port())
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def make(self) -> None:
        self.folder.mkdir()
        own(self.folder)
        asked = ("--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync")
        self._run("initdb", "-D", str(self.data), *asked)

    def start(self) -> None:
        """Returns once it answers."""
        every = (*_CARELESS, *_SMALL, f"port={self.port}", f"unix_socket_directories={self.folder}", *self.settings)
        options = [word for each in every for word in ("-c", each)]
        command = [str(self.programs / "postgres"), "-D", str(self.data), *options]
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, cwd="/", start_new_session=True, **quiet, **_as_nobody())
        wait_for(self.answers, "the server to answer")

    def answers(self) -> bool:
        """Not while it recovers."""
        return self._says("pg_isready", "-h", str(self.folder), "-p", str(self.port))

    def follow(self, folder: Path, port: int) -> "Server":
        """An asynchronous standby of this server, started."""
        other = Server(self.programs, folder, self.settings, port)
        other.folder.mkdir()
        own(other.folder)
        where = ("-h", str(self.folder), "-p", str(self.port), "-U", "postgres")
        self._run("pg_basebackup", "-D", str(other.data), "-R", "-X", "stream", "-c", "fast", "--no-sync", *where)
        other.start()
        return other

    def kill(self) -> None:
        """As when the machine loses its power."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE)
            self.process = None

    def address(self, database: str = "postgres", more: str = "", host: str = "localhost") -> str:
        return f"postgresql://postgres@{host}:{self.port}/{database}{more}"

    def ask(self, statement: str) -> Any:
        """The first value of the answer, asked over the server's own socket."""
        url = f"postgresql+psycopg://postgres@/postgres?host={self.folder}&port={self.port}"
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            answer = connection.exec_driver_sql(statement)
            return answer.scalar() if answer.returns_rows else None

    def _run(self, program: str, *words: str) -> None:
        subprocess.run([str(self.programs / program), *words], check=True, capture_output=True, cwd="/", **_as_nobody())

    def _says(self, program: str, *words: str) -> bool:
        command = [str(self.programs / program), *words]
        return subprocess.run(command, capture_output=True, check=False, cwd="/").returncode == 0


@contextmanager
def a_folder() -> Iterator[Path]:
    """One that a server may live in, which is not a test's own: those are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="fpz-pg-"))
    own(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def of_the_system() -> Path | None:
    """The folder of the system's own PostgreSQL, which knows TLS."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda each: int(each.parts[-3]))
    on_the_way = shutil.which("postgres")
    return found[-1].parent if found else Path(on_the_way).resolve().parent if on_the_way else None


def wait_for(what: Callable[[], object], name: str) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, f"waited in vain for {name}"
        time.sleep(0.02)


def own(path: Path) -> None:
    """Gives a file or folder to whom the server runs as: it refuses to be root."""
    if os.geteuid() == 0:
        who = _nobody()
        os.chown(path, who.pw_uid, who.pw_gid)


def _nobody() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _as_nobody() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    who = _nobody()
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])

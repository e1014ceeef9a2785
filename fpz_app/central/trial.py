"""Trial: a centre to try out, on an embedded database in a throw-away folder, that answers this machine alone."""

import socket
import threading
from pathlib import Path

import sqlalchemy as sa
import uvicorn

from fpz_app.central import admin, migrations
from fpz_app.central.app import make_app
from fpz_app.central.centre import milliseconds, open_centre
from fpz_app.central.config import Config
from fpz_app.central.database import make_engine, writing

HERE = "127.0.0.1"
_QUEUE = 64


class TrialCentre:
    """Runs on a thread of this program, from `start` to `stop`, as often as one likes and always at the same port."""

    def __init__(self, folder: Path) -> None:
        self._database = sa.URL.create("sqlite", database=str(folder / "centre.db")).render_as_string()
        engine = make_engine(self._database)
        migrations.migrate(engine)
        engine.dispose()
        self._port = 0
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        return f"http://{HERE}:{self._port}"

    @property
    def is_running(self) -> bool:
        return self._server is not None

    def start(self) -> None:
        """From here on it is listened to; the first who ask may wait a moment."""
        if self._server is not None:
            return
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HERE, self._port))
        listening.listen(_QUEUE)
        self._port = listening.getsockname()[1]
        app = make_app(open_centre(Config(database=self._database)))
        server = uvicorn.Server(
            uvicorn.Config(app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=1)
        )
        self._server = server
        self._thread = threading.Thread(target=lambda: server.run(sockets=[listening]), name="centre", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """What is being answered is answered first, for a second at most."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()
        self._server = self._thread = None

    def invite(self, zone: str = "", worker: str = "") -> str:
        """A one-time code for this worker's laptop; without one, for a laptop that founds its zone."""
        engine = make_engine(self._database)
        try:
            return writing(engine, lambda connection: admin.invite(connection, zone, worker, hours=1, now=milliseconds()))
        finally:
            engine.dispose()

"""A real encrypted store in a folder of its own, with a device key and a worker to act."""

import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from fpz_app.domain.workers import Role, Worker
from fpz_app.security.device import Signer
from fpz_app.store.store import DATABASE, Store

KEY = bytes(range(32))
ZONE = "01900000-0000-7000-8000-000000000001"
PRIYA = Worker(id="01900000-0000-7000-8000-000000000002", file_id=ZONE, name="Priya Nair", agency="Early help", role=Role.LEAD)
OUTSIDER = Worker(id="01900000-0000-7000-8000-000000000003", file_id=ZONE, name="Sam Ellery", agency="Youth service")
MANAGER = Worker(
    id="01900000-0000-7000-8000-000000000004", file_id=ZONE, name="Ruth Amesbury", agency="Early help", role=Role.MANAGER
)
_compiled: dict[Any, Any] = {}
_dialects: dict[Any, sa.Dialect] = {}


def open_store(folder: Path, *, read_only: bool = False, now: Callable[[], float] = time.time) -> Store:
    """A new one is a copy of the first of the run, without its device's key: each is a laptop of its own."""
    if not read_only and not (folder / DATABASE).exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / DATABASE).write_bytes(_first())
    store = Store(folder, KEY, signer=Signer, read_only=read_only, now=now)
    compile_once(store.engine)
    return store


def compile_once(engine: sa.Engine) -> None:
    """For an engine that has connected: what one has compiled, all use. An app has one engine, a run of tests has thousands."""
    engine.dialect = _dialects.setdefault(engine.dialect.loaded_dbapi, engine.dialect)  # whose errors it knows
    engine.update_execution_options(compiled_cache=_compiled)


@cache
def _first() -> bytes:
    """Its record."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder), KEY, signer=Signer)
        with store.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("DELETE FROM laptop WHERE name = 'device'")
        store.close()
        return (Path(folder) / DATABASE).read_bytes()

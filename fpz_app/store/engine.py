"""Engine: opens the encrypted database with its raw key, for SQLAlchemy Core."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import sqlalchemy as sa
import sqlcipher3.dbapi2
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from fpz_app.domain.errors import Problem

_CLEAR_TEXT = b"SQLite format 3\x00"


class Damaged(Problem):
    """A page of the database does not hold what was written to it."""

    def __init__(self) -> None:
        super().__init__("A part of the record on this laptop is damaged.", "A backup can be opened in its place.")


class WrongKey(Problem):
    """The key does not open this database, or its first page is damaged."""

    def __init__(self) -> None:
        super().__init__("The record on this laptop could not be opened.", "A backup can be opened in its place.")


def refuse_clear_text(path: Path) -> None:
    """Raises Problem where a database lies there unencrypted: it did not come from this program."""
    if path.exists():
        with path.open("rb") as file:
            if file.read(len(_CLEAR_TEXT)) == _CLEAR_TEXT:
                raise Problem("The record in this folder is not encrypted.", "It is not opened. Tell your zone's administrator.")


def make_engine(path: Path, key: bytes, *, read_only: bool = False) -> sa.Engine:
    """An engine whose every connection holds the 32-byte data key. Raises Problem for clear text; connecting raises
    WrongKey, Damaged."""
    refuse_clear_text(path)
    mode = _read_only_mode(path) if read_only else "rwc"

    def connect() -> Any:
        # isolation_level=None: we begin writers ourselves, with BEGIN IMMEDIATE, or two threads lose updates.
        connection = sqlcipher3.dbapi2.connect(
            f"file:{quote(str(path))}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=30
        )
        connection.execute("PRAGMA cipher_log_level = NONE")  # damage is told in the window, not on the terminal
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher3.dbapi2.DatabaseError as error:
            connection.close()
            if "not a database" in str(error):
                raise WrongKey from None
            if "malformed" in str(error):
                raise Damaged from None
            raise
        if not read_only:
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY", "secure_delete = ON"):
                connection.execute(f"PRAGMA {pragma}")
        return connection

    # The default pool for SQLite is the wrong one, and without hide_parameters a traceback prints a family's name.
    engine = sa.create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        pool_use_lifo=True,
        hide_parameters=True,
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )
    sa.event.listen(engine, "connect", lambda *_connected: _share(engine), once=True)
    return engine


_dialects: dict[type[sa.Dialect], sa.Dialect] = {}
_compiled: LRUCache[Any, Any] = LRUCache(1_000)


def _share(engine: sa.Engine) -> None:
    """What one engine has compiled, all use: statements are compiled before there is a key to the record that they are for. Only
    an engine that has connected knows its database well enough to be followed by others."""
    engine.dialect = _dialects.setdefault(type(engine.dialect), engine.dialect)
    engine.update_execution_options(compiled_cache=_compiled)


def _read_only_mode(path: Path) -> str:
    """An immutable database's log is not read, so what a killed program left there would be missed."""
    log, shared = (path.with_name(path.name + tail) for tail in ("-wal", "-shm"))
    return "ro" if shared.exists() and log.exists() and log.stat().st_size else "ro&immutable=1"

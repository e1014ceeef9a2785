"""Database: PostgreSQL for real use or SQLite to try out, by its address; transactions that write and that read.

The second wall (row-level security) stands on PostgreSQL: what a device asks for is read in the role `fpz_device`, which the
migration makes and which may read little: of the journal and the records only rows of files that the table `grant` has for the
device named in `fpz.device` (see second_wall). A question that forgets its filter then finds nothing instead of everything.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from fpz_app.domain.errors import Problem

ROLE = "fpz_device"
TRIES = 5
LEFT_OPEN, WAITS = "60s", "20s"
"""How long a transaction may do nothing, as when its process hangs, before others go on; and how long one waits for another."""
RESTED = 1.0
"""Seconds after which a connection is tried before it is used."""
_AGAIN = frozenset({"40001", "40P01", "23505"})
"""States in which PostgreSQL asks for the transaction once more: order of writers, a deadlock, two who made the same key."""
_ENDED = frozenset({"25P02", "25P03", "25P04", "57P05"})
"""States of a transaction or connection that PostgreSQL ended because it had done nothing for too long."""
_READING = "fpz_reading"
_AS_DEVICE = sa.text(
    "SELECT set_config('fpz.zone', :zone, true), set_config('fpz.device', :device, true), set_config('role', :role, true)"
)
"""What SET LOCAL ROLE does, in the same question."""
_JSON = sa.Text().with_variant(postgresql.JSON(), "postgresql")
T = TypeVar("T")


def make_engine(address: str) -> sa.Engine:
    """Raises Problem for an address that names no database we work with."""
    try:
        url = sa.make_url(address)
    except sa.exc.ArgumentError as error:
        raise Problem("The database's address cannot be read.", "It begins with postgresql:// or sqlite:///.") from error
    if url.get_backend_name() == "postgresql":
        return _postgres(url)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    raise Problem("This is no database the centre works with.", "Its address begins with postgresql:// or sqlite:///.")


def is_postgres(connection: sa.Connection | sa.Engine) -> bool:
    return connection.dialect.name == "postgresql"


def writing(engine: sa.Engine, work: Callable[[sa.Connection], T]) -> T:
    """The outcome of `work` in a transaction of its own: all of it is stored, or nothing. It may be run more than once."""
    for left in reversed(range(TRIES)):
        try:
            with engine.begin() as connection:
                return work(connection)
        except sa.exc.DBAPIError as error:
            if not left or getattr(error.orig, "sqlstate", "") not in _AGAIN:
                raise
    raise AssertionError("a last try raises or returns")


def insert_all(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts many rows of the same columns: on PostgreSQL by COPY, several times as fast as statement after statement."""
    if not rows:
        return
    if not is_postgres(connection):
        connection.execute(sa.insert(table), rows)
        return
    names = list(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    driver = connection.connection.driver_connection
    assert driver is not None
    try:
        with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row([row[name] for name in names])
    except connection.dialect.loaded_dbapi.Error as error:
        base = connection.dialect.loaded_dbapi.Error
        raise sa.exc.DBAPIError.instance("COPY", {}, error, base, hide_parameters=True, dialect=connection.dialect) from error


def update_all(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]], *, keys: Sequence[str]) -> None:
    """Updates many rows of the same columns, found by `keys`: on PostgreSQL in one statement."""
    if not rows:
        return
    names = list(rows[0])
    if is_postgres(connection):
        columns = [sa.column(name, sa.BigInteger if isinstance(table.c[name].type, sa.Integer) else sa.Text) for name in names]
        new = sa.func.json_to_recordset(_listed(rows)).table_valued(*columns).render_derived(with_types=True)
        which = [table.c[name] == new.c[name] for name in keys]
        values = {name: new.c[name] for name in names if name not in keys}
        connection.execute(sa.update(table).where(*which).values(values))
        return
    which = [table.c[name] == sa.bindparam(f"new_{name}") for name in keys]
    values = {name: sa.bindparam(f"new_{name}") for name in names if name not in keys}
    change = sa.update(table).where(*which).values(values)
    connection.execute(change, [{f"new_{name}": value for name, value in row.items()} for row in rows])


def among(connection: sa.Connection, column: sa.ColumnElement[str], named: Iterable[str]) -> sa.ColumnElement[bool]:
    """`column IN (…)`, one statement with one parameter however many there are."""
    if is_postgres(connection):
        listed = sa.select(sa.func.json_array_elements_text(_listed(list(named))))
        return column == sa.func.any(sa.func.array(listed.scalar_subquery()))
    return column.in_(sa.select(sa.func.json_each(_listed(list(named))).table_valued("value").c.value))


def _listed(values: Sequence[Any]) -> sa.ColumnElement[Any]:
    """As JSON: PostgreSQL's driver takes longer over an array than the database over its rows."""
    return sa.cast(sa.literal(msgspec.json.encode(values).decode(), sa.Text), _JSON)


def is_passing(error: Exception) -> bool:
    """Whether the same may be asked again by and by: the database was not there, or had ended what went on."""
    if isinstance(error, sa.exc.OperationalError | sa.exc.TimeoutError | sa.exc.InterfaceError):
        return True
    if not isinstance(error, sa.exc.DBAPIError):
        return isinstance(error, sa.exc.PendingRollbackError)
    return error.connection_invalidated or getattr(error.orig, "sqlstate", "") in _ENDED


@contextmanager
def reading(engine: sa.Engine, zone: str = "", device: str = "") -> Iterator[sa.Connection]:
    """One state of the database to read from; with a device, what it may read alone."""
    options: dict[str, Any] = {_READING: True}
    if is_postgres(engine):
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        if device:
            as_device(connection, zone, device)
        yield connection


def as_device(connection: sa.Connection, zone: str, device: str) -> None:
    """From here to the transaction's end, what the device may read alone."""
    if is_postgres(connection):
        connection.execute(_AS_DEVICE, {"zone": zone, "device": device, "role": ROLE})


@contextmanager
def behind_wall(connection: sa.Connection, zone: str, device: str) -> Iterator[None]:
    """In the middle of a transaction, what the device may read alone."""
    as_device(connection, zone, device)
    yield
    if is_postgres(connection):
        connection.exec_driver_sql("RESET ROLE")


@contextmanager
def asking(engine: sa.Engine) -> Iterator[sa.Connection]:
    """For a single question, which needs no transaction around it."""
    options: dict[str, Any] = {_READING: True}
    if is_postgres(engine):
        options["isolation_level"] = "AUTOCOMMIT"
    with engine.connect().execution_options(**options) as connection:
        yield connection


def _postgres(url: sa.URL) -> sa.Engine:
    psycopg = url.set(drivername="postgresql+psycopg")
    engine = sa.create_engine(psycopg, hide_parameters=True, pool_size=10, max_overflow=10)

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.execute(f"SET idle_in_transaction_session_timeout = '{LEFT_OPEN}'")
        connection.execute(f"SET lock_timeout = '{WAITS}'")
        connection.commit()

    @sa.event.listens_for(engine, "checkin")
    def note(_: Any, record: Any) -> None:
        record.info["used"] = monotonic()

    @sa.event.listens_for(engine, "checkout")
    def look(connection: Any, record: Any, _: Any) -> None:
        """Whether it still stands, where it was not used just now: the database may have been started anew."""
        if monotonic() - record.info.get("used", monotonic()) > RESTED:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error as error:
                raise sa.exc.InvalidatePoolError from error

    return engine


def _sqlite(url: sa.URL) -> sa.Engine:
    if url.database in (None, "", ":memory:"):
        raise Problem("The database's address names no file.", "Such as: sqlite:///centre.db")
    file = Path(url.database)
    if file.parent.is_dir():
        file.touch(mode=0o600)  # SQLite itself would let everybody read it
    engine = sa.create_engine(url, hide_parameters=True, connect_args={"timeout": 30})

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver's own transactions begin too late
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(_READING) else "BEGIN IMMEDIATE")

    return engine

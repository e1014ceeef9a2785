"""Centre: what every answer of one process is made with."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from fpz_app.central import signin
from fpz_app.central.config import Config
from fpz_app.central.database import make_engine, reading, writing
from fpz_app.central.exchange import release
from fpz_app.central.figures import Figures
from fpz_app.central.migrations import check
from fpz_app.central.origin import watch
from fpz_app.central.sealing import give_key
from fpz_app.central.standby import Standby, make_standby


def milliseconds() -> int:
    return time.time_ns() // 1_000_000


@dataclass(frozen=True)
class Centre:
    """`now` gives milliseconds; times of laptops are never adopted."""

    engine: sa.Engine
    config: Config
    secret: bytes
    figures: Figures
    now: Callable[[], int] = milliseconds
    standby: Standby | None = None


def open_centre(config: Config, now: Callable[[], int] = milliseconds) -> Centre:
    """Raises Problem for a database that is not there, or not of this version. Takes up works that waited for an upgrade."""
    engine = make_engine(config.database)
    try:
        give_key(engine, config.key)
        check(engine)
        engine.dispose()
        watch(engine)
        writing(engine, lambda connection: release(connection, now()))
        with reading(engine) as connection:
            secret = signin.secret_of(connection)
        standby = make_standby(config.read, engine)
    except BaseException:
        engine.dispose()
        raise
    return Centre(engine, config, secret, Figures(), now, standby)

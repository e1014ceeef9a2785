"""Warming: what the first pages ask is asked of an empty record while the person types, so that it is compiled by then."""

import secrets
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from fpz_app.app.clock import here_and_now
from fpz_app.casework.caseload import caseload
from fpz_app.casework.today import what_is_due
from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Role, Worker
from fpz_app.paths import resources
from fpz_app.security.device import Signer
from fpz_app.settings import load_zone_settings
from fpz_app.store.store import Store

CHUNK, MOST = 4_000_000, 1_000_000_000
"""Bytes that are read at once, and of a record in all."""


def read_ahead(record: Path) -> None:
    """Has the system fetch the record, sealed as it is, from the disk in one go: what the first page reads lies all over it."""
    read, chunk = 0, bytearray(CHUNK)
    with suppress(OSError), record.open("rb", buffering=0) as file:
        while read < MOST and (more := file.readinto(chunk)):
            read += more


@cache
def warm() -> None:
    """Once for a process; a record of nobody, under a key that nobody keeps, is thrown away after it. Where there is no room for
    one, the first page takes as long as it takes."""
    nobody, now = Worker(file_id="", name="", role=Role.MANAGER), here_and_now()
    try:
        with tempfile.TemporaryDirectory(prefix="fpz-", ignore_cleanup_errors=True) as folder:
            store = Store(Path(folder), secrets.token_bytes(32), signer=Signer)
            try:
                what_is_due(store, nobody, now, load_zone_settings([resources()]))
                caseload(store, nobody, now.date())
            finally:
                store.close()
    except (OSError, Problem):
        return

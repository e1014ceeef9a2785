"""Opening: from a data key to an open record with the worker, zone and settings it belongs to."""

from dataclasses import dataclass
from pathlib import Path

from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Worker, Zone
from fpz_app.paths import resources
from fpz_app.security.device import Signer
from fpz_app.security.writer_lock import FILE_NAME
from fpz_app.settings import Settings, load_settings_for_work
from fpz_app.store.store import DATABASE, Store

WORKER = "worker"


@dataclass(frozen=True)
class Opened:
    """An open record. `is_invented` marks the throw-away zone; `folder` is where the keys lie."""

    store: Store
    actor: Worker
    zone: Zone
    settings: Settings
    folder: Path
    is_invented: bool = False


def open_record(folder: Path, key: bytes, *, whole: bool = False) -> Opened:
    """Raises Problem for a record that is gone, damaged, newer or on a disk that cannot be read. `whole` reads all of it
    before it opens. Slow: a task."""
    settings = zone_settings(folder)
    if not (folder / DATABASE).exists():
        raise Problem("The record on this laptop is gone.", "A backup can be opened in its place.")
    store = Store(folder, key, signer=Signer, read_only=not _can_write(folder))
    if whole:
        store.check_whole()
    actor = store.get(Worker, store.fact(WORKER))
    return Opened(store, actor, store.get(Zone, actor.file_id), settings, folder)


def zone_settings(folder: Path) -> Settings:
    """The program's forms and settings with the zone's own over them. Raises Problem for a form or word list that is wrong."""
    own = folder / "zone"
    return load_settings_for_work([resources(), own] if own.is_dir() else [resources()])


def _can_write(folder: Path) -> bool:
    """Asks the files themselves: their owner may set the time of one that cannot be written to."""
    try:
        (folder / FILE_NAME).open("ab").close()
        (folder / DATABASE).open("r+b").close()
    except OSError:
        return False
    return True

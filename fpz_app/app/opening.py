"""Opening: from a data key to an open record with the worker, zone and settings it belongs to."""

from dataclasses import dataclass
from pathlib import Path

from fpz_app.domain.workers import Worker, Zone
from fpz_app.paths import resources
from fpz_app.security.device import Signer
from fpz_app.settings import Settings, load_settings
from fpz_app.store.store import Store

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


def open_record(folder: Path, key: bytes) -> Opened:
    """Raises Problem for a record that is damaged, newer or on a disk that cannot be read. Slow: a task."""
    settings = zone_settings(folder)
    store = Store(folder, key, signer=Signer, read_only=not _can_write(folder))
    actor = store.get(Worker, store.fact(WORKER))
    return Opened(store, actor, store.get(Zone, actor.file_id), settings, folder)


def zone_settings(folder: Path) -> Settings:
    """The program's forms and settings with the zone's own over them. Raises Problem with file, line and reason."""
    own = folder / "zone"
    return load_settings([resources(), own] if own.is_dir() else [resources()])


def _can_write(folder: Path) -> bool:
    try:
        (folder / "in-use.lock").touch()
    except OSError:
        return False
    return True

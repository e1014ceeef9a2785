"""Setting up: makes the record of a new laptop from what set-up gathered."""

from collections.abc import Sequence
from pathlib import Path

from fpz_app.app.opening import WORKER
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Worker, Zone
from fpz_app.paths import resources
from fpz_app.presenters.set_up import AboutYou, Joining, NewLaptop
from fpz_app.security.device import Signer
from fpz_app.settings import load_settings
from fpz_app.store.store import DATABASE, Store
from fpz_app.sync.enrolment import join


def make_laptop(folder: Path, laptop: NewLaptop) -> None:
    """The store first, the keys last: a laptop that dies half-way is set up again. Raises Problem. Slow: a task."""
    _keep_aside(folder)
    store = Store(folder, bytes(laptop.vault.data_key), signer=Signer)
    try:
        if isinstance(laptop.begins, Joining):
            join(store, laptop.begins.address, laptop.begins.code)
        else:
            _begin_zone(store, laptop.begins)
    finally:
        store.close()
    laptop.write_keys(folder)


def _begin_zone(store: Store, about: AboutYou) -> None:
    zone_id = new_id()
    zone = Zone(
        id=zone_id, file_id=zone_id, name=about.zone, code="".join(sign for sign in about.zone.upper() if sign.isalpha())[:2]
    )
    worker = Worker(file_id=zone_id, name=about.name, agency=about.agency, role=about.role)
    with store.work(worker, "Set up this laptop") as work:
        work.put_all([zone, worker])
    store.set_fact(WORKER, worker.id)


def _keep_aside(folder: Path) -> None:
    """A database whose keys were never written, or are gone, is moved aside and never overwritten."""
    found = [path for tail in ("", "-wal", "-shm") if (path := folder / f"{DATABASE}{tail}").exists()]
    aside = folder / f"without-keys-{new_id()[:13]}"
    for path in found:
        aside.mkdir(parents=True, exist_ok=True)
        path.replace(aside / path.name)


def agencies() -> Sequence[str]:
    return [term.label for term in load_settings([resources()]).vocabularies["agencies"].terms]


def zones() -> Sequence[str]:
    return load_settings([resources()]).zone.localities

"""Opening: from a data key to an open record with the worker, zone and settings it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Worker, Zone
from fpz_app.paths import resources
from fpz_app.security.device import Signer
from fpz_app.security.writer_lock import FILE_NAME
from fpz_app.settings import Settings, load_settings_for_work
from fpz_app.store.replica import CENTRE
from fpz_app.store.store import DATABASE, Store

WORKER = "worker"
TRUST_ENDED = Problem(
    "The centre has ended this laptop’s trust, and its record is gone.",
    "Ask your administrator why. With a new code it can be set up again.",
)


Tell = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Opened:
    """An open record. `is_invented` marks the throw-away zone; `folder` is where the keys lie."""

    store: Store
    actor: Worker
    zone: Zone
    settings: Settings
    folder: Path
    is_invented: bool = False


def _nobody(_done: int, _whole: int, _what: str) -> None:
    """Hears how far it is, where nobody watches."""


def open_record(folder: Path, key: bytes, *, whole: bool = False, told: Tell = _nobody) -> Opened:
    """Raises Problem for a record that is gone, damaged, newer or on a disk that cannot be read. `whole` reads all of it
    before it opens. Slow: a task."""
    settings = zone_settings(folder)
    if not (folder / DATABASE).exists():
        raise Problem("The record on this laptop is gone.", "A backup can be opened in its place.")
    store = Store(folder, key, signer=Signer, read_only=not _can_write(folder))
    try:
        if whole:
            store.check_whole()
        if store.fact(CENTRE):
            _call_in(store, told)
        actor = store.get(Worker, store.fact(WORKER))
        return Opened(store, actor, store.get(Zone, actor.file_id), settings, folder)
    except BaseException:
        store.close()
        raise


def _call_in(store: Store, told: Tell) -> None:
    """A laptop whose lease has lapsed, or to which its worker has not come yet, opens once it has been in touch with its centre.
    Raises Problem, also where the centre has ended its trust; its record is gone then."""
    from fpz_app.sync import enrolment
    from fpz_app.sync.orders import WIPED
    from fpz_app.sync.round import run_round

    if store.fact(WIPED):
        raise _emptied(store)
    late = enrolment.lapsed(store)
    if not late and store.find(Worker, id=store.fact(WORKER)):
        return
    remote = enrolment.remote_of(store)
    try:
        report = run_round(store, remote, lambda come: told(come.rows, come.rows + come.rows_left, "What is yours to see"))
    except Problem as problem:
        if not late:
            raise Problem("This laptop has still to get its zone from the centre.", _said(problem)) from problem
        raise Problem("This laptop has been without its centre for too long to be opened.", _said(problem)) from problem
    finally:
        remote.close()
    if report.wipe:
        raise _emptied(store)


def _emptied(store: Store) -> Problem:
    from fpz_app.sync.enrolment import wipe

    wipe(store)
    return TRUST_ENDED


def _said(problem: Problem) -> str:
    return f"{problem.message} Connect to a network that reaches it, then try again."


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

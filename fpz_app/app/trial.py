"""Trial: an invented zone at a centre of its own, and laptops of two of its workers that have joined it."""

import secrets
import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fpz_app.app.inventing import invent
from fpz_app.central.trial import TrialCentre
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.putting_off import PutOff
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Role, Worker, Zone
from fpz_app.security.device import Signer
from fpz_app.store import pieces
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.round import run_round

Tell = Callable[[int, int, str], None]
WORKERS = ("Priya Nair", "Sam Ellery")
_STEPS = 4


@dataclass(frozen=True)
class TrialLaptop:
    """Its record opens with `key`, which stands nowhere else; the zone comes to it at its first contact."""

    name: str
    folder: Path
    key: bytes


@dataclass(frozen=True)
class _Invented:
    """`records` by file, the zone's own first; `attached` is what attachments hold, by their ids."""

    records: dict[str, list[Record]]
    attached: dict[str, bytes]


@dataclass(frozen=True)
class Trial:
    """The centre runs when it is handed over; who has it stops it."""

    centre: TrialCentre
    laptops: Sequence[TrialLaptop]


def set_up_trial(folder: Path, *, families: int, seed: int, tell: Tell) -> Trial:
    """Everything lies in the folder, which whoever gave it throws away. Slow: a task. `tell` hears how far it is."""
    tell(0, _STEPS, f"{families} families")
    invented = _invented(folder / "invented", families=families, seed=seed)
    tell(1, _STEPS, "the centre")
    centre = TrialCentre(folder)
    centre.start()
    try:
        tell(2, _STEPS, "the zone at the centre")
        _found(folder / "founding", invented, centre)
        tell(3, _STEPS, "two laptops")
        directory = next(iter(invented.records.values()))
        workers = {each.name: each for each in directory if isinstance(each, Worker)}
        laptops = [_laptop(folder / f"laptop-{at}", workers[name], centre) for at, name in enumerate(WORKERS, 1)]
        tell(4, _STEPS, "done")
    except BaseException:
        centre.stop()
        raise
    return Trial(centre, laptops)


def _invented(folder: Path, *, families: int, seed: int) -> _Invented:
    """The invented zone but for what workers put off for themselves, which nobody else may bring in; an assessment comes after
    its answers, for then it was finished."""
    opened = invent(folder, families=families, seed=seed, tell=lambda *_: None)
    found: dict[str, list[Record]] = defaultdict(list)
    with closing(opened.store) as store:
        found[opened.zone.id] = []
        for kind in sorted((each for each in KINDS.values() if each is not PutOff), key=lambda kind: kind is Assessment):
            for record in store.find(kind):
                found[record.file_id].append(record)
        attached = {each.id: pieces.whole(store, each.pieces) or b"" for each in store.find(Attachment)}
    shutil.rmtree(folder)
    return _Invented(found, attached)


def _found(folder: Path, invented: _Invented, centre: TrialCentre) -> None:
    """The manager brings the zone to the centre from a laptop of her own, for nobody else may write all of it."""
    directory, *families = invented.records.values()
    zone = next(each for each in directory if isinstance(each, Zone))
    manager = next(each for each in directory if isinstance(each, Worker) and each.role == Role.MANAGER)
    with closing(Store(folder, secrets.token_bytes(32), signer=Signer)) as store:
        for title, file in [("Set up the zone", directory), *(("Bring a family in", family) for family in families)]:
            with store.work(manager, title) as work:
                work.add(file)
                for record in file:
                    if record.id in invented.attached:
                        pieces.keep(work, record.file_id, invented.attached[record.id])
        enrolment.found(store, centre.address, centre.invite(), zone=zone, worker=manager)
        with closing(enrolment.remote_of(store)) as remote:
            report = run_round(store, remote)
            while report.pieces_left and not report.refused:
                report = run_round(store, remote)
            if report.refused:
                raise AssertionError(f"the centre refused {report.refused} of the invented zone's works")
    shutil.rmtree(folder)


def _laptop(folder: Path, worker: Worker, centre: TrialCentre) -> TrialLaptop:
    key = secrets.token_bytes(32)
    with closing(Store(folder, key, signer=Signer)) as store:
        enrolment.join(store, centre.address, centre.invite(worker.file_id, worker.id))
    return TrialLaptop(worker.name, folder, key)

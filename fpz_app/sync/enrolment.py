"""Enrolment: how a laptop comes to a centre, how long it may work without it, and how it ends."""

from dataclasses import dataclass

import httpx

from fpz_app.domain.changes import plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Worker, Zone
from fpz_app.security.device import Signer, key_text
from fpz_app.store import granted, migrations, renewal
from fpz_app.store.opened import CONTACT
from fpz_app.store.replica import CENTRE, CURSOR, SENT, Replica
from fpz_app.store.store import Store, keep_facts
from fpz_app.sync.address import checked
from fpz_app.sync.orders import EPOCH, LEASE, time_here
from fpz_app.sync.protocol import Enrolled, Enrolment
from fpz_app.sync.remote import Remote
from fpz_app.sync.round import LAST

ZONE, WORKER = "zone", "worker"
DAY = 24 * 60 * 60 * 1000


@dataclass(frozen=True)
class Standing:
    """Where this laptop stands with its centre, for a sync page. Times are milliseconds of its own clock, 0 for never."""

    centre: str
    unsent: int
    files_given: int
    files_here: int
    last_contact: int
    last_sync: int
    lapses: int


def join(store: Store, url: str, code: str, *, transport: httpx.BaseTransport | None = None) -> Enrolled:
    """An empty laptop joins its zone; the next round loads it. Slow: a task. Raises Problem."""
    if store.tail.number and not is_enrolled(store):
        raise Problem(
            "This laptop holds a record of its own already.",
            "Ask for a code that founds a zone with it, or join from a laptop that is set up anew.",
        )
    return _enrol(store, url, code, transport=transport)


def found(
    store: Store, url: str, code: str, *, zone: Zone, worker: Worker, transport: httpx.BaseTransport | None = None
) -> Enrolled:
    """A laptop that was set up alone brings its zone to the centre; the next round sends all it holds. Raises Problem."""
    return _enrol(store, url, code, zone=zone, worker=worker, transport=transport)


def join_again(
    store: Store, url: str, code: str, *, forgotten: bool = False, transport: httpx.BaseTransport | None = None
) -> Enrolled:
    """After Forked or Unknown: goes on as a new device of the same zone. What was not sent goes out in its name; where the
    centre has `forgotten` the old one, all that it wrote. Files are loaded afresh. Raises Problem; then nothing is changed."""
    signer = Signer()
    enrolled = _ask(url, code, signer, None, None, transport)
    if enrolled.zone != store.fact(ZONE):
        raise Problem("This code is for another zone.", "Ask your administrator for a code to join this one again.")
    if enrolled.worker != store.fact(WORKER):
        raise Problem("This code is for somebody else.", "Ask your administrator for a code for you.")
    if forgotten:
        Replica(store).note(**{SENT: 0})
    renewal.go_on_as(store, signer, _facts(store, url, enrolled))
    return enrolled


def is_enrolled(store: Store) -> bool:
    return bool(store.fact(CENTRE))


def remote_of(store: Store, *, transport: httpx.BaseTransport | None = None) -> Remote:
    """The centre that this laptop joined."""
    return Remote(store.fact(CENTRE), store.device, transport=transport)


def lapsed(store: Store) -> bool:
    """Whether the laptop was without contact for longer than the zone allows: it does not open until it has had some.

    A clock that is set back does not help.
    """
    return is_enrolled(store) and time_here(Replica(store)) > _lapses(store)


def standing(store: Store) -> Standing:
    replica = Replica(store)
    with store.read() as connection:
        files = granted.standing(connection)
    return Standing(
        centre=store.fact(CENTRE),
        unsent=replica.waiting(),
        files_given=files.given,
        files_here=files.loaded,
        last_contact=replica.number(CONTACT),
        last_sync=replica.number(LAST),
        lapses=_lapses(store),
    )


def wipe(store: Store) -> None:
    """Ends this laptop's record for good: the keys first, then what they opened. The caller has closed all that reads it."""
    folder = store.folder
    store.close()
    keys = sorted(each for each in folder.glob("*.json") if each.is_file())
    for path in (*keys, *sorted(each for each in folder.rglob("*") if each.is_file())):
        path.unlink(missing_ok=True)


def _lapses(store: Store) -> int:
    replica = Replica(store)
    return replica.number(CONTACT) + replica.number(LEASE) * DAY


def _enrol(
    store: Store,
    url: str,
    code: str,
    *,
    zone: Zone | None = None,
    worker: Worker | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Enrolled:
    known = store.fact(ZONE)
    signer = Signer(store.fact("device"))
    enrolled = _ask(url, code, signer, zone, worker, transport)
    if known and enrolled.zone != known:
        raise Problem("This laptop holds another zone's record.", "It cannot join this one. Set up another laptop for it.")
    facts = _facts(store, url, enrolled)
    if zone is not None:
        facts[CURSOR] = "0"
    with store.writing() as connection:
        keep_facts(connection, facts)
    return enrolled


def _ask(
    url: str, code: str, signer: Signer, zone: Zone | None, worker: Worker | None, transport: httpx.BaseTransport | None
) -> Enrolled:
    remote = Remote(url, signer, transport=transport)
    try:
        return remote.enrol(
            Enrolment(
                code=code.strip(),
                device=signer.id,
                public_key=key_text(signer.public_key),
                schema=migrations.VERSION,
                zone=plain(zone) if zone else None,
                worker=plain(worker) if worker else None,
            )
        )
    finally:
        remote.close()


def _facts(store: Store, url: str, enrolled: Enrolled) -> dict[str, str]:
    return {
        CENTRE: checked(url),
        ZONE: enrolled.zone,
        WORKER: enrolled.worker,
        EPOCH: enrolled.epoch,
        "centre_device": enrolled.centre_device,
        "centre_key": enrolled.centre_key,
        LEASE: str(enrolled.lease_days),
        CONTACT: str(time_here(Replica(store))),
    }

"""Orders: carries out what the centre tells this device: files given, files taken, and the end of its trust."""

from collections.abc import Sequence

from fpz_app.domain.kinds import KINDS
from fpz_app.store import granted, migrations, purging
from fpz_app.store.opened import AHEAD, CONTACT
from fpz_app.store.replica import SENT, UNTIDY, Replica
from fpz_app.store.store import Changed, keep_facts
from fpz_app.sync import begun
from fpz_app.sync.protocol import Control, Order, Told
from fpz_app.sync.remote import Remote
from fpz_app.sync.report import RoundReport

TOLD, CONFIRMED, LEASE, EPOCH, WIPED = "told", "confirmed", "lease_days", "epoch", "wiped"
HEARD = "heard"
"""Up to which number of the zone this laptop has heard of readings and prints."""
LEFT = "left"
"""The centre's mark of works that are left for this laptop's worker."""


def carry_out(replica: Replica, remote: Remote, report: RoundReport) -> Control:
    """Asks until no orders come, and returns what was said last. Each is carried out and noted in one transaction."""
    while True:
        control = remote.control(replica.number(TOLD))
        _note(replica, control, report)
        if not control.orders:
            return control
        for some in _runs(control.orders):
            if some[0].order is Order.WIPE:
                begun.leave(replica.store)
                report.wipe = True
                return control
            if some[0].order is Order.GRANT:
                _give(replica, some)
            else:
                _take(replica, some[0].file, some[0].number)
                report.taken.append(some[0].file)


def confirm(replica: Replica, remote: Remote, report: RoundReport) -> None:
    """Removes the last of what was taken once it has been sent, and says so to the centre."""
    told = replica.number(TOLD)
    if report.wipe:
        remote.done(told + 1)
    elif told > replica.number(CONFIRMED):
        _finish_purges(replica)
        remote.done(told)
        replica.note(**{CONFIRMED: told})


def _note(replica: Replica, control: Control, report: RoundReport) -> None:
    store = replica.store
    report.note_time(store.milliseconds() - control.time)
    report.must_update = control.least_schema > migrations.VERSION
    here = time_here(replica)
    noted: dict[str, str | int] = {
        CONTACT: here,
        AHEAD: store.time_passed() - control.time,
        LEASE: control.lease_days,
        LEFT: control.left,
    }
    replica.note(**noted)


def time_here(replica: Replica) -> int:
    """See Store.time_here."""
    return replica.store.time_here()


def _runs(orders: Sequence[Told]) -> list[list[Told]]:
    """Grants that follow on each other together, every other order by itself."""
    runs: list[list[Told]] = []
    for each in orders:
        if runs and each.order is Order.GRANT and runs[-1][0].order is Order.GRANT:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _give(replica: Replica, orders: Sequence[Told]) -> None:
    store = replica.store
    with store.writing() as connection:
        granted.give(connection, {each.file: each.number for each in orders}, device=store.device.id)
        keep_facts(connection, {TOLD: str(orders[-1].number)})


def _take(replica: Replica, file: str, number: int) -> None:
    """The file is gone at once; what was typed there, finished or not, and is unsent waits unseen in the journal until it has
    been sent."""
    store, sent = replica.store, replica.number(SENT)
    begun.leave(store, file)
    with store.writing() as connection:
        granted.take(connection, file, order=number)
        purging.purge(connection, file, device=store.device.id, sent=sent)
        keep_facts(connection, {TOLD: str(number), UNTIDY: "1"})
    store.tell(Changed(frozenset(KINDS.values()), frozenset({file}), "A file was taken back", "", "", closed=True))


def _finish_purges(replica: Replica) -> None:
    store, sent = replica.store, replica.number(SENT)
    with store.read() as connection:
        taken = granted.taken(connection)
        left = purging.with_changes(connection, taken)
    for file in left:
        with store.writing() as connection:
            if taken[file]:
                purging.purge(connection, file, device=store.device.id, sent=sent)
            else:  # begun here and never given: what was refused of it stays in the tray
                purging.forget_changes(connection, file, device=store.device.id, sent=sent)
            purging.forget_pieces(connection, file)

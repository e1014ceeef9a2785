"""Round: one sync of a laptop with the centre; every step is whole by itself, so that a kill at any point does no harm."""

from fpz_app.store import granted
from fpz_app.store.replica import Replica
from fpz_app.store.store import Store
from fpz_app.sync.attached import send_last, send_pieces
from fpz_app.sync.fetching import fetch, has_all, load_files
from fpz_app.sync.first_load import first_load
from fpz_app.sync.leaving import hand_on
from fpz_app.sync.orders import carry_out, confirm, time_here
from fpz_app.sync.past import fill, hear_of_readings
from fpz_app.sync.remote import Remote
from fpz_app.sync.report import RoundReport, Told, tell_nobody
from fpz_app.sync.sending import send

LAST = "last_sync"


def run_round(store: Store, remote: Remote, told: Told = tell_nobody) -> RoundReport:
    """Orders first, then own works out, others' in, files that are missing, some of their past, and what is attached.

    Slow: never on the interface thread. Raises Offline, Untrusted, Declined, Forked; what was done until then stands, and the
    next round goes on from there.
    Where the report says `wipe`, the caller closes the store and calls `enrolment.wipe`.
    """
    replica, report = Replica(store), RoundReport()
    is_at_head = False
    while not is_at_head:
        control = carry_out(replica, remote, report)
        before = report.sent
        send(replica, remote, report)
        if report.sent > before:  # which may have taken a file from this laptop, as a move to another zone does
            control = carry_out(replica, remote, report)
        if report.wipe:
            send_last(replica, remote, report)
        else:
            send_pieces(replica, remote, report, told, of_taken=True)
        confirm(replica, remote, report)
        if report.wipe:
            return report
        if report.must_update:
            send_pieces(replica, remote, report, told)
            return report
        first_load(replica, remote, report, told)
        is_at_head = has_all(replica, control) or fetch(replica, remote, report)
    load_files(replica, remote, report)
    hand_on(replica, remote)
    replica.tidy()
    replica.note(**{LAST: time_here(replica)})
    with store.read() as connection:
        report.left = len(granted.to_load(connection))
    if not report.left:
        hear_of_readings(replica, remote)
        fill(replica, remote, report)
    send_pieces(replica, remote, report, told)
    return report

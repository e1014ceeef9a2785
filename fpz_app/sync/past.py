"""Past: what was done in a file before this laptop had it: the last twelve months by and by, the rest when it is asked for."""

from fpz_app import logs
from fpz_app.domain.changes import WorkEntry
from fpz_app.store import migrations, past
from fpz_app.store.past import Reach
from fpz_app.store.replica import CURSOR, Replica
from fpz_app.store.store import Store
from fpz_app.sync.fetching import is_signed
from fpz_app.sync.orders import HEARD, time_here
from fpz_app.sync.protocol import Numbered
from fpz_app.sync.remote import Query, Remote
from fpz_app.sync.report import RoundReport

DAYS = 366
WORKS, FILES, PAGES = 200, 100, 10
"""Works in a page, files asked about in one, pages in a round."""
HEARD_AT = "heard_at"
HOUR = 60 * 60 * 1000


def fill(replica: Replica, remote: Remote, report: RoundReport) -> None:
    """Some of what was done in the last twelve months; the next round goes on. A round that loaded files leaves all of it to
    the next: who waits for them waits for no history. Raises Offline and its like."""
    for _ in range(PAGES):
        with replica.store.read() as connection:
            reach = past.to_fill(connection, FILES)
        report.filling = reach is not None
        if reach is None or report.loaded:
            return
        _fetch(replica.store, remote, reach, {"days": DAYS})
        replica.store.turns.give_way()


def load_older(store: Store, remote: Remote, file: str) -> None:
    """The next page of a file's earlier works. Slow: a task. Raises Offline and its like."""
    with store.read() as connection:
        reach = Reach(past.of_file(connection, file), (file,))
    if reach.past:
        _fetch(store, remote, reach, {})


def hear_of_readings(replica: Replica, remote: Remote) -> None:
    """Once an hour who else opened or printed what: the stream has only what was changed."""
    store, cursor, heard = replica.store, replica.number(CURSOR), replica.number(HEARD)
    if cursor <= heard or time_here(replica) - replica.number(HEARD_AT) < HOUR:
        return
    before = cursor + 1
    while before > 1:
        page = remote.history({"readings": 1, "above": heard, "before": before, "limit": WORKS})
        past.keep(store, _sound(store, page.works))
        before = page.head.after + 1
    replica.note(**{HEARD: cursor, HEARD_AT: time_here(replica)})


def _fetch(store: Store, remote: Remote, reach: Reach, more: Query) -> None:
    page = remote.history({"file": list(reach.files), "before": reach.past, "limit": WORKS, **more})
    after = page.head.after
    past.keep_back_to(
        store,
        reach,
        _sound(store, page.works),
        past=after + 1 if after else 0,
        is_enough=page.older,
        whole=[each.work.file for each in page.works if each.file_seq == 1],
    )


def _sound(store: Store, page: list[Numbered]) -> list[WorkEntry]:
    """Works that say what their hash covers, as far as this version can tell; the centre's own with its signature."""
    centre, key = store.fact("centre_device"), store.fact("centre_key")
    sound = [each.work for each in page if (is_signed(each.work, key) if each.work.device == centre else _is_whole(each.work))]
    if len(sound) < len(page):
        logs.note(logs.Event.UNSOUND, works=len(page) - len(sound))
    return sound


def _is_whole(work: WorkEntry) -> bool:
    return work.schema > migrations.VERSION or work.chain_hash() == work.hash

"""First load: everything that was given, page by page; while one is stored the next one is on its way."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from fpz_app.store import granted, loading
from fpz_app.store.replica import CURSOR, Replica
from fpz_app.sync.arriving import ready
from fpz_app.sync.collecting import no_collection
from fpz_app.sync.orders import EPOCH, HEARD, TOLD
from fpz_app.sync.protocol import SnapshotHead
from fpz_app.sync.remote import Remote
from fpz_app.sync.report import Progress, RoundReport, Told

ROWS = 5_000
"""Records in a page."""
LOADING = "loading"


@dataclass(frozen=True)
class _Arrived:
    """A page that is ready to be stored, and where the next one begins."""

    after: str
    head: SnapshotHead
    next: str
    rows: int
    page: loading.Page


def first_load(replica: Replica, remote: Remote, report: RoundReport, told: Told) -> None:
    """Families are usable as they arrive; it goes on where an earlier try was cut off."""
    if replica.store.fact(CURSOR):
        return
    count = 0
    with ThreadPoolExecutor(1, "first-load") as ahead:

        def fetch(after: str) -> Future[_Arrived]:
            return ahead.submit(_arrived, remote, after)

        coming = fetch(_place(replica)[2])
        while not replica.store.fact(CURSOR):
            arrived, coming = _next(coming, fetch)
            if _store(replica, arrived):
                count += arrived.rows
                told(Progress(count, arrived.head.rows_left))
            else:  # the centre has begun a new epoch: from the beginning
                coming = fetch("")
    with replica.store.read() as connection:
        report.loaded += granted.standing(connection).loaded if count else 0


def _next(coming: Future[_Arrived], fetch: Callable[[str], Future[_Arrived]]) -> tuple[_Arrived, Future[_Arrived]]:
    """The page that was asked for, with the one after it on its way; of the last one itself."""
    arrived = coming.result()
    return arrived, fetch(arrived.next) if arrived.next else coming


def _arrived(remote: Remote, after: str) -> _Arrived:
    came = remote.snapshot(after=after, limit=ROWS)
    with no_collection():
        return _Arrived(after, came.head, came.next, came.count, ready(came.lines))


def _store(replica: Replica, arrived: _Arrived) -> bool:
    """Page and place in one; False where what is here is of an epoch that has ended."""
    order, head, after = _place(replica)
    if after and arrived.head.epoch != replica.store.fact(EPOCH):
        replica.note(**{LOADING: ""})
        return False
    head = head if after else str(arrived.head.head)
    noted = {LOADING: f"{order} {head} {arrived.next}", EPOCH: arrived.head.epoch}
    if not arrived.next:
        noted |= {CURSOR: head, HEARD: head, LOADING: ""}
    with no_collection():
        loading.load_page(replica, arrived.page, noted, whole_up_to=None if arrived.next else int(order))
    return True


def _place(replica: Replica) -> tuple[str, str, str]:
    """The order up to which files were given at the beginning, the head of the stream then, and where the next page begins."""
    order, head, after = (replica.store.fact(LOADING) or f"{replica.number(TOLD)} 0 ").split(" ", 2)
    return order, head, after

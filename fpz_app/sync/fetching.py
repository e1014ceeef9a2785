"""Fetching: others' works page by page, and files whole where this laptop does not have them yet."""

from collections.abc import Mapping
from http import HTTPStatus
from itertools import zip_longest

from fpz_app.domain.changes import WorkEntry
from fpz_app.security.device import key_of, verify
from fpz_app.store import granted, loading, pieces, purging, states
from fpz_app.store.replica import CURSOR, SENT, Replica
from fpz_app.store.store import keep_facts
from fpz_app.sync.answers import lines_of
from fpz_app.sync.arriving import loaded
from fpz_app.sync.collecting import no_collection
from fpz_app.sync.first_load import ROWS
from fpz_app.sync.orders import CONFIRMED, EPOCH, HEARD, TOLD
from fpz_app.sync.protocol import Control, PageHead, Row, file_digest
from fpz_app.sync.remote import Page, Remote
from fpz_app.sync.report import RoundReport
from fpz_app.sync.troubles import Declined, Untrusted, unreadable

PAGE = 500
"""Works in a page of the stream."""


def has_all(replica: Replica, control: Control) -> bool:
    """Whether there is nothing to fetch, as the centre said."""
    return control.epoch == replica.store.fact(EPOCH) != "" and control.head == replica.number(CURSOR)


def fetch(replica: Replica, remote: Remote, report: RoundReport) -> bool:
    """Works since the cursor, to the head of the stream; then the files in the last page are compared with the centre's.

    False where the centre has begun a new epoch: the round begins again.
    """
    head: PageHead | None = None
    while head is None or head.to < head.head:
        with no_collection():
            head = _fetch_page(replica, remote, report)
            if head is None:
                return False
    return True


def _fetch_page(replica: Replica, remote: Remote, report: RoundReport) -> PageHead | None:
    """None where the centre has begun a new epoch."""
    after = replica.number(CURSOR)
    page = remote.pull(after=after, limit=PAGE, told=replica.number(TOLD), own=replica.answered_up_to())
    head = page.head
    if head.epoch != replica.store.fact(EPOCH) or head.head < after:
        _begin_epoch(replica, head.epoch, head.head)
        return None
    if head.after != after or not after <= head.to <= head.head or (head.to == after and head.to < head.head):
        raise unreadable()
    check_centres_own(replica, page)
    report.received += replica.receive(page.works, head.to)
    if head.to == head.head:
        report.afresh += doubt_what_differs(replica, page.digests)
    return head


def load_files(replica: Replica, remote: Remote, report: RoundReport) -> None:
    """The files that were given and are not here, or are to be loaded afresh, one by one."""
    with replica.store.read() as connection:
        files = granted.to_load(connection)
    for place, file in enumerate(files):
        report.left = len(files) - place
        rows = _whole(replica, remote, file)
        if rows is not None:
            loading.load_file(replica, file, loaded(rows))
            report.loaded += 1
    report.left = 0


def doubt_what_differs(replica: Replica, digests: Mapping[str, str]) -> list[str]:
    """Compares files with the centre's, as they are here with nothing unsent on top; what differs is to be loaded afresh."""
    store = replica.store
    if not digests:
        return []
    with store.read() as connection:
        connection.exec_driver_sql("BEGIN")
        unsent = {entry.file for entry in replica.kept_on_top(connection, list(digests))}
        here = granted.held(connection, set(digests), store.device.id) - unsent
        found = states.works_in_files(connection, sorted(here))
    wrong = [file for file in sorted(here) if file_digest(found[file].items()) != digests[file]]
    if wrong:
        with store.writing() as connection:
            for file in wrong:
                granted.doubt(connection, file)
    return wrong


def _whole(replica: Replica, remote: Remote, file: str) -> list[Row] | None:
    """None where the centre does not give it: one that was begun here and refused is taken off, its text stays in the tray."""
    rows: list[Row] = []
    after = ""
    while True:
        try:
            page = remote.snapshot(file=file, after=after, limit=ROWS)
        except Declined as refused:
            if refused.status not in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND):
                raise
            _give_up(replica, file)
            return None
        rows += lines_of([page.lines], Row)
        after = page.next
        if not after:
            return rows


def _give_up(replica: Replica, file: str) -> None:
    store, sent = replica.store, replica.number(SENT)
    with store.writing() as connection:
        granted.take(connection, file, order=0)
        purging.purge(connection, file, device=store.device.id, sent=sent, with_tray=False)


def _begin_epoch(replica: Replica, epoch: str, head: int) -> None:
    """The centre may have lost works and orders, as after a restore. The last work that was sent goes out again: where the
    centre does not know it, it asks for those it lost. Orders are heard from the first, and every file is loaded again."""
    sent = max(replica.number(SENT) - 1, 0)
    with replica.store.writing() as connection:
        granted.begin_again(connection)
        pieces.doubt_all(connection)
        begun = {EPOCH: epoch, CURSOR: str(head), HEARD: str(head), SENT: str(sent), TOLD: "0", CONFIRMED: "0"}
        keep_facts(connection, begun)


def check_centres_own(replica: Replica, page: Page) -> None:
    """A work that follows on the one before in the centre's chain speaks for that one: its link covers hash and signature."""
    centre, key = replica.store.fact("centre_device"), replica.store.fact("centre_key")
    own = [entry for _, entry in page.works if entry.device == centre]
    for entry, heir in zip_longest(own, own[1:]):
        is_spoken_for = heir is not None and heir.previous_hash == entry.link()
        is_whole = entry.chain_hash() == entry.hash if is_spoken_for else is_signed(entry, key)
        if not is_whole:
            raise Untrusted("A work in the centre's name was not written by it.")


def is_signed(entry: WorkEntry, key: str) -> bool:
    return entry.chain_hash() == entry.hash and verify(key_of(key), entry.hash.encode(), entry.signature)

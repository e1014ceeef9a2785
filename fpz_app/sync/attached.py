"""Attached: letters, photos and scans go out and come in piece by piece; words always go first."""

from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus
from itertools import groupby

from fpz_app.domain.errors import Problem
from fpz_app.domain.pieces import digest_of
from fpz_app.store import granted, pieces
from fpz_app.store.pieces import Piece
from fpz_app.store.replica import Replica
from fpz_app.store.store import Store
from fpz_app.sync.orders import WIPED
from fpz_app.sync.remote import Remote
from fpz_app.sync.report import Progress, RoundReport, Told
from fpz_app.sync.sending import send
from fpz_app.sync.troubles import Declined, Offline, unreadable

AT_A_TIME = 4
"""Pieces sent in one round: what others wrote comes in between."""
LAST_SECONDS = 5
_ASKED = 500
NOT_THERE = "This has not reached the centre yet."
STILL_ON = "It is on the laptop on which it was added, and can be opened here once that one has synced."


def send_pieces(replica: Replica, remote: Remote, report: RoundReport, told: Told, *, of_taken: bool = False) -> None:
    """Sends some pieces that the centre waits for, each with its own request; one that it does not wait for is passed over.

    `of_taken`: all those of files that the centre took back meanwhile; they are gone from here once they are sent.
    """
    with replica.store.read() as connection:
        left = pieces.unsent(connection, of_taken=of_taken)
    size = sum(piece.size for piece in left)
    for file, some in groupby(left, key=lambda piece: piece.file):
        listed = {piece.digest: piece for piece in some}
        is_enough = report.pieces >= AT_A_TIME and not of_taken
        for digest in listed if is_enough else _wanted(replica, remote, file, list(listed), of_taken=of_taken):
            if report.pieces >= AT_A_TIME and not of_taken:
                report.pieces_left += 1
                continue
            told(Progress(attached=size))
            send(replica, remote, report)
            if _sent(replica, remote, listed[digest], of_taken=of_taken):
                report.pieces += 1
                size -= listed[digest].size


def send_last(replica: Replica, remote: Remote, report: RoundReport) -> None:
    """Before the laptop is wiped, and for some seconds: what keeps a piece from going out does not keep the record here."""
    store = replica.store
    store.set_fact(WIPED, "1")  # a laptop that is killed now is wiped when it is opened
    until = store.milliseconds() + LAST_SECONDS * 1000

    def stop(_: Progress) -> None:
        if store.milliseconds() > until:
            raise Offline

    with suppress(Problem):
        send_pieces(replica, remote, report, stop, of_taken=True)
        send_pieces(replica, remote, report, stop)


def fetch_pieces(store: Store, remote: Remote, file: str, digests: Sequence[str]) -> None:
    """Brings what is not on this laptop of an attachment; what came before it was cut off is kept.

    Slow: a task. Raises Offline, Untrusted, Declined, Problem in words for who wants to open it.
    """
    for digest in pieces.missing(store, digests):
        try:
            data = remote.piece(file, digest)
        except Declined as refused:
            if refused.status == HTTPStatus.NOT_FOUND:
                raise Problem(NOT_THERE, STILL_ON) from refused
            raise
        if digest_of(data) != digest:
            raise unreadable()
        with store.writing() as connection:
            if granted.held(connection, {file}, store.device.id):  # it may have been taken back while this came
                pieces.take(connection, file, digest, data)


def _wanted(replica: Replica, remote: Remote, file: str, digests: Sequence[str], *, of_taken: bool) -> list[str]:
    """Those of the pieces that the centre waits for; what it has already is noted."""
    wanted: list[str] = []
    for at in range(0, len(digests), _ASKED):
        sought = remote.pieces(file, digests[at : at + _ASKED])
        if sought.here:
            _note(replica, file, sought.here, of_taken=of_taken)
        wanted += sought.wanted
    return [digest for digest in digests if digest in set(wanted)]


def _sent(replica: Replica, remote: Remote, piece: Piece, *, of_taken: bool) -> bool:
    with replica.store.read() as connection:
        data = pieces.bytes_of(connection, piece)
    try:
        remote.put_piece(piece.file, piece.digest, data)
    except Declined as refused:
        if refused.status != HTTPStatus.NOT_FOUND:
            raise
        return False
    _note(replica, piece.file, [piece.digest], of_taken=of_taken)
    return True


def _note(replica: Replica, file: str, digests: Sequence[str], *, of_taken: bool) -> None:
    with replica.store.writing() as connection:
        (pieces.drop if of_taken else pieces.note_sent)(connection, file, digests)

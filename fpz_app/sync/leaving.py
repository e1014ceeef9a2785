"""Leaving: refused work goes to whoever looks after its file, and comes to them; what became of it is told back."""

from typing import Any

import msgspec

from fpz_app.domain.changes import WorkEntry
from fpz_app.store import left
from fpz_app.store.replica import Replica
from fpz_app.store.store import Changed, keep_facts
from fpz_app.sync.answers import line_of, lines, lines_of
from fpz_app.sync.left_protocol import Fate, HandedOver, Handing, How, LeftAddress, LeftEnd, LeftWork, Settled
from fpz_app.sync.orders import LEFT
from fpz_app.sync.remote import Remote
from fpz_app.sync.troubles import Declined, unreadable

HELD = "left held"
"""The centre's mark of what this laptop has of all that."""


def hand_on(replica: Replica, remote: Remote) -> None:
    """Nothing is asked where nothing is new."""
    spoke = _hand_over(replica, remote)
    spoke = _tell(replica, remote) or spoke
    if spoke or replica.store.fact(LEFT) != replica.store.fact(HELD):
        _hear(replica, remote)


def _hand_over(replica: Replica, remote: Remote) -> bool:
    store, spoke = replica.store, False
    with store.read() as connection:
        waiting = left.to_hand_over(connection)
    for row in waiting:
        # Where the centre has it otherwise, as after a restore, what it lost goes out again first.
        if _taken(remote, LeftAddress.HANDED, HandedOver(works=(Handing(number=row.number, said=row.said or ""),))):
            with store.writing() as connection:
                left.handed_over(connection, row.work)
            spoke = True
    return spoke


def _tell(replica: Replica, remote: Remote) -> bool:
    store = replica.store
    with store.read() as connection:
        settled = left.settled(connection)
    for row in settled:
        # Where it is not this worker's to settle any more, what was written here of it stands all the same.
        _taken(remote, LeftAddress.TAKEN, Settled(device=row.device, number=row.number, how=How(row.how), why=row.why))
        with store.writing() as connection:
            left.told(connection, (row.device, row.number))
    return bool(settled)


def _taken(remote: Remote, address: LeftAddress, body: HandedOver | Settled) -> bool:
    try:
        remote.say("POST", address, body=body)
    except Declined:
        return False
    return True


def _hear(replica: Replica, remote: Remote) -> None:
    rows: list[dict[str, Any]] = []
    place, marks = "", set()
    while True:
        found = lines(remote.say("GET", LeftAddress.LEFT, {"place": place} if place else None), least=1)
        end = line_of(found[-1], LeftEnd)
        works = lines_of(found[:-1], LeftWork)
        if end.count != len(works):
            raise unreadable()
        rows += [_row(each) for each in works]
        place = end.next
        marks.add(end.mark)
        if not place:
            break
    store = replica.store
    with store.writing() as connection:
        left.replace_all(connection, rows)
        left.note_fates(connection, {fate.number: _fate(fate) for fate in end.fates})
        keep_facts(connection, {HELD: end.mark if len(marks) == 1 else "changed meanwhile", LEFT: end.mark})
    store.tell(Changed(frozenset(), frozenset(), "Works that were left arrived", "", ""))


def _row(each: LeftWork) -> dict[str, Any]:
    return {
        "device": each.device,
        "number": each.number,
        "file": each.file,
        "worker": each.worker,
        "words": each.words,
        "said": each.said,
        "received": each.received,
        "revoked": each.revoked,
        "work": _work(bytes(each.work)),
    }


def _work(raw: bytes) -> dict[str, Any]:
    """Of a work that only a newer version can read, its title alone."""
    try:
        return msgspec.to_builtins(msgspec.json.decode(raw, type=WorkEntry))  # type: ignore[no-any-return]
    except ValueError:
        return {"id": "", "title": "Written by a newer version of the app", "stamp": "", "changes": []}


def _fate(fate: Fate) -> dict[str, Any]:
    return {"how": str(fate.how), "by": fate.by, "why": fate.why, "at": fate.at}

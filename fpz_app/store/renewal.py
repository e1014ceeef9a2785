"""Renewal: a laptop goes on as a new device; what it had not sent is signed anew, and the old chain stays as it was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa

from fpz_app.domain.changes import Change, WorkEntry
from fpz_app.domain.record import new_id
from fpz_app.domain.stamps import tick
from fpz_app.store import granted, journal
from fpz_app.store.replica import SENT, Replica
from fpz_app.store.store import Signer, Store, keep_facts
from fpz_app.store.tables import changes, works

_AT_ONCE = 500


def go_on_as(store: Store, signer: Signer, noted: Mapping[str, str]) -> None:
    """One transaction: the new key, what is noted with it, and the unsent works by the new device in place of the old, whose
    numbers are another laptop's; all files are to be loaded afresh, in the order in which the centre gives them to it."""
    replica = Replica(store)
    unsent = replica.pending(limit=-1)
    made = _again(store, signer, unsent)
    with store.writing() as connection:
        _take_out(connection, [entry.id for entry in unsent])
        journal.append(connection, [(entry, [None] * len(entry.changes)) for entry in made])
        tail = journal.Tail(made[-1].number, made[-1].link(), made[-1].stamp) if made else journal.Tail()
        granted.begin_again(connection)
        for file in sorted({entry.file for entry in unsent}):
            granted.doubt(connection, file)
        head = f"{tail.number} {tail.link}" if made else ""
        begun = {"device": signer.stored, "head": head, SENT: "0", "told": "0", "confirmed": "0"}
        keep_facts(connection, {**noted, **begun})
    store.device, store.tail = signer, tail


def _take_out(connection: sa.Connection, ids: Sequence[str]) -> None:
    with journal.unguarded(connection):
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            connection.execute(sa.delete(changes).where(changes.c.work.in_(some)))
            connection.execute(sa.delete(works).where(works.c.id.in_(some)))


def _again(store: Store, signer: Signer, unsent: list[WorkEntry]) -> list[WorkEntry]:
    """The works anew, with names of their own: what builds on one of them builds on the new one."""
    named = {entry.id: new_id(store.clock.milliseconds if store.clock else None) for entry in unsent}
    tail, clock, made = journal.Tail(), store.clock, []
    for entry in unsent:
        clock = tick(clock, store.milliseconds(), signer.id)
        fresh = replace(
            entry,
            id=named[entry.id],
            device=signer.id,
            number=tail.number + 1,
            stamp=str(clock),
            previous_hash=tail.link,
            changes=tuple(_renamed(change, named) for change in entry.changes),
        )
        hashed = fresh.chain_hash()
        signed = replace(fresh, hash=hashed, signature=signer.sign(hashed.encode()))
        tail = journal.Tail(signed.number, signed.link(), signed.stamp)
        made.append(signed)
    return made


def _renamed(change: Change, named: Mapping[str, str]) -> Change:
    bases = {name: sorted(named.get(work, work) for work in works) for name, works in change.bases.items()}
    return replace(change, bases=bases)

"""Two laptops of one zone that pass their works to each other, as the centre would, without one between them."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.merging import State
from fpz_app.store import journal, states
from fpz_app.store.replica import Replica
from fpz_app.store.store import Store
from fpz_app.store.tables import granted
from tests.helpers.stores import PRIYA, open_store


@dataclass
class Laptops:
    """`between` holds what was sent, in the order it was; a laptop sends and fetches as it would with the centre."""

    stores: list[Store]
    between: list[WorkEntry] = field(default_factory=list)
    sent: dict[int, int] = field(default_factory=dict)
    fetched: dict[int, int] = field(default_factory=dict)
    number: int = 0

    def meet(self) -> None:
        """All that each wrote reaches all others."""
        for each in range(len(self.stores)):
            self.send(each)
        for each in range(len(self.stores)):
            self.fetch(each)

    def send(self, one: int) -> None:
        store = self.stores[one]
        with store.read() as connection:
            found = list(journal.entries(connection, store.device.id, after=self.sent.get(one, 0)))
        self.between += found
        self.sent[one] = store.tail.number

    def fetch(self, one: int, most: int | None = None) -> None:
        """`most` works of those that are there, or all."""
        start = self.fetched.get(one, 0)
        come = self.between[start:][:most]
        self.fetched[one] = start + len(come)
        own = self.stores[one].device.id
        if others := [entry for entry in come if entry.device != own]:
            self.give(one, others)

    def give(self, to: int, entries: list[WorkEntry]) -> None:
        """As they come over the wire: JSON, numbered."""
        store = self.stores[to]
        come = [msgspec.json.decode(msgspec.json.encode(entry), type=WorkEntry) for entry in entries]
        with store.writing() as connection:
            held = [{"file": entry.file, "order": 1, "given": True, "loaded": True, "purged": 0} for entry in come]
            connection.execute(sa.insert(granted).prefix_with("OR REPLACE"), held)
        start = self.number
        self.number += len(come)
        Replica(store).receive([(start + at, entry) for at, entry in enumerate(come, 1)], self.number)

    def close(self) -> None:
        for store in self.stores:
            store.close()


def laptops(folder: Path, *clocks: float | None) -> Laptops:
    """A laptop for each clock, which stands still at those seconds; None is the real time."""
    stores = []
    for at, clock in enumerate(clocks):
        where = folder / f"laptop-{at}"
        if clock is None:
            stores.append(open_store(where))
        else:
            stores.append(open_store(where, now=lambda clock=clock: clock))  # type: ignore[misc]
    return Laptops(stores)


def put(store: Store, record: Any, **fields: Any) -> None:
    with store.work(PRIYA, "Change it") as work:
        work.put(replace(work.get(type(record), record.id), **fields))


def state(store: Store, kind: str, record_id: str) -> State:
    with store.read() as connection:
        return states.load(connection, [(kind, record_id)])[kind, record_id]

"""An invented zone in a store of its own, with all its records at hand."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fpz_app.demo import make_zone
from fpz_app.domain.families import Family
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from tests.helpers.stores import open_store

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class InventedZone:
    store: Store
    actor: Worker
    records: dict[str, Record]

    def all(self, kind: type[Any]) -> list[Any]:
        return [each for each in self.records.values() if isinstance(each, kind)]

    def family(self, name: str) -> Family:
        return next(each for each in self.all(Family) if each.name == name)


def everything(store: Store) -> dict[str, Record]:
    return {each.id: each for kind in KINDS.values() for each in store.find(kind)}


@contextmanager
def invented_zone() -> Iterator[InventedZone]:
    """The forty families of the demo on 23 November 2026."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        actor = make_zone(store, today=TODAY)
        yield InventedZone(store, actor, everything(store))
        store.close()

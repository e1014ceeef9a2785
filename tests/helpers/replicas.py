"""Works, files and rows between two stores without a centre."""

from dataclasses import replace

from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.store import granted, loading, states
from fpz_app.store.replica import Replica
from fpz_app.store.store import Store
from tests.helpers.stores import PRIYA


def a_family(store: Store, name: str = "Marlow", **more: object) -> Family:
    family_id = new_id()
    with store.work(PRIYA, "Make a family") as work:
        return work.put(Family(id=family_id, file_id=family_id, name=name, **more))  # type: ignore[arg-type]


def rename(store: Store, family: Family, name: str) -> None:
    with store.work(PRIYA, f"Rename to {name}") as work:
        work.put(replace(work.get(Family, family.id), name=name))


def give(store: Store, file: str, order: int = 1, *, loaded: bool = True) -> None:
    with store.writing() as connection:
        granted.give(connection, {file: order}, device=store.device.id)
        if loaded:
            granted.loaded(connection, file)


def works(store: Store, after: int = 0) -> list[tuple[int, WorkEntry]]:
    """All that a laptop wrote, numbered as if it were alone at the centre."""
    return [(entry.number, entry) for entry in Replica(store).pending(-1) if entry.number > after]


def rows_of(store: Store, file: str) -> list[loading.Loaded]:
    with store.read() as connection:
        return [(kind, record_id, state) for (kind, record_id), state in states.in_files(connection, [file])[file].items()]

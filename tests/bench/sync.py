"""Sync: first load, push, pull, merge and a round with nothing to do, beside the same rows by SQLCipher and by COPY alone.

FPZ_BENCH_FAMILIES (200; 2 000 is the workload of sync.md) with 100 records each; a tenth of them shows what grows with the
zone. The centre is on a PostgreSQL of its own, or on SQLite where none can be started; it and the laptops share this process,
but for the first load, in which both work at once.
"""

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import msgspec

from fpz_app.domain.notes import Note
from fpz_app.store.tables import besides
from tests.bench import bare, load_apart
from tests.bench.filling import NOTES, fill
from tests.bench.table import figure, heading, most_memory, row
from tests.bench.took import Took
from tests.bench.zone_in_process import Laptop, Zone
from tests.helpers.postgres import postgres

FAMILIES = int(os.environ.get("FPZ_BENCH_FAMILIES", "200"))
FEW, MANY, TIMES = 500, 1_000, 20
RECORDS_OF_THE_BAR, MEGABYTES = 200_000, 25


@dataclass(frozen=True)
class Figures:
    """Processor seconds of a first load and of a round with nothing to do at the centre."""

    load: float
    nothing: float


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        new_database = _databases(stack, folder)
        small = measured(folder / "small", new_database(), max(FAMILIES // 10, 6))
        large = measured(folder / "large", new_database(), FAMILIES)
    heading("Ten times the zone", "times as much")
    figure("A first load", large.load / small.load, "10")
    figure("A round with nothing to do, at the centre", large.nothing / small.nothing, "1")


def _databases(stack: ExitStack, folder: Path) -> Callable[[], str]:
    try:
        return stack.enter_context(postgres())
    except Exception as error:  # no program, or no permission to start one
        print(f"The centre is on SQLite: {type(error).__name__}")
        numbers = iter(range(100))
        return lambda: f"sqlite:///{folder}/centre-{next(numbers)}.db"


def measured(folder: Path, database: str, families: int) -> Figures:
    folder.mkdir()
    zone = Zone(folder, database)
    first = zone.laptop("first")
    zone.sync(first)
    records = fill(first.store, zone.worker, families)
    print(f"\n\n{families} families, {records} records of about 300 bytes; times are of a clock, the processor's apart")
    founded = founding(zone, first)
    second, load = first_load(zone, database, records)
    beside_a_copy(zone, founded, database)
    edits(zone, first, second)
    merge(zone, first, second)
    nothing = nothing_to_do(zone, second)
    first.close()
    second.close()
    return Figures(load, nothing)


def founding(zone: Zone, first: Laptop) -> Took:
    heading("Founding: all of it sent to the centre")
    took = zone.sync(first)
    zone.sync(first)
    took.tell("Sent")
    return took


def beside_a_copy(zone: Zone, took: Took, database: str) -> None:
    reference = bare.copied(zone.engine, database)
    if reference:
        heading("Founding, beside a copy")
        row("The same records by COPY alone", [reference])
        figure("Times the copy, at the centre", took.centre.clock / reference)


def first_load(zone: Zone, database: str, records: int) -> tuple[Laptop, float]:
    heading("First load of a new laptop from a centre in a process of its own, whole and searchable")
    second = zone.laptop("second")
    took = load_apart.load(second, database)
    memory = most_memory()
    alone, alone_work = min(bare.written(second.store, zone.folder) for _ in range(2))
    row("The same rows by sqlcipher3 executemany alone", [alone])
    row("  of which the processor’s", [alone_work])
    row("Loaded", [took.together], f"{3 * alone * 1000:.0f}")
    row("  the processor’s on the laptop", [took.laptop_work])
    row("  the processor’s at the centre", [took.centre_work])
    figure("Times the rows alone, by the clock", took.together / alone, "3")
    figure("Times the rows alone, by the processor", took.work / alone_work, "3")
    figure("Times the rows alone, on the laptop, by the processor", took.laptop_work / alone_work)
    figure("Megabytes on the wire", took.bytes_in / 1e6, f"{MEGABYTES * records / RECORDS_OF_THE_BAR:.1f}")
    figure("Megabytes of memory until then, of laptops and the centre that was founded", memory)
    while zone.sync(second).report.filling:  # what was done before comes by and by
        pass
    return second, took.work


def edits(zone: Zone, first: Laptop, second: Laptop) -> None:
    notes = _some(first, FEW)
    heading(f"{FEW} edits in {len({each.file_id for each in notes})} families")
    _edit(zone, first, notes, effect="It helped.")
    zone.network.bytes_out = zone.network.bytes_in = 0
    pushed, pulled = zone.sync(first), zone.sync(second)
    pushed.tell("Pushed", "100")
    pushed.sending.tell("  Sent", "100")
    pulled.tell("Pulled by the other laptop", "100")
    figure("Megabytes on the wire", (zone.network.bytes_out + zone.network.bytes_in) / 1e6)


def merge(zone: Zone, first: Laptop, second: Laptop) -> None:
    """Both edit the same notes without knowing: half of them another part of the text, half of them the same field."""
    notes = _some(first, MANY)
    heading(f"{len(notes)} edits of the same by two laptops")
    apart, alike = notes[::2], notes[1::2]
    for laptop, mark in ((first, "Wood."), (second, "Stone.")):
        at_the_end = mark == "Wood."
        for note in apart:
            words = f"{note.text} {mark}" if at_the_end else f"{mark} {note.text}"
            _edit(zone, laptop, [note], text=words)
        _edit(zone, laptop, alike, at=mark)
    alone = zone.sync(first).sending
    took = zone.sync(second)
    took.tell("Pushed, merged and pulled", "500")
    took.sending.tell("  Pushed and merged", "500")
    took.fetching.tell("  The other’s pulled")
    alone.tell("  As many pushed, none merged")
    figure("  Merged: what the first took more at the centre", (took.sending.centre.work - alone.centre.work) * 1000)
    figure("    and in PostgreSQL’s processes", (took.sending.database - alone.database) * 1000)
    zone.sync(first)
    zone.sync(second)
    lost = sum(_lost(laptop, notes, ("Wood.", "Stone.")) for laptop in (first, second))
    figure("Joined by the centre", took.report.merged)
    figure("In conflict, to be settled", took.report.conflicts)
    figure("Lost", lost, "0")


def nothing_to_do(zone: Zone, laptop: Laptop) -> float:
    heading("Nothing to do")
    found = [zone.sync(laptop) for _ in range(TIMES)]
    row("On the laptop", [each.laptop.clock for each in found])
    row("At the centre", [each.centre.clock for each in found], "5")
    row("  of which the processor’s", [each.centre.work for each in found], "5")
    row("In PostgreSQL’s processes", [each.sending.database for each in found])
    return median(each.centre.work for each in found)


def _some(laptop: Laptop, many: int) -> list[Note]:
    notes = laptop.store.find(Note)
    return Random(many).sample(notes, min(many, len(notes) * NOTES // (NOTES + 1)))


def _edit(zone: Zone, laptop: Laptop, notes: Sequence[Note], **fields: Any) -> None:
    for note in notes:
        with laptop.store.work(zone.worker, "Write") as work:
            work.put(replace(work.get(Note, note.id), **fields))


def _lost(laptop: Laptop, notes: Sequence[Note], marks: Sequence[str]) -> int:
    """Words that are in no note and in none of the versions that stand beside it."""
    with laptop.store.read() as connection:
        beside: dict[str, str] = {}
        for each in connection.execute(besides.select()):
            beside[each.record] = beside.get(each.record, "") + msgspec.json.encode(each._mapping["values"]).decode()
    shown = {note.id: f"{note.text} {note.at}" for note in laptop.store.find(Note)}
    return sum(mark not in shown[note.id] + beside.get(note.id, "") for note in notes for mark in marks)


if __name__ == "__main__":
    main()

"""Large works: what one person does at once goes over the wire whatever its size, and a text that never could is refused."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from fpz_app.central.streaming import PAGE_BYTES
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.store.replica import Replica
from fpz_app.store.store import Store
from fpz_app.store.work import CHANGE_BYTES, ENTRY_BYTES
from fpz_app.sync.protocol import BODY_BYTES, PUSH_BYTES
from tests.helpers.marlows import TODAY
from tests.helpers.replicas import a_family
from tests.helpers.stores import PRIYA

PAGE = "They said much. " * 6_000


def notes_of(family: Family, many: int) -> list[Note]:
    mine: dict[str, Any] = {"file_id": family.id, "family_id": family.id, "author_id": PRIYA.id, "on": TODAY}
    return [Note(**mine, text=f"{number} {PAGE}") for number in range(many)]


def test_a_large_work_is_several_entries_of_one_group_that_are_undone_together(store: Store) -> None:
    family = a_family(store)
    notes = notes_of(family, 18)
    with store.work(PRIYA, "Bring notes in") as work:
        work.add(notes[:15])
        work.put_all(notes[15:])
    entries = Replica(store).pending(-1)[1:]
    assert (len(entries), len({entry.group for entry in entries})) == (3, 1)
    assert all(len(msgspec.json.encode(entry)) < 2 * PUSH_BYTES for entry in entries)
    assert (len(store.find(Note)), store.broken()) == (18, "")
    store.undo(PRIYA, store.last_group, "Undo")
    assert store.find(Note) == []


def test_a_text_that_no_push_could_carry_is_refused_in_words_and_nothing_of_it_is_stored(store: Store) -> None:
    family = a_family(store)
    short, long = notes_of(family, 2)
    with pytest.raises(Problem, match="more text than one entry can hold"), store.work(PRIYA, "Write") as work:
        work.put_all([short, replace(long, text="x" * CHANGE_BYTES)])
    assert store.find(Note) == []


def test_the_largest_work_fits_a_push_and_a_page() -> None:
    assert ENTRY_BYTES + CHANGE_BYTES < PAGE_BYTES < BODY_BYTES

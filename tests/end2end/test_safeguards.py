"""Safeguards: each of sync's is taken away in turn, and the simulated life catches that it is missing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from fpz_app.central import exchange, taking
from fpz_app.domain.changes import Change, WorkEntry
from fpz_app.domain.merging import State, apply
from fpz_app.store import journal, states
from fpz_app.store.replica import Forked, Replica
from fpz_app.sync import fetching
from fpz_app.sync.troubles import Offline
from tests.helpers.busy_work import ONE_FIELD
from tests.helpers.simulated_life import live_through
from tests.helpers.simulator import make_world, seed_ids

SEEDS, STEPS = (4, 6, 11, 7, *range(12, 72)), 30
"""First those that catch at present; the others stand by for when the same seed makes another life."""
Remove = Callable[[pytest.MonkeyPatch], None]


def bases_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(state: State, change: Change, work: str) -> State:
        return apply(state, replace(change, bases={}), work)

    monkeypatch.setattr(states, "apply", without)
    monkeypatch.setattr(taking, "apply", without)


def last_writer_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    def over_all(state: State, change: Change, work: str) -> State:
        stands = {head for heads in state.versions.values() for head in heads}
        return apply(state, replace(change, bases=dict.fromkeys(change.values, sorted(stands))), work)

    monkeypatch.setattr(states, "apply", over_all)
    monkeypatch.setattr(taking, "apply", over_all)


def cursor_outside_the_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Replica.receive

    def cursor_first(self: Replica, page: Sequence[tuple[int, WorkEntry]], to: int) -> int:
        self.note(cursor=to)
        return whole(self, page, to)

    monkeypatch.setattr(Replica, "receive", cursor_first)
    no_digests(monkeypatch)  # they would find it and load the file afresh


def no_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    def agree(*_: Any) -> list[str]:
        return []

    monkeypatch.setattr(fetching, "doubt_what_differs", agree)


def repeats_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgets(*_: Any) -> list[Any]:
        return []

    monkeypatch.setattr(exchange, "repeats", forgets)


def journal_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: Any) -> set[str]:
        return set()

    monkeypatch.setattr(journal, "known", nothing)
    monkeypatch.setattr(Replica, "answered_up_to", lambda _: 0)  # own works come back, as from an older centre


def sent_noted_before_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Replica.pending

    def noted_first(self: Replica, limit: int) -> list[WorkEntry]:
        works = whole(self, limit)
        if works:
            self.note(sent=works[-1].number)
        return works

    monkeypatch.setattr(Replica, "pending", noted_first)


@pytest.mark.parametrize(
    "remove",
    [
        bases_ignored,
        last_writer_wins,
        cursor_outside_the_transaction,
        repeats_not_known,
        journal_not_looked_into,
        sent_noted_before_the_answer,
    ],
    ids=lambda remove: remove.__name__,
)
def test_a_safeguard_that_is_missing_is_caught(remove: Remove, template: Path, tmp_path: Path) -> None:
    caught = first_caught(remove, template, tmp_path)
    assert caught, f"{remove.__name__} went unseen in {len(SEEDS)} lives"


def first_caught(remove: Remove, template: Path, folder: Path) -> str:
    """What gave it away, in the first life that did."""
    for seed in SEEDS:
        own = folder / str(seed)
        own.mkdir()
        with pytest.MonkeyPatch.context() as monkeypatch:
            world = make_world(own, template, seed=seed, laptops=2)
            seed_ids(monkeypatch, world)
            remove(monkeypatch)
            try:
                live_through(world, STEPS, ONE_FIELD, kills=0.7)
            except (AssertionError, Offline, Forked, sa.exc.DatabaseError) as fault:
                return repr(fault)
            finally:
                world.close()
    return ""

"""Today asked: what is asked for Today alone gives the lines that asking for everything gives, by indexes of their own."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from fpz_app.casework import clock_lines, note_lines, today
from fpz_app.casework.asking import _of_families
from fpz_app.casework.due import Due
from fpz_app.demo import make_zone
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from tests.helpers.duties import SETTINGS
from tests.helpers.marlows import TODAY
from tests.helpers.stores import open_store

EVER = timedelta(days=9_000)


@pytest.fixture(scope="module")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Twelve families whose records were made up to this day."""
    store = open_store(tmp_path_factory.mktemp("zone"))
    make_zone(store, families=12, seed=7, today=TODAY)
    return store


@pytest.mark.parametrize("days", [0, 3, 20, 90])
def test_what_lies_too_far_ahead_is_only_left_unsaid(zone: Store, monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    near = _of_everybody(zone, days)
    monkeypatch.setattr(today, "WEEK", EVER)
    assert near == _of_everybody(zone, days)


@pytest.mark.parametrize("question", [note_lines._decided, clock_lines._supervised])
def test_decisions_of_supervision_are_found_without_a_look_at_every_note(
    zone: Store, question: Callable[[], sa.Select[Any]]
) -> None:
    with zone.read() as connection:
        asked = str(_of_families(question).params(files="[]").compile(connection, compile_kwargs={"render_postcompile": True}))
        told = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ("[]",)).all()
    (how,) = (step.detail for step in told if "note" in step.detail)
    assert "INDEX note_decided (<expr>=?)" in how


def _of_everybody(store: Store, days: int) -> dict[str, list[Due]]:
    now = datetime.combine(TODAY, datetime.min.time()) + timedelta(days=days, hours=9)
    return {each.name: today.what_is_due(store, each, now, SETTINGS) for each in store.find(Worker)}

"""Warming: what the first page asks is compiled before there is a record to ask."""

import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from fpz_app.app.warming import read_ahead, warm
from fpz_app.casework.today import what_is_due
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from tests.helpers.duties import SETTINGS
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import MANAGER


def test_what_today_asks_was_compiled_while_the_person_typed(tmp_path: Path) -> None:
    warm()
    store, compiled, asked = Store(tmp_path, secrets.token_bytes(32), signer=Signer), [], []
    make_marlows(store)

    def hear(_connection: Any, _cursor: Any, statement: str, _given: Any, context: Any, _many: bool) -> None:
        asked.append(statement)
        compiled.extend([statement] if context.cache_hit.name == "CACHE_MISS" else [])

    sa.event.listen(store.engine, "before_cursor_execute", hear)
    what_is_due(store, MANAGER, datetime.combine(TODAY, datetime.min.time()), SETTINGS)
    store.close()
    assert (len(asked) > 20, compiled) == (True, [])


def test_where_there_is_no_room_for_it_the_program_opens_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    warm.__wrapped__()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"sealed" * 2_000_000])
def test_reading_ahead_leaves_the_record_as_it_is(tmp_path: Path, content: bytes) -> None:
    record = tmp_path / "record.fpz"
    record.write_bytes(content)
    read_ahead(record)
    assert record.read_bytes() == content


def test_a_record_that_is_gone_is_not_read_ahead(tmp_path: Path) -> None:
    read_ahead(tmp_path / "record.fpz")
    assert list(tmp_path.iterdir()) == []

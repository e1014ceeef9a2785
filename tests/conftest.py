"""What every test may ask for: a real encrypted store."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import fpz_app.ui  # noqa: F401 - PySide6 6.12 needs what it does before any Qt object is made
from fpz_app.store.store import Store
from tests.helpers.stores import open_store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty encrypted store."""
    opened = open_store(tmp_path / "store")
    yield opened
    opened.close()

"""What every test may ask for, a real encrypted store, and the order in which tests are run."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import fpz_app.ui  # noqa: F401 - PySide6 6.12 needs what it does before any Qt object is made
from fpz_app.store.store import Store
from tests.helpers.stores import open_store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LONGEST = (
    "end2end/test_whole_story.py",
    "end2end/test_real_app.py",
    "end2end/test_safeguards.py",
    "end2end/test_two_laptops.py",
    "end2end/test_by_actions_alone.py",
    "end2end/test_meeting_killed.py",
    "end2end/test_sync_kills.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, and all others as they were: what begins last has no other to be shared out beside it."""
    places = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty encrypted store."""
    opened = open_store(tmp_path / "store")
    yield opened
    opened.close()

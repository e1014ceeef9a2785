"""A laptop that only joining again helps: one whose record was copied, and one that a restored centre does not know."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from fpz_app.central import admin
from fpz_app.central.database import writing
from fpz_app.domain.families import Family
from fpz_app.sync import enrolment
from tests.gui.test_sync_screen import Joined, Laptop, here, joined
from tests.helpers import hands
from tests.helpers.centres import Here

__all__ = ["here", "joined"]


@pytest.fixture
def over_the_wire(monkeypatch: pytest.MonkeyPatch) -> Callable[[Laptop], None]:
    def set_up(laptop: Laptop) -> None:
        monkeypatch.setattr(enrolment, "join_again", partial(enrolment.join_again, transport=laptop.wire))

    return set_up


@pytest.fixture
def forgotten(joined: Joined, here: Here, over_the_wire: Callable[[Laptop], None]) -> Laptop:
    """It wrote and synced, and then the centre was restored from before it joined."""
    laptop = joined()
    over_the_wire(laptop)
    live, backup = here.folder / "centre.db", here.folder / "backup.db"
    copy(live, backup)
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("DELETE FROM device WHERE id = ?", (laptop.store.device.id,))
    laptop.add_family("Typed before")
    laptop.settle()
    copy(backup, live)
    writing(here.centre.engine, admin.new_epochs)
    laptop.add_family("Typed since")
    laptop.settle()
    return laptop


def copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def test_a_laptop_that_the_centre_forgot_joins_again_and_sends_all_that_it_wrote(
    forgotten: Laptop, joined: Joined, here: Here
) -> None:
    assert hands.reads("The centre does not know this laptop.")
    hands.write("One-time code", here.code(forgotten.worker.id))
    hands.press("Join the zone again")
    hands.until(lambda: forgotten.syncing.state().is_up_to_date, "all to be sent", patience=20)
    assert not hands.reads("One-time code")
    names = {each.name for each in joined("Sam Ellery").store.find(Family)}
    assert {"Typed before", "Typed since"} <= names


def test_a_code_for_somebody_else_is_refused_and_nothing_is_lost(forgotten: Laptop, here: Here) -> None:
    hands.write("One-time code", here.code(here.worker("Sam Ellery").id))
    hands.press("Join the zone again")
    hands.until(lambda: hands.reads("This code is for somebody else."), "the refusal")
    assert [each.name for each in forgotten.store.find(Family)] == ["Typed before", "Typed since"]


def test_a_missing_code_is_asked_for_at_its_field(forgotten: Laptop) -> None:
    hands.press("Join the zone again")
    hands.until(lambda: hands.reads("Give the one-time code."), "the question")

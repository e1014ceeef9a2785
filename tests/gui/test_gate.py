"""The gate: what stands before the record when something around it is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fpz_app.app.gate import Gate
from fpz_app.app.opening import CENTRE, WORKER
from fpz_app.domain.workers import Zone
from fpz_app.store.store import DATABASE
from fpz_app.sync.orders import WIPED
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.stores import KEY, PRIYA, ZONE, open_store

WRONG_FORM = 'key = "family_assessment"\nversion = 2\ntitle = "Ours"\ncolour = "green"\n'


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    """A folder with a record whose zone has written a form of its own, wrongly."""
    store = open_store(tmp_path)
    with store.work(PRIYA, "Set up this laptop") as work:
        work.put_all([Zone(id=ZONE, file_id=ZONE, name="Purbeck", code="PU"), PRIYA])
    store.set_fact(WORKER, PRIYA.id)
    store.close()
    (tmp_path / "zone/forms").mkdir(parents=True)
    (tmp_path / "zone/forms/family_assessment.toml").write_text(WRONG_FORM)
    return tmp_path


@pytest.fixture
def gate(qapp: QApplication, laptop: Path) -> Iterator[Gate]:
    opened = Gate(qapp, Theme(qapp), laptop)
    opened.open()
    yield opened
    for window in qapp.topLevelWidgets():
        window.close()


def test_a_wrong_form_file_is_refused_at_start_with_file_and_line(gate: Gate) -> None:
    gate._unlocked(KEY)
    hands.wait_to_read("family_assessment.toml, line 4")


def test_the_app_opens_once_the_form_is_mended(gate: Gate, laptop: Path) -> None:
    gate._unlocked(KEY)
    hands.wait_to_read("The app cannot open yet")
    (laptop / "zone/forms/family_assessment.toml").unlink()
    hands.press("Try again")
    hands.wait_to_read("Nothing is due today.")


@pytest.fixture
def mistaken(laptop: Path) -> Path:
    """The same laptop with a right form, and a review after no weeks."""
    (laptop / "zone/forms/family_assessment.toml").unlink()
    (laptop / "zone/zone.toml").write_text("[clocks]\nreview_weeks = 0\n")
    return laptop


def test_a_wrong_zone_setting_is_told_of_while_work_goes_on(mistaken: Path, gate: Gate) -> None:
    gate._unlocked(KEY)
    hands.wait_to_read("Nothing is due today.")
    hands.wait_to_read("zone.toml, line 2: a whole number of 1 or more is wanted here.")
    assert gate._workplace is not None
    assert gate._workplace.desk.settings.zone.clocks.review_weeks == 6


def test_nothing_locks_a_window_that_was_closed(mistaken: Path, gate: Gate) -> None:
    gate._unlocked(KEY)
    hands.wait_to_read("zone.toml, line 2")
    assert gate._workplace is not None
    gate._workplace.window.close()
    assert not gate._workplace._idle._timer.isActive()


def test_what_is_told_of_stays_after_the_warning_of_the_lock(mistaken: Path, gate: Gate) -> None:
    gate._unlocked(KEY)
    hands.wait_to_read("zone.toml, line 2")
    assert gate._workplace is not None
    gate._workplace._idle.warned.emit(30)
    hands.wait_to_read("This locks in 30 seconds")
    gate._workplace._idle.resumed.emit()
    hands.wait_to_read("zone.toml, line 2")


def test_a_laptop_that_was_told_to_wipe_itself_and_died_first_is_empty_once_it_is_opened(
    qapp: QApplication, tmp_path: Path
) -> None:
    store = open_store(tmp_path)
    store.set_fact(CENTRE, "https://centre.example.org")
    store.set_fact(WIPED, "1")
    store.close()
    gate = Gate(qapp, Theme(qapp), tmp_path)
    gate._unlocked(KEY)
    hands.wait_to_read("The centre has ended this laptop’s trust, and its record is gone.")
    hands.wait_to_read("Join a zone with a code")
    assert not (tmp_path / DATABASE).exists()
    for window in qapp.topLevelWidgets():
        window.close()

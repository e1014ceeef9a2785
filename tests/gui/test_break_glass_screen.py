"""A restricted file opened in an emergency by the keyboard alone, until it is given back or its time is over."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from fpz_app.app.workplace import Workplace
from fpz_app.domain.break_glass import LASTS, BreakGlass
from fpz_app.domain.families import Family
from fpz_app.domain.media import Shown
from fpz_app.domain.workers import Role, Worker
from fpz_app.presenters import places
from fpz_app.store.store import Changed
from tests.helpers import hands
from tests.helpers.workplaces import at_work

REASON = "Zoe is in hospital and nobody knows whom to ring."
OPEN = "Open the file for 8 hours"


@pytest.fixture(scope="module")
def workplace(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    with at_work(qapp, tmp_path_factory.mktemp("zone")) as made:
        yield made


@pytest.fixture(scope="module")
def secret(workplace: Workplace) -> Family:
    store, zone = workplace.desk.store, workplace.desk.zone
    ruth = Worker(file_id=zone.id, name="Ruth Amesbury", agency="Early help", role=Role.MANAGER)
    family = Family(file_id="", name="Zephyr", reference="CH0042", restricted=True, allowed=(ruth.id,))
    family = replace(family, file_id=family.id)
    with store.work(ruth, "Add a family") as work:
        work.put_all([ruth, family])
    return family


def ask(reference: str = "CH0042") -> None:
    hands.write("Case reference", reference)
    hands.write("Why must you see the file now?", REASON)
    hands.press(OPEN)


def test_from_a_search_that_found_nothing_to_the_file_and_back(workplace: Workplace, secret: Family) -> None:
    workplace.desk.go(places.FAMILIES)
    hands.write("Find a family or a person", "Zephyr")
    hands.press("Open a restricted file in an emergency")
    assert hands.text_of("Or the name of one of its people") == "Zephyr"
    hands.press(OPEN)
    hands.wait_to_read("The reason is missing")
    ask("CH4711")
    hands.wait_to_read("No file fits that.")
    ask()
    hands.wait_to_read("Everything you read is recorded. Reason: Zoe is in hospital")
    hands.press("Give back now")
    hands.wait_to_read("You gave the file back.")
    workplace.desk.go(places.family(secret.id))
    hands.wait_to_read("This is no longer there.")


def test_at_the_minute_the_page_closes_by_itself(workplace: Workplace, secret: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    workplace.desk.go(places.BREAK_GLASS)
    ask()
    hands.wait_to_read("Give back now")
    workplace._opened_watch.look()
    workplace.desk.go(places.details(secret.id))
    hands.wait_to_read("CH0042")
    ends = workplace.desk.store.find(BreakGlass, order="began")[-1].began + LASTS
    monkeypatch.setattr(workplace.desk.store, "_now", lambda: ends / 1000)
    told: list[str] = []
    workplace.desk.store.listeners.append(lambda changed: told.append(changed.by))
    workplace._opened_watch.look()
    assert told == [workplace.desk.actor.id]  # as what is done here, which waits for nothing that comes in
    hands.wait_to_read("The time is over: a restricted file is closed to you again.")
    assert workplace.window.here == "today"
    workplace.desk.go(places.family(secret.id))
    hands.wait_to_read("This is no longer there.")


@pytest.mark.parametrize("page", ["preview", "family_details"])
def test_what_shows_a_file_that_is_taken_does_not_stay_open(workplace: Workplace, secret: Family, page: str) -> None:
    window: Any = workplace.window
    window.open(page, **({} if page == "preview" else {"family_id": secret.id}))
    window.page("preview").presenter.show("Plan", b"", "Plan.pdf", shown=Shown.NOT_HERE, family_id=secret.id)
    for file, here in (("another", page), (secret.id, "today")):
        workplace.desk.store.tell(Changed(frozenset(), frozenset({file}), "A file was taken back", "", "", closed=True))
        hands.rest()
        assert window.here == here


def test_the_list_shows_what_was_opened_and_what_was_done(workplace: Workplace, secret: Family) -> None:
    workplace.desk.go(places.BREAK_GLASS_REVIEWS)
    assert ["CH4711" in each for each in hands.rows_of("Opened restricted files")] == [False, False, True]
    hands.open_row("Opened restricted files", "CH4711")
    hands.wait_to_read("No file was found.")
